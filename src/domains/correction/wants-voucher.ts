import type { OrderWithoutPayment } from '../orders/index.ts'

/** By what somebody of the staff knows that it is the buyer who asks. */
export const staffProofs = ['card', 'old_mailbox', 'otherwise'] as const
export type StaffProof = (typeof staffProofs)[number]

/**
 * Pure rule: a sealed key goes to another mailbox by the word of an owner or a manager, and by anybody's who may correct addresses
 * when the old mailbox refuses letters and the buyer was known by the card.
 */
export function wantsVoucher(
  { lines, emailRefused }: Pick<OrderWithoutPayment, 'lines' | 'emailRefused'>,
  proof: StaffProof,
): boolean {
  const isSealed = lines.some(({ units }) => units.some(({ state }) => mayOpen.includes(state.kind)))
  return isSealed && !(emailRefused && proof === 'card')
}

/** Units whose key nobody has opened, and whoever has the order's link may, now or later. */
const mayOpen: readonly string[] = [
  'sealed',
  'opening',
  'missing',
  'backordered',
  'withheld',
] satisfies UnitKind[]
type UnitKind = OrderWithoutPayment['lines'][number]['units'][number]['state']['kind']
