import { sql } from 'kysely'
import type { Tx } from '../../platform/database/connect.ts'
import { patienceMillis } from './rules.ts'

/** Deletes what was forgiven and no longer waited for, and proofs that expired, before `olderThan`; returns how many rows. */
export async function dropOldAttempts(tx: Tx, olderThan: Date): Promise<number> {
  const attempts = await sql`
    delete from shop.attempt
    where greatest(forgiven_at, waits_until, asked_at + make_interval(secs => ${patienceMillis / 1000})) < ${olderThan}`.execute(
    tx,
  )
  const proofs = await sql`delete from shop.spent_challenge where expires_at < ${olderThan}`.execute(tx)
  return Number(attempts.numAffectedRows ?? 0n) + Number(proofs.numAffectedRows ?? 0n)
}
