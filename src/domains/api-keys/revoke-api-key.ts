import { type AuditEntry, recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import type { ApiKeyId } from '../../shared/ids.ts'

/** Ends a key with the next request, for good. @returns false when it was ended before, or is unknown. */
export async function revokeApiKey(
  tx: Tx,
  { id, reason, at }: { id: ApiKeyId; reason: string; at: Date },
  actor: AuditEntry['actor'],
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('api_key')
    .set({ revoked_at: at })
    .where('id', '=', id)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  await recordAudit(tx, {
    subject: { kind: 'api_key', id },
    action: 'api_key.revoked',
    actor,
    details: { reason },
  })
  return true
}
