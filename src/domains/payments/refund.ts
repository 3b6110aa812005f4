import type { RefundFacts } from './provider.ts'
import type { Refund } from './refund-store.ts'

const ended = ['failed', 'canceled']

/** Pure rule: money of this refund is on its way or has arrived. */
export const isActive = ({ state }: Pick<Refund, 'state'>) => !ended.includes(state)

/** Pure rule: what can still be paid back of what was taken. */
export function leftToRefund(capturedMinor: number, refunds: readonly Refund[]): number {
  return capturedMinor - refunds.filter(isActive).reduce((sum, { amountMinor }) => sum + amountMinor, 0)
}

type Kin = Pick<Refund, 'id' | 'state' | 'unitIds' | 'reason' | 'insteadOf'>

/** The first of those that send the same money, one after the other. */
const firstOf = ({ id, insteadOf }: Pick<Refund, 'id' | 'insteadOf'>) => insteadOf ?? id

/** Pure rule: VAT that goes back, be it by other means than those of the provider. */
export function isOfVat(
  refund: Pick<Refund, 'id' | 'reason' | 'insteadOf'>,
  refunds: readonly Pick<Refund, 'id' | 'reason'>[],
): boolean {
  return (
    refund.reason === 'vat' || refunds.some(({ id, reason }) => id === refund.insteadOf && reason === 'vat')
  )
}

/** Pure rule: whether somebody sends or has sent the money of a refund that failed. */
export function isSentElsewhere(failed: Kin, refunds: readonly Kin[]): boolean {
  const active = refunds.filter(isActive)
  const covered = active.flatMap(({ unitIds }) => unitIds)
  return (
    failed.unitIds.some((id) => covered.includes(id)) ||
    active.some((each) => firstOf(each) === firstOf(failed))
  )
}

/** Pure rule: whether a human has to send its money. A gesture that failed is owed to nobody; of several tries the last counts. */
export function isOwed(refund: Kin, refunds: readonly Kin[]): boolean {
  if (isActive(refund) || isSentElsewhere(refund, refunds)) return false
  if (refund.unitIds.length > 0) return true
  const last = refunds.filter((each) => firstOf(each) === firstOf(refund)).at(-1)
  return isOfVat(refund, refunds) && last?.id === refund.id
}

/** What the provider's word means for a refund that is recorded. */
export type RefundStep = 'nothing' | 'goes_on' | 'arrived' | 'failed' | 'came_back' | 'contradicts'

/**
 * Pure rule. A refund that arrived may still come back: a closed account, a lost card. One that failed stays failed; and one
 * that was given up here before the provider answered is as the provider says.
 */
export function judgeRefund(refund: Pick<Refund, 'state' | 'providerId'>, told: RefundFacts): RefundStep {
  if (told.state === 'unknown') return 'contradicts'
  if (told.state === refund.state && refund.providerId === told.providerId) return 'nothing'
  const unsent = refund.providerId === null
  switch (refund.state) {
    case 'succeeded':
      return ended.includes(told.state) ? 'came_back' : told.state === 'pending' ? 'contradicts' : 'nothing'
    case 'failed':
    case 'canceled':
      if (!unsent) return 'contradicts'
      return told.state === 'succeeded' ? 'arrived' : told.state === 'pending' ? 'goes_on' : 'failed'
    default:
      return told.state === 'succeeded' ? 'arrived' : told.state === 'pending' ? 'goes_on' : 'failed'
  }
}
