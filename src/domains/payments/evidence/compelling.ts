import type { PurchaseFacts } from '../../orders/index.ts'

/** An earlier payment of the same card that nobody has doubted. */
export type PriorPurchase = { purchase: PurchaseFacts; chargeId: string; ip: string | null; paidAt: Date }

/** Why Visa's rule cannot be used: another reason, no address of this order left, too few earlier payments that match. */
export type CompellingGap = 'other_reason' | 'no_address' | 'too_few'

export type CompellingChoice =
  | { ok: true; prior: readonly [PriorPurchase, PriorPurchase]; byAccount: boolean }
  | { ok: false; gap: CompellingGap; found: number }

/** The reason of Visa for which the rule exists: a card that was not present, used by somebody else. */
export const compellingReason = '10.4'
/** Days before the dispute within which earlier payments count. */
export const priorDays = { from: 120, to: 364 }

/**
 * Pure rule: exactly two earlier payments, 120 to 364 days before the dispute, that share two elements with the disputed one.
 * One must be the address or the device; the shop keeps no device, so it is the address. The other is the e-mail address
 * or the account, the same for all three.
 */
export function chooseCompelling(
  dispute: { networkCode: string | null; openedAt: Date },
  disputed: { purchase: PurchaseFacts; ip: string | null },
  earlier: readonly PriorPurchase[],
): CompellingChoice {
  if (dispute.networkCode !== compellingReason) return { ok: false, gap: 'other_reason', found: 0 }
  if (!disputed.ip) return { ok: false, gap: 'no_address', found: 0 }
  const fromThere = earlier
    .filter(({ ip, paidAt }) => ip === disputed.ip && isInTime(paidAt, dispute.openedAt))
    .toSorted((a, b) => b.paidAt.getTime() - a.paidAt.getTime())
  const { accountId, emailFolded } = disputed.purchase
  const ofMailbox = fromThere.filter(({ purchase }) => purchase.emailFolded === emailFolded)
  const ofAccount = fromThere.filter(({ purchase }) => accountId && purchase.accountId === accountId)
  for (const [byAccount, [first, second]] of [
    [false, ofMailbox],
    [true, ofAccount],
  ] as const)
    if (first && second) return { ok: true, prior: [first, second], byAccount }
  return { ok: false, gap: 'too_few', found: Math.max(ofMailbox.length, ofAccount.length) }
}

function isInTime(paidAt: Date, openedAt: Date): boolean {
  const days = (openedAt.getTime() - paidAt.getTime()) / 86_400_000
  return days >= priorDays.from && days <= priorDays.to
}
