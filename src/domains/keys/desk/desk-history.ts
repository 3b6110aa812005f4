import { listAuditOf } from '../../../platform/audit/audit.ts'
import type { Db } from '../../../platform/database/connect.ts'

/** A line of the history of a key or a batch, with the words of whoever acted. */
export type DeskMoment = { action: string; actorId: string | null; reason: string | null; at: Date }

export async function listDeskHistory(
  db: Db,
  subject: { kind: 'key' | 'key_batch'; id: string },
): Promise<DeskMoment[]> {
  const lines = await listAuditOf(db, subject)
  return lines.map(({ action, actorId, details, at }) => ({ action, actorId, at, reason: reasonIn(details) }))
}

function reasonIn(details: unknown): string | null {
  const reason = details && typeof details === 'object' && 'reason' in details ? details.reason : null
  return typeof reason === 'string' ? reason : null
}
