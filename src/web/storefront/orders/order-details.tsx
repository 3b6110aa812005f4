import type { DocumentInList } from '../../../domains/invoicing/index.ts'
import type { OrderOnPage } from '../../../domains/orders/index.ts'
import { isTaxed } from '../../../domains/tax/index.ts'
import { formatMoney, type Money, money } from '../../../shared/money.ts'
import { OrderDocuments } from '../../invoices/order-documents.tsx'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { VatRows } from '../../ui/vat-rows.tsx'
import { countryName, vatWords } from '../../ui/vat-words.ts'
import type { Visit } from '../../ui/visit.ts'

type DetailsProps = {
  visit: Visit
  order: OrderOnPage
  token: string
  documents: readonly DocumentInList[]
}

/** What was agreed, beside the keys. */
export function OrderDetails({ visit, order, token, documents }: DetailsProps) {
  const { m, locale } = visit
  const isPaid = order.paidAt !== null
  const isTaxedAtAll = order.gross.minor === 0 || order.lines.some((line) => isTaxed(line.vatTreatment))
  return (
    <aside class="summary" aria-labelledby="details-title">
      <h2 id="details-title">{m.order.details}</h2>
      <ul class="summary-lines">
        {order.lines.map((line) => (
          <li>
            <span class="quantity">{m.order.quantity(line.quantity)}</span>
            <span>
              {line.name[locale]}
              {line.bundle && <small>{m.bundle.bought(line.bundle.name[locale])}</small>}
            </span>
            <span class="amount">{formatMoney(sum(line.gross, line.discount), locale)}</span>
          </li>
        ))}
      </ul>
      <dl class="sums">
        {order.coupon && (
          <Row
            term={m.cart.coupon.discount(order.coupon.code)}
            value={`−${formatMoney(order.coupon.discount, locale)}`}
          />
        )}
        <Row term={m.order.net} value={formatMoney(order.net, locale)} />
        <VatRows
          locale={locale}
          currency={order.gross.currency}
          lines={order.lines.map((line) => ({ ...line, taxMinor: line.tax.minor }))}
        />
      </dl>
      <p class="total">
        <span>{isTaxedAtAll ? m.order.total : vatWords[locale].totalWithout}</span>
        <strong>{formatMoney(order.gross, locale)}</strong>
      </p>
      <dl class="details">
        <Row term={m.order.number} value={order.number} />
        <Row term={m.order.placedAt} value={formatDate(order.placedAt, locale, 'dateTimeInZone')} />
        {order.paidAt && (
          <Row term={m.order.paidAt} value={formatDate(order.paidAt, locale, 'dateTimeInZone')} />
        )}
        <Row term={m.order.email} value={order.email} />
        {order.name && <Row term={m.order.name} value={order.name} />}
        {order.companyName && <Row term={m.order.company} value={order.companyName} />}
        {order.vatNumber && <Row term={vatWords[locale].onOrder.number} value={order.vatNumber} />}
        <Row term={m.order.country} value={countryName(order.country, locale)} />
        <Row term={m.order.delivery} value={m.order.deliveries[order.delivery]} />
      </dl>
      {order.vatCheck && order.vatCheck !== 'not_asked' && (
        <p class="small soft">
          {vatWords[locale].onOrder.told(vatWords[locale].onOrder.state[order.vatCheck])}
        </p>
      )}
      {isPaid && (
        <p class="small soft">
          {m.order.save} {!order.emailRefused && m.order.saveToo}
        </p>
      )}
      {isPaid && <OrderDocuments {...{ visit, token, documents }} mayName={order.gross.minor > 0} />}
      <div class="stack">
        <h3>{m.order.help}</h3>
        <p class="small soft">{m.order.helpText}</p>
        <a href={href(locale, 'orderTicket', { token })}>{m.tickets.ask}</a>
        <a href={href(locale, 'support')}>{m.order.helpLink}</a>
      </div>
    </aside>
  )
}

// A line shows its price in the window: the discount stands once, above the total.
function sum(a: Money, b: Money): Money {
  return money(a.minor + b.minor, a.currency)
}

function Row({ term, value }: { term: string; value: string }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{value}</dd>
    </div>
  )
}
