import type { Child } from 'hono/jsx'
import { formatNumber } from '../../ui/numbers.ts'
import { Pagination } from '../../ui/pagination.tsx'
import type { AdminVisit } from '../admin-layout.tsx'
import { type Filter, Filters } from '../filters.tsx'
import { type Column, orderOf, Rows } from '../rows.tsx'
import { SavedViews } from '../views/saved-views.tsx'
import { listAddress, signed } from './list-address.ts'
import type { ListQuery } from './list-query.ts'
import { listWords } from './list-words.ts'

type ListProps<Row> = {
  visit: AdminVisit
  /** Without its query. */
  path: string
  /** What screen readers call the table. */
  label: string
  query: ListQuery<string, Readonly<Record<string, unknown>>>
  filters?: readonly Filter[]
  columns: readonly Column<Row>[]
  /** `isMore`: it is counted no further than it is paged, and there are more. */
  found: { rows: readonly Row[]; total: number; isMore?: boolean }
  perPage: number
  /** What stands there when nothing does: what this list is for, or that a search found nothing. */
  empty: Child
  /** False where the list cannot be taken along. */
  hasFile?: boolean
  /** False where the list belongs to one thing, and nobody comes back to it under a name. */
  hasViews?: boolean
  /** What a page that stays open makes anew when something happens (live.ts), by its id; off where it is to stand still. */
  live?: { id: string; isOn: boolean }
}

/** A list of the back office: narrowed, ordered, paged and taken along by its address. */
export function ListView<Row>(props: ListProps<Row>) {
  const { visit, path, query, filters = [], live } = props
  const all = withAll(filters)
  const isNarrow = Object.entries(query.filters).some(([name, value]) => (value || '') !== (all[name] ?? ''))
  return (
    <>
      {props.hasViews !== false && (
        <SavedViews visit={visit} path={path} here={listAddress(path, query, { page: 1 })} />
      )}
      {filters.length > 0 && (
        <Filters visit={visit} action={path} filters={[...filters, ...sortFilter(props)]}>
          {isNarrow && (
            <a href={listAddress(path, { ...query, filters: all }, { page: 1 })}>
              {listWords[visit.locale].clear}
            </a>
          )}
        </Filters>
      )}
      {live ? (
        <div id={live.id} {...(live.isOn && { 'data-live': true })}>
          <Found {...props} />
        </div>
      ) : (
        <Found {...props} />
      )}
    </>
  )
}

/** What has to be said so that everything is shown: a list may open on what is to be done. */
function withAll(filters: readonly Filter[]): Record<string, string> {
  return Object.fromEntries(
    filters.flatMap((filter) =>
      'options' in filter && filter.options.some(([value]) => value === 'all') ? [[filter.name, 'all']] : [],
    ),
  )
}

function Found<Row>({ visit, path, label, query, columns, found, perPage, empty, hasFile }: ListProps<Row>) {
  const words = listWords[visit.locale]
  const at = (change: Parameters<typeof listAddress>[2]) => listAddress(path, query, change)
  const order = {
    by: query.sort,
    isDescending: query.isDescending,
    hrefOf: (sort: string) => at({ sort, page: 1 }),
  }
  return (
    <>
      {found.total === 0 ? (
        empty
      ) : (
        <>
          <p class="list-line">
            <span class="soft">
              {found.isMore
                ? words.more(formatNumber(found.total, visit.locale))
                : words.found(formatNumber(found.total, visit.locale), found.total === 1)}
            </span>
            {hasFile !== false && <a href={at({ asFile: true })}>{words.export}</a>}
          </p>
          <Rows label={label} rows={found.rows} columns={columns} order={order} />
        </>
      )}
      <Pagination
        m={visit.m}
        page={query.page}
        pageCount={Math.ceil(found.total / perPage)}
        hrefOf={(page) => at({ page })}
      />
    </>
  )
}

/** On a phone the heads of the columns are not there: the order is chosen beside the filters. */
function sortFilter<Row>({ visit, query, columns }: ListProps<Row>): Filter[] {
  const words = listWords[visit.locale]
  const sortable = columns.flatMap((column) =>
    column.sort ? [{ sort: column.sort, label: column.label, orders: words.orders[orderOf(column)] }] : [],
  )
  if (sortable.length === 0) return []
  const options = sortable.flatMap(({ sort, label, orders: [ascending, descending] }) => [
    [sort, `${label}, ${ascending}`] as const,
    [`-${sort}`, `${label}, ${descending}`] as const,
  ])
  // The usual one is not said: with another filter, another may be usual.
  const usual = options.find(([value]) => value === query.usual)
  const first = [['', usual?.[1] ?? words.usual] as const]
  const others = options.filter(([value]) => value !== query.usual)
  const chosen = signed(query) === query.usual ? '' : signed(query)
  return [{ name: 'sort', label: words.sort, chosen, options: [...first, ...others], onPhone: true }]
}
