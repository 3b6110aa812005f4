import { recordProgramReads, recordStaffReads, type StaffRead } from '../../platform/audit/staff-reads.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { AccountId, ApiKeyId } from '../../shared/ids.ts'
import type { Permission } from '../staff/index.ts'

/**
 * Whom a page shows to staff: persons by the ids of one kind, one line each; `persons` says how many stand behind an id that
 * is a list, such as a file of everybody who is affected.
 */
export type Reads = { kind: string; ids: readonly string[]; persons?: number }

/** Writes down that a member of the staff has seen data of persons (GDPR Art. 32(1)(b), Art. 5(2)). */
export async function recordReads(
  db: Db,
  { by, permission, reads }: { by: AccountId; permission: Permission; reads: Reads },
): Promise<void> {
  if (reads.ids.length > 0) await recordStaffReads(db, linesOf(by, permission, reads))
}

/** The same of a program of the seller: it is nobody of the staff, and reads whole lists by its nature. */
export async function recordApiReads(
  db: Db,
  { by, permission, reads }: { by: ApiKeyId; permission: Permission; reads: Reads },
): Promise<void> {
  if (reads.ids.length > 0) await recordProgramReads(db, linesOf(by, permission, reads))
}

function linesOf(
  staffId: AccountId | ApiKeyId,
  permission: Permission,
  { kind, ids, persons }: Reads,
): StaffRead[] {
  return [...new Set(ids)].map((id) => ({
    staffId,
    permission,
    subject: { kind, id },
    persons: persons ?? null,
  }))
}
