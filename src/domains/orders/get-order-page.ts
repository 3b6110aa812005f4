import type { Db } from '../../platform/database/connect.ts'
import type { OrderId } from '../../shared/ids.ts'
import { type Money, money } from '../../shared/money.ts'
import { noonOf } from '../../shared/time.ts'
import { type LegalNature, listPlatforms, listProductColours, type Platform } from '../catalog/index.ts'
import type { OrderLineOnPage, OrderState, OrderWithoutPayment, UnitOnPage } from './order-page.ts'
import { withdrawalPeriod } from './withdrawal-period.ts'

/** One order as its page and its letters show it; the rest is added by whoever knows the payment. */
export async function getOrderPage(db: Db, orderId: OrderId): Promise<OrderWithoutPayment | undefined> {
  const order = await db
    .selectFrom('order')
    .innerJoin('order_contact', 'order_contact.order_id', 'order.id')
    .selectAll('order')
    .select(['email', 'name', 'company_name', 'vat_number', 'email_refused_at'])
    .where('order.id', '=', orderId)
    .executeTakeFirst()
  if (!order) return undefined
  const units = await listUnits(db, order.id)
  const lines = await listLines(db, order, units)
  return {
    id: order.id,
    number: order.number,
    state: order.state,
    locale: order.locale,
    country: order.country,
    delivery: order.delivery,
    email: order.email,
    emailRefused: order.email_refused_at !== null,
    name: order.name,
    companyName: order.company_name,
    vatNumber: order.vat_number,
    lines,
    net: money(order.net_minor, order.currency),
    tax: money(order.tax_minor, order.currency),
    gross: money(order.gross_minor, order.currency),
    coupon:
      order.coupon_code === null
        ? null
        : { code: order.coupon_code, discount: sumDiscounts(lines, order.currency) },
    placedAt: order.placed_at,
    termsVersion: order.terms_version,
    paidAt: order.paid_at,
    deliveredAt: latest(units.map((unit) => unit.delivered_at)),
    reservedUntil: order.reserved_until,
    heldFor: order.held_for,
    reviewUntil: order.state === 'in_review' || order.held_for === 'review' ? order.review_until : null,
    shortageChoiceDueAt: order.shortage_choice ? null : order.shortage_choice_due_at,
    withdrawUntil: noonOf(withdrawalPeriod(order.paid_at ?? order.placed_at, order.country).lastDay),
    settled: isSettled(order.state) && order.held_for !== 'review',
  }
}

function sumDiscounts(lines: readonly OrderLineOnPage[], currency: string): Money {
  return money(
    lines.reduce((sum, { discount }) => sum + discount.minor, 0),
    currency,
  )
}

async function listLines(
  db: Db,
  { id: orderId, state, currency }: { id: OrderId; state: OrderState; currency: string },
  units: readonly UnitRow[],
): Promise<OrderLineOnPage[]> {
  const lines = await db
    .selectFrom('order_line')
    .selectAll()
    .where('order_id', '=', orderId)
    .orderBy('position')
    .execute()
  const platforms = await listPlatforms(db)
  const looks = await listProductColours(
    db,
    lines.map((line) => line.product_id),
  )
  return lines.map((line) => {
    const look = looks.get(line.product_id)
    return {
      productSlug: look?.slug ?? '',
      name: line.name,
      platform: platformNamed(platforms, line.platform),
      region: line.region,
      legalNature: line.legal_nature as LegalNature,
      colours: look?.colours ?? { blade: '#8a6d2f', ground: '#f4efe4' },
      quantity: line.quantity,
      gross: money(line.gross_minor, currency),
      discount: money(line.discount_minor, currency),
      net: money(line.net_minor, currency),
      tax: money(line.tax_minor, currency),
      vatTreatment: line.vat_treatment,
      vatCountry: line.vat_country,
      vatBasisPoints: line.vat_basis_points,
      releaseAt: line.preorder_release_at,
      bundle: line.bundle_id && line.bundle_name && { id: line.bundle_id, name: line.bundle_name },
      units: units
        .filter((unit) => unit.order_line_id === line.id)
        .map((unit) => unitOnPage(unit, state, currency)),
    }
  })
}

type UnitRow = Awaited<ReturnType<typeof listUnits>>[number]

function listUnits(db: Db, orderId: OrderId) {
  return db
    .selectFrom('unit')
    .leftJoin('waiver', 'waiver.unit_id', 'unit.id')
    .select([
      'unit.id',
      'unit.order_line_id',
      'unit.state',
      'unit.gross_minor',
      'unit.vat_returned_minor',
      'unit.backorder_promised_by',
      'unit.delivered_at',
      'unit.given_at',
      'waiver.requested_at',
    ])
    .where('unit.order_id', '=', orderId)
    .orderBy('unit.position')
    .execute()
}

function latest(times: readonly (Date | null)[]): Date | null {
  return times.reduce((last, at) => (at && (!last || at > last) ? at : last), null)
}

function unitOnPage(unit: UnitRow, order: OrderState, currency: string): UnitOnPage {
  return {
    id: unit.id,
    gross: money(unit.gross_minor - unit.vat_returned_minor, currency),
    state: unitState(unit, order),
  }
}

function unitState(unit: UnitRow, order: OrderState): UnitOnPage['state'] {
  switch (unit.state) {
    case 'delivered':
      if (unit.given_at) return { kind: 'given' }
      return unit.requested_at ? { kind: 'opening', since: unit.requested_at } : { kind: 'sealed' }
    case 'revealed':
      return { kind: unit.given_at ? 'given_open' : 'open' }
    case 'backordered':
      return { kind: 'backordered', promisedBy: unit.backorder_promised_by }
    case 'withheld':
      return { kind: 'withheld' }
    case 'refund_due':
      return { kind: 'refunding' }
    case 'refunded':
      return { kind: 'refunded' }
    case 'released':
      return { kind: 'released' }
    default:
      return order === 'awaiting_choice' && unit.state === 'waiting'
        ? { kind: 'missing' }
        : { kind: 'waiting_for_payment' }
  }
}

// The platform's guide is today's; its name stays as sold when the platform has left the catalogue.
function platformNamed(platforms: readonly Platform[], code: string): Platform {
  return platforms.find((platform) => platform.code === code) ?? unknownPlatform(code)
}

const unknownPlatform = (code: string): Platform => ({
  code,
  name: code,
  activationUrl: '',
  guide: { en: '', fr: '' },
})

function isSettled(state: OrderState): boolean {
  return !['placed', 'awaiting_payment', 'in_review'].includes(state)
}
