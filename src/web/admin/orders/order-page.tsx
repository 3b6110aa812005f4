import type { DocumentInList } from '../../../domains/invoicing/index.ts'
import type { Authentication } from '../../../domains/payments/index.ts'
import { formatMoney, rateOf } from '../../../shared/money.ts'
import { companyWords } from '../../invoices/company-words.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { Notice } from '../../ui/notice.tsx'
import { VatRows } from '../../ui/vat-rows.tsx'
import { AdminPage, type AdminVisit, type Said } from '../admin-layout.tsx'
import { Facts } from '../facts.tsx'
import { DocumentsOfOrder } from '../invoices/document-page.tsx'
import { invoiceDeskWords } from '../invoices/invoice-desk-words.ts'
import { type Column, Rows } from '../rows.tsx'
import { vatDeskWords } from '../vat/vat-desk-words.ts'
import { EvidenceFacts, NumberFacts } from '../vat/vat-facts.tsx'
import { ActSections, type FailedAct, type MayAct } from './act-sections.tsx'
import type { OrderOnDesk, OrderStory } from './deps.ts'
import { Gifts } from './gift-section.tsx'
import { OrderStoryView } from './order-story.tsx'
import { OrderBadge } from './orders-page.tsx'
import { RefundForm, type RefundFormState, Refunds } from './refund-sections.tsx'
import { type UnitRow, unitsOf } from './units.ts'
import { Waits } from './waits.tsx'

type OrderProps = OrderOnDesk & {
  visit: AdminVisit
  story: OrderStory
  documents: readonly DocumentInList[]
  may: MayAct & { refund: boolean; books: boolean; customers: boolean }
  form: RefundFormState
  failed?: FailedAct | undefined
  said?: Said | undefined
}

/** One order with its money: what was bought, what was paid, what went back, what happened. */
export function OrderView(props: OrderProps) {
  const { visit, order, vat, money, story, may, documents, form, failed, said } = props
  const { locale, m } = visit
  const words = m.money.orders
  return (
    <AdminPage
      visit={visit}
      title={`${words.number} ${order.number}`}
      here="adminOrders"
      from={{ title: words.title, href: href(locale, 'adminOrders') }}
      said={said}
    >
      {order.heldFor && <Notice kind="bad">{words.heldText[order.heldFor]}</Notice>}
      <Facts
        facts={[
          [words.state, <OrderBadge words={words} state={order.state} heldFor={order.heldFor} />],
          [words.total, formatMoney(order.gross, locale)],
          [words.placed, formatDate(order.placedAt, locale, 'moment')],
          [words.paid, order.paidAt && formatDate(order.paidAt, locale, 'moment')],
          [
            words.email,
            may.customers ? (
              <a href={href(locale, 'adminCustomer', { customer: order.id })}>{order.email}</a>
            ) : (
              order.email
            ),
          ],
          [words.country, new Intl.DisplayNames(locale, { type: 'region' }).of(order.country)],
          [words.delivery, words.deliveries[order.delivery]],
        ]}
      />
      <Waits {...{ visit, order, money, story }} />
      <section>
        <h2>{words.keys}</h2>
        <Rows label={words.keys} rows={unitsOf(order.lines)} columns={unitColumns(visit)} />
      </section>
      <VatSection {...{ visit, order, vat, mayOpen: may.books }} />
      <Gifts {...props} mayRefund={may.refund} />
      {money && <MoneySection {...{ visit, money }} />}
      {money && <Refunds {...{ visit, order, money, mayRefund: may.refund, form }} />}
      {money && may.refund && <RefundForm {...{ visit, order, money, form }} />}
      {order.paidAt && (
        <section>
          <h2>{invoiceDeskWords[locale].ofOrder}</h2>
          {documents.length === 0 ? (
            <p>{invoiceDeskWords[locale].noneOfOrder}</p>
          ) : (
            <DocumentsOfOrder {...{ visit, documents, mayOpen: may.books }} />
          )}
          {may.refund && order.gross.minor > 0 && (
            <p>
              <a href={href(locale, 'adminOrderCompany', { order: order.id })}>
                {companyWords[locale].desk.link}
              </a>
            </p>
          )}
        </section>
      )}
      <ActSections {...{ visit, order, may, failed }} />
      <section>
        <h2>{words.historyTitle}</h2>
        <OrderStoryView {...{ visit, order, story }} />
      </section>
    </AdminPage>
  )
}

function VatSection({
  visit,
  order,
  vat,
  mayOpen,
}: Pick<OrderProps, 'visit' | 'order' | 'vat'> & { mayOpen: boolean }) {
  const { locale } = visit
  const words = vatDeskWords[locale]
  return (
    <section>
      <h2>{words.title}</h2>
      <dl class="facts">
        <VatRows
          locale={locale}
          currency={order.gross.currency}
          lines={order.lines.map((line) => ({ ...line, taxMinor: line.tax.minor }))}
        />
      </dl>
      {vat.evidence && <EvidenceFacts evidence={vat.evidence} locale={locale} />}
      {vat.check && <NumberFacts check={vat.check} locale={locale} />}
      {mayOpen && (
        <p>
          <a href={href(locale, 'adminVatOrder', { order: order.id })}>
            {vat.evidence?.conflict && vat.evidence.conflict !== 'decided' ? words.decide : words.ofOrder}
          </a>
        </p>
      )}
    </section>
  )
}

function MoneySection({ visit, money }: { visit: AdminVisit; money: NonNullable<OrderOnDesk['money']> }) {
  const words = visit.m.money.payment
  const { card } = money
  return (
    <section>
      <h2>{words.title}</h2>
      <Facts
        facts={[
          [words.state, words.states[money.state]],
          [words.method, card ? words.card(card.brand, card.last4, card.country) : money.method],
          [words.authentication, money.authentication && authenticationIn(words, money.authentication)],
          [words.taken, formatMoney(money.taken, visit.locale)],
          [words.settled, money.settled && settledText(money, visit)],
          [words.left, money.taken.minor > 0 && formatMoney(money.left, visit.locale)],
          [words.reference, money.intentId && <span class="number">{money.intentId}</span>],
        ]}
      />
    </section>
  )
}

/** What another currency made on the balance, and at which rate. */
function settledText({ settled, taken }: NonNullable<OrderOnDesk['money']>, { locale, m }: AdminVisit) {
  if (!settled || settled.currency === taken.currency) return false
  const told = new Intl.NumberFormat(locale, { maximumSignificantDigits: 5 })
  return m.money.payment.atRate(formatMoney(settled, locale), told.format(rateOf(taken, settled)))
}

function authenticationIn(
  words: AdminVisit['m']['money']['payment'],
  { result, eci, exempted }: Authentication,
): string {
  const { authentications } = words
  const word = exempted ? words.exempted : (authentications[result as keyof typeof authentications] ?? result)
  return eci ? `${word} (ECI ${eci})` : word
}

function unitColumns({ locale, m }: AdminVisit): Column<UnitRow>[] {
  const words = m.money.orders
  return [
    {
      label: words.product,
      kind: 'head',
      cell: ({ line }) => (
        <>
          {line.name[locale]}
          {line.bundle && <div class="small soft">{m.bundle.bought(line.bundle.name[locale])}</div>}
        </>
      ),
    },
    { label: words.state, cell: ({ unit }) => words.units[unit.state.kind] },
    { label: words.price, kind: 'amount', cell: ({ unit }) => formatMoney(unit.gross, locale) },
  ]
}
