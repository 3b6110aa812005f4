import type Stripe from 'stripe'
import { refusalOf } from './observation.ts'
import { type Bench, isBad, isGood, patiently, type StripeFinding, take } from './steps.ts'

const amount = 1999

/** Pays with Stripe's test cards, as the shop would: holds, takes, lets go, pays back, is disputed and warned. */
export async function tryPayments(bench: Bench): Promise<StripeFinding[]> {
  return [
    await take('hold and take', () => holdAndTake(bench)),
    await take('let go', () => letGo(bench)),
    await take('part refund', () => refundPart(bench)),
    await take('declined card', () => decline(bench)),
    await take('repeated request', () => repeat(bench)),
    await take('dispute', () => dispute(bench)),
    await take('early fraud warning', () => warn(bench)),
    await take('balance', () => readBalance(bench)),
  ]
}

type Pay = { card?: string; capture?: 'manual' | 'automatic'; key?: string; cents?: number }

/** Without a page and without anybody: only test cards can pay like this. */
export async function pay(
  { stripe, seen, run }: Bench,
  { card = 'pm_card_visa', capture = 'manual', key, cents = amount }: Pay = {},
): Promise<Stripe.PaymentIntent> {
  const intent = await stripe.paymentIntents.create(
    {
      amount: cents,
      currency: 'eur',
      confirm: true,
      payment_method: card,
      capture_method: capture,
      automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
      metadata: { doctor_run: run },
      expand: ['latest_charge'],
    },
    key ? { idempotencyKey: key } : {},
  )
  seen.note(intent)
  return intent
}

async function holdAndTake(bench: Bench) {
  const { stripe, seen, run } = bench
  const held = await pay(bench)
  if (held.status !== 'requires_capture') return isBad(`Held money is ${held.status} instead of held.`)
  const charge = held.latest_charge as Stripe.Charge
  if (!charge.payment_method_details?.card?.capture_before)
    return isBad('A held card does not say until when: the shop could not let go in time.')
  const idempotencyKey = `doctor:${run}:capture`
  const taken = await stripe.paymentIntents.capture(held.id, {}, { idempotencyKey })
  await stripe.paymentIntents.capture(held.id, {}, { idempotencyKey })
  seen.note(taken)
  return taken.status === 'succeeded' && taken.amount_received === amount
    ? isGood('Money is held with its deadline, and taken once, though asked for twice.')
    : isBad(`After its capture the payment is ${taken.status} with ${taken.amount_received} cents.`)
}

async function letGo(bench: Bench) {
  const held = await pay(bench)
  const released = await bench.stripe.paymentIntents.cancel(held.id)
  bench.seen.note(released)
  return released.status === 'canceled'
    ? isGood('Held money is let go.')
    : isBad(`After its cancellation the payment is ${released.status}.`)
}

async function refundPart(bench: Bench) {
  const { stripe, seen, run } = bench
  const paid = await pay(bench, { capture: 'automatic' })
  const refund = await stripe.refunds.create(
    { payment_intent: paid.id, amount: 500, metadata: { doctor_run: run } },
    { idempotencyKey: `doctor:${run}:refund` },
  )
  seen.note(refund)
  const charge = await stripe.charges.retrieve(refund.charge as string)
  seen.note(charge)
  return charge.amount_refunded === 500 && !charge.refunded
    ? isGood(`A part goes back (${refund.status}), and the rest stays.`)
    : isBad(`After a refund of 500 cents the charge says ${charge.amount_refunded}.`)
}

async function decline(bench: Bench) {
  const refusal = await pay(bench, { card: 'pm_card_visa_chargeDeclined' }).then(() => undefined, refusalOf)
  return refusal?.status === 402 && refusal.code === 'card_declined'
    ? isGood('A declined card is refused as one.')
    : isBad(`A declined card was answered with ${refusal?.status ?? 'a payment'} ${refusal?.code ?? ''}.`)
}

async function repeat(bench: Bench) {
  const key = `doctor:${bench.run}:repeat`
  const first = await pay(bench, { key })
  const again = await pay(bench, { key })
  const other = await pay(bench, { key, cents: amount + 1 }).then(() => undefined, refusalOf)
  await bench.stripe.paymentIntents.cancel(first.id)
  if (again.id !== first.id) return isBad('The same request with the same key made a second payment.')
  return other?.status === 400
    ? isGood('The same key makes one payment, and refuses another one.')
    : isBad('Another request with the same key was not refused.')
}

async function dispute(bench: Bench) {
  const { stripe, seen } = bench
  const paid = await pay(bench, { card: 'pm_card_createDispute', capture: 'automatic' })
  const opened = await patiently(bench, async () => {
    const { data } = await stripe.disputes.list({ payment_intent: paid.id, limit: 1 })
    return data[0]
  })
  if (!opened) return isBad('No dispute came of the card that is disputed, within a minute.')
  seen.note(opened)
  return opened.evidence_details.due_by
    ? isGood(`A dispute is opened (${opened.status}), and says until when it takes an answer.`)
    : isBad('The dispute does not say until when it takes an answer.')
}

async function warn(bench: Bench) {
  const { stripe, seen } = bench
  const paid = await pay(bench, { card: 'pm_card_createIssuerFraudRecord', capture: 'automatic' })
  const warning = await patiently(bench, async () => {
    const { data } = await stripe.radar.earlyFraudWarnings.list({ payment_intent: paid.id, limit: 1 })
    return data[0]
  })
  if (!warning) return isBad('No warning came of the card that is warned of, within a minute.')
  seen.note(warning)
  return isGood(`A warning of fraud is opened, and ${warning.actionable ? 'can' : 'cannot'} be acted on.`)
}

async function readBalance({ stripe, seen }: Bench) {
  const page = await stripe.balanceTransactions.list({ limit: 10, expand: ['data.source'] })
  seen.note(page)
  return page.data.length > 0
    ? isGood('The statement shows the movements, with what moved them.')
    : isBad('The statement shows no movement, although money was taken.')
}
