import type { Child } from 'hono/jsx'
import type { OrderWithoutPayment } from '../../../domains/orders/index.ts'
import { formatMoney } from '../../../shared/money.ts'
import { formatDate } from '../../ui/dates.ts'
import type { AdminVisit } from '../admin-layout.tsx'
import { letterDeskWords } from '../letters/letter-words.ts'
import type { OrderOnDesk, OrderStory } from './deps.ts'
import { orderDeskWords } from './order-desk-words.ts'
import { unitsOf } from './units.ts'

type WaitsProps = {
  visit: AdminVisit
  order: OrderWithoutPayment
  money: OrderOnDesk['money']
  story: OrderStory
}

/** What an order waits for: somebody's answer, a key, money, a letter. Nothing is there when nothing waits. */
export function Waits(props: WaitsProps) {
  const waits = [...forMoney(props), ...forKeys(props), ...forLetters(props)]
  if (waits.length === 0) return null
  return (
    <section>
      <h2>{orderDeskWords[props.visit.locale].waits.title}</h2>
      <ul>
        {waits.map((wait) => (
          <li>{wait}</li>
        ))}
      </ul>
    </section>
  )
}

function forMoney({ visit: { locale }, order, money, story }: WaitsProps): Child[] {
  const say = orderDeskWords[locale].waits
  const isPayable = order.state === 'placed' || order.state === 'awaiting_payment'
  const refunds =
    money?.refunds.filter(({ state }) => ['requested', 'sending', 'pending'].includes(state)) ?? []
  return [
    ...(isPayable
      ? [
          <>
            {say.payment(formatDate(order.reservedUntil, locale, 'dateTime'))}{' '}
            {story.payUrl && (
              <a href={story.payUrl} rel="noreferrer">
                {say.payLink}
              </a>
            )}
          </>,
        ]
      : []),
    ...(order.reviewUntil ? [say.review(formatDate(order.reviewUntil, locale, 'dateTime'))] : []),
    ...(order.heldFor === 'staff' ? [say.held] : []),
    ...refunds.map(({ amount }) => say.refund(formatMoney(amount, locale))),
  ]
}

function forKeys({ visit: { locale }, order }: WaitsProps): Child[] {
  const say = orderDeskWords[locale].waits
  const isAsked = order.state === 'awaiting_choice' && order.shortageChoiceDueAt
  return [
    ...(isAsked ? [say.choice(formatDate(isAsked, locale, 'dateTime'))] : []),
    ...unitsOf(order.lines).flatMap(({ unit, line }) => {
      if (unit.state.kind !== 'backordered' || order.paidAt === null) return []
      const { promisedBy } = unit.state
      return [say.backorder(line.name[locale], promisedBy && formatDate(promisedBy, locale))]
    }),
  ]
}

function forLetters({ visit: { locale }, story }: WaitsProps): Child[] {
  const say = orderDeskWords[locale].waits
  const { kinds } = letterDeskWords[locale]
  return story.letters.flatMap(({ kind, nextAttemptAt }) =>
    nextAttemptAt
      ? [say.letter(kinds[kind as keyof typeof kinds] ?? kind, formatDate(nextAttemptAt, locale, 'dateTime'))]
      : [],
  )
}
