import type { Letter, MailKind } from '../../../domains/notifications/index.ts'
import { type Locale, locales } from '../../../shared/locale.ts'
import { href } from '../../routes.ts'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { Facts } from '../facts.tsx'
import { letterDeskWords } from './letter-words.ts'
import { type Look, looks } from './sample-frame.ts'
import { sampleWords } from './sample-words.ts'
import { type SampleInList, SampleList } from './samples-page.tsx'

export type SampleQuery = { in: Locale; look: Look }

type Props = {
  visit: AdminVisit
  sample: { name: string; kind: MailKind; preview: string; letter: Letter }
  query: SampleQuery
  /** Of the same kind. */
  others: readonly SampleInList[]
  /** Of whoever looks. */
  email: string
  said?: Said | undefined
}

const languages: Record<Locale, string> = { en: 'English', fr: 'Français' }

/** One letter as its reader gets it: in each language, by day and by night, as HTML and as plain text. */
export function SampleView({ visit, sample, query, others, email, said }: Props) {
  const { locale, m } = visit
  const words = sampleWords[locale]
  const { name, kind, preview, letter } = sample
  const files = letter.attachments.filter(({ cid }) => cid === undefined)
  const here = href(locale, 'adminSample', { sample: name })
  const as = (change: Partial<SampleQuery>) => `?${new URLSearchParams({ ...query, ...change })}`
  return (
    <AdminPage
      visit={visit}
      title={letterDeskWords[locale].kinds[kind]}
      here="adminSamples"
      from={{ title: words.title, href: `${href(locale, 'adminSamples')}#${kind}` }}
      said={said}
    >
      <Facts
        facts={[
          [words.subject, <span lang={query.in}>{letter.subject}</span>],
          [words.beside, <span lang={query.in}>{preview}</span>],
          [
            words.attached,
            files.length > 0 ? files.map(({ fileName }) => fileName).join(', ') : words.nothing,
          ],
        ]}
      />
      <div class="sample-switches">
        <Switch
          label={words.language}
          options={locales.map((each) => ({
            word: languages[each],
            href: here + as({ in: each }),
            lang: each,
            isChosen: each === query.in,
          }))}
        />
        <Switch
          label={words.colours}
          options={looks.map((each) => ({
            word: words.looks[each],
            href: here + as({ look: each }),
            isChosen: each === query.look,
          }))}
        />
      </div>
      <iframe
        class="letter"
        title={m.mail.letter}
        src={href(locale, 'adminSampleLetter', { sample: name }) + as({})}
        sandbox=""
      />
      <p class="small soft">{words.hint}</p>
      <details class="disclosure">
        <summary>{m.mail.plain}</summary>
        <pre class="plain-letter" lang={query.in}>
          {letter.text}
        </pre>
      </details>
      <form class="stack" method="post" action={here}>
        <input type="hidden" name="in" value={query.in} />
        <input type="hidden" name="look" value={query.look} />
        <p class="actions">
          <button type="submit" class="button">
            {words.send}
          </button>
          <span class="small soft">{words.sendHint(email)}</span>
        </p>
      </form>
      {others.length > 0 && (
        <section>
          <h2>{words.others}</h2>
          <SampleList visit={visit} samples={others} query={as({})} />
        </section>
      )}
    </AdminPage>
  )
}

type Option = { word: string; href: string; isChosen: boolean; lang?: Locale }

function Switch({ label, options }: { label: string; options: readonly Option[] }) {
  return (
    <nav aria-label={label}>
      <ul class="ranges">
        {options.map(({ word, href, isChosen, lang }) => (
          <li>
            <a href={href} lang={lang} aria-current={isChosen ? 'true' : undefined}>
              {word}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
