import { shopCurrency } from '../../shared/currency.ts'
import type { Movement } from '../payments/index.ts'
import { accounts, inCurrency } from './accounts.ts'
import { balanced, type Entry, type Line } from './entry.ts'
import { type DatedRate, inCents, rateInWords } from './rates/exchange-rate.ts'

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

/** What an entry knows besides the movement: its day, whose it is, and the rate of a balance in another currency. */
export type MovementContext = { order: MovedOrder | null; day: string; rate?: DatedRate | undefined }

/**
 * A line of the provider's statement: what customers paid and got back stands against what they owe, the fee is a cost, a payout
 * goes to the bank, and whatever is of no order of ours waits for a human, so that 517 is always the provider's balance. A balance in
 * another currency is an account of its own, in euros at the rate of the day.
 */
export function entryOfMovement(
  movement: Movement,
  { order, day, rate }: MovementContext,
): Entry | undefined {
  const { id, kind, currency } = movement
  const cents = (minor: number) => (rate ? inCents(minor, rate) : minor)
  const [amountMinor, feeMinor] = [cents(movement.amountMinor), cents(movement.feeMinor)]
  const label = order ? `${labels[kind]} ${order.orderNumber}` : labels[kind]
  return balanced({
    journal: 'BQ',
    day,
    piece: id,
    pieceDay: day,
    label: rate ? `${label}, ${rateInWords(rate)}` : label,
    source: { kind: 'movement', id },
    lines: [
      {
        account: heldIn(accounts.provider, currency),
        amountMinor: amountMinor - feeMinor,
        ...inOwn(currency, movement.amountMinor - movement.feeMinor),
      },
      { account: accounts.bankFees, amountMinor: feeMinor, ...inOwn(currency, movement.feeMinor) },
      against(movement, -amountMinor, order),
    ],
  })
}

function against(
  { kind, currency, amountMinor: moved }: Movement,
  amountMinor: number,
  order: MovedOrder | null,
): Line {
  if (order) {
    const { orderNumber: party, foreign } = order
    return { account: accounts.customers, party, amountMinor, ...(foreign && { foreign }) }
  }
  const own = inOwn(currency, -moved)
  if (kind === 'paid_out') return { account: heldIn(accounts.bank, currency), amountMinor, ...own }
  if (kind === 'fee') return { account: accounts.bankFees, amountMinor, ...own }
  return { account: accounts.waiting, amountMinor, ...own }
}

const heldIn = (account: string, currency: string) =>
  currency === shopCurrency ? account : inCurrency(account, currency)

const inOwn = (currency: string, amountMinor: number): Pick<Line, 'foreign'> =>
  currency === shopCurrency ? {} : { foreign: { currency, amountMinor } }
