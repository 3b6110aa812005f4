import { sql } from 'kysely'
import { countAuditToday, recordAudit } from '../../../platform/audit/audit.ts'
import type { Db, Tx } from '../../../platform/database/connect.ts'
import type { AccountId, KeyId } from '../../../shared/ids.ts'
import { Secret } from '../../../shared/secret.ts'
import { decodeContent, type KeyContent } from '../key-content.ts'
import { canLookAtKey } from '../policy.ts'
import { findSealedKey } from '../queries.ts'
import type { Vault } from '../vault.ts'

/** So many keys somebody of the staff may see in a day: more is no support but an export. */
export const looksPerDay = 20

export type LookOutcome =
  | { ok: true; content: Secret<KeyContent> }
  | { ok: false; reason: 'not_found' | 'still_sealed' | 'too_many' }

/**
 * Shows a key to somebody of the staff, once, for a reason. That it was seen stands in its ledger before it is opened; the
 * reason stands in the history.
 */
export async function lookAtKey(
  { db, vault }: { db: Db; vault: Vault },
  { keyId, by, reason }: { keyId: KeyId; by: AccountId; reason: string },
): Promise<LookOutcome> {
  const subject = { kind: 'staff', id: by }
  const actor = { kind: 'staff', id: by } as const
  const refusal = await db.transaction().execute(async (tx) => {
    // Two windows of the same person count one after the other.
    await sql`select pg_advisory_xact_lock(hashtextextended(${`look ${by}`}, 0))`.execute(tx)
    const key = await lockState(tx, keyId)
    if (!key) return 'not_found' as const
    if (!canLookAtKey(actor, key)) return 'still_sealed' as const
    if ((await countAuditToday(tx, { subject, action: 'staff.viewed_key' })) >= looksPerDay)
      return 'too_many' as const
    await insertView(tx, { keyId, unitId: key.unitId, by })
    await recordAudit(
      tx,
      { subject: { kind: 'key', id: keyId }, action: 'key.viewed', actor, details: { reason } },
      { subject, action: 'staff.viewed_key', actor, details: { keyId } },
    )
    return undefined
  })
  if (refusal) return { ok: false, reason: refusal }
  const sealed = await findSealedKey(db, keyId)
  if (!sealed) return { ok: false, reason: 'not_found' }
  const cipher = await vault.openBatch(sealed.place, sealed.dataKey)
  const bytes = cipher.open(sealed.keyId, sealed.sealed).expose()
  return { ok: true, content: new Secret(decodeContent(sealed.mediaType, bytes)) }
}

function lockState(tx: Tx, keyId: KeyId) {
  return tx
    .selectFrom('key')
    .select(['state', 'unit_id as unitId'])
    .where('id', '=', keyId)
    .forUpdate()
    .executeTakeFirst()
}

// With the unit, so that what is told of an order tells this too.
async function insertView(
  tx: Tx,
  { keyId, unitId, by }: { keyId: KeyId; unitId: string | null; by: AccountId },
): Promise<void> {
  await sql`
    insert into shop.custody_event (key_id, kind, unit_id, actor_kind, actor_id, reason)
    values (${keyId}, 'viewed', ${unitId}, 'staff', ${by}, 'by staff')`.execute(tx)
}
