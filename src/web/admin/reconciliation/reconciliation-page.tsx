import type { BalanceDay, Reconciliation, Run } from '../../../domains/reconciliation/index.ts'
import { shopCurrency } from '../../../shared/currency.ts'
import { formatMoney, money } from '../../../shared/money.ts'
import { noonOf } from '../../../shared/time.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { type Column, Rows } from '../rows.tsx'
import { Findings, type FindingsProps } from './findings.tsx'
import { reconciliationWords } from './reconciliation-words.ts'

type PageProps = FindingsProps & { state: Reconciliation; said?: Said | undefined }

/** Whether the provider, the orders, the keys and the books agree; what does not, and what can be done about it. */
export function ReconciliationView(props: PageProps) {
  const { visit, state, said } = props
  const words = reconciliationWords[visit.locale]
  const { days, runs } = state
  const isUnderWay = runs.some(({ endedAt }) => !endedAt)
  return (
    <AdminPage
      visit={visit}
      title={words.title}
      here="adminReconciliation"
      said={said}
      islands={isUnderWay ? ['progress.js'] : []}
    >
      <p>{words.lead}</p>
      <HowItStands {...{ visit, state }} />
      <Findings {...props} />
      {days.length > 0 && (
        <section>
          <h2>{words.days}</h2>
          <p class="small soft">{words.daysLead}</p>
          <Rows label={words.days} rows={days} columns={dayColumns(visit)} />
        </section>
      )}
      {runs.length > 0 && (
        <section>
          <h2>{words.runs}</h2>
          <Rows label={words.runs} rows={runs} columns={runColumns(visit)} />
        </section>
      )}
    </AdminPage>
  )
}

function HowItStands({ visit, state: { runs, reading } }: Pick<PageProps, 'visit' | 'state'>) {
  const { locale } = visit
  const words = reconciliationWords[locale]
  const last = runs.find(({ endedAt, failure }) => endedAt && !failure)
  const running = runs.find(({ endedAt }) => !endedAt)
  const moment = (at: Date) => formatDate(at, locale, 'dateTime')
  return (
    <section>
      <p>
        {last?.endedAt ? words.lastRun(moment(last.endedAt)) : !running && words.neverRun}{' '}
        {running && (
          <span id="progress" data-from={href(locale, 'adminReconciliation')}>
            {words.running(moment(running.startedAt))}
          </span>
        )}{' '}
        {reading && words.read(moment(reading.readAt))}{' '}
        {reading && reading.undelivered > 0 && words.undelivered(reading.undelivered)}
      </p>
      <form class="stack" method="post" action={href(locale, 'adminReconciliation')}>
        <p class="actions">
          <button type="submit" class="button">
            {words.now}
          </button>
        </p>
        <p class="small soft">{words.nowHint}</p>
      </form>
    </section>
  )
}

/** All that was found, as its address narrows it; of what is open on this page, what can be done about it. */
function dayColumns(visit: AdminVisit): Column<BalanceDay & { day: string }>[] {
  const { locale } = visit
  const words = reconciliationWords[locale]
  const amount = (label: string, of: (day: BalanceDay) => number): Column<BalanceDay & { day: string }> => ({
    label,
    cell: (day) => formatMoney(money(of(day), shopCurrency), locale),
  })
  return [
    { label: words.day, kind: 'head', cell: ({ day }) => formatDate(noonOf(day), locale, 'short') },
    amount(words.taken, ({ takenMinor }) => takenMinor),
    amount(words.returned, ({ returnedMinor }) => returnedMinor),
    amount(words.disputed, ({ disputedMinor }) => disputedMinor),
    amount(words.fees, ({ feeMinor }) => feeMinor),
    amount(words.other, ({ otherMinor }) => otherMinor),
    amount(words.books, ({ booksMinor }) => booksMinor),
  ]
}

function runColumns(visit: AdminVisit): Column<Run>[] {
  const { locale } = visit
  const words = reconciliationWords[locale]
  return [
    {
      label: words.when,
      kind: 'head',
      cell: ({ startedAt }) => formatDate(startedAt, locale, 'dateTime'),
    },
    { label: words.what, cell: ({ reason }) => words.reasons[reason] },
    {
      label: words.result,
      cell: ({ endedAt, failure, found, mended }) =>
        failure ? (
          <span class="state urgent">{words.failed}</span>
        ) : endedAt ? (
          <span class={found > mended ? 'state urgent' : 'state sealed'}>
            {words.resultOf(found, mended)}
          </span>
        ) : (
          '–'
        ),
    },
    { label: words.objects, cell: ({ objects }) => objects },
  ]
}
