import { sql } from 'kysely'
import type { Tx } from '../../platform/database/connect.ts'
import { foldEmail, hashMailbox } from '../../shared/email.ts'
import type { OrderId, OrderLineId, UnitId } from '../../shared/ids.ts'
import {
  type Contact,
  hashCheckoutKey,
  type NewOrder,
  type NewOrderLine,
  reservationMinutes,
} from './order.ts'

export async function insertOrder(
  tx: Tx,
  id: OrderId,
  number: string,
  order: NewOrder,
  totals: { netMinor: number; taxMinor: number; grossMinor: number },
): Promise<void> {
  await tx
    .insertInto('order')
    .values({
      id,
      number,
      state: 'placed',
      checkout_key: hashCheckoutKey(order.checkoutKey),
      cart_id: order.cartId,
      account_id: order.accountId,
      locale: order.locale,
      country: order.country,
      currency: order.currency,
      net_minor: totals.netMinor,
      tax_minor: totals.taxMinor,
      gross_minor: totals.grossMinor,
      eur_total_minor: order.eurTotalMinor,
      delivery: order.delivery,
      terms_version: order.termsVersion,
      demo: order.demo,
      coupon_code: order.couponCode ?? null,
      reserved_until: sql<Date>`now() + make_interval(mins => ${reservationMinutes})`,
    })
    .execute()
  await tx
    .insertInto('order_contact')
    .values({ order_id: id, ...contactColumns(order.contact) })
    .execute()
  await tx
    .insertInto('order_trace')
    .values({
      order_id: id,
      ip_sealed: order.trace.ipSealed,
      network: order.trace.network,
      browser: order.trace.browser,
      device_hash: order.trace.deviceHash,
      mailbox_hash: hashMailbox(order.contact.email),
    })
    .execute()
}

const contactColumns = (contact: Contact) => ({
  email: contact.email,
  email_folded: foldEmail(contact.email),
  name: contact.name,
  company_name: contact.companyName,
  company_address: contact.companyAddress,
  vat_number: contact.vatNumber,
})

/** In the transaction that places the order: they repeat when that was. */
export async function insertLines(
  tx: Tx,
  order: { id: OrderId; eurTotalMinor: number },
  lines: readonly (NewOrderLine & { id: OrderLineId })[],
): Promise<void> {
  await tx
    .insertInto('order_line')
    .values(
      lines.map((line, index) => ({
        id: line.id,
        order_id: order.id,
        order_placed_at: sql<Date>`now()`,
        order_eur_total_minor: order.eurTotalMinor,
        position: index + 1,
        product_id: line.productId,
        quantity: line.quantity,
        name: JSON.stringify(line.name),
        platform: line.platform,
        region: JSON.stringify(line.region),
        legal_nature: line.legalNature,
        unit_gross_minor: line.unitGrossMinor,
        vat_treatment: line.vatTreatment,
        vat_country: line.vatCountry,
        vat_basis_points: line.vatBasisPoints,
        net_minor: line.netMinor,
        tax_minor: line.taxMinor,
        gross_minor: line.grossMinor,
        discount_minor: line.unitDiscountsMinor?.reduce((sum, off) => sum + off, 0) ?? 0,
        preorder_release_at: line.releaseAt,
        bundle_id: line.bundle?.id ?? null,
        bundle_name: line.bundle && JSON.stringify(line.bundle.name),
      })),
    )
    .execute()
}

export type NewUnitRow = {
  id: UnitId
  line: NewOrderLine & { id: OrderLineId }
  position: number
}

/** Units of a pre-order are back-ordered from the start: the buyer consented by ordering before the release. */
export async function insertUnits(tx: Tx, orderId: OrderId, units: readonly NewUnitRow[]): Promise<void> {
  await tx
    .insertInto('unit')
    .values(
      units.map(({ id, line, position }) => ({
        id,
        order_id: orderId,
        order_line_id: line.id,
        product_id: line.productId,
        position,
        state: line.releaseAt ? ('backordered' as const) : ('waiting' as const),
        gross_minor: line.unitGrossMinor - (line.unitDiscountsMinor?.[position - 1] ?? 0),
        backorder_consented_at: line.releaseAt ? sql<Date>`now()` : null,
        backorder_promised_by: line.releaseAt,
      })),
    )
    .execute()
}
