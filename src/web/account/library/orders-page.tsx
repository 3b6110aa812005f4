import { accountPageSize, type OrderInAccount, type Page } from '../../../domains/orders/index.ts'
import { formatMoney } from '../../../shared/money.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Pagination } from '../../ui/pagination.tsx'
import type { Visit } from '../../ui/visit.ts'
import { AccountPage } from '../account-layout.tsx'

type OrdersProps = {
  visit: Visit
  page: number
  found: Page<OrderInAccount>
  orderHref: (order: { id: OrderInAccount['id']; linkVersion: number }) => string
}

export function OrdersView({ visit, page, found, orderHref }: OrdersProps) {
  const { m, locale } = visit
  const words = m.account.orders
  const here = href(locale, 'accountOrders')
  return (
    <AccountPage visit={visit} title={words.title} here="accountOrders">
      {found.total === 0 ? (
        <div class="empty">
          <h2>{words.none}</h2>
          <p>{m.account.keys.noneText}</p>
          <a class="button primary" href={href(locale, 'catalogue')}>
            {m.account.keys.shop}
          </a>
        </div>
      ) : (
        <table class="rows">
          <thead>
            <tr>
              <th scope="col">{words.number}</th>
              <th scope="col">{words.placed}</th>
              <th scope="col">{words.products}</th>
              <th scope="col">{words.state}</th>
              <th scope="col" class="amount">
                {words.total}
              </th>
            </tr>
          </thead>
          <tbody>
            {found.rows.map((order) => (
              <tr>
                <th scope="row">
                  <a class="number" href={orderHref(order)}>
                    {order.number}
                  </a>
                </th>
                <td data-label={words.placed}>{formatDate(order.placedAt, locale)}</td>
                <td data-label={words.products}>{order.products.map((name) => name[locale]).join(', ')}</td>
                <td data-label={words.state}>{words.states[order.state]}</td>
                <td data-label={words.total} class="amount">
                  {formatMoney(order.gross, locale)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Pagination
        m={m}
        page={page}
        pageCount={Math.ceil(found.total / accountPageSize)}
        hrefOf={(each) => `${here}?page=${each}`}
      />
    </AccountPage>
  )
}
