import { sql } from 'kysely'
import { type AuditEntry, recordAudit } from '../../../platform/audit/audit.ts'
import type { Db, Tx } from '../../../platform/database/connect.ts'
import { type MacroId, newId } from '../../../shared/ids.ts'
import type { Macro, MacroContent } from './macro.ts'

type Actor = AuditEntry['actor']

export type SaveMacroOutcome =
  | { ok: true; version: number }
  | { ok: false; reason: 'changed_meanwhile' | 'unknown' }

export async function createMacro(tx: Tx, macro: MacroContent, actor: Actor): Promise<MacroId> {
  const id = newId('mac')
  await tx
    .insertInto('ticket_macro')
    .values({ id, ...columnsOf(macro) })
    .execute()
  await recordAudit(tx, { subject: { kind: 'ticket_macro', id }, action: 'ticket_macro.created', actor })
  return id
}

/** Whoever began with an older version than the last writes over nobody's work. */
export async function saveMacro(
  tx: Tx,
  { id, basedOn, ...macro }: MacroContent & { id: MacroId; basedOn: number },
  actor: Actor,
): Promise<SaveMacroOutcome> {
  const now = await tx
    .selectFrom('ticket_macro')
    .select('version')
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!now) return { ok: false, reason: 'unknown' }
  if (now.version !== basedOn) return { ok: false, reason: 'changed_meanwhile' }
  const version = basedOn + 1
  await tx
    .updateTable('ticket_macro')
    .set({ ...columnsOf(macro), version, changed_at: sql<Date>`now()` })
    .where('id', '=', id)
    .execute()
  const subject = { kind: 'ticket_macro', id }
  await recordAudit(tx, { subject, action: 'ticket_macro.changed', actor, details: { version } })
  return { ok: true, version }
}

/** @returns false when it is so already, or unknown. */
export async function setMacroState(
  tx: Tx,
  id: MacroId,
  state: Macro['state'],
  actor: Actor,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('ticket_macro')
    .set({ state, changed_at: sql<Date>`now()` })
    .where('id', '=', id)
    .where('state', '<>', state)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  const action = state === 'archived' ? 'ticket_macro.archived' : 'ticket_macro.restored'
  await recordAudit(tx, { subject: { kind: 'ticket_macro', id }, action, actor })
  return true
}

const columnsOf = ({ name, act, replyId, tag, next }: MacroContent) => ({
  ...{ name, act, reply_id: replyId, tag, next },
})

const whole = ['id', 'name', 'act', 'reply_id as replyId', 'tag', 'next', 'version', 'state'] as const

/** All of them, those that are put away last. */
export async function listMacros(db: Db): Promise<Macro[]> {
  return db
    .selectFrom('ticket_macro')
    .select(whole)
    .orderBy('state', 'desc')
    .orderBy('name')
    .orderBy('id')
    .execute()
}

export async function findMacro(db: Db, id: MacroId): Promise<Macro | undefined> {
  return db.selectFrom('ticket_macro').select(whole).where('id', '=', id).executeTakeFirst()
}
