import { recordAudit } from '../../platform/audit/audit.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { Permission } from '../staff/index.ts'

/**
 * Whom a page shows to staff: persons by the ids of one kind, one line of history each; `persons` says how many stand
 * behind an id that is a list, such as a file of everybody who is affected.
 */
export type Reads = { kind: string; ids: readonly string[]; persons?: number }

/** Writes down that a member of the staff has seen data of persons (GDPR Art. 32(1)(b), Art. 5(2)). */
export async function recordReads(
  db: Db,
  { by, permission, reads }: { by: AccountId; permission: Permission; reads: Reads },
): Promise<void> {
  const { kind, ids, persons } = reads
  if (ids.length === 0) return
  const entries = [...new Set(ids)].map((id) => ({
    subject: { kind, id },
    action: 'staff.read',
    actor: { kind: 'staff', id: by } as const,
    details: { permission, ...(persons !== undefined && { persons }) },
  }))
  await db.transaction().execute((tx) => recordAudit(tx, ...entries))
}
