import { type CameBack, cameBackPerPage, cameBackStates } from '../../../domains/notifications/index.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { ListView } from '../list/list-view.tsx'
import type { Column } from '../rows.tsx'
import type { CameBackListQuery } from './came-back-query.ts'
import { cameBackWords } from './came-back-words.ts'
import type { CameBackList } from './deps.ts'
import { letterDeskWords } from './letter-words.ts'

type Props = {
  visit: AdminVisit
  query: CameBackListQuery
  found: CameBackList
  maySeeOrder: boolean
  said?: Said | undefined
}

/** Letters that nobody has read, and what is to be done about each. */
export function CameBackView({ visit, query, found, maySeeOrder, said }: Props) {
  const { locale } = visit
  const all = letterDeskWords[locale]
  const words = cameBackWords[locale]
  const { show, state } = query.filters
  return (
    <AdminPage visit={visit} title={words.title} here="adminCameBack" said={said}>
      <p>{words.lead}</p>
      <ListView
        {...{ visit, query, found }}
        path={href(locale, 'adminCameBack')}
        label={words.title}
        perPage={cameBackPerPage}
        columns={columnsFor(visit, found, maySeeOrder)}
        filters={[
          {
            name: 'show',
            label: words.filterShow,
            chosen: show,
            options: [
              ['', all.show.open],
              ['all', all.show.all],
            ],
          },
          {
            name: 'state',
            label: words.filterState,
            chosen: state,
            options: [['', words.any], ...cameBackStates.map((each) => [each, words.states[each]] as const)],
          },
        ]}
        empty={<p class="lead">{state ? words.noneSuch : show === 'all' ? words.none : words.noneOpen}</p>}
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
    { label: words.when, sort: 'at', cell: ({ at }) => formatDate(at, locale, 'moment') },
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
