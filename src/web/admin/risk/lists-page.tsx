import { entriesPerPage, type ListEntry, listKinds } from '../../../domains/fraud/index.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Field, Input } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import type { Filter } from '../filters.tsx'
import { ListView } from '../list/list-view.tsx'
import { listWords } from '../list/list-words.ts'
import { ReasonedAct } from '../reasoned-act.tsx'
import { type Column, Rows } from '../rows.tsx'
import type { EntryListQuery } from './entries-query.ts'
import type { EntryForm } from './entry-form.ts'
import { riskWords } from './words/index.ts'

/** What was searched for, and which page of what was found; it never stands in the address. */
export type Sought = { text: string; page: number }

type ListsProps = {
  visit: AdminVisit
  query: EntryListQuery
  found: { rows: readonly ListEntry[]; total: number }
  sought?: Sought | undefined
  form: EntryForm
  isWrong: boolean
  said?: Said | undefined
}

/** Whom the team asked to look at, or to let through. */
export function ListsView(props: ListsProps) {
  const { visit, query, found, sought, form, isWrong, said } = props
  const { locale } = visit
  const words = riskWords[locale]
  const { lists } = words
  const here = href(locale, 'adminRiskLists')
  const isNarrow = Object.values(query.filters).some(Boolean)
  return (
    <AdminPage
      visit={visit}
      title={lists.title}
      here="adminRisk"
      from={{ title: words.title, href: href(locale, 'adminRisk') }}
      said={said}
    >
      <p>{lists.lead}</p>
      <SearchForm {...{ visit, sought }} />
      {sought === undefined ? (
        <ListView
          visit={visit}
          path={here}
          label={lists.title}
          query={query}
          filters={filtersFor(visit, query)}
          columns={columnsFor(visit)}
          found={found}
          perPage={entriesPerPage}
          empty={<p>{isNarrow ? lists.noneSuch : lists.empty}</p>}
        />
      ) : (
        <FoundByWords {...{ visit, found, here, sought }} />
      )}
      <NewEntryForm {...{ visit, form, isWrong }} />
    </AdminPage>
  )
}

/** Posted, so that no mailbox stands in an address. */
function SearchForm({ visit: { locale }, sought }: Pick<ListsProps, 'visit' | 'sought'>) {
  const { lists } = riskWords[locale]
  return (
    <form class="filters" method="post" action={href(locale, 'adminRiskLists')}>
      <Input
        id="text"
        name="text"
        label={lists.search}
        hint={lists.searchHint}
        value={sought?.text}
        maxlength={254}
        autocomplete="off"
        required
      />
      <button type="submit" class="button" name="act" value="find">
        {lists.find}
      </button>
    </form>
  )
}

type FoundByWordsProps = Pick<ListsProps, 'visit' | 'found'> & { here: string; sought: Sought }

/** What was found by words, page by page. What is done to an entry is sent with them, so that they are there when it comes back. */
function FoundByWords({ visit, found, here, sought }: FoundByWordsProps) {
  const { lists } = riskWords[visit.locale]
  return (
    <>
      <p>
        {found.total === 0 ? lists.noneSuch : lists.found(found.total)}{' '}
        <a href={here}>{listWords[visit.locale].clear}</a>
      </p>
      {found.total > 0 && <Rows label={lists.title} rows={found.rows} columns={columnsFor(visit, sought)} />}
      <PostedPages {...{ visit, found, here, sought }} />
    </>
  )
}

function PostedPages({ visit: { m }, found, here, sought: { text, page } }: FoundByWordsProps) {
  const last = Math.ceil(found.total / entriesPerPage)
  if (last < 2) return null
  return (
    <form method="post" action={here} aria-label={m.pagination.label}>
      <input type="hidden" name="act" value="find" />
      <input type="hidden" name="text" value={text} />
      <p class="actions">
        {page > 1 && (
          <button type="submit" class="button" name="page" value={Math.min(page - 1, last)}>
            {m.pagination.previous}
          </button>
        )}
        <span>{m.pagination.page(page)}</span>
        {page < last && (
          <button type="submit" class="button" name="page" value={page + 1}>
            {m.pagination.next}
          </button>
        )}
      </p>
    </form>
  )
}

function filtersFor({ locale }: AdminVisit, { filters }: EntryListQuery): Filter[] {
  const words = riskWords[locale].lists
  const all = ['', words.all] as const
  return [
    {
      name: 'list',
      label: words.list,
      chosen: filters.list,
      options: [all, ...(['block', 'allow'] as const).map((each) => [each, words.names[each]] as const)],
    },
    {
      name: 'kind',
      label: words.kind,
      chosen: filters.kind,
      options: [all, ...listKinds.map((each) => [each, words.kinds[each]] as const)],
    },
  ]
}

function columnsFor(visit: AdminVisit, sought?: Sought): Column<ListEntry>[] {
  const { locale } = visit
  const words = riskWords[locale].lists
  return [
    { label: words.value, kind: 'head', sort: 'value', cell: ({ value }) => value },
    { label: words.kind, cell: ({ kind }) => words.kinds[kind] },
    { label: words.list, cell: ({ list }) => <span class="state">{words.names[list]}</span> },
    { label: words.reason, cell: ({ reason }) => reason },
    { label: words.addedOn, sort: 'added', cell: ({ addedAt }) => formatDate(addedAt, locale, 'short') },
    {
      label: words.ends,
      sort: 'ends',
      order: 'due',
      cell: ({ endsAt, over }) => (over ? words.over : formatDate(endsAt, locale, 'short')),
    },
    {
      label: words.remove,
      kind: 'act',
      cell: ({ id, value }) => (
        <ReasonedAct
          visit={visit}
          id={id}
          action={href(locale, 'adminRiskListEntry', { entry: id })}
          title={words.remove}
          about={value}
          buttons={[['remove', words.removeButton]]}
        >
          {sought && (
            <>
              <input type="hidden" name="text" value={sought.text} />
              <input type="hidden" name="page" value={sought.page} />
            </>
          )}
        </ReasonedAct>
      ),
    },
  ]
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
        <button type="submit" class="button primary" name="act" value="add">
          {words.add}
        </button>
      </form>
    </section>
  )
}
