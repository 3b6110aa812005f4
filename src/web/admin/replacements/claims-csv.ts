import type { ClaimInList } from '../../../domains/replacement/index.ts'
import { asCsv } from '../../copy/csv-of.ts'

const head = ['batch', 'file', 'supplier', 'key', 'reference', 'problem', 'message', 'claimed_at']

/** What suppliers owe, a line for each key. */
export function claimsCsv(claims: readonly ClaimInList[]): string {
  const rows = claims.map(({ batchId, batch, keyId, supplierReference, problem, message, claimedAt }) => [
    batchId,
    batch?.sourceName,
    batch?.supplier,
    keyId,
    supplierReference,
    problem,
    message,
    claimedAt,
  ])
  return asCsv([head, ...rows])
}
