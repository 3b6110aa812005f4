import type { RefundFacts } from './provider.ts'
import type { Refund } from './refund-store.ts'

const ended = ['failed', 'canceled']

/** Pure rule: money of this refund is on its way or has arrived. */
export const isActive = ({ state }: Pick<Refund, 'state'>) => !ended.includes(state)

/** Pure rule: what can still be paid back of what was taken. */
export function leftToRefund(capturedMinor: number, refunds: readonly Refund[]): number {
  return capturedMinor - refunds.filter(isActive).reduce((sum, { amountMinor }) => sum + amountMinor, 0)
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
