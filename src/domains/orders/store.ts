import { sql } from 'kysely'
import type { Tx } from '../../platform/database/connect.ts'
import type { DB } from '../../platform/database/schema.gen.ts'
import { foldEmail, hashMailbox } from '../../shared/email.ts'
import type { KeyId, OrderId, OrderLineId, UnitId, WaiverId } from '../../shared/ids.ts'
import { splitVat } from '../../shared/money.ts'
import {
  type Contact,
  hashCheckoutKey,
  type NewOrder,
  type NewOrderLine,
  reservationMinutes,
} from './order.ts'
import type { OrderState } from './order-page.ts'

export type UnitState = DB['unit']['state']

export type HeldFor = 'dispute' | 'fraud_warning' | 'review' | 'staff'

export type LockedOrder = {
  id: OrderId
  state: OrderState
  delivery: 'sealed' | 'at_once'
  grossMinor: number
  currency: string
  /** The same order in euros. */
  eurTotalMinor: number
  shortageChoice: 'wait' | 'refund' | null
  /** By the database's clock, like every reservation. */
  overdue: boolean
  paid: boolean
  /** A bank doubts the payment, or a human looks at it: nothing more leaves this order. */
  heldFor: HeldFor | null
  /** Somebody of the staff holds it, perhaps below a bank's doubt. */
  heldByStaff: boolean
  units: LockedUnit[]
}

export type LockedUnit = {
  id: UnitId
  state: UnitState
  productId: DB['unit']['product_id']
  /** What was paid for it, less VAT that went back. */
  grossMinor: number
  /** VAT in it that did not go back. */
  taxMinor: number
  /** The buyer agreed to wait for this one: a pre-order, or an answer to a shortage. */
  consented: boolean
  /** It is somebody else's to open. */
  given: boolean
}

/** The order's lock: whoever holds it is alone with the order, its units and its payment until the commit. */
export async function lockOrder(tx: Tx, orderId: OrderId): Promise<LockedOrder | undefined> {
  const order = await tx
    .selectFrom('order')
    .select(['id', 'state', 'delivery', 'gross_minor', 'currency', 'eur_total_minor'])
    .select(['shortage_choice', 'paid_at', 'held_for', 'held_by_staff'])
    .select(sql<boolean>`reserved_until < now()`.as('overdue'))
    .where('id', '=', orderId)
    .forUpdate()
    .executeTakeFirst()
  if (!order) return undefined
  const units = await tx
    .selectFrom('unit')
    .innerJoin('order_line', 'order_line.id', 'unit.order_line_id')
    .select(['unit.id', 'unit.state', 'unit.product_id', 'unit.gross_minor', 'vat_returned_minor'])
    .select(['vat_basis_points', sql<boolean>`backorder_consented_at is not null`.as('consented')])
    .select(sql<boolean>`given_at is not null`.as('given'))
    .where('unit.order_id', '=', orderId)
    .orderBy('unit.id')
    .execute()
  return {
    id: order.id,
    state: order.state,
    delivery: order.delivery,
    grossMinor: order.gross_minor,
    currency: order.currency,
    eurTotalMinor: order.eur_total_minor,
    shortageChoice: order.shortage_choice,
    overdue: order.overdue,
    paid: order.paid_at !== null,
    heldFor: order.held_for,
    heldByStaff: order.held_by_staff,
    units: units.map((unit) => ({
      id: unit.id,
      state: unit.state,
      productId: unit.product_id,
      grossMinor: unit.gross_minor - unit.vat_returned_minor,
      taxMinor: unit.vat_returned_minor > 0 ? 0 : splitVat(unit.gross_minor, unit.vat_basis_points).taxMinor,
      consented: unit.consented,
      given: unit.given,
    })),
  }
}

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

export async function insertLines(
  tx: Tx,
  orderId: OrderId,
  lines: readonly (NewOrderLine & { id: OrderLineId })[],
): Promise<void> {
  await tx
    .insertInto('order_line')
    .values(
      lines.map((line, index) => ({
        id: line.id,
        order_id: orderId,
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

/** Writes down which key each unit holds; the database checks at commit that the key says the same. */
export async function bindKeys(tx: Tx, bound: readonly { unitId: UnitId; keyId: KeyId }[]): Promise<void> {
  if (bound.length === 0) return
  await sql`
    update shop.unit u set state = 'reserved', key_id = b.key_id, backorder_promised_by = null
    from unnest(${bound.map((pair) => pair.unitId)}::text[], ${bound.map((pair) => pair.keyId)}::text[])
      as b (unit_id, key_id)
    where u.id = b.unit_id`.execute(tx)
}

/** The unit stays open, with another key. */
export async function rebindKey(tx: Tx, unitId: UnitId, keyId: KeyId): Promise<void> {
  await tx.updateTable('unit').set({ key_id: keyId }).where('id', '=', unitId).execute()
}

export async function setUnits(
  tx: Tx,
  unitIds: readonly UnitId[],
  state: Exclude<UnitState, 'reserved' | 'backordered'>,
): Promise<void> {
  if (unitIds.length === 0) return
  await tx
    .updateTable('unit')
    .set({
      state,
      ...(state === 'delivered' && { delivered_at: sql<Date>`now()` }),
      ...(state === 'revealed' && { revealed_at: sql<Date>`now()` }),
      ...(['waiting', 'released', 'withheld', 'refund_due', 'refunded'].includes(state) && { key_id: null }),
    })
    .where('id', 'in', unitIds)
    .execute()
}

/** The VAT of these units goes back: they cost so much less from now on. */
export async function setVatReturned(
  tx: Tx,
  units: readonly { id: UnitId; taxMinor: number }[],
): Promise<void> {
  for (const { id, taxMinor } of units) {
    await tx.updateTable('unit').set({ vat_returned_minor: taxMinor }).where('id', '=', id).execute()
  }
}

export async function backorderUnits(tx: Tx, unitIds: readonly UnitId[], days: number): Promise<void> {
  if (unitIds.length === 0) return
  await tx
    .updateTable('unit')
    .set({
      state: 'backordered',
      backorder_consented_at: sql<Date>`now()`,
      backorder_promised_by: sql<Date>`now() + make_interval(days => ${days})`,
    })
    .where('id', 'in', unitIds)
    .execute()
}

/** Units whose wait was agreed to before the order ended stand in their old place of the queue again. */
export async function reopenBackorders(tx: Tx, unitIds: readonly UnitId[]): Promise<void> {
  if (unitIds.length === 0) return
  await tx.updateTable('unit').set({ state: 'backordered' }).where('id', 'in', unitIds).execute()
}

export async function setOrderState(tx: Tx, orderId: OrderId, state: OrderState): Promise<void> {
  const ended = ['cancelled', 'expired', 'refunded'].includes(state)
  await tx
    .updateTable('order')
    .set({ state, ended_at: ended ? sql<Date>`now()` : null })
    .where('id', '=', orderId)
    .execute()
}

export async function setHold(tx: Tx, { id, heldFor, heldByStaff }: LockedOrder): Promise<void> {
  const hold = { held_for: heldFor, held_by_staff: heldByStaff }
  await tx.updateTable('order').set(hold).where('id', '=', id).execute()
}

/** Until when its buyer may have to wait for somebody's decision. */
export async function setReviewUntil(tx: Tx, orderId: OrderId, until: Date): Promise<void> {
  await tx.updateTable('order').set({ review_until: until }).where('id', '=', orderId).execute()
}

export async function setPaid(tx: Tx, orderId: OrderId): Promise<void> {
  await tx
    .updateTable('order')
    .set({ paid_at: sql<Date>`coalesce(paid_at, now())` })
    .where('id', '=', orderId)
    .execute()
}

/** @returns false when there is a time by which to answer already: it stays. */
export async function setShortageDue(tx: Tx, orderId: OrderId, dueHours: number): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('order')
    .set({ shortage_choice_due_at: sql<Date>`now() + make_interval(hours => ${dueHours})` })
    .where('id', '=', orderId)
    .where('shortage_choice_due_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export async function setShortageChoice(tx: Tx, orderId: OrderId, choice: 'wait' | 'refund'): Promise<void> {
  await tx.updateTable('order').set({ shortage_choice: choice }).where('id', '=', orderId).execute()
}

export type NewWaiver = { id: WaiverId; unitId: UnitId }

export async function insertWaivers(
  tx: Tx,
  order: { id: OrderId; locale: string; country: string },
  step: 'checkout' | 'reveal',
  textVersion: string,
  waivers: readonly NewWaiver[],
): Promise<void> {
  await tx
    .insertInto('waiver')
    .values(
      waivers.map(({ id, unitId }) => ({
        id,
        unit_id: unitId,
        order_id: order.id,
        given_at_step: step,
        text_version: textVersion,
        locale: order.locale,
        country: order.country,
      })),
    )
    .execute()
}

/** @returns the units of these waivers whose receipt is accepted now, for the first time. */
export async function acceptReceipts(tx: Tx, waiverIds: readonly WaiverId[]): Promise<UnitId[]> {
  if (waiverIds.length === 0) return []
  const rows = await tx
    .updateTable('waiver')
    .set({ receipt_accepted_at: sql<Date>`now()` })
    .where('id', 'in', waiverIds)
    .where('receipt_accepted_at', 'is', null)
    .returning('unit_id')
    .execute()
  return rows.map((row) => row.unit_id)
}

/** @returns whether any of these receipts had been accepted. */
export async function unacceptReceipts(tx: Tx, waiverIds: readonly WaiverId[]): Promise<boolean> {
  if (waiverIds.length === 0) return false
  const { numUpdatedRows } = await tx
    .updateTable('waiver')
    .set({ receipt_accepted_at: null })
    .where('id', 'in', waiverIds)
    .where('receipt_accepted_at', 'is not', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** False when that was known. */
export async function markEmailRefused(tx: Tx, orderId: OrderId): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('order_contact')
    .set({ email_refused_at: sql<Date>`now()` })
    .where('order_id', '=', orderId)
    .where('email_refused_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** All links that were sent to the old address end with it. @returns the new version of the order's links. */
export async function replaceEmail(tx: Tx, orderId: OrderId, email: string): Promise<number> {
  await tx
    .updateTable('order_contact')
    .set({ email, email_folded: foldEmail(email), email_refused_at: null })
    .where('order_id', '=', orderId)
    .execute()
  const { link_version } = await tx
    .updateTable('order')
    .set({ link_version: sql<number>`link_version + 1` })
    .where('id', '=', orderId)
    .returning('link_version')
    .executeTakeFirstOrThrow()
  return link_version
}
