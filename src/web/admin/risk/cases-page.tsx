import type { CaseInList } from '../../../domains/fraud/index.ts'
import { formatMoney } from '../../../shared/money.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { type Column, Rows } from '../rows.tsx'
import { riskWords } from './words/index.ts'

type CasesProps = {
  visit: AdminVisit
  open: readonly CaseInList[]
  decided: readonly CaseInList[]
  said?: Said | undefined
}

/** Payments that wait for a human, and what was decided last. */
export function CasesView({ visit, open, decided, said }: CasesProps) {
  const { locale } = visit
  const words = riskWords[locale]
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
      {open.length === 0 ? (
        <div class="empty">
          <h2>{words.empty}</h2>
          <p>{words.emptyText}</p>
        </div>
      ) : (
        <section>
          <h2>{words.open}</h2>
          <Rows label={words.open} rows={open} columns={openColumns(visit)} />
        </section>
      )}
      {decided.length > 0 && (
        <section>
          <h2>{words.decided}</h2>
          <Rows label={words.decided} rows={decided} columns={decidedColumns(visit)} />
        </section>
      )}
    </AdminPage>
  )
}

function openColumns(visit: AdminVisit): Column<CaseInList>[] {
  const { locale } = visit
  const words = riskWords[locale]
  return [
    { label: words.order, kind: 'head', cell: (row) => <CaseLink {...{ visit, row }} /> },
    { label: words.why, cell: ({ reasons }) => strongest(reasons, locale) },
    { label: words.until, cell: ({ until }) => formatDate(until, locale, 'dateTime') },
    { label: words.points, kind: 'amount', cell: ({ score }) => score ?? '–' },
    {
      label: words.amount,
      kind: 'amount',
      cell: ({ order }) => (order ? formatMoney(order.gross, locale) : '–'),
    },
  ]
}

function decidedColumns(visit: AdminVisit): Column<CaseInList>[] {
  const { locale } = visit
  const words = riskWords[locale]
  return [
    { label: words.order, kind: 'head', cell: (row) => <CaseLink {...{ visit, row }} /> },
    { label: words.outcome, cell: ({ state }) => <span class="state">{words.states[state]}</span> },
    { label: words.at, cell: ({ decidedAt }) => decidedAt && formatDate(decidedAt, locale, 'dateTime') },
    {
      label: words.amount,
      kind: 'amount',
      cell: ({ order }) => (order ? formatMoney(order.gross, locale) : '–'),
    },
  ]
}

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
