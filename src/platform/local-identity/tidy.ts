import type pg from 'pg'
import { minutesAgo } from './proofs.ts'
import { openIdentityDb } from './tables.ts'

const day = 24 * 60

/** What the declarations of personal data say must be gone: old letters, enrolments and registrations left open. */
export async function tidyLocalIdentity(pool: pg.Pool): Promise<void> {
  const db = openIdentityDb(pool)
  await db.deleteFrom('proof').where('created_at', '<', minutesAgo(day)).execute()
  await db.deleteFrom('email_change').where('created_at', '<', minutesAgo(day)).execute()
  await db
    .deleteFrom('totp')
    .where('confirmed_at', 'is', null)
    .where('created_at', '<', minutesAgo(day))
    .execute()
  await db
    .deleteFrom('person')
    .where('confirmed_at', 'is', null)
    .where('created_at', '<', minutesAgo(7 * day))
    .execute()
}
