import type { Db } from '../../platform/database/connect.ts'
import type { OrderId, OrderLineId } from '../../shared/ids.ts'
import { type Money, money } from '../../shared/money.ts'
import type { VatTreatment } from '../tax/index.ts'

/** How an order was taxed, and who bought it, as an invoice states both. */
export type VatOfOrder = {
  orderId: OrderId
  /** Declared by the buyer. */
  country: string
  /** Of a business; a consumer has none of the last three. */
  buyer: {
    name: string | null
    companyName: string | null
    companyAddress: string | null
    /** With the letters of its country, which for Greece are EL. */
    vatNumber: string | null
  }
  lines: readonly VatOfOrderLine[]
}

export type VatOfOrderLine = {
  lineId: OrderLineId
  position: number
  treatment: VatTreatment
  /** Whose VAT it is; of `reverse_charge` the buyer's country, of `exempt`, `origin` and `voucher` the seller's. */
  country: string
  basisPoints: number
  quantity: number
  /** Before a discount, with the VAT that is charged. */
  unitGross: Money
  discount: Money
  net: Money
  tax: Money
  gross: Money
}

/** Treatment, country and rate of each line, with name, address and VAT number of a business; undefined for an unknown order. */
export async function findVatOfOrder(db: Db, orderId: OrderId): Promise<VatOfOrder | undefined> {
  const order = await db
    .selectFrom('order')
    .innerJoin('order_contact', 'order_contact.order_id', 'order.id')
    .select(['order.id', 'order.country', 'order.currency'])
    .select(['name', 'company_name', 'company_address', 'vat_number'])
    .where('order.id', '=', orderId)
    .executeTakeFirst()
  if (!order) return undefined
  const lines = await db
    .selectFrom('order_line')
    .selectAll()
    .where('order_id', '=', orderId)
    .orderBy('position')
    .execute()
  const amount = (minor: number) => money(minor, order.currency)
  return {
    orderId: order.id,
    country: order.country,
    buyer: {
      name: order.name,
      companyName: order.company_name,
      companyAddress: order.company_address,
      vatNumber: order.vat_number,
    },
    lines: lines.map((line) => ({
      lineId: line.id,
      position: line.position,
      treatment: line.vat_treatment,
      country: line.vat_country,
      basisPoints: line.vat_basis_points,
      quantity: line.quantity,
      unitGross: amount(line.unit_gross_minor),
      discount: amount(line.discount_minor),
      net: amount(line.net_minor),
      tax: amount(line.tax_minor),
      gross: amount(line.gross_minor),
    })),
  }
}
