import { recordAudit } from '../../platform/audit/audit.ts'
import type { Db, Tx } from '../../platform/database/connect.ts'
import { type AccountId, newId, type SavedViewId } from '../../shared/ids.ts'
import {
  keptQuery,
  mayChange,
  namesSomebody,
  type Refusal,
  refusalOf,
  type SavedView,
  type ViewKeeper,
} from './view.ts'

/** More than a row of names that one still reads. */
const viewsMax = 30
const columns = ['id', 'name', 'list', 'query', 'owner_id as ownerId', 'made_by as madeBy'] as const

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
      .values({ id, name, list, query, owner_id: ownerId, made_by: by, used_on: view.today })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!row) return { ok: false, reason: 'kept' }
    await record(tx, id, 'view.kept', by, { list, shared: view.shared })
    return { ok: true, id }
  })
}

/** Unknown is also another's own; `not_yours` is the team's, of which somebody else is the maker. */
export type ChangeOutcome = { ok: true } | { ok: false; reason: 'unknown' | 'not_yours' }
export type RenameOutcome = ChangeOutcome | { ok: false; reason: 'names_somebody' }

export async function renameView(
  db: Db,
  { id, name, ...keeper }: ViewKeeper & { id: SavedViewId; name: string },
): Promise<RenameOutcome> {
  if (namesSomebody(name)) return { ok: false, reason: 'names_somebody' }
  return changing(db, id, keeper, async (tx) => {
    await tx.updateTable('saved_view').set({ name }).where('id', '=', id).execute()
    await record(tx, id, 'view.renamed', keeper.by)
  })
}

export async function deleteView(
  db: Db,
  { id, ...keeper }: ViewKeeper & { id: SavedViewId },
): Promise<ChangeOutcome> {
  return changing(db, id, keeper, async (tx) => {
    await tx.deleteFrom('saved_view').where('id', '=', id).execute()
    await record(tx, id, 'view.deleted', keeper.by)
  })
}

/** Changes a view that the keeper may change, and nobody else does meanwhile. */
async function changing(
  db: Db,
  id: SavedViewId,
  keeper: ViewKeeper,
  change: (tx: Tx) => Promise<void>,
): Promise<ChangeOutcome> {
  return db.transaction().execute(async (tx): Promise<ChangeOutcome> => {
    const view = await tx
      .selectFrom('saved_view')
      .select(columns)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!view) return { ok: false, reason: 'unknown' }
    if (!mayChange(view, keeper)) return { ok: false, reason: 'not_yours' }
    await change(tx)
    return { ok: true }
  })
}

/** The views of a list that whoever asks may see, by name. */
export async function listViews(db: Db, list: string): Promise<SavedView[]> {
  return db
    .selectFrom('saved_view')
    .select(columns)
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
