import { createHash } from 'node:crypto'
import type { OrderId, UnitId, WithdrawalId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'
import { type Answer, forStaff } from './judge-unit.ts'

/** What somebody declares: only what the law lets a shop ask for (directive 2011/83/EU art. 11a(2)). */
export type Statement = {
  /** Drawn with the form: pressing twice makes one statement. */
  formKey: string
  name: string
  orderNumber: string
  email: string
  locale: Locale
}

/** How the order is known: its link was opened or its account signed in, or only number and address were written down. */
export type Meant =
  | { kind: 'written' }
  | { kind: 'known'; orderId: OrderId; unitIds: readonly UnitId[] | null }

export type Withdrawal = {
  id: WithdrawalId
  name: string | null
  orderNumber: string
  email: string
  locale: Locale
  madeAt: Date
  /** Null while nobody knows which order is meant. */
  orderId: OrderId | null
  lastDay: string | null
  inTime: boolean | null
  receipt: 'on_its_way' | 'accepted' | 'refused'
  closed: { at: Date; note: string | null } | null
  units: readonly { unitId: UnitId; answer: Answer }[]
}

/** What is left for a human to do. */
export type Need = 'order_unknown' | (typeof forStaff)[number] | 'receipt_refused'

/** Pure rule: nothing, once somebody has closed it. What waits for its payment settles by itself. */
export function needsOf(
  withdrawal: Pick<Withdrawal, 'orderId' | 'closed' | 'receipt'> & { units: readonly { answer: Answer }[] },
): Need[] {
  if (withdrawal.closed) return []
  const answers = new Set(withdrawal.units.map(({ answer }) => answer))
  const asked = forStaff.filter((answer) => answers.has(answer))
  return [
    ...(withdrawal.orderId === null ? (['order_unknown'] as const) : []),
    ...asked,
    ...(withdrawal.receipt === 'refused' ? (['receipt_refused'] as const) : []),
  ]
}

/** The form's value is never stored as it is: whoever reads the database must not be able to repeat a form. */
export const hashFormKey = (formKey: string) => createHash('sha256').update(formKey).digest('base64url')

/** What people call a statement by: the end of its id, which says nothing of how many there are. */
export const referenceOfWithdrawal = (id: WithdrawalId) => `W-${id.slice(-8).toUpperCase()}`

/** A mail server may refuse it first, and take it when it is sent again. */
export const receiptOf = (row: {
  receipt_accepted_at: Date | null
  receipt_refused_at: Date | null
}): Withdrawal['receipt'] =>
  row.receipt_accepted_at ? 'accepted' : row.receipt_refused_at ? 'refused' : 'on_its_way'
