import { canMend, type FindingInList, findingsPerPage } from '../../../domains/reconciliation/index.ts'
import { formatMoney, money } from '../../../shared/money.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { ActForm } from '../act-form.tsx'
import type { AdminVisit } from '../admin-layout.tsx'
import { Facts } from '../facts.tsx'
import { listAddress } from '../list/list-address.ts'
import { ListView } from '../list/list-view.tsx'
import type { Column } from '../rows.tsx'
import { type FindingListQuery, findingKinds } from './findings-query.ts'
import { reconciliationWords } from './reconciliation-words.ts'

export type FindingsProps = {
  visit: AdminVisit
  query: FindingListQuery
  findings: { rows: readonly FindingInList[]; total: number; isMore: boolean }
  mayRepair: boolean
  dashboardUrl: string | null
}

/** Where money, orders and keys differ, as a list; and of those that are open on its page, what can be done. */
export function Findings({ visit, query, findings, mayRepair, dashboardUrl }: FindingsProps) {
  const { locale } = visit
  const words = reconciliationWords[locale]
  const { show, kind, from, until } = query.filters
  const path = href(locale, 'adminReconciliation')
  const open = findings.rows.filter(({ endedAt }) => endedAt === null)
  const isNarrow = kind !== '' || from !== '' || until !== ''
  return (
    <>
      <section aria-labelledby="findings">
        <h2 id="findings">{words.findings}</h2>
        <ListView
          {...{ visit, path, query }}
          label={words.findings}
          filters={[
            {
              name: 'show',
              label: words.show.label,
              chosen: show,
              options: [
                ['', words.show.open],
                ['ended', words.show.ended],
                ['all', words.show.all],
              ],
            },
            {
              name: 'kind',
              label: words.what,
              chosen: kind,
              options: [
                ['', words.anyKind],
                ...findingKinds.map((each) => [each, words.kinds[each]] as const),
              ],
            },
            { name: 'from', label: words.from, type: 'date', value: from },
            { name: 'until', label: words.until, type: 'date', value: until },
          ]}
          columns={findingColumns(visit, show)}
          found={findings}
          perPage={findingsPerPage}
          empty={<p class="soft">{isNarrow ? words.noneSuch : words.none[show || 'open']}</p>}
        />
      </section>
      {open.length > 0 && (
        <section>
          <h2>{words.toDo}</h2>
          <ul class="findings">
            {open.map((finding) => (
              <FindingItem {...{ visit, finding, mayRepair, dashboardUrl }} back={listAddress(path, query)} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

type ItemProps = Pick<FindingsProps, 'visit' | 'mayRepair' | 'dashboardUrl'> & {
  finding: FindingInList
  /** The list as it stands, to which whoever acts comes back. */
  back: string
}

function FindingItem({ visit, finding, mayRepair, dashboardUrl, back }: ItemProps) {
  const { locale } = visit
  const words = reconciliationWords[locale]
  const mends = canMend(finding)
  const cents = (minor: number | null) =>
    minor === null ? null : formatMoney(money(minor, finding.currency), locale)
  const link = dashboardUrl && linkTo(dashboardUrl, finding)
  return (
    <li id={finding.id}>
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
      {mayRepair && <Acts {...{ visit, finding, back }} label={mends ? words.repair : words.check} />}
    </li>
  )
}

function Acts({
  visit,
  finding,
  back,
  label,
}: Pick<ItemProps, 'visit' | 'finding' | 'back'> & { label: string }) {
  const words = reconciliationWords[visit.locale]
  const action = href(visit.locale, 'adminFinding', { finding: finding.id })
  return (
    <>
      <form method="post" action={action}>
        <input type="hidden" name="back" value={back} />
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
          back={back}
          button={words.accept}
          id={`note-${finding.id}`}
          label={words.note}
          hint={words.acceptHint}
        />
      </details>
    </>
  )
}

type AboutFinding = Pick<FindingInList, 'orderId' | 'orderNumber' | 'objectId'>

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

function linkTo(dashboardUrl: string, { objectId, kind }: FindingInList): string | null {
  if (kind === 'invariant' || kind === 'books_differ') return null
  if (/^(pi|ch|py)_/.test(objectId)) return `${dashboardUrl}/payments/${objectId}`
  if (/^d[up]_/.test(objectId)) return `${dashboardUrl}/disputes/${objectId}`
  return `${dashboardUrl}/search?query=${encodeURIComponent(objectId)}`
}

function findingColumns(
  visit: AdminVisit,
  show: FindingListQuery['filters']['show'],
): Column<FindingInList>[] {
  const { locale } = visit
  const words = reconciliationWords[locale]
  const when = (at: Date) => formatDate(at, locale, 'moment')
  const ended: Column<FindingInList> = {
    label: words.ended,
    ...(show === 'ended' && { sort: 'ended' }),
    cell: ({ endedAt }) => (endedAt ? when(endedAt) : '–'),
  }
  return [
    {
      label: words.what,
      kind: 'head',
      cell: ({ id, kind, outcome }) =>
        outcome ? words.kinds[kind] : <a href={`#${id}`}>{words.kinds[kind]}</a>,
    },
    { label: words.about, cell: (finding) => <About {...{ visit, finding }} /> },
    { label: words.since, sort: 'found', cell: ({ foundAt }) => when(foundAt) },
    {
      label: words.state,
      cell: ({ outcome }) => (
        <span class={outcome ? 'state' : 'state urgent'}>
          {outcome ? words.outcomes[outcome] : words.isOpen}
        </span>
      ),
    },
    ...(show === '' ? [] : [ended]),
  ]
}
