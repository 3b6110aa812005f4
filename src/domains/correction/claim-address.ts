import { recordAudit } from '../../platform/audit/audit.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Outbox } from '../../platform/outbox/outbox.ts'
import type { OrderId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'
import type { Clock } from '../../shared/time.ts'
import { emitMailNews } from '../notifications/index.ts'
import { getOrderPage, listPaidAround } from '../orders/index.ts'
import { findPayment } from '../payments/index.ts'
import type { AddressClaim, PaymentKnown } from './address-claim.ts'
import { noteMisses } from './misses.ts'
import { insertClaim } from './store.ts'

export type CorrectionDeps = { db: Db; outbox: Outbox; clock: Clock }

type Wish = { email: string; words: string | null; locale: Locale }

/**
 * Asks for another address with what is known of the payment. Says nothing of whether an order was met: whoever guesses learns
 * nothing, and what meets none, or more than one, is not kept.
 */
export async function claimAddress(deps: CorrectionDeps, known: PaymentKnown, wish: Wish): Promise<void> {
  const candidates = await listPaidAround(deps.db, {
    day: known.day,
    amounts: known.amounts,
    number: known.orderNumber,
  })
  const met: OrderId[] = []
  const missed: OrderId[] = []
  for (const orderId of candidates) {
    const payment = await findPayment(deps.db, orderId)
    if (payment?.cardLast4) (payment.cardLast4 === known.last4 ? met : missed).push(orderId)
  }
  // Of orders that are alike, whoever meets one has not missed the others.
  if (met.length === 0) await noteMisses(deps.db, missed, deps.clock.now())
  const [orderId] = met
  if (!orderId || met.length > 1) return
  // Keys that were opened tempt more than a typing error explains: a guess must name the order.
  if (known.orderNumber === '' && (await hasOpenKeys(deps.db, orderId))) return
  await keep(deps, orderId, wish, { link: false, card: true, amount: true, day: true })
}

async function hasOpenKeys(db: Db, orderId: OrderId): Promise<boolean> {
  const page = await getOrderPage(db, orderId)
  const kinds = page?.lines.flatMap(({ units }) => units.map(({ state }) => state.kind)) ?? []
  return kinds.some((kind) => kind === 'open' || kind === 'given_open')
}

/** The same for whoever has proved the card on the order's own page, where keys were opened already. */
export async function claimAddressByLink(deps: CorrectionDeps, orderId: OrderId, wish: Wish): Promise<void> {
  await keep(deps, orderId, wish, { link: true, card: true, amount: false, day: false })
}

async function keep(
  { db, outbox, clock }: CorrectionDeps,
  orderId: OrderId,
  wish: Wish,
  met: AddressClaim['met'],
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const at = clock.now()
    const id = await insertClaim(tx, { ...wish, orderId, met, madeAt: at })
    if (!id) return
    await recordAudit(tx, {
      subject: { kind: 'order', id: orderId },
      action: 'order.address_claimed',
      actor: { kind: 'customer' },
      details: { claimId: id },
    })
    await emitMailNews(tx, outbox, 'address_claims', at)
  })
}
