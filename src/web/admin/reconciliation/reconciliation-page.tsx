import {
  type BalanceDay,
  canMend,
  type EndedFinding,
  type FindingOnPage,
  openShown,
  type Reconciliation,
  type Run,
} from '../../../domains/reconciliation/index.ts'
import { shopCurrency } from '../../../shared/currency.ts'
import { formatMoney, money } from '../../../shared/money.ts'
import { noonOf } from '../../../shared/time.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { formatNumber } from '../../ui/numbers.ts'
import { ActForm } from '../act-form.tsx'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { Facts } from '../facts.tsx'
import { type Column, Rows } from '../rows.tsx'
import { reconciliationWords } from './reconciliation-words.ts'

type PageProps = {
  visit: AdminVisit
  state: Reconciliation
  mayRepair: boolean
  dashboardUrl: string | null
  said?: Said | undefined
}

/** Whether the provider, the orders, the keys and the books agree; what does not, and what can be done about it. */
export function ReconciliationView({ visit, state, mayRepair, dashboardUrl, said }: PageProps) {
  const words = reconciliationWords[visit.locale]
  const { open, isMore, ended, days, runs } = state
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
      {(open.length > 0 || ended.length > 0) && (
        <p class="list-line">
          <a href={`${href(visit.locale, 'adminReconciliation')}?as=csv`}>{words.file}</a>
        </p>
      )}
      <HowItStands {...{ visit, state }} />
      <section aria-labelledby="open">
        <h2 id="open">{words.open}</h2>
        {isMore && <p class="soft">{words.more(formatNumber(openShown, visit.locale))}</p>}
        {open.length === 0 ? (
          <p class="soft">{words.nothingOpen}</p>
        ) : (
          <ul class="findings">
            {open.map((finding) => (
              <FindingItem {...{ visit, finding, mayRepair, dashboardUrl }} />
            ))}
          </ul>
        )}
      </section>
      {ended.length > 0 && (
        <section>
          <h2>{words.ended}</h2>
          <Rows label={words.ended} rows={ended} columns={endedColumns(visit)} />
        </section>
      )}
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
        {running && <span id="progress">{words.running(moment(running.startedAt))}</span>}{' '}
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

type ItemProps = Pick<PageProps, 'visit' | 'mayRepair' | 'dashboardUrl'> & { finding: FindingOnPage }

function FindingItem({ visit, finding, mayRepair, dashboardUrl }: ItemProps) {
  const { locale } = visit
  const words = reconciliationWords[locale]
  const mends = canMend(finding)
  const cents = (minor: number | null) =>
    minor === null ? null : formatMoney(money(minor, finding.currency), locale)
  const link = dashboardUrl && linkTo(dashboardUrl, finding)
  return (
    <li>
      <h3>{words.kinds[finding.kind]}</h3>
      <Facts
        facts={[
          [words.about, <About {...{ visit, finding }} />],
          [words.here, cents(finding.expectedMinor)],
          [words.there, cents(finding.actualMinor)],
          [words.how, finding.detail && <span class="mono-id">{finding.detail}</span>],
          [words.since, formatDate(finding.foundAt, locale, 'dateTime')],
        ]}
      />
      <p class="small">
        {mends ? words.mend : words.byHand[finding.kind]}
        {link && (
          <>
            {' '}
            <a href={link} rel="noreferrer">
              {words.atProvider}
            </a>
          </>
        )}
      </p>
      {mayRepair && <Acts {...{ visit, finding }} label={mends ? words.repair : words.check} />}
    </li>
  )
}

function Acts({ visit, finding, label }: Pick<ItemProps, 'visit' | 'finding'> & { label: string }) {
  const words = reconciliationWords[visit.locale]
  const action = href(visit.locale, 'adminFinding', { finding: finding.id })
  return (
    <>
      <form method="post" action={action}>
        <p class="actions">
          <button
            type="submit"
            class={canMend(finding) ? 'button primary' : 'button'}
            name="act"
            value="repair"
            aria-label={`${label}: ${words.kinds[finding.kind]}, ${finding.orderNumber ?? finding.objectId}`}
          >
            {label}
          </button>
        </p>
      </form>
      <details class="disclosure">
        <summary>{words.accept}</summary>
        <ActForm
          action={action}
          act="accept"
          button={words.accept}
          id={`note-${finding.id}`}
          label={words.note}
          hint={words.acceptHint}
        />
      </details>
    </>
  )
}

type AboutFinding = Pick<FindingOnPage, 'orderId' | 'orderNumber' | 'objectId'>

/** The order by its number where it may be seen; else what the finding is about, by its id. */
function About({
  visit,
  finding: { orderId, orderNumber, objectId },
}: {
  visit: AdminVisit
  finding: AboutFinding
}) {
  if (!orderId || !orderNumber) return <span class="mono-id">{objectId}</span>
  return (
    <span>
      <a class="number" href={href(visit.locale, 'adminOrder', { order: orderId })}>
        {orderNumber}
      </a>{' '}
      <span class="mono-id">{objectId}</span>
    </span>
  )
}

function linkTo(dashboardUrl: string, { objectId, kind }: FindingOnPage): string | null {
  if (kind === 'invariant' || kind === 'books_differ') return null
  if (/^(pi|ch|py)_/.test(objectId)) return `${dashboardUrl}/payments/${objectId}`
  if (/^d[up]_/.test(objectId)) return `${dashboardUrl}/disputes/${objectId}`
  return `${dashboardUrl}/search?query=${encodeURIComponent(objectId)}`
}

function endedColumns(visit: AdminVisit): Column<EndedFinding>[] {
  const words = reconciliationWords[visit.locale]
  return [
    { label: words.what, kind: 'head', cell: ({ kind }) => words.kinds[kind] },
    { label: words.about, cell: (finding) => <About {...{ visit, finding }} /> },
    { label: words.how, cell: ({ outcome }) => words.outcomes[outcome] },
    { label: words.when, cell: ({ endedAt }) => formatDate(endedAt, visit.locale, 'dateTime') },
  ]
}

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
