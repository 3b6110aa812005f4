import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import { after, days } from '../../shared/time.ts'
import { listOurPayments, type Movement, type OurPayment, type ProviderHistory } from '../payments/index.ts'
import { pick } from './compare.ts'
import type { Difference } from './finding.ts'

/** What moved on the provider's balance on a day (UTC), and what the books say of these movements, in cents. */
export type BalanceDay = {
  takenMinor: number
  returnedMinor: number
  disputedMinor: number
  feeMinor: number
  otherMinor: number
  booksMinor: number
}

type BooksDeps = {
  db: Db
  history: Pick<ProviderHistory, 'movements'>
  expected: { shopId: string }
}

const columnOf = { taken: 'takenMinor', returned: 'returnedMinor', disputed: 'disputedMinor' } as const

const isOfPayment = (kind: Movement['kind']): kind is keyof typeof columnOf => Object.hasOwn(columnOf, kind)

/** Reads the statement of one day and holds the books against it: the same movements, in the cents that are written here. */
export async function readBalanceDay({ db, history, expected }: BooksDeps, day: string): Promise<BalanceDay> {
  const from = new Date(`${day}T00:00:00Z`)
  const sums: BalanceDay = {
    takenMinor: 0,
    returnedMinor: 0,
    disputedMinor: 0,
    feeMinor: 0,
    otherMinor: 0,
    booksMinor: 0,
  }
  for await (const page of history.movements({ from, until: after(from, days(1)) })) {
    const payments = await listOurPayments(db, {
      intentIds: page.map(({ intentId }) => intentId).filter((id) => id !== null),
      orderIds: [],
    })
    for (const movement of page) add(sums, movement, pick(payments, movement), expected.shopId)
  }
  return sums
}

function add(sums: BalanceDay, movement: Movement, ours: OurPayment | undefined, shopId: string): void {
  const { kind, amountMinor, feeMinor } = movement
  if (!isOfPayment(kind) || (!ours && movement.shopId !== shopId)) {
    sums.otherMinor += amountMinor
    return
  }
  sums[columnOf[kind]] += amountMinor
  sums.feeMinor += feeMinor
  if (ours) sums.booksMinor += bookedFor(movement, ours)
}

// What was paid in another currency is in the books as what came of it on the balance.
function bookedFor({ kind, sourceId, amountMinor, currency }: Movement, ours: OurPayment): number {
  if (ours.redacted) return amountMinor
  const isForeign = ours.currency !== currency
  if (kind === 'taken') return isForeign ? (ours.settledMinor ?? 0) : ours.capturedMinor
  if (kind === 'returned') {
    const refund = ours.refunds.find(({ providerId }) => providerId === sourceId)
    if (!refund) return 0
    if (!isForeign) return Math.sign(amountMinor) * refund.amountMinor
    // A refund that failed comes back at the rate of that day, which no object but the statement tells.
    return amountMinor > 0 ? amountMinor : (refund.settledMinor ?? 0)
  }
  return ours.disputes.some(({ providerId }) => providerId === sourceId) ? amountMinor : 0
}

/** Compares one day and writes down what it came to. */
export async function compareBooks(deps: BooksDeps, day: string, at?: Date): Promise<Difference | undefined> {
  const sums = await readBalanceDay(deps, day)
  if (at) await noteDay(deps.db, day, sums, at)
  const actualMinor = sums.takenMinor + sums.returnedMinor + sums.disputedMinor
  if (actualMinor === sums.booksMinor) return undefined
  return {
    kind: 'books_differ',
    objectId: day,
    orderId: null,
    expectedMinor: sums.booksMinor,
    actualMinor,
    detail: null,
  }
}

async function noteDay(db: Db, day: string, sums: BalanceDay, at: Date): Promise<void> {
  const row = {
    taken_minor: sums.takenMinor,
    returned_minor: sums.returnedMinor,
    disputed_minor: sums.disputedMinor,
    fee_minor: sums.feeMinor,
    other_minor: sums.otherMinor,
    books_minor: sums.booksMinor,
    read_at: at,
  }
  await db
    .insertInto('balance_day')
    .values({ day, ...row })
    .onConflict((conflict) => conflict.column('day').doUpdateSet(row))
    .execute()
}

/** The last days of the balance, the latest first. */
export async function listBalanceDays(db: Db, limit: number): Promise<(BalanceDay & { day: string })[]> {
  const { rows } = await sql<BalanceDay & { day: string }>`
    select to_char(day, 'YYYY-MM-DD') as day, taken_minor as "takenMinor", returned_minor as "returnedMinor",
      disputed_minor as "disputedMinor", fee_minor as "feeMinor", other_minor as "otherMinor",
      books_minor as "booksMinor"
    from shop.balance_day
    where taken_minor <> 0 or returned_minor <> 0 or disputed_minor <> 0 or other_minor <> 0 or books_minor <> 0
    order by day desc limit ${limit}`.execute(db)
  return rows
}
