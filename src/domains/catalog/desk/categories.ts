import { sql } from 'kysely'
import { type AuditEntry, recordAudit } from '../../../platform/audit/audit.ts'
import type { Db, Tx } from '../../../platform/database/connect.ts'
import type { Translated } from '../../../shared/locale.ts'
import type { Category } from '../product.ts'

type Actor = AuditEntry['actor']
export type CategoryText = { name: Translated; summary: Translated }
export type CategoryOnDesk = Category & { products: number }

export type SaveCategoryOutcome = { ok: true } | { ok: false; reason: 'changed_meanwhile' | 'unknown' }

export const categoryTextMax = { slug: 40, name: 60, summary: 200 } as const

/** The categories in the order in which visitors see them, with how many products of any state stand in each. */
export async function listCategoriesForStaff(db: Db): Promise<CategoryOnDesk[]> {
  const { rows } = await sql<CategoryOnDesk>`
    select c.slug, c.name, c.summary, count(p.id) as products
    from shop.category c left join shop.product p on p.category_slug = c.slug
    group by c.slug order by c.position, c.slug`.execute(db)
  return rows
}

/** Writes a category behind all others. @returns false when its address is taken. */
export async function createCategory(
  tx: Tx,
  { slug, name, summary }: CategoryText & { slug: string },
  actor: Actor,
): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('category')
    .values({
      slug,
      ...columnsOf({ name, summary }),
      position: sql<number>`(select coalesce(max(position), -1) + 1 from shop.category)`,
    })
    .onConflict((conflict) => conflict.column('slug').doNothing())
    .executeTakeFirstOrThrow()
  if (!numInsertedOrUpdatedRows) return false
  await record(tx, slug, 'category.created', actor)
  return true
}

/** Renames a category, unless it says something else than what somebody saw when they began. */
export async function saveCategory(
  tx: Tx,
  { slug, seen, ...text }: CategoryText & { slug: string; seen: CategoryText },
  actor: Actor,
): Promise<SaveCategoryOutcome> {
  const now = await tx
    .selectFrom('category')
    .select(['name', 'summary'])
    .where('slug', '=', slug)
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!now) return { ok: false, reason: 'unknown' }
  if (!isSame(now, seen)) return { ok: false, reason: 'changed_meanwhile' }
  if (isSame(now, text)) return { ok: true }
  await tx.updateTable('category').set(columnsOf(text)).where('slug', '=', slug).execute()
  await record(tx, slug, 'category.changed', actor)
  return { ok: true }
}

/** One place up or down. @returns false when there is none, or no such category. */
export async function moveCategory(tx: Tx, slug: string, way: 'up' | 'down', actor: Actor): Promise<boolean> {
  const rows = await tx
    .selectFrom('category')
    .select('slug')
    .orderBy('position')
    .orderBy('slug')
    .forNoKeyUpdate()
    .execute()
  const order = rows.map((row) => row.slug)
  const from = order.indexOf(slug)
  const to = way === 'up' ? from - 1 : from + 1
  const other = order[to]
  if (from < 0 || other === undefined) return false
  order[to] = slug
  order[from] = other
  await sql`
    update shop.category c set position = o.place - 1
    from unnest(${order}::text[]) with ordinality as o (slug, place)
    where c.slug = o.slug and c.position <> o.place - 1`.execute(tx)
  await record(tx, slug, 'category.moved', actor)
  return true
}

const columnsOf = ({ name, summary }: CategoryText) => ({
  name: JSON.stringify(name),
  summary: JSON.stringify(summary),
})

const isSame = (a: CategoryText, b: CategoryText) =>
  (['name', 'summary'] as const).every((part) => a[part].en === b[part].en && a[part].fr === b[part].fr)

const record = (tx: Tx, id: string, action: string, actor: Actor): Promise<void> =>
  recordAudit(tx, { subject: { kind: 'category', id }, action, actor })
