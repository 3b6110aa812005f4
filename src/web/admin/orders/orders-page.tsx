import { type OrderInList, ordersPerPage } from '../../../domains/orders/index.ts'
import { formatMoney } from '../../../shared/money.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Input } from '../../ui/field.tsx'
import { Pagination } from '../../ui/pagination.tsx'
import { AdminPage, type AdminVisit } from '../admin-layout.tsx'
import { type Column, Rows } from '../rows.tsx'

type OrdersProps = {
  visit: AdminVisit
  query: { text: string; page: number; owed: boolean }
  found: { orders: OrderInList[]; total: number }
}

/** Orders, the latest first, or those of a number or an address. */
export function OrdersView({ visit, query, found }: OrdersProps) {
  const { locale, m } = visit
  const words = m.money.orders
  const address = href(locale, 'adminOrders')
  return (
    <AdminPage visit={visit} title={words.title} here="adminOrders">
      <form class="filters" method="get" action={address}>
        <Input id="text" name="text" label={words.search} hint={words.searchHint} value={query.text} />
        <button type="submit" class="button">
          {words.find}
        </button>
      </form>
      {found.total === 0 ? (
        <Nothing visit={visit} isSearch={query.text !== ''} />
      ) : (
        <Rows label={words.title} rows={found.orders} columns={columnsFor(visit)} />
      )}
      <Pagination
        m={m}
        page={query.page}
        pageCount={Math.ceil(found.total / ordersPerPage)}
        hrefOf={(page) =>
          `${address}?${new URLSearchParams({ text: query.text, page: String(page), ...(query.owed && { owed: '1' }) })}`
        }
      />
    </AdminPage>
  )
}

function Nothing({ visit, isSearch }: { visit: AdminVisit; isSearch: boolean }) {
  const words = visit.m.money.orders
  if (isSearch) return <p class="lead">{words.nothing}</p>
  return (
    <div class="empty">
      <h2>{words.empty}</h2>
      <p>{words.emptyText}</p>
    </div>
  )
}

function columnsFor({ locale, m }: AdminVisit): Column<OrderInList>[] {
  const words = m.money.orders
  return [
    {
      label: words.number,
      kind: 'head',
      cell: ({ id, number }) => (
        <a class="number" href={href(locale, 'adminOrder', { order: id })}>
          {number}
        </a>
      ),
    },
    { label: words.placed, cell: ({ placedAt }) => formatDate(placedAt, locale, 'short') },
    { label: words.state, cell: (order) => <OrderBadge words={words} {...order} /> },
    { label: words.total, kind: 'amount', cell: ({ gross }) => formatMoney(gross, locale) },
  ]
}

type BadgeProps = Pick<OrderInList, 'state' | 'heldFor'> & { words: AdminVisit['m']['money']['orders'] }

/** The state of an order; what a bank doubts stands out. */
export function OrderBadge({ words, state, heldFor }: BadgeProps) {
  if (heldFor) return <span class="state urgent">{words.held[heldFor]}</span>
  const isDone = state === 'fulfilled' || state === 'refunded'
  return <span class={isDone ? 'state open' : 'state sealed'}>{words.states[state]}</span>
}
