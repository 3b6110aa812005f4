import type { BatchHealth, ClaimInList } from '../../../domains/replacement/index.ts'
import { asCsv } from '../../copy/csv-of.ts'

const head = ['batch', 'file', 'supplier', 'key', 'reference', 'problem', 'message', 'claimed_at']

/** What suppliers owe, a line for each key. */
export function claimsCsv(claims: readonly ClaimInList[], batches: readonly BatchHealth[]): string {
  const known = new Map(batches.map((batch) => [batch.id, batch]))
  const rows = claims.map(({ batchId, keyId, supplierReference, problem, message, claimedAt }) => [
    batchId,
    known.get(batchId)?.sourceName,
    known.get(batchId)?.supplier,
    keyId,
    supplierReference,
    problem,
    message,
    claimedAt,
  ])
  return asCsv([head, ...rows])
}
