import { sql } from 'kysely'
import { testShop } from '../../../test/support/shop.ts'
import type { OrderId, ProductId, UnitId } from '../../shared/ids.ts'
import { newId } from '../../shared/ids.ts'
import { systemClock } from '../../shared/time.ts'
import { requestRefund } from '../payments/index.ts'
import type { InvoicingDeps } from './deps.ts'
import type { TaxDocument } from './document.ts'
import { listIssued } from './read-document.ts'
import { settleDocuments } from './settle-documents.ts'

export const seller = {
  name: 'Test Works SAS',
  address: { lines: ['1 rue de l’Essai', '75011 Paris', 'France'], country: 'FR' },
  registration: 'RCS Paris 000 000 000',
  vatNumber: 'FR00000000000',
  email: 'shop@example.eu',
}

/** The facts as bytes: which file is drawn from them is not this domain's business. */
export const draw = async (document: TaxDocument): Promise<Uint8Array> =>
  Buffer.from(JSON.stringify(document))

/** A shop that sells, and issues when a test says so. */
export async function invoicingShop() {
  const shop = await testShop()
  const deps: InvoicingDeps = {
    db: shop.db,
    outbox: shop.deps.outbox,
    clock: systemClock,
    seller,
    vatSeller: { country: 'FR', scheme: 'oss' },
    financialYear: { month: 12, day: 31 },
    draw,
  }

  async function paidOrder(
    options: Parameters<typeof shop.anOrder>[1] = {},
    productId?: ProductId,
  ): Promise<OrderId> {
    const orderId = await shop.anOrder(productId ?? (await shop.aProduct(options.quantity ?? 1)), options)
    await shop.pay(orderId)
    await shop.advance(orderId)
    return orderId
  }

  /** Paid without a payment page: where many are needed and how they were paid does not matter. */
  async function settledOrder(productId: ProductId): Promise<OrderId> {
    const placed = await shop.place(productId)
    if (!placed.ok) throw new Error('sold out')
    await shop.db
      .updateTable('order')
      .set({ paid_at: new Date() })
      .where('id', '=', placed.order.id)
      .execute()
    return placed.order.id
  }

  const unitsOf = async (orderId: OrderId): Promise<UnitId[]> =>
    (
      await shop.db.selectFrom('unit').select('id').where('order_id', '=', orderId).orderBy('id').execute()
    ).map(({ id }) => id)

  return {
    ...shop,
    invoicing: deps,
    paidOrder,
    settledOrder,
    unitsOf,
    settle: (orderId: OrderId) => settleDocuments(deps, orderId),
    documentsOf: async (orderId: OrderId) => (await listIssued(shop.db, orderId)).map(({ facts }) => facts),
    async refund(orderId: OrderId, wish: { units: readonly UnitId[] } | { gesture: number }) {
      const outcome = await requestRefund(shop.deps, {
        orderId,
        wish:
          'units' in wish
            ? { kind: 'units', unitIds: wish.units }
            : { kind: 'gesture', amountMinor: wish.gesture },
        requestKey: newId('ref'),
        by: newId('acc'),
        note: 'because',
      })
      if (!outcome.ok) throw new Error(outcome.reason)
      await shop.advance(orderId)
      return outcome.refundId
    },
    /** Past the triggers, as somebody with the rights of the owner. */
    async tamper(statement: ReturnType<typeof sql>): Promise<void> {
      await shop.db.transaction().execute(async (tx) => {
        await sql`set local session_replication_role = replica`.execute(tx)
        await statement.execute(tx)
      })
    },
  }
}
