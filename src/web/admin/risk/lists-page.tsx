import { type ListEntry, listKinds } from '../../../domains/fraud/index.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Field, Input } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { Rows } from '../rows.tsx'
import type { EntryForm } from './entry-form.ts'
import { riskWords } from './words/index.ts'

type ListsProps = {
  visit: AdminVisit
  entries: readonly ListEntry[]
  form: EntryForm
  isWrong: boolean
  said?: Said | undefined
}

/** Whom the team asked to look at, or to let through. */
export function ListsView({ visit, entries, form, isWrong, said }: ListsProps) {
  const words = riskWords[visit.locale]
  const { lists } = words
  return (
    <AdminPage
      visit={visit}
      title={lists.title}
      here="adminRisk"
      from={{ title: words.title, href: href(visit.locale, 'adminRisk') }}
      said={said}
    >
      <p>{lists.lead}</p>
      {entries.length === 0 ? <p>{lists.empty}</p> : <Entries {...{ visit, entries }} />}
      <NewEntryForm {...{ visit, form, isWrong }} />
    </AdminPage>
  )
}

function Entries({ visit: { locale }, entries }: Pick<ListsProps, 'visit' | 'entries'>) {
  const words = riskWords[locale].lists
  return (
    <Rows
      label={words.title}
      rows={entries}
      columns={[
        { label: words.value, kind: 'head', cell: ({ value }) => value },
        { label: words.kind, cell: ({ kind }) => words.kinds[kind] },
        { label: words.list, cell: ({ list }) => <span class="state">{words.names[list]}</span> },
        { label: words.reason, cell: ({ reason }) => reason },
        {
          label: words.ends,
          cell: ({ endsAt, over }) => (over ? words.over : formatDate(endsAt, locale, 'short')),
        },
        {
          label: words.remove,
          kind: 'act',
          cell: ({ id, value }) => (
            <form method="post" action={href(locale, 'adminRiskListEntry', { entry: id })}>
              <button type="submit" class="button quiet danger" aria-label={words.removeLabel(value)}>
                {words.remove}
              </button>
            </form>
          ),
        },
      ]}
    />
  )
}

function NewEntryForm({ visit: { locale }, form, isWrong }: Pick<ListsProps, 'visit' | 'form' | 'isWrong'>) {
  const words = riskWords[locale].lists
  return (
    <section aria-labelledby="new-entry">
      <h2 id="new-entry">{words.add}</h2>
      {isWrong && <Notice kind="bad">{words.wrong}</Notice>}
      <form class="stack narrow-form" method="post" action={href(locale, 'adminRiskLists')}>
        <Field id="list" label={words.list}>
          <select id="list" name="list">
            {(['block', 'allow'] as const).map((list) => (
              <option value={list} selected={list === form.list}>
                {words.names[list]}
              </option>
            ))}
          </select>
        </Field>
        <Field id="kind" label={words.kind}>
          <select id="kind" name="kind">
            {listKinds.map((kind) => (
              <option value={kind} selected={kind === form.kind}>
                {words.kinds[kind]}
              </option>
            ))}
          </select>
        </Field>
        <Input
          id="value"
          name="value"
          label={words.value}
          hint={words.valueHint}
          value={form.value}
          maxlength={254}
          autocomplete="off"
          autofocus={isWrong}
        />
        <Input
          id="reason"
          name="reason"
          label={words.reason}
          value={form.reason}
          maxlength={500}
          autocomplete="off"
        />
        <Input
          id="days"
          name="days"
          label={words.days}
          hint={words.daysHint}
          value={form.days}
          inputmode="numeric"
          autocomplete="off"
        />
        <button type="submit" class="button primary">
          {words.add}
        </button>
      </form>
    </section>
  )
}
