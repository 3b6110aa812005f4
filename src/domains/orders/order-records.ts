import type { Db } from '../../platform/database/connect.ts'
import { firstIdAt, type OrderId, type OrderLineId, type ProductId, type UnitId } from '../../shared/ids.ts'
import type { Translated } from '../../shared/locale.ts'
import { type Money, money } from '../../shared/money.ts'
import { hours, after as later } from '../../shared/time.ts'
import type { VatTreatment } from '../tax/index.ts'
import type { HeldFor, UnitState } from './lock-order.ts'
import type { OrderState } from './order-page.ts'

/** An order as programs read it. Who bought is in `customer`, and only for whom the database shows it to. */
export type OrderRecord = {
  id: OrderId
  number: string
  state: OrderState
  heldFor: HeldFor | null
  country: string
  isDemo: boolean
  net: Money
  tax: Money
  gross: Money
  lines: OrderLineRecord[]
  placedAt: Date
  paidAt: Date | null
  endedAt: Date | null
  customer?: { email: string; name: string | null; company: string | null }
}

export type OrderLineRecord = {
  id: OrderLineId
  productId: ProductId
  name: Translated
  quantity: number
  /** The product that it was bought in; null for what was bought by itself. */
  bundleId: ProductId | null
  gross: Money
  vat: { treatment: VatTreatment; country: string; basisPoints: number }
  units: { id: UnitId; state: UnitState; deliveredAt: Date | null; revealedAt: Date | null }[]
}

export type OrdersAfter = {
  after: OrderId | undefined
  limit: number
  state?: OrderState | undefined
  placedSince?: Date | undefined
  withCustomers: boolean
}

/** Orders from the newest on, past one of them: what is placed meanwhile moves no page. */
export async function listOrderRecords(
  db: Db,
  { after, limit, state, placedSince, withCustomers }: OrdersAfter,
): Promise<OrderRecord[]> {
  const rows = await orders(db)
    .where((eb) =>
      eb.and([
        ...(after ? [eb('id', '<', after)] : []),
        ...(state ? [eb('state', '=', state)] : []),
        // Ids rise with time, so that whoever asks for the last hour reads the last hour.
        ...(placedSince
          ? [
              eb('placed_at', '>=', placedSince),
              eb('id', '>=', firstIdAt('ord', later(placedSince, -hours(1)))),
            ]
          : []),
      ]),
    )
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()
  return withParts(db, rows, withCustomers)
}

export async function findOrderRecord(
  db: Db,
  id: OrderId,
  withCustomers: boolean,
): Promise<OrderRecord | undefined> {
  const rows = await orders(db).where('id', '=', id).execute()
  return (await withParts(db, rows, withCustomers))[0]
}

function orders(db: Db) {
  return db
    .selectFrom('order')
    .select(['id', 'number', 'state', 'held_for', 'country', 'currency', 'demo'])
    .select(['net_minor', 'tax_minor', 'gross_minor', 'placed_at', 'paid_at', 'ended_at'])
}
type OrderRow = Awaited<ReturnType<ReturnType<typeof orders>['execute']>>[number]

async function withParts(db: Db, rows: readonly OrderRow[], withCustomers: boolean): Promise<OrderRecord[]> {
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return []
  const [lines, units, contacts] = await Promise.all([
    linesOf(db, ids),
    unitsOf(db, ids),
    withCustomers ? contactsOf(db, ids) : [],
  ])
  const linesByOrder = Map.groupBy(lines, ({ order_id }) => order_id)
  const unitsByLine = Map.groupBy(units, ({ order_line_id }) => order_line_id)
  const contactByOrder = new Map(contacts.map(({ order_id, ...contact }) => [order_id, contact]))
  return rows.map((row) => {
    const { currency } = row
    const customer = contactByOrder.get(row.id)
    return {
      id: row.id,
      number: row.number,
      state: row.state,
      heldFor: row.held_for,
      country: row.country,
      isDemo: row.demo,
      net: money(row.net_minor, currency),
      tax: money(row.tax_minor, currency),
      gross: money(row.gross_minor, currency),
      lines: (linesByOrder.get(row.id) ?? []).map((line) => ({
        id: line.id,
        productId: line.product_id,
        name: line.name,
        quantity: line.quantity,
        bundleId: line.bundle_id,
        gross: money(line.gross_minor, currency),
        vat: {
          treatment: line.vat_treatment,
          country: line.vat_country,
          basisPoints: line.vat_basis_points,
        },
        units: (unitsByLine.get(line.id) ?? []).map(({ id, state, deliveredAt, revealedAt }) => ({
          ...{ id, state, deliveredAt, revealedAt },
        })),
      })),
      placedAt: row.placed_at,
      paidAt: row.paid_at,
      endedAt: row.ended_at,
      ...(customer && { customer }),
    }
  })
}

function linesOf(db: Db, ids: readonly OrderId[]) {
  return db
    .selectFrom('order_line')
    .select(['id', 'order_id', 'product_id', 'name', 'quantity', 'bundle_id', 'gross_minor'])
    .select(['vat_treatment', 'vat_country', 'vat_basis_points'])
    .where('order_id', 'in', ids)
    .orderBy('order_id')
    .orderBy('position')
    .execute()
}

function unitsOf(db: Db, ids: readonly OrderId[]) {
  return db
    .selectFrom('unit')
    .select(['id', 'order_line_id', 'state', 'delivered_at as deliveredAt', 'revealed_at as revealedAt'])
    .where('order_id', 'in', ids)
    .orderBy('order_line_id')
    .orderBy('position')
    .execute()
}

function contactsOf(db: Db, ids: readonly OrderId[]) {
  return db
    .selectFrom('order_contact')
    .select(['order_id', 'email', 'name', 'company_name as company'])
    .where('order_id', 'in', ids)
    .execute()
}
