import { recordAudit } from '../../platform/audit/audit.ts'
import type { Db, Tx } from '../../platform/database/connect.ts'
import { type AccountId, newId, type SavedViewId } from '../../shared/ids.ts'
import { keptQuery, namesSomebody, type Refusal, refusalOf, type SavedView } from './view.ts'

/** More than a row of names that one still reads. */
const viewsMax = 30

export type KeepOutcome = { ok: true; id: SavedViewId } | { ok: false; reason: Refusal | 'too_many' | 'kept' }

type NewView = { name: string; list: string; query: string; shared: boolean; by: AccountId; today: string }

/** Keeps the address of a list under a name, for oneself or for the team. */
export async function keepView(db: Db, view: NewView): Promise<KeepOutcome> {
  const { name, list, by } = view
  const query = keptQuery(view.query)
  const reason = namesSomebody(name) ? 'names_somebody' : refusalOf(query)
  if (reason) return { ok: false, reason }
  const ownerId = view.shared ? null : by
  return db.transaction().execute(async (tx): Promise<KeepOutcome> => {
    if ((await listViews(tx, list)).length >= viewsMax) return { ok: false, reason: 'too_many' }
    const id = newId('viw')
    const row = await tx
      .insertInto('saved_view')
      .values({ id, name, list, query, owner_id: ownerId, used_on: view.today })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!row) return { ok: false, reason: 'kept' }
    await record(tx, id, 'view.kept', by, { list, shared: view.shared })
    return { ok: true, id }
  })
}

export type RenameOutcome = { ok: true } | { ok: false; reason: 'names_somebody' | 'unknown' }

/** Unknown is also another's own. */
export async function renameView(
  db: Db,
  { id, name, by }: { id: SavedViewId; name: string; by: AccountId },
): Promise<RenameOutcome> {
  if (namesSomebody(name)) return { ok: false, reason: 'names_somebody' }
  return db.transaction().execute(async (tx): Promise<RenameOutcome> => {
    const { numUpdatedRows } = await tx
      .updateTable('saved_view')
      .set({ name })
      .where('id', '=', id)
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return { ok: false, reason: 'unknown' }
    await record(tx, id, 'view.renamed', by)
    return { ok: true }
  })
}

/** @returns false when it is not there, or another's own. */
export async function deleteView(db: Db, { id, by }: { id: SavedViewId; by: AccountId }): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const { numDeletedRows } = await tx.deleteFrom('saved_view').where('id', '=', id).executeTakeFirst()
    if (numDeletedRows === 0n) return false
    await record(tx, id, 'view.deleted', by)
    return true
  })
}

/** The views of a list that whoever asks may see, by name. */
export async function listViews(db: Db, list: string): Promise<SavedView[]> {
  return db
    .selectFrom('saved_view')
    .select(['id', 'name', 'list', 'query', 'owner_id as ownerId'])
    .where('list', '=', list)
    .orderBy('name')
    .orderBy('id')
    .execute()
}

/** The same for a page that shows one of them, if its address is that of one: so it is told which are still wanted. */
export async function openViews(
  db: Db,
  { list, query, today }: { list: string; query: string; today: string },
): Promise<SavedView[]> {
  const views = await listViews(db, list)
  const kept = keptQuery(query)
  const opened = views.filter((view) => view.query === kept).map(({ id }) => id)
  if (opened.length > 0)
    await db
      .updateTable('saved_view')
      .set({ used_on: today })
      .where('id', 'in', opened)
      .where('used_on', '<', today)
      .execute()
  return views
}

async function record(
  tx: Tx,
  id: SavedViewId,
  action: string,
  by: AccountId,
  details: Record<string, string | boolean> = {},
): Promise<void> {
  await recordAudit(tx, {
    subject: { kind: 'saved_view', id },
    action,
    actor: { kind: 'staff', id: by },
    details,
  })
}
