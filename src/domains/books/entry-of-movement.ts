import type { Movement } from '../payments/index.ts'
import { accounts } from './accounts.ts'
import { balanced, type Entry, type Line } from './entry.ts'

/** Whose payment moved, and how much that was in the currency of the order. */
export type MovedOrder = { orderNumber: string; foreign: { currency: string; amountMinor: number } | null }

const labels: Readonly<Record<Movement['kind'], string>> = {
  taken: 'Encaissement',
  returned: 'Remboursement',
  disputed: 'Contestation',
  paid_out: 'Virement vers la banque',
  fee: 'Frais du compte Stripe',
  other: 'Mouvement à identifier',
}

/**
 * A line of the provider's statement, in euros: what customers paid and got back stands against what they owe, the fee is a cost, a payout
 * goes to the bank, and whatever is of no order of ours waits for a human, so that 517 is always the provider's balance.
 */
export function entryOfMovement(
  movement: Movement,
  order: MovedOrder | null,
  day: string,
): Entry | undefined {
  const { id, kind, amountMinor, feeMinor } = movement
  return balanced({
    journal: 'BQ',
    day,
    piece: id,
    pieceDay: day,
    label: order ? `${labels[kind]} ${order.orderNumber}` : labels[kind],
    source: { kind: 'movement', id },
    lines: [
      { account: accounts.provider, amountMinor: amountMinor - feeMinor },
      { account: accounts.bankFees, amountMinor: feeMinor },
      against(kind, -amountMinor, order),
    ],
  })
}

function against(kind: Movement['kind'], amountMinor: number, order: MovedOrder | null): Line {
  if (order) {
    const { orderNumber: party, foreign } = order
    return { account: accounts.customers, party, amountMinor, ...(foreign && { foreign }) }
  }
  if (kind === 'paid_out') return { account: accounts.bank, amountMinor }
  if (kind === 'fee') return { account: accounts.bankFees, amountMinor }
  return { account: accounts.waiting, amountMinor }
}
