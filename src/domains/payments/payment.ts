import type { DB } from '../../platform/database/schema.gen.ts'
import type { OrderState } from '../orders/index.ts'
import type { FactsPhase, PaymentFacts } from './provider.ts'

export type PaymentState = DB['payment']['state']

export const openStates = ['new', 'session_open', 'processing', 'authorised', 'capturing', 'voiding'] as const

// How far a payment has come. Facts that were read before another process went further are older than what we know.
const rank: Record<PaymentState, number> = {
  new: 0,
  session_open: 0,
  // A transfer that was under way may fail and leave the page open again: that is news, not an old reading.
  processing: 0,
  authorised: 2,
  capturing: 2,
  voiding: 2,
  captured: 3,
  voided: 3,
  auth_expired: 3,
  expired: 3,
  failed: 3,
  partially_refunded: 3,
  refunded: 3,
  mismatch: 4,
}

const phaseRank: Record<FactsPhase, number> = {
  open: 0,
  processing: 0,
  authorised: 2,
  captured: 3,
  cancelled: 3,
  expired: 3,
  // It lies behind nothing: whatever it means, a human is told.
  unknown: 4,
}

/** Pure rule: facts that lie behind what is recorded were read too early. Late money on a closed page is news. */
export function isStale(state: PaymentState, phase: FactsPhase): boolean {
  if (state === 'expired' || state === 'failed') return phase === 'open' || phase === 'processing'
  return phaseRank[phase] < rank[state]
}

/** Pure rule: the sentence to alarm with when facts are not those of this payment; undefined when they are. */
export function findMismatch(
  payment: { orderId: string; amountMinor: number; currency: string },
  facts: PaymentFacts,
  expected: { shopId: string; livemode: boolean },
): string | undefined {
  if (facts.shopId !== expected.shopId) return 'shop_id'
  if (facts.orderId !== payment.orderId) return 'order_id'
  if (facts.livemode !== expected.livemode) return 'livemode'
  if (facts.currency !== payment.currency) return 'currency'
  if (facts.amountMinor !== payment.amountMinor) return 'amount'
  if (facts.phase === 'captured' && facts.capturedMinor !== payment.amountMinor) return 'captured_amount'
  return undefined
}

/** What to do with held money. */
export type HeldMoney = 'take' | 'let_go' | 'ask_buyer'

/**
 * Pure rule, the heart of "no money without a key": held money is taken when every unit has a key or a consented
 * wait, let go when the order is over or nothing can be delivered, and otherwise the buyer is asked.
 */
export function decideHeldMoney(
  order: { state: OrderState; shortageChoice: 'wait' | 'refund' | null; unitCount: number },
  missingCount: number,
): HeldMoney {
  if (order.state === 'cancelled') return 'let_go'
  if (missingCount === 0 || order.shortageChoice === 'wait') return 'take'
  if (order.shortageChoice === null) return 'ask_buyer'
  return missingCount === order.unitCount ? 'let_go' : 'take'
}
