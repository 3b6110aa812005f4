import { type Assessment, breachScopes, noticeDueAt } from '../../../domains/privacy/index.ts'
import { locales } from '../../../shared/locale.ts'
import type { Topic } from '../../../shared/personal-data.ts'
import { href } from '../../routes.ts'
import { policyWords } from '../../storefront/legal/policy/policy-words.ts'
import { formatDate } from '../../ui/dates.ts'
import { Field } from '../../ui/field.tsx'
import { AdminPage, type AdminVisit } from '../admin-layout.tsx'
import { type AskedBreach, type BreachForm, breachNatures, queryOf } from './breach-form.ts'
import { breachWords } from './breach-words.ts'
import { draftNotice, type NoticeFacts, noticeReaders } from './notices.ts'

type BreachProps = {
  visit: AdminVisit
  form: BreachForm
  topics: readonly Topic[]
  isIncomplete: boolean
  found?: NoticeFacts | undefined
}

/** What was affected, whom it concerns, and what is to be written. */
export function BreachView(props: BreachProps) {
  const { visit, found, isIncomplete } = props
  const words = breachWords[visit.locale]
  const said = isIncomplete ? ({ kind: 'bad', text: words.incomplete } as const) : undefined
  return (
    <AdminPage visit={visit} title={words.title} here="adminBreach" said={said}>
      <p>{words.lead}</p>
      {found && <Result {...props} found={found} />}
      {found && <Drafts {...props} found={found} />}
      <Question {...props} />
    </AdminPage>
  )
}

function Question({ visit, form, topics }: BreachProps) {
  const { locale } = visit
  const words = breachWords[locale]
  const names = policyWords[locale].topics
  return (
    <form class="stack narrow-form" action={href(locale, 'adminBreach')}>
      {(['known', 'from', 'until'] as const).map((name) => (
        <Field id={name} label={words[name]} hint={name === 'known' ? words.knownHint : undefined}>
          <input
            id={name}
            name={name}
            type="datetime-local"
            required
            value={form[name]}
            aria-describedby={name === 'known' ? 'known-hint' : undefined}
          />
        </Field>
      ))}
      <Choices legend={words.topics} name="topics" type="checkbox" chosen={form.topics}>
        {topics.map((topic) => [topic, names[topic].name])}
      </Choices>
      <Choices legend={words.nature} name="nature" type="checkbox" chosen={form.nature}>
        {breachNatures.map((each) => [each, words.natures[each]])}
      </Choices>
      <Choices legend={words.scope} name="scope" type="radio" chosen={[form.scope || 'everybody']}>
        {breachScopes.map((each) => [each, words.scopes[each]])}
      </Choices>
      <Field id="network" label={words.network} hint={words.networkHint}>
        <input
          id="network"
          name="network"
          value={form.network}
          aria-describedby="network-hint"
          autocomplete="off"
        />
      </Field>
      <p>
        <button type="submit" class="button primary">
          {words.button}
        </button>
      </p>
    </form>
  )
}

type ChoicesProps = {
  legend: string
  name: string
  type: 'checkbox' | 'radio'
  chosen: readonly string[]
  children: readonly (readonly [value: string, label: string])[]
}

function Choices({ legend, name, type, chosen, children }: ChoicesProps) {
  return (
    <fieldset class="choices">
      <legend class="group-label">{legend}</legend>
      {children.map(([value, label]) => (
        <label class="choice">
          <input type={type} name={name} value={value} checked={chosen.includes(value)} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  )
}

type FoundProps = BreachProps & { found: NoticeFacts }

function Result({ visit, form, found: { breach, assessment, now } }: FoundProps) {
  const { locale } = visit
  const words = breachWords[locale]
  return (
    <section aria-labelledby="result">
      <h2 id="result">{words.resultTitle}</h2>
      <p>
        <strong>{words.people(assessment.people)}</strong> {dueSentence(breach, now, visit)}
      </p>
      <Counts {...{ visit, assessment }} />
      <form method="post" action={`${href(locale, 'adminBreachPeople')}?${queryOf(form)}`}>
        <p class="small soft">{words.peopleHint}</p>
        <button type="submit" class="button">
          {words.peopleFile}
        </button>
      </form>
    </section>
  )
}

function dueSentence({ knownSince }: AskedBreach, now: Date, { locale }: AdminVisit): string {
  const words = breachWords[locale]
  const due = noticeDueAt(knownSince)
  const at = formatDate(due, locale, 'dateTimeInZone')
  return now > due ? words.late(at) : words.due(at)
}

function Counts({ visit, assessment }: { visit: AdminVisit; assessment: Assessment }) {
  const [what, people, records] = breachWords[visit.locale].head
  const names = policyWords[visit.locale].topics
  return (
    <table class="rows">
      <thead>
        <tr>
          <th scope="col">{what}</th>
          <th scope="col">{people}</th>
          <th scope="col">{records}</th>
        </tr>
      </thead>
      <tbody>
        {assessment.byTopic.map((each) => (
          <tr>
            <th scope="row">{names[each.topic].name}</th>
            <td data-label={people}>{each.people}</td>
            <td data-label={records}>{each.records}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Drafts({ visit, form, found }: FoundProps) {
  const words = breachWords[visit.locale]
  return (
    <section aria-labelledby="drafts">
      <h2 id="drafts">{words.draftsTitle}</h2>
      <p>{words.draftsLead}</p>
      {noticeReaders.flatMap((reader) =>
        locales.map((locale) => {
          const name = `${words.drafts[reader]} (${words.languages[locale]})`
          const file = `${href(visit.locale, 'adminBreachNotice')}?${queryOf(form)}&to=${reader}&in=${locale}`
          return (
            <details class="disclosure">
              <summary>{name}</summary>
              <pre class="draft" lang={locale}>
                {draftNotice(reader, found, locale)}
              </pre>
              <p>
                <a class="button" href={file} aria-label={`${words.download}: ${name}`}>
                  {words.download}
                </a>
              </p>
            </details>
          )
        }),
      )}
    </section>
  )
}
