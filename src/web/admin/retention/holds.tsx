import { type HoldInList, holdGrounds, holdsPerPage } from '../../../domains/privacy/index.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import type { AdminVisit } from '../admin-layout.tsx'
import type { Filter } from '../filters.tsx'
import { listAddress } from '../list/list-address.ts'
import { ListView } from '../list/list-view.tsx'
import { ReasonedAct } from '../reasoned-act.tsx'
import type { Column } from '../rows.tsx'
import { holdWords } from './hold-words.ts'
import { type HoldListQuery, heldKinds } from './holds-query.ts'

export type HoldsFound = { rows: readonly HoldInList[]; total: number; isMore: boolean }
type HoldsProps = { visit: AdminVisit; query: HoldListQuery; holds: HoldsFound; mayEnd: boolean }

/** What is kept in spite of its clock, and what was. */
export function Holds(props: HoldsProps) {
  const { visit, query, holds } = props
  const words = holdWords[visit.locale]
  const { show, ...others } = query.filters
  const isNarrow = Object.values(others).some(Boolean)
  return (
    <ListView
      {...{ visit, query }}
      path={href(visit.locale, 'adminHolds')}
      label={visit.m.admin.retention.holds}
      filters={filtersFor(visit, query)}
      columns={columnsFor(props)}
      found={holds}
      perPage={holdsPerPage}
      empty={<p class="soft">{isNarrow ? words.noneSuch : words.none[show || 'open']}</p>}
    />
  )
}

function filtersFor({ locale, m }: AdminVisit, { filters }: HoldListQuery): Filter[] {
  const words = holdWords[locale]
  const { ground, grounds } = m.admin.retention
  return [
    { name: 'text', label: words.search, hint: words.searchHint, value: filters.text },
    {
      name: 'show',
      label: words.show.label,
      chosen: filters.show,
      options: [
        ['', words.show.open],
        ['ended', words.show.ended],
        ['all', words.show.all],
      ],
    },
    {
      name: 'kind',
      label: words.held,
      chosen: filters.kind,
      options: [['', words.anyKind], ...heldKinds.map((each) => [each, words.kinds[each]] as const)],
    },
    {
      name: 'ground',
      label: ground,
      chosen: filters.ground,
      options: [['', words.anyGround], ...holdGrounds.map((each) => [each, grounds[each]] as const)],
    },
  ]
}

function columnsFor({ visit, query, mayEnd }: HoldsProps): Column<HoldInList>[] {
  const { locale } = visit
  const { retention } = visit.m.admin
  const words = holdWords[locale]
  const { show } = query.filters
  const back = listAddress(href(locale, 'adminHolds'), query)
  const ended: Column<HoldInList> = {
    label: words.ended,
    ...(show === 'ended' && { sort: 'ended' }),
    cell: ({ endedAt }) => (endedAt ? formatDate(endedAt, locale, 'short') : '–'),
  }
  const act: Column<HoldInList> = {
    label: words.act,
    kind: 'act',
    cell: (hold) => <End {...{ visit, hold, back, mayEnd }} />,
  }
  return [
    { label: words.held, kind: 'head', cell: ({ kind, named }) => retention.held[kind](named) },
    {
      label: retention.ground,
      cell: ({ ground, reference }) => (
        <span>
          {retention.grounds[ground]} {reference && <code>{reference}</code>}
        </span>
      ),
    },
    { label: words.placed, sort: 'placed', cell: ({ placedAt }) => formatDate(placedAt, locale, 'short') },
    ...(show === '' ? [] : [ended]),
    ...(show === 'ended' ? [] : [act]),
  ]
}

type EndProps = { visit: AdminVisit; hold: HoldInList; back: string; mayEnd: boolean }

/** A hold of a bank ends with the dispute; one of the staff when they say so. */
function End({ visit, hold: { id, named, ground, origin, endedAt }, back, mayEnd }: EndProps) {
  const words = visit.m.admin.retention
  if (endedAt) return null
  if (origin === 'bank') return <span class="small soft">{words.endsWithDispute}</span>
  if (!mayEnd) return null
  return (
    <ReasonedAct
      visit={visit}
      id={id}
      action={href(visit.locale, 'adminHold', { hold: id })}
      title={words.endTitle}
      about={`${named}, ${words.grounds[ground]}`}
      buttons={[['end', words.end]]}
      hint={words.endHint}
    >
      <input type="hidden" name="back" value={back} />
    </ReasonedAct>
  )
}
