import type { Child } from 'hono/jsx'
import { messagesOf } from '../../../domains/replacement/index.ts'
import { href } from '../../routes.ts'
import { FieldError } from '../../ui/field.tsx'
import { Layout } from '../../ui/layout.tsx'
import type { Visit } from '../../ui/visit.ts'
import type { BrokenKey } from './broken-key.ts'
import { brokenWords } from './broken-words.ts'

export type BrokenProps = { visit: Visit; token: string; about: BrokenKey }

/** The first step: what the platform says, word for word. */
export function ProblemView({ visit, token, about, isMissing }: BrokenProps & { isMissing: boolean }) {
  const { locale } = visit
  const words = brokenWords[locale]
  const { line, unit, seq } = about
  const platform = line.platform.name
  return (
    <BrokenFrame visit={visit} token={token} about={about} title={words.title}>
      <p class="lead">{words.lead(platform)}</p>
      <form class="stack" method="post" action={href(locale, 'orderBroken', { token, unit: unit.id })}>
        <input type="hidden" name="seq" value={String(seq)} />
        <fieldset class="stack">
          <legend class="group-label">{words.legend(platform)}</legend>
          {messagesOf(line.platform.code).map(({ name, text }, index) => (
            <label class="choice">
              <input
                id={`message-${name}`}
                type="radio"
                name="message"
                value={name}
                required
                autofocus={isMissing && index === 0}
              />
              <span>{text[locale]}</span>
            </label>
          ))}
          {isMissing && <FieldError id="message" error={words.missing} />}
        </fieldset>
        <p>
          <button type="submit" class="button primary">
            {words.next}
          </button>
        </p>
      </form>
      <p class="small soft">{words.promise}</p>
    </BrokenFrame>
  )
}

type FrameProps = BrokenProps & { title: string; children?: Child }

/** Every step names the product, and leads back to the order. */
export function BrokenFrame({ visit, token, about: { line, unit }, title, children }: FrameProps) {
  const { locale } = visit
  return (
    <Layout visit={visit} head={{ title, noindex: true }}>
      <div class="wrap narrow text-page">
        <hgroup>
          <p class="soft">
            {line.name[locale]}, {line.platform.name}
          </p>
          <h1>{title}</h1>
        </hgroup>
        {children}
        <p>
          <a href={`${href(locale, 'order', { token })}#${unit.id}`}>{brokenWords[locale].back}</a>
        </p>
      </div>
    </Layout>
  )
}
