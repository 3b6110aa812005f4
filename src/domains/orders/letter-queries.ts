import type { Db } from '../../platform/database/connect.ts'
import type { OrderId, UnitId, WaiverId } from '../../shared/ids.ts'
import type { Locale, Translated } from '../../shared/locale.ts'
import { type LegalNature, listPlatforms } from '../catalog/index.ts'

/** One unit as a letter names it, in the frozen words of its line. */
export type UnitInLetter = {
  id: UnitId
  state: string
  name: Translated
  platform: string
  region: Translated
  grossMinor: number
  currency: string
  deliveredAt: Date | null
  revealedAt: Date | null
  /** Somebody else's: its key stands in no letter to the buyer. */
  given: boolean
  promisedBy: Date | null
  waiver: WaiverInLetter | null
}

export type WaiverInLetter = {
  id: WaiverId
  step: 'checkout' | 'reveal' | 'gift'
  textVersion: string
  locale: Locale
  legalNature: LegalNature
  requestedAt: Date
}

/** The units of an order in the order of its lines, each with the answers that were given for it. */
export async function listUnitsForLetter(db: Db, orderId: OrderId): Promise<UnitInLetter[]> {
  const platforms = new Map((await listPlatforms(db)).map(({ code, name }) => [code, name]))
  const rows = await db
    .selectFrom('unit')
    .innerJoin('order_line', 'order_line.id', 'unit.order_line_id')
    .innerJoin('order', 'order.id', 'unit.order_id')
    .leftJoin('waiver', 'waiver.unit_id', 'unit.id')
    .select(['unit.id', 'unit.state', 'unit.gross_minor', 'unit.delivered_at', 'unit.revealed_at'])
    .select(['unit.given_at'])
    .select(['unit.backorder_promised_by', 'order_line.name', 'order_line.region', 'order_line.legal_nature'])
    .select(['order_line.platform', 'order.currency', 'waiver.id as waiver_id', 'waiver.given_at_step'])
    .select(['waiver.text_version', 'waiver.locale', 'waiver.requested_at'])
    .where('unit.order_id', '=', orderId)
    .orderBy('order_line.position')
    .orderBy('unit.position')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    state: row.state,
    name: row.name,
    platform: platforms.get(row.platform) ?? row.platform,
    region: row.region,
    grossMinor: row.gross_minor,
    currency: row.currency,
    deliveredAt: row.delivered_at,
    revealedAt: row.revealed_at,
    given: row.given_at !== null,
    promisedBy: row.backorder_promised_by,
    waiver: row.waiver_id && row.requested_at ? waiverOf(row.waiver_id, row.requested_at, row) : null,
  }))
}

function waiverOf(
  id: WaiverId,
  requestedAt: Date,
  row: {
    given_at_step: 'checkout' | 'reveal' | 'gift' | null
    text_version: string | null
    locale: string | null
    legal_nature: string
  },
): WaiverInLetter {
  return {
    id,
    step: row.given_at_step ?? 'reveal',
    textVersion: row.text_version ?? '',
    locale: row.locale === 'fr' ? 'fr' : 'en',
    legalNature: row.legal_nature as LegalNature,
    requestedAt,
  }
}

/** The waivers that were given with one press of the button: they share a receipt. */
export async function listWaiversOfRequest(db: Db, waiverId: WaiverId): Promise<WaiverId[]> {
  const rows = await db
    .selectFrom('waiver as one')
    .innerJoin('waiver as each', (join) =>
      join.onRef('each.order_id', '=', 'one.order_id').onRef('each.requested_at', '=', 'one.requested_at'),
    )
    .select('each.id')
    .where('one.id', '=', waiverId)
    .execute()
  return rows.map((row) => row.id)
}
