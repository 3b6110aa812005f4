import type { DB } from '../../platform/database/schema.gen.ts'
import type { FindingId, OrderId } from '../../shared/ids.ts'

export type FindingKind = DB['reconciliation_finding']['kind']
export type FindingOutcome = NonNullable<DB['reconciliation_finding']['outcome']>

/** Something on which two do not agree. `expectedMinor` is what is written down here, `actualMinor` the provider's word. */
export type Difference = {
  kind: FindingKind
  /** The provider's id; `I2:ord_…` of an invariant; a day of the books. */
  objectId: string
  orderId: OrderId | null
  expectedMinor: number | null
  actualMinor: number | null
  /** States and names, never words of anybody. */
  detail: string | null
}

export type Finding = Difference & { id: FindingId; foundAt: Date; seenAt: Date }

// To look at the order again is always right, and heals all that was only not heard of.
const byLooking: readonly FindingKind[] = [
  'payment_behind',
  'charge_differs',
  'refund_behind',
  'refund_unknown',
  'dispute_behind',
  'dispute_unknown',
  'warning_behind',
  'warning_unknown',
]
const invariantsByLooking = ['I2', 'I6']

/** Pure rule: whether the shop can mend it by itself; everything else is for a human, who finds it at the provider. */
export function canMend({
  kind,
  objectId,
  orderId,
}: Pick<Difference, 'kind' | 'objectId' | 'orderId'>): boolean {
  if (!orderId) return false
  return byLooking.includes(kind) || (kind === 'invariant' && invariantsByLooking.includes(nameOf(objectId)))
}

/** The invariant that a finding is about. */
export const nameOf = (objectId: string): string => objectId.split(':')[0] ?? ''
