import type { RequestParams } from './contract.ts'
import { notEmulated, notFound } from './errors.ts'
import { type Page, pageOf, wasCreatedWithin } from './lists.ts'
import { settlement } from './money.ts'
import { toSettlement } from './rates.ts'
import type { BalanceTransaction } from './shapes.ts'
import type { World } from './world.ts'

type Movement = Pick<BalanceTransaction, 'amount' | 'currency' | 'type' | 'reporting_category'> & {
  /** Of what was booked. */
  fee: (amount: number) => number
  source: string
  description?: string
}

const settlementSeconds = 7 * 24 * 3600

/** Books money in or out of the account, in what it is paid out in; every movement that a bank statement would show has exactly one. */
export function bookTransaction(world: World, movement: Movement): BalanceTransaction {
  const { amount, exchange_rate } = toSettlement(world, movement.amount, movement.currency)
  const fee = movement.fee(amount)
  const transaction: BalanceTransaction = {
    id: world.draw('txn_3'),
    object: 'balance_transaction',
    amount,
    available_on: world.clock.seconds() + settlementSeconds,
    balance_type: 'payments',
    created: world.clock.seconds(),
    currency: settlement,
    description: movement.description ?? null,
    exchange_rate,
    fee,
    fee_details:
      fee === 0
        ? []
        : [
            {
              amount: fee,
              application: null,
              currency: settlement,
              description: 'Stripe processing fees',
              type: 'stripe_fee',
            },
          ],
    net: amount - fee,
    reporting_category: movement.reporting_category,
    source: movement.source,
    status: 'pending',
    type: movement.type,
  }
  world.tables.balanceTransactions.save(transaction)
  return transaction
}

export const noFee = () => 0

/** An invented price list of the usual form; real fees depend on the contract and the card. */
export function processingFee(amount: number) {
  return Math.round(amount * 0.015) + 25
}

export function retrieveBalanceTransaction(world: World, id: string): BalanceTransaction {
  const transaction = world.tables.balanceTransactions.find(id)
  if (!transaction) throw notFound('balance transaction', id, 'id')
  return transaction
}

export function listBalanceTransactions(
  world: World,
  params: RequestParams['balanceTransactionList'],
): Page<BalanceTransaction> {
  const { type, source, currency, created } = params
  if (params.payout !== undefined) throw notEmulated('payout')
  return pageOf(
    world.tables.balanceTransactions,
    '/v1/balance_transactions',
    params,
    (transaction) =>
      (type === undefined || transaction.type === type) &&
      (source === undefined || transaction.source === source) &&
      (currency === undefined || transaction.currency === currency) &&
      wasCreatedWithin(transaction, created),
  )
}
