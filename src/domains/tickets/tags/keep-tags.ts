import { sql } from 'kysely'
import { type AuditEntry, recordAudit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/connect.ts'
import type { Translated } from '../../../shared/locale.ts'
import { slugOf, type Tag } from './tag.ts'

type Actor = AuditEntry['actor']

export type CreateTagOutcome = { ok: true; slug: string } | { ok: false; reason: 'taken' | 'no_letters' }
export type SaveTagOutcome =
  | { ok: true; version: number }
  | { ok: false; reason: 'changed_meanwhile' | 'unknown' }

/** Adds a word to the list, found by its English name in addresses and copies. */
export async function createTag(tx: Tx, name: Translated, actor: Actor): Promise<CreateTagOutcome> {
  const slug = slugOf(name.en)
  if (slug === '') return { ok: false, reason: 'no_letters' }
  const made = await tx
    .insertInto('ticket_tag')
    .values({ slug, name: JSON.stringify(name) })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .returning('slug')
    .executeTakeFirst()
  if (!made) return { ok: false, reason: 'taken' }
  await recordAudit(tx, { subject: { kind: 'ticket_tag', id: slug }, action: 'ticket_tag.created', actor })
  return { ok: true, slug }
}

/** Calls it something else. Whoever began with an older version than the last writes over nobody's work. */
export async function saveTag(
  tx: Tx,
  { slug, basedOn, name }: { slug: string; basedOn: number; name: Translated },
  actor: Actor,
): Promise<SaveTagOutcome> {
  const now = await tx
    .selectFrom('ticket_tag')
    .select('version')
    .where('slug', '=', slug)
    .forUpdate()
    .executeTakeFirst()
  if (!now) return { ok: false, reason: 'unknown' }
  if (now.version !== basedOn) return { ok: false, reason: 'changed_meanwhile' }
  const version = basedOn + 1
  await tx
    .updateTable('ticket_tag')
    .set({ name: JSON.stringify(name), version, changed_at: sql<Date>`now()` })
    .where('slug', '=', slug)
    .execute()
  const subject = { kind: 'ticket_tag', id: slug }
  await recordAudit(tx, { subject, action: 'ticket_tag.changed', actor, details: { version } })
  return { ok: true, version }
}

/** Takes a word out of the choice, or back into it; tickets that have it keep it. @returns false when it is so already. */
export async function setTagState(tx: Tx, slug: string, state: Tag['state'], actor: Actor): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('ticket_tag')
    .set({ state, changed_at: sql<Date>`now()` })
    .where('slug', '=', slug)
    .where('state', '<>', state)
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return false
  const action = state === 'archived' ? 'ticket_tag.archived' : 'ticket_tag.restored'
  await recordAudit(tx, { subject: { kind: 'ticket_tag', id: slug }, action, actor })
  return true
}
