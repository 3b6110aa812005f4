import {
  type CameBack,
  type CameBackQuery,
  cameBackPerPage,
  cameBackStates,
} from '../../../domains/notifications/index.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Pagination } from '../../ui/pagination.tsx'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { Filters } from '../filters.tsx'
import { type Column, Rows } from '../rows.tsx'
import { cameBackWords } from './came-back-words.ts'
import type { CameBackList } from './deps.ts'
import { letterDeskWords } from './letter-words.ts'

type Props = {
  visit: AdminVisit
  query: CameBackQuery
  found: CameBackList
  maySeeOrder: boolean
  said?: Said | undefined
}

/** Letters that nobody has read, and what is to be done about each. */
export function CameBackView({ visit, query, found, maySeeOrder, said }: Props) {
  const { locale, m } = visit
  const all = letterDeskWords[locale]
  const words = cameBackWords[locale]
  const here = href(locale, 'adminCameBack')
  const { show, state, sort } = query
  return (
    <AdminPage visit={visit} title={words.title} here="adminCameBack" said={said}>
      <p>{words.lead}</p>
      <Filters
        visit={visit}
        action={here}
        filters={[
          {
            name: 'show',
            label: words.filterShow,
            chosen: show,
            options: (['open', 'all'] as const).map((each) => [each, all.show[each]]),
          },
          {
            name: 'state',
            label: words.filterState,
            chosen: state ?? '',
            options: [['', words.any], ...cameBackStates.map((each) => [each, words.states[each]] as const)],
          },
          {
            name: 'sort',
            label: words.sort,
            chosen: sort,
            options: (['newest', 'oldest'] as const).map((each) => [each, words.sorts[each]]),
          },
        ]}
      />
      {found.total === 0 ? (
        <p class="lead">{state ? words.noneSuch : show === 'open' ? words.noneOpen : words.none}</p>
      ) : (
        <Rows label={words.title} rows={found.rows} columns={columnsFor(visit, found, maySeeOrder)} />
      )}
      <Pagination
        m={m}
        page={query.page}
        pageCount={Math.ceil(found.total / cameBackPerPage)}
        hrefOf={(page) =>
          `${here}?${new URLSearchParams({ show, ...(state && { state }), sort, page: String(page) })}`
        }
      />
    </AdminPage>
  )
}

function columnsFor(
  { locale }: AdminVisit,
  { numbers, suppressed }: CameBackList,
  maySeeOrder: boolean,
): Column<CameBack>[] {
  const all = letterDeskWords[locale]
  const words = cameBackWords[locale]
  const untilOf = (day: Date | undefined) => (day ? words.until(formatDate(day, locale)) : words.free)
  return [
    {
      label: words.letter,
      kind: 'head',
      cell: ({ kind, orderId }) => (
        <>
          {all.kinds[kind]}
          <br />
          <span class="small soft">
            {orderId && maySeeOrder ? (
              <a class="number" href={href(locale, 'adminOrder', { order: orderId })}>
                {numbers.get(orderId) ?? all.order}
              </a>
            ) : (
              all.noOrder
            )}
          </span>
        </>
      ),
    },
    {
      label: words.to,
      cell: ({ recipient }) => (
        <span class="breakable">
          {recipient}
          <br />
          <span class="small soft">{untilOf(suppressed.get(recipient))}</span>
        </span>
      ),
    },
    {
      label: words.what,
      cell: ({ state, code }) => (
        <div>
          <span class="state urgent">{words.states[state]}</span>{' '}
          {code && <span class="small soft number">{code}</span>}
        </div>
      ),
    },
    { label: words.when, cell: ({ at }) => formatDate(at, locale, 'moment') },
    {
      label: words.act,
      kind: 'act',
      cell: ({ id, settledAt, recipient }) =>
        settledAt && !suppressed.has(recipient) ? (
          <span class="soft">{words.isDone}</span>
        ) : (
          <form class="actions" method="post" action={href(locale, 'adminCameBackLetter', { mail: id })}>
            {suppressed.has(recipient) && (
              <button type="submit" class="button quiet" name="act" value="again">
                {words.again}
              </button>
            )}
            {!settledAt && (
              <button type="submit" class="button quiet" name="act" value="done">
                {words.done}
              </button>
            )}
          </form>
        ),
    },
  ]
}
