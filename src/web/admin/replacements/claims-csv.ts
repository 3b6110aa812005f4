import type { BatchHealth, ClaimInList } from '../../../domains/replacement/index.ts'

const head = ['batch', 'file', 'supplier', 'key', 'reference', 'problem', 'message', 'claimed_at']

/** What suppliers owe, a line for each key; a cell that a table would run as a formula is made words. */
export function claimsCsv(claims: readonly ClaimInList[], batches: readonly BatchHealth[]): string {
  const known = new Map(batches.map((batch) => [batch.id, batch]))
  const rows = claims.map(({ batchId, keyId, supplierReference, problem, message, claimedAt }) => [
    batchId,
    known.get(batchId)?.sourceName ?? '',
    known.get(batchId)?.supplier ?? '',
    keyId,
    supplierReference ?? '',
    problem,
    message,
    claimedAt.toISOString(),
  ])
  return [head, ...rows]
    .map((row) => row.map(cell).join(','))
    .join('\r\n')
    .concat('\r\n')
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
