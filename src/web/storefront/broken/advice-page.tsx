import type { Child } from 'hono/jsx'
import { isKeyAtFault, type PlatformMessage } from '../../../domains/replacement/index.ts'
import { href } from '../../routes.ts'
import { Field } from '../../ui/field.tsx'
import { knowledgeWords } from '../knowledge/knowledge-words.ts'
import { brokenWords } from './broken-words.ts'
import { BrokenFrame, type BrokenProps } from './problem-page.tsx'

type AdviceProps = BrokenProps & { message: PlatformMessage; written: string; hurdle?: Child }

/** The second step: what the message means and what to look at; after that a key, or a human. */
export function AdviceView({ visit, token, about, message, written, hurdle }: AdviceProps) {
  const { locale } = visit
  const words = brokenWords[locale]
  const { line, unit, seq } = about
  const { platform, region } = line
  const { means, checks } = words.advice[message.problem]({ platform: platform.name, region: region[locale] })
  const order = `${href(locale, 'order', { token })}#${unit.id}`
  return (
    <BrokenFrame visit={visit} token={token} about={about} title={words.title}>
      <figure>
        <figcaption class="soft small">{words.says(platform.name)}</figcaption>
        <blockquote>
          <p>{message.text[locale]}</p>
        </blockquote>
      </figure>
      <section>
        <h2>{words.meansTitle}</h2>
        <p>{means}</p>
      </section>
      <section>
        <h2>{words.checkTitle}</h2>
        <ul class="bullets">
          {checks.map((check) => (
            <li>{check}</li>
          ))}
        </ul>
      </section>
      <form class="stack" method="post" action={href(locale, 'orderBroken', { token, unit: unit.id })}>
        <input type="hidden" name="seq" value={String(seq)} />
        <input type="hidden" name="message" value={message.name} />
        <Field id="words" label={words.words} hint={words.wordsHint}>
          <textarea id="words" name="words" rows={3} maxlength={1000} aria-describedby="words-hint">
            {written}
          </textarea>
        </Field>
        {hurdle}
        <p class="actions">
          <button type="submit" class="button primary" name="step" value="still">
            {isKeyAtFault(message.problem) ? words.still : words.ask}
          </button>
          <a class="button" href={order}>
            {words.works}
          </a>
        </p>
      </form>
      <ul class="small more-ways">
        <li>
          <a href={href(locale, 'orderBroken', { token, unit: unit.id })}>{words.other}</a>
        </li>
        <li>
          <a href={`${href(locale, 'help')}?platform=${platform.code}`}>
            {knowledgeWords[locale].helpOn(platform.name)}
          </a>
        </li>
      </ul>
    </BrokenFrame>
  )
}
