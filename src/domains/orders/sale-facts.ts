import type { Db } from '../../platform/database/connect.ts'
import { erasedEmail } from '../../shared/email.ts'
import type { OrderId, UnitId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'
import { type LegalNature, listPlatforms, listTaxFacts } from '../catalog/index.ts'
import { isTaxed, type Supplied, type VatTreatment } from '../tax/index.ts'

/** A sale as books and invoices need it: what was sold for how much, with which VAT, to whom. Amounts are in minor units. */
export type SaleFacts = {
  orderId: OrderId
  number: string
  locale: Locale
  country: string
  currency: string
  grossMinor: number
  /** What the same order costs in euros. */
  eurTotalMinor: number
  /** Null while nothing was paid. */
  paidAt: Date | null
  lines: readonly SoldLine[]
  units: readonly { id: UnitId; position: number; grossMinor: number }[]
  /** Null where erasure has left nothing. */
  contact: { email: string | null; name: string | null; company: SoldTo | null } | null
}

/** The number with the letters of its country. */
export type SoldTo = { name: string; address: string | null; vatNumber: string | null }

export type SoldLine = {
  position: number
  /** Product, platform and region, and the bundle that it was bought in, in the language of the order. */
  name: string
  quantity: number
  unitGrossMinor: number
  discountMinor: number
  vatBasisPoints: number
  treatment: VatTreatment
  /** Whose VAT it is; null where none is charged. */
  vatCountry: string | null
  /** What decides, with its buyer, where it is taxed. */
  supplied: Supplied
  netMinor: number
  taxMinor: number
  grossMinor: number
}

export async function readSale(db: Db, orderId: OrderId): Promise<SaleFacts | undefined> {
  const order = await db
    .selectFrom('order')
    .leftJoin('order_contact', 'order_contact.order_id', 'order.id')
    .select(['order.id', 'order.number', 'order.locale', 'order.country', 'order.currency'])
    .select(['order.gross_minor', 'order.eur_total_minor', 'order.paid_at'])
    .select(['order_contact.email', 'order_contact.name', 'company_name', 'company_address', 'vat_number'])
    .where('order.id', '=', orderId)
    .executeTakeFirst()
  if (!order) return undefined
  const { email, name, company_name: company } = order
  return {
    orderId: order.id,
    number: order.number,
    locale: order.locale,
    country: order.country,
    currency: order.currency,
    grossMinor: order.gross_minor,
    eurTotalMinor: order.eur_total_minor,
    paidAt: order.paid_at,
    lines: await listSoldLines(db, order),
    units: await listSoldUnits(db, orderId),
    contact:
      email === null
        ? null
        : {
            email: email === erasedEmail ? null : email,
            name,
            company:
              company === null
                ? null
                : { name: company, address: order.company_address, vatNumber: order.vat_number },
          },
  }
}

async function listSoldLines(db: Db, { id, locale }: { id: OrderId; locale: Locale }): Promise<SoldLine[]> {
  const platforms = new Map((await listPlatforms(db)).map(({ code, name }) => [code, name]))
  const rows = await db
    .selectFrom('order_line')
    .select(['position', 'product_id', 'legal_nature', 'name', 'platform', 'region', 'bundle_name'])
    .select(['quantity', 'unit_gross_minor', 'discount_minor'])
    .select(['vat_basis_points', 'vat_treatment', 'vat_country', 'net_minor', 'tax_minor', 'gross_minor'])
    .where('order_id', '=', id)
    .orderBy('position')
    .execute()
  const products = await listTaxFacts(
    db,
    rows.map((row) => row.product_id),
  )
  return rows.map((row) => ({
    position: row.position,
    name:
      [row.name[locale], platforms.get(row.platform) ?? row.platform, row.region[locale]].join(', ') +
      (row.bundle_name ? ` (${row.bundle_name[locale]})` : ''),
    quantity: row.quantity,
    unitGrossMinor: row.unit_gross_minor,
    discountMinor: row.discount_minor,
    vatBasisPoints: row.vat_basis_points,
    treatment: row.vat_treatment,
    vatCountry: isTaxed(row.vat_treatment) ? row.vat_country : null,
    supplied: {
      legalNature: row.legal_nature as LegalNature,
      ...(products.get(row.product_id) ?? { voucherPurpose: null, countries: null }),
    },
    netMinor: row.net_minor,
    taxMinor: row.tax_minor,
    grossMinor: row.gross_minor,
  }))
}

function listSoldUnits(db: Db, orderId: OrderId) {
  return db
    .selectFrom('unit')
    .innerJoin('order_line', 'order_line.id', 'unit.order_line_id')
    .select(['unit.id', 'order_line.position', 'unit.gross_minor as grossMinor'])
    .where('unit.order_id', '=', orderId)
    .orderBy('unit.id')
    .execute()
}

/** Orders that were paid since a time, in pages, the oldest first; `after` is the last one of the page before. */
export async function listPaidOrders(
  db: Db,
  { since, after, limit }: { since: Date; after: PaidOrder | null; limit: number },
): Promise<PaidOrder[]> {
  const rows = await db
    .selectFrom('order')
    .select(['id as orderId', 'paid_at'])
    .where('paid_at', '>=', since)
    .$if(after !== null, (query) =>
      query.where((eb) =>
        eb(
          eb.refTuple('paid_at', 'id'),
          '>',
          eb.tuple(after?.paidAt ?? since, after?.orderId ?? ('' as OrderId)),
        ),
      ),
    )
    .orderBy('paid_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.flatMap(({ orderId, paid_at }) => (paid_at ? [{ orderId, paidAt: paid_at }] : []))
}

export type PaidOrder = { orderId: OrderId; paidAt: Date }
