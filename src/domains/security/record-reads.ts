import { recordStaffReads } from '../../platform/audit/staff-reads.ts'
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
  await record(db, by, permission, reads)
}

/** The same of a program of the seller: it is nobody of the staff, and reads whole lists by its nature. */
export async function recordApiReads(
  db: Db,
  { by, permission, reads }: { by: ApiKeyId; permission: Permission; reads: Reads },
): Promise<void> {
  await record(db, by, permission, reads)
}

async function record(db: Db, by: AccountId | ApiKeyId, permission: Permission, reads: Reads): Promise<void> {
  const { kind, ids, persons = null } = reads
  if (ids.length === 0) return
  const seen = [...new Set(ids)].map((id) => ({
    staffId: by,
    permission,
    subject: { kind, id },
    persons,
  }))
  await recordStaffReads(db, seen)
}
