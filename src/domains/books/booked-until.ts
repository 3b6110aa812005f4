import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'

/** What became of the keys is booked until the end of that day. */
export async function noteNight(db: Db, day: string): Promise<void> {
  await db
    .insertInto('book_night')
    .values({ day })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** The last day whose keys are booked; null before the first night. */
export async function findBookedUntil(db: Db): Promise<string | null> {
  const { rows } = await sql<{ day: string | null }>`
    select to_char(max(day), 'YYYY-MM-DD') as day from shop.book_night`.execute(db)
  return rows[0]?.day ?? null
}
