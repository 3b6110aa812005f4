import type { Child } from 'hono/jsx'
import type { RiskOfOrder } from '../../../domains/fraud/index.ts'
import { ticketReference } from '../../../domains/tickets/index.ts'
import { formatMoney } from '../../../shared/money.ts'
import { href } from '../../routes.ts'
import { formatDate } from '../../ui/dates.ts'
import { formatNumber } from '../../ui/numbers.ts'
import { AdminPage, type AdminVisit } from '../admin-layout.tsx'
import { Facts } from '../facts.tsx'
import { OrderBadge } from '../orders/orders-page.tsx'
import { reviewDeskWords } from '../reviews/review-desk-words.ts'
import { riskWords } from '../risk/words/index.ts'
import { Rows } from '../rows.tsx'
import { DeskBadge } from '../tickets/inbox-page.tsx'
import { customerWords } from './customer-words.ts'
import type { CustomerOnDesk, MaySee } from './deps.ts'

type CustomerProps = { visit: AdminVisit; customer: CustomerOnDesk; may: MaySee }

/** One customer, as far as the role of whoever looks goes. */
export function CustomerView(props: CustomerProps) {
  const { visit, customer, may } = props
  const { locale } = visit
  const words = customerWords[locale]
  const { account } = customer
  const regions = new Intl.DisplayNames(locale, { type: 'region' })
  return (
    <AdminPage
      visit={visit}
      title={customer.name ?? customer.email}
      here="adminCustomers"
      from={{ title: words.title, href: href(locale, 'adminCustomers') }}
    >
      <Facts
        facts={[
          [words.email, customer.email],
          [words.name, customer.name],
          [words.account, !account && words.guest],
          [words.accountSince, account && formatDate(account.createdAt, locale)],
          [words.language, account && visit.m.tickets.desk.languages[account.locale]],
          [words.country, account?.country && regions.of(account.country)],
          [words.orders, formatNumber(customer.count, locale)],
          [words.since, customer.since && formatDate(customer.since, locale)],
          [
            words.spent,
            customer.spent && (
              <>
                {formatMoney(customer.spent, locale)} <small class="soft">{words.spentHint}</small>
              </>
            ),
          ],
        ]}
      />
      <Orders {...props} />
      <Tickets {...props} />
      <Reviews {...props} />
      <Risk {...props} />
      <Privacy {...{ visit, customer, may }} />
    </AdminPage>
  )
}

/** What stands there of somebody who asked to be left alone: that, and nothing of theirs. */
export function RestrictedCustomerView({ visit, may }: { visit: AdminVisit; may: MaySee }) {
  const words = customerWords[visit.locale]
  return (
    <AdminPage
      visit={visit}
      title={words.restricted}
      here="adminCustomers"
      from={{ title: words.title, href: href(visit.locale, 'adminCustomers') }}
    >
      <p class="lead">{words.restrictedText}</p>
      {may.privacy && (
        <p>
          <a href={href(visit.locale, 'adminRequests')}>{visit.m.admin.menu.requests}</a>
        </p>
      )}
    </AdminPage>
  )
}

function Orders({ visit, customer }: CustomerProps) {
  const { locale, m } = visit
  const words = customerWords[locale]
  const { orders, count, id } = customer
  const { number, placed, state, total } = m.money.orders
  if (orders === null) return <Part title={words.orders} none={words.notForRole} />
  if (orders.length === 0) return <Part title={words.orders} none={words.noOrders} />
  return (
    <Part title={words.orders}>
      <Rows
        label={words.orders}
        rows={orders}
        columns={[
          {
            label: number,
            kind: 'head',
            cell: (order) => (
              <a class="number" href={href(locale, 'adminOrder', { order: order.id })}>
                {order.number}
              </a>
            ),
          },
          { label: placed, cell: ({ placedAt }) => formatDate(placedAt, locale, 'short') },
          { label: state, cell: (order) => <OrderBadge words={m.money.orders} {...order} /> },
          { label: total, kind: 'amount', cell: ({ gross }) => formatMoney(gross, locale) },
        ]}
      />
      {count > orders.length && (
        <p>
          <a href={`${href(locale, 'adminOrders')}?${new URLSearchParams({ customer: id })}`}>
            {words.allOrders}
          </a>
        </p>
      )}
    </Part>
  )
}

function Tickets({ visit, customer: { tickets } }: CustomerProps) {
  const { locale, m } = visit
  const words = customerWords[locale]
  if (tickets === null) return null
  if (tickets.length === 0) return <Part title={words.tickets} none={words.noTickets} />
  return (
    <Part title={words.tickets}>
      <Rows
        label={words.tickets}
        rows={tickets}
        columns={[
          {
            label: m.tickets.about,
            kind: 'head',
            cell: ({ id, title, subject }) => (
              <a href={href(locale, 'adminTicket', { ticket: id })}>{title ?? m.tickets.subjects[subject]}</a>
            ),
          },
          {
            label: m.tickets.desk.reference,
            cell: ({ id }) => <span class="number">{ticketReference(id)}</span>,
          },
          { label: m.tickets.desk.age, cell: ({ openedAt }) => formatDate(openedAt, locale, 'short') },
          { label: m.tickets.state, cell: ({ state }) => <DeskBadge visit={visit} state={state} /> },
        ]}
      />
    </Part>
  )
}

function Reviews({ visit: { locale }, customer: { reviews } }: CustomerProps) {
  const words = customerWords[locale]
  const { states } = reviewDeskWords[locale]
  if (reviews === null) return null
  if (reviews.length === 0) return <Part title={words.reviews} none={words.noReviews} />
  return (
    <Part title={words.reviews}>
      <ul>
        {reviews.map(({ id, title, stars, state, writtenAt }) => (
          <li>
            <a href={href(locale, 'adminReview', { review: id })}>{title}</a>{' '}
            <span class="small soft">
              {stars}/5 · {states[state]} · {formatDate(writtenAt, locale, 'short')}
            </span>
          </li>
        ))}
      </ul>
    </Part>
  )
}

/** The hardest that the rules judged, and what a person looked at. */
function Risk({ visit: { locale }, customer: { risk } }: CustomerProps) {
  const words = customerWords[locale]
  if (risk === null) return null
  if (risk.length === 0) return <Part title={words.risk} none={words.noRisk} />
  const most = Math.max(0, ...risk.flatMap(({ looks }) => looks.map(({ score }) => score)))
  const cases = risk.flatMap((each: RiskOfOrder) => (each.case ? [each.case] : []))
  return (
    <Part title={words.risk}>
      <p>{words.points(most)}</p>
      {cases.length > 0 && (
        <ul>
          {cases.map(({ id, state, openedAt }) => (
            <li>
              <a href={href(locale, 'adminRiskCase', { case: id })}>{words.case}</a>{' '}
              <span class="small soft">
                {riskWords[locale].states[state]} · {formatDate(openedAt, locale, 'short')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Part>
  )
}

function Privacy({ visit: { locale }, customer: { objections }, may }: CustomerProps) {
  const words = customerWords[locale]
  return (
    <Part title={words.privacy}>
      <p>
        {objections.length === 0
          ? words.noObjection
          : `${words.objectsTo} ${objections.map((each) => words.objects[each]).join(', ')}.`}
      </p>
      {may.privacy && (
        <p>
          <a href={href(locale, 'adminNewRequest')}>{words.newRequest}</a>
        </p>
      )}
    </Part>
  )
}

function Part({ title, none, children }: { title: string; none?: string; children?: Child }) {
  return (
    <section>
      <h2>{title}</h2>
      {none ? <p class="soft">{none}</p> : children}
    </section>
  )
}
