import { sql } from 'kysely'
import { type AuditEntry, recordAudit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/connect.ts'
import { newId, type SavedReplyId } from '../../../shared/ids.ts'
import type { Translated } from '../../../shared/locale.ts'
import { type SavedReply, unknownVariablesIn } from './saved-reply.ts'

type Actor = AuditEntry['actor']
type ReplyText = { name: string; body: Translated }
type Unknown = { ok: false; reason: 'unknown_variable'; written: readonly string[] }

export type CreateReplyOutcome =
  | { ok: true; id: SavedReplyId }
  | { ok: false; reason: 'name_taken' }
  | Unknown
export type SaveReplyOutcome =
  | { ok: true; version: number }
  | { ok: false; reason: 'changed_meanwhile' | 'name_taken' | 'unknown' }
  | Unknown

/** Keeps a reply for everybody who answers. */
export async function createReply(
  tx: Tx,
  { name, body }: ReplyText,
  actor: Actor,
): Promise<CreateReplyOutcome> {
  const written = unknownVariablesIn(body)
  if (written.length > 0) return { ok: false, reason: 'unknown_variable', written }
  if (await isTaken(tx, name)) return { ok: false, reason: 'name_taken' }
  const id = newId('rpl')
  await tx
    .insertInto('saved_reply')
    .values({ id, name, body: JSON.stringify(body), version: 1 })
    .execute()
  await recordAudit(tx, { subject: { kind: 'saved_reply', id }, action: 'saved_reply.created', actor })
  return { ok: true, id }
}

/** Changes one. Whoever began with an older version than the last writes over nobody's work. */
export async function saveReply(
  tx: Tx,
  { id, basedOn, name, body }: ReplyText & { id: SavedReplyId; basedOn: number },
  actor: Actor,
): Promise<SaveReplyOutcome> {
  const written = unknownVariablesIn(body)
  if (written.length > 0) return { ok: false, reason: 'unknown_variable', written }
  const now = await tx
    .selectFrom('saved_reply')
    .select(['version', 'state'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!now) return { ok: false, reason: 'unknown' }
  if (now.version !== basedOn) return { ok: false, reason: 'changed_meanwhile' }
  if (now.state === 'used' && (await isTaken(tx, name, id))) return { ok: false, reason: 'name_taken' }
  const version = basedOn + 1
  await tx
    .updateTable('saved_reply')
    .set({ name, body: JSON.stringify(body), version, changed_at: sql<Date>`now()` })
    .where('id', '=', id)
    .execute()
  const subject = { kind: 'saved_reply', id }
  await recordAudit(tx, { subject, action: 'saved_reply.changed', actor, details: { version } })
  return { ok: true, version }
}

/**
 * Takes a reply out of the choice, or back into it. @returns false when it is so already, unknown, or another has its name by
 * now.
 */
export async function setReplyState(
  tx: Tx,
  id: SavedReplyId,
  state: SavedReply['state'],
  actor: Actor,
): Promise<boolean> {
  const now = await tx
    .selectFrom('saved_reply')
    .select(['name', 'state'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!now || now.state === state) return false
  if (state === 'used' && (await isTaken(tx, now.name, id))) return false
  await tx
    .updateTable('saved_reply')
    .set({ state, changed_at: sql<Date>`now()` })
    .where('id', '=', id)
    .execute()
  const action = state === 'archived' ? 'saved_reply.archived' : 'saved_reply.restored'
  await recordAudit(tx, { subject: { kind: 'saved_reply', id }, action, actor })
  return true
}

// One by one, so that of two who take a name at once the second is told and not refused by the database.
async function isTaken(tx: Tx, name: string, except?: SavedReplyId): Promise<boolean> {
  await sql`select pg_advisory_xact_lock(hashtext('saved reply'))`.execute(tx)
  const { rows } = await sql`
    select from shop.saved_reply
    where shop.fold(name) = shop.fold(${name}) and state = 'used' and id is distinct from ${except ?? null}`.execute(
    tx,
  )
  return rows.length > 0
}
