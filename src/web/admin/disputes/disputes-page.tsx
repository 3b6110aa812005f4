import { type DisputeInList, disputesPerPage, type WarningInList } from '../../../domains/payments/index.ts'
import { formatMoney } from '../../../shared/money.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Input } from '../../ui/field.tsx'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { ListView } from '../list/list-view.tsx'
import type { Column } from '../rows.tsx'
import type { DisputesQuery } from './disputes-query.ts'
import { disputeReason, fraudKind } from './reason-words.ts'

type DisputesProps = {
  visit: AdminVisit
  query: DisputesQuery
  found: { rows: readonly DisputeInList[]; total: number }
  warnings: readonly WarningInList[]
  said?: Said | undefined
}

/** What banks argue about, and what they warn of. */
export function DisputesView({ visit, query, found, warnings, said }: DisputesProps) {
  const words = visit.m.money.disputes
  return (
    <AdminPage visit={visit} title={words.title} here="adminDisputes" said={said}>
      <p>{words.lead}</p>
      {warnings.length > 0 && (
        <section>
          <h2>{words.warnings}</h2>
          <p>{words.warningsLead}</p>
          <ul class="devices">
            {warnings.map((warning) => (
              <Warning {...{ visit, warning }} />
            ))}
          </ul>
        </section>
      )}
      <section>
        {warnings.length > 0 && <h2>{words.list}</h2>}
        <ListView
          {...{ visit, query, found }}
          path={href(visit.locale, 'adminDisputes')}
          label={words.list}
          perPage={disputesPerPage}
          columns={columnsFor(visit)}
          filters={[
            {
              name: 'show',
              label: words.state,
              chosen: query.filters.show,
              options: [
                ['', words.show.all],
                ['open', words.show.open],
                ['over', words.show.over],
              ],
            },
          ]}
          empty={
            <div class="empty">
              <h2>{words.empty}</h2>
              <p>{words.emptyText}</p>
            </div>
          }
        />
      </section>
    </AdminPage>
  )
}

function Warning({ visit, warning }: { visit: AdminVisit; warning: WarningInList }) {
  const { locale } = visit
  const words = visit.m.money.disputes
  const inputId = `note-${warning.id}`
  return (
    <li>
      <p>
        <OrderLink {...{ visit, ...warning }} /> · {formatMoney(warning.amount, locale)} ·{' '}
        {formatDate(warning.openedAt, locale, 'short')} · {fraudKind(warning.kind, locale)}
      </p>
      <form class="stack" method="post" action={href(locale, 'adminFraudWarning', { warning: warning.id })}>
        <Input id={inputId} name="note" label={words.note} required maxlength={500} autocomplete="off" />
        <p class="actions">
          <button type="submit" class="button primary" name="decision" value="refund">
            {words.refund}
          </button>
          <button type="submit" class="button" name="decision" value="keep">
            {words.keep}
          </button>
        </p>
      </form>
    </li>
  )
}

type LinkProps = { visit: AdminVisit; orderId: DisputeInList['orderId']; orderNumber: string | null }

function OrderLink({ visit, orderId, orderNumber }: LinkProps) {
  if (!orderNumber) return <span class="soft">{visit.m.money.disputes.hidden}</span>
  return (
    <a class="number" href={href(visit.locale, 'adminOrder', { order: orderId })}>
      {orderNumber}
    </a>
  )
}

function columnsFor(visit: AdminVisit): Column<DisputeInList>[] {
  const { locale } = visit
  const words = visit.m.money.disputes
  return [
    { label: words.order, kind: 'head', cell: (dispute) => <OrderLink {...{ visit, ...dispute }} /> },
    {
      label: words.reason,
      cell: ({ id, reason }) => (
        <a href={href(locale, 'adminDispute', { dispute: id })}>{disputeReason(reason, locale)}</a>
      ),
    },
    {
      label: words.state,
      sort: 'state',
      order: 'states',
      cell: (dispute) => <DisputeBadge {...{ visit, dispute }} />,
    },
    {
      label: words.due,
      sort: 'due',
      order: 'due',
      cell: ({ dueAt, closedAt }) => (dueAt && !closedAt ? formatDate(dueAt, locale, 'dateTime') : '–'),
    },
    {
      label: words.amount,
      kind: 'amount',
      sort: 'amount',
      cell: ({ amount }) => formatMoney(amount, locale),
    },
  ]
}

export function DisputeBadge({
  visit,
  dispute,
}: {
  visit: AdminVisit
  dispute: Pick<DisputeInList, 'state' | 'closedAt'>
}) {
  const word = visit.m.money.disputes.states[dispute.state]
  const needsUs = dispute.state.endsWith('needs_response') || dispute.state === 'unknown'
  return <span class={needsUs ? 'state urgent' : dispute.closedAt ? 'state' : 'state sealed'}>{word}</span>
}
