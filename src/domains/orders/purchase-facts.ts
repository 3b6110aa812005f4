import type { Db } from '../../platform/database/connect.ts'
import type { AccountId, OrderId, UnitId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'
import { type LegalNature, listPlatforms } from '../catalog/index.ts'

/** What is known of a purchase that somebody argues about: who, from where, what, and what was agreed when. Never a key. */
export type PurchaseFacts = {
  orderId: OrderId
  number: string
  placedAt: Date
  paidAt: Date | null
  country: string
  termsVersion: string
  accountId: AccountId | null
  email: string
  emailFolded: string
  name: string | null
  companyAddress: string | null
  /** Null once its time has run out. */
  trace: { ipSealed: Buffer | null; network: string | null; browser: string | null } | null
  lines: readonly { name: string; platform: string; quantity: number }[]
  units: readonly PurchasedUnit[]
}

export type PurchasedUnit = {
  id: UnitId
  name: string
  deliveredAt: Date | null
  revealedAt: Date | null
  waiver: {
    textVersion: string
    locale: Locale
    legalNature: LegalNature
    requestedAt: Date
    receiptAcceptedAt: Date | null
  } | null
}

/** The purchases of these orders, as they can be told today; those that are unknown are left out. */
export async function listPurchases(db: Db, orderIds: readonly OrderId[]): Promise<PurchaseFacts[]> {
  if (orderIds.length === 0) return []
  const orders = await db
    .selectFrom('order')
    .innerJoin('order_contact', 'order_contact.order_id', 'order.id')
    .leftJoin('order_trace', 'order_trace.order_id', 'order.id')
    .select(['order.id', 'order.number', 'order.placed_at', 'order.paid_at', 'order.country'])
    .select(['order.terms_version', 'order.account_id', 'order_contact.email', 'order_contact.email_folded'])
    .select(['order_contact.name', 'order_contact.company_address', 'order_trace.order_id as traced'])
    .select(['order_trace.ip_sealed', 'order_trace.network', 'order_trace.browser'])
    .where('order.id', 'in', orderIds)
    .orderBy('order.id')
    .execute()
  const lines = await listLines(db, orderIds)
  const units = await listUnits(db, orderIds)
  const platforms = new Map((await listPlatforms(db)).map(({ code, name }) => [code, name]))
  return orders.map((row) => ({
    orderId: row.id,
    number: row.number,
    placedAt: row.placed_at,
    paidAt: row.paid_at,
    country: row.country,
    termsVersion: row.terms_version,
    accountId: row.account_id,
    email: row.email,
    emailFolded: row.email_folded,
    name: row.name,
    companyAddress: row.company_address,
    trace: row.traced ? { ipSealed: row.ip_sealed, network: row.network, browser: row.browser } : null,
    lines: lines
      .filter((line) => line.order_id === row.id)
      .map(({ name, platform, quantity }) => ({
        name: name.en,
        platform: platforms.get(platform) ?? platform,
        quantity,
      })),
    units: units.filter((unit) => unit.order_id === row.id).map(unitOf),
  }))
}

function listLines(db: Db, orderIds: readonly OrderId[]) {
  return db
    .selectFrom('order_line')
    .select(['order_id', 'name', 'platform', 'quantity'])
    .where('order_id', 'in', orderIds)
    .orderBy('order_id')
    .orderBy('position')
    .execute()
}

function listUnits(db: Db, orderIds: readonly OrderId[]) {
  return db
    .selectFrom('unit')
    .innerJoin('order_line', 'order_line.id', 'unit.order_line_id')
    .leftJoin('waiver', 'waiver.unit_id', 'unit.id')
    .select(['unit.id', 'unit.order_id', 'unit.delivered_at', 'unit.revealed_at'])
    .select(['order_line.name', 'order_line.legal_nature', 'waiver.text_version', 'waiver.locale'])
    .select(['waiver.requested_at', 'waiver.receipt_accepted_at'])
    .where('unit.order_id', 'in', orderIds)
    .orderBy('unit.id')
    .execute()
}

function unitOf(row: Awaited<ReturnType<typeof listUnits>>[number]): PurchasedUnit {
  return {
    id: row.id,
    name: row.name.en,
    deliveredAt: row.delivered_at,
    revealedAt: row.revealed_at,
    waiver: row.requested_at && {
      textVersion: row.text_version ?? '',
      locale: row.locale === 'fr' ? 'fr' : 'en',
      legalNature: row.legal_nature as LegalNature,
      requestedAt: row.requested_at,
      receiptAcceptedAt: row.receipt_accepted_at,
    },
  }
}
