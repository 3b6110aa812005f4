import { type AuditEntry, recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import { assert } from '../../shared/errors.ts'
import { type ApiKeyId, newId } from '../../shared/ids.ts'
import type { Secret } from '../../shared/secret.ts'
import { after, days } from '../../shared/time.ts'
import { lifeDaysMax, newToken } from './api-key.ts'
import type { Scope } from './scope.ts'

export type NewApiKey = { name: string; scopes: readonly Scope[]; lifeDays: number; at: Date }

/** Makes a key. What comes back is shown once: the database keeps a digest of it. */
export async function createApiKey(
  tx: Tx,
  { name, scopes, lifeDays, at }: NewApiKey,
  actor: AuditEntry['actor'],
): Promise<{ id: ApiKeyId; token: Secret<string> }> {
  assert(lifeDays > 0 && lifeDays <= lifeDaysMax, 'a key lives a year at most')
  const { token, shown, hash } = newToken()
  const id = newId('apk')
  await tx
    .insertInto('api_key')
    .values({
      id,
      name,
      shown,
      secret_hash: hash,
      scopes: [...new Set(scopes)],
      created_at: at,
      expires_at: after(at, days(lifeDays)),
    })
    .execute()
  await recordAudit(tx, {
    subject: { kind: 'api_key', id },
    action: 'api_key.created',
    actor,
    details: { scopes: scopes.join(' '), days: lifeDays },
  })
  return { id, token }
}
