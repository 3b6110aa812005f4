import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import { foldEmail } from '../../shared/email.ts'
import type { AccountId, OrderId, UnitId } from '../../shared/ids.ts'
import type { Translated } from '../../shared/locale.ts'
import { type Money, money } from '../../shared/money.ts'
import { type CoverColours, listPlatforms, listProductColours } from '../catalog/index.ts'
import type { OrderState } from './order-page.ts'

/**
 * Guest orders that were placed with a mailbox become those of the account that has proved the mailbox.
 * @returns how many were claimed now.
 */
export async function claimGuestOrders(db: Db, accountId: AccountId, email: string): Promise<number> {
  const { numUpdatedRows } = await db
    .updateTable('order')
    .set({ account_id: accountId })
    .where('account_id', 'is', null)
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('order_contact')
          .select('order_contact.order_id')
          .whereRef('order_contact.order_id', '=', 'order.id')
          .where('order_contact.email_folded', '=', foldEmail(email)),
      ),
    )
    .executeTakeFirst()
  return Number(numUpdatedRows)
}

export type OrderInAccount = {
  id: OrderId
  number: string
  state: OrderState
  placedAt: Date
  gross: Money
  linkVersion: number
  products: Translated[]
}

export type Page<T> = { rows: T[]; total: number }

export const accountPageSize = 20

/** The orders of an account, the newest first; `page` counts from 1. */
export async function listOrdersOfAccount(
  db: Db,
  accountId: AccountId,
  page: number,
): Promise<Page<OrderInAccount>> {
  const rows = await db
    .selectFrom('order')
    .select(['id', 'number', 'state', 'placed_at', 'gross_minor', 'currency', 'link_version'])
    .select(sql<number>`count(*) over ()`.as('total'))
    .select(
      sql<Translated[]>`(
        select coalesce(jsonb_agg(l.name order by l.position), '[]')
        from shop.order_line l where l.order_id = "order".id)`.as('products'),
    )
    .where('account_id', '=', accountId)
    .orderBy('placed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(accountPageSize)
    .offset((page - 1) * accountPageSize)
    .execute()
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map((row) => ({
      id: row.id,
      number: row.number,
      state: row.state,
      placedAt: row.placed_at,
      gross: money(row.gross_minor, row.currency),
      linkVersion: row.link_version,
      products: row.products,
    })),
  }
}

export type KeyInLibrary = {
  unitId: UnitId
  orderId: OrderId
  orderNumber: string
  linkVersion: number
  name: Translated
  /** The platform's name of today, or as it was sold when it has left the catalogue. */
  platform: string
  cover: { slug: string; colours: CoverColours } | null
  state: 'sealed' | 'open' | 'waiting' | 'given'
  boughtAt: Date
}

/** Everything an account holds or waits for, the newest first, by words of the product's name or the order's number. */
export async function listLibrary(
  db: Db,
  accountId: AccountId,
  { text, page }: { text: string; page: number },
): Promise<Page<KeyInLibrary>> {
  const pattern = `%${text.trim().replace(/[\\%_]/g, '\\$&')}%`
  const rows = await db
    .selectFrom('unit')
    .innerJoin('order', 'order.id', 'unit.order_id')
    .innerJoin('order_line', 'order_line.id', 'unit.order_line_id')
    .select([
      'unit.id as unitId',
      'unit.state',
      'unit.given_at as givenAt',
      'order.id as orderId',
      'order.number as orderNumber',
      'order.link_version as linkVersion',
      'order.placed_at as boughtAt',
      'order_line.name',
      'order_line.platform',
      'unit.product_id as productId',
    ])
    .select(sql<number>`count(*) over ()`.as('total'))
    .where('order.account_id', '=', accountId)
    .where('order.paid_at', 'is not', null)
    .where('unit.state', 'in', ['waiting', 'reserved', 'backordered', 'delivered', 'revealed'])
    .$if(text.trim() !== '', (query) =>
      query.where(
        sql<boolean>`(shop.fold(order_line.name::text) like shop.fold(${pattern}) or "order".number ilike ${pattern})`,
      ),
    )
    .orderBy('order.placed_at', 'desc')
    .orderBy('unit.id')
    .limit(accountPageSize)
    .offset((page - 1) * accountPageSize)
    .execute()
  const platforms = new Map((await listPlatforms(db)).map(({ code, name }) => [code, name]))
  const covers = await listProductColours(db, [...new Set(rows.map((row) => row.productId))])
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ state, givenAt, total: _, productId, ...row }) => ({
      ...row,
      platform: platforms.get(row.platform) ?? row.platform,
      cover: covers.get(productId) ?? null,
      state: givenAt ? 'given' : stateInLibrary(state),
    })),
  }
}

function stateInLibrary(state: string): KeyInLibrary['state'] {
  if (state === 'revealed') return 'open'
  return state === 'delivered' ? 'sealed' : 'waiting'
}
