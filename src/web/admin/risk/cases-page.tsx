import { type CaseInList, casesPerPage } from '../../../domains/fraud/index.ts'
import { formatMoney } from '../../../shared/money.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { ListView } from '../list/list-view.tsx'
import type { Column } from '../rows.tsx'
import { type CasesQuery, shownCases } from './cases-query.ts'
import { riskWords } from './words/index.ts'

type CasesProps = {
  visit: AdminVisit
  query: CasesQuery
  found: { rows: readonly CaseInList[]; total: number }
  said?: Said | undefined
}

/** Payments that wait for a human, or about which one decided. */
export function CasesView({ visit, query, found, said }: CasesProps) {
  const { locale } = visit
  const words = riskWords[locale]
  const { show } = query.filters
  const showWords = { '': words.open, decided: words.decided, ...words.states, all: words.all }
  return (
    <AdminPage visit={visit} title={words.title} here="adminRisk" said={said}>
      <p>{words.lead}</p>
      <p class="actions">
        <a class="button" href={href(locale, 'adminRiskRules')}>
          {words.toRules}
        </a>
        <a class="button" href={href(locale, 'adminRiskLists')}>
          {words.toLists}
        </a>
      </p>
      <ListView
        {...{ visit, query, found }}
        path={href(locale, 'adminRisk')}
        label={showWords[show]}
        perPage={casesPerPage}
        columns={show === '' ? openColumns(visit) : decidedColumns(visit, show === 'all')}
        filters={[
          {
            name: 'show',
            label: words.outcome,
            chosen: show,
            options: shownCases.map((each) => [each, showWords[each]] as const),
          },
        ]}
        empty={
          show === '' ? (
            <div class="empty">
              <h2>{words.empty}</h2>
              <p>{words.emptyText}</p>
            </div>
          ) : (
            <p class="lead">{words.noneDecided}</p>
          )
        }
      />
    </AdminPage>
  )
}

function openColumns(visit: AdminVisit): Column<CaseInList>[] {
  const { locale } = visit
  const words = riskWords[locale]
  return [
    { label: words.order, kind: 'head', cell: (row) => <CaseLink {...{ visit, row }} /> },
    { label: words.why, cell: ({ reasons }) => strongest(reasons, locale) },
    {
      label: words.until,
      sort: 'until',
      order: 'due',
      cell: ({ until }) => formatDate(until, locale, 'dateTime'),
    },
    openedColumn(visit),
    { label: words.points, sort: 'score', order: 'numbers', cell: ({ score }) => score ?? '–' },
    amountColumn(visit),
  ]
}

/** @param withOpen also those about which nobody has decided yet. */
function decidedColumns(visit: AdminVisit, withOpen: boolean): Column<CaseInList>[] {
  const { locale } = visit
  const words = riskWords[locale]
  return [
    { label: words.order, kind: 'head', cell: (row) => <CaseLink {...{ visit, row }} /> },
    { label: words.outcome, cell: ({ state }) => <span class="state">{words.states[state]}</span> },
    ...(withOpen ? [openedColumn(visit)] : []),
    {
      label: words.at,
      sort: 'decided',
      cell: ({ decidedAt }) => decidedAt && formatDate(decidedAt, locale, 'dateTime'),
    },
    { label: words.points, sort: 'score', order: 'numbers', cell: ({ score }) => score ?? '–' },
    amountColumn(visit),
  ]
}

const openedColumn = ({ locale }: AdminVisit): Column<CaseInList> => ({
  label: riskWords[locale].openedAt,
  sort: 'opened',
  cell: ({ openedAt }) => formatDate(openedAt, locale, 'dateTime'),
})

const amountColumn = ({ locale }: AdminVisit): Column<CaseInList> => ({
  label: riskWords[locale].amount,
  kind: 'amount',
  cell: ({ order }) => (order ? formatMoney(order.gross, locale) : '–'),
})

// Of an order under restriction the case is there, because it may have to be decided; who it is about is not shown.
function CaseLink({ visit: { locale }, row }: { visit: AdminVisit; row: CaseInList }) {
  return (
    <a class="number" href={href(locale, 'adminRiskCase', { case: row.id })}>
      {row.order?.number ?? riskWords[locale].hidden}
    </a>
  )
}

function strongest(reasons: CaseInList['reasons'], locale: AdminVisit['locale']): string {
  const most = reasons.filter(({ points }) => points > 0).toSorted((a, b) => b.points - a.points)
  const names = most.slice(0, 2).map(({ rule }) => riskWords[locale].rules[rule][0])
  return names.join(', ') || '–'
}
