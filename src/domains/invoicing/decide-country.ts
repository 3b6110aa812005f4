import type { Db } from '../../platform/database/connect.ts'
import type { JobQueue } from '../../platform/jobs/jobs.ts'
import type { AccountId, OrderId } from '../../shared/ids.ts'
import { readSale } from '../orders/index.ts'
import { type DecideConflictOutcome, decideConflict } from '../tax/index.ts'
import { settleLater } from './jobs.ts'
import { insertCorrection, readCorrections } from './sale-corrections.ts'
import { lockDocumentsOf } from './store.ts'

/**
 * Somebody decides a conflict of evidence, and the documents follow: an invoice that is still to be issued says the country that counts,
 * one that was issued is credited and invoiced anew. The price with VAT stays, so the shop bears what differs.
 */
export async function decideCountry(
  { db, jobs }: { db: Db; jobs: JobQueue },
  decision: { orderId: OrderId; country: string; reason: string; by: AccountId },
): Promise<DecideConflictOutcome> {
  const { orderId, country, by } = decision
  return db.transaction().execute(async (tx) => {
    await lockDocumentsOf(tx, orderId)
    const outcome = await decideConflict(tx, decision)
    const sale = await readSale(tx, orderId)
    if (!outcome.ok || !sale) return outcome
    const corrected = await readCorrections(tx, orderId)
    if (country === (corrected.country ?? sale.country)) return outcome
    await insertCorrection(tx, { orderId, what: { country }, by }, corrected.count + 1)
    await settleLater(jobs, tx, orderId)
    return outcome
  })
}
