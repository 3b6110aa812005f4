import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/connect.ts'
import { localDayAfter } from '../../shared/time.ts'
import type { Movement } from '../payments/index.ts'

/** So many days may pass until the rate of a day is known: over Easter nothing is published from Friday to Monday. */
export const patientDays = 5

/** Written down once; it waits until it is booked. */
export async function keepWaiting(tx: Tx, movements: readonly Movement[]): Promise<void> {
  if (movements.length === 0) return
  await tx
    .insertInto('book_waiting')
    .values(
      movements.map(({ id, currency, amountMinor, createdAt }) => ({
        ...{ movement_id: id, currency, amount_minor: amountMinor, moved_at: createdAt },
        day: localDayAfter(createdAt, 0),
      })),
    )
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function stopWaiting(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx.deleteFrom('book_waiting').where('movement_id', 'in', ids).execute()
}

/** Since when and until when movements in a currency wait whose rate may be known by now. */
export type WaitingDay = { currency: string; day: string; first: Date; last: Date }

export async function listWaitingDays(db: Db): Promise<WaitingDay[]> {
  const { rows } = await sql<WaitingDay>`
    select currency, to_char(day, 'YYYY-MM-DD') as day, min(moved_at) as first, max(moved_at) as last
    from shop.book_waiting group by currency, book_waiting.day order by book_waiting.day, currency`.execute(
    db,
  )
  return rows
}

/** What moved in a currency on a day and waits for a rate; `amountMinor` in its smallest unit. */
export type Waiting = {
  currency: string
  day: string
  movements: number
  amountMinor: number
  /** Longer than any feast lasts: somebody has to see why no rate comes. */
  isOverdue: boolean
}

/** The longest waiting first. */
export async function listWaiting(db: Db, at: Date): Promise<Waiting[]> {
  const { rows } = await sql<Waiting>`
    select currency, to_char(day, 'YYYY-MM-DD') as day, count(*) as movements, sum(amount_minor)::bigint as "amountMinor",
      book_waiting.day < ${localDayAfter(at, -patientDays)} as "isOverdue"
    from shop.book_waiting group by currency, book_waiting.day order by book_waiting.day, currency`.execute(
    db,
  )
  return rows
}

/** The day on which the first of them is to be booked as the books stand: its own, or the first that is not closed. Null when none waits. */
export async function findFirstWaitingDay(db: Db): Promise<string | null> {
  const { rows } = await sql<{ day: string }>`
    select to_char(greatest(min(day), (select max(last_day) + 1 from shop.book_closing)), 'YYYY-MM-DD') as day
    from shop.book_waiting having count(*) > 0`.execute(db)
  return rows[0]?.day ?? null
}

/** What holds up the end of a year: movements in a currency, and the day of the first. */
export type HeldUp = { currency: string; movements: number; since: string }

/** What moved until then and can still be booked by then, currency by currency. */
export async function listHeldUp(db: Db, lastDay: string): Promise<HeldUp[]> {
  const first = await findFirstWaitingDay(db)
  if (first === null || first > lastDay) return []
  const { rows } = await sql<HeldUp>`
    select currency, count(*)::integer as movements, to_char(min(day), 'YYYY-MM-DD') as since
    from shop.book_waiting where day <= ${lastDay} group by currency order by currency`.execute(db)
  return rows
}
