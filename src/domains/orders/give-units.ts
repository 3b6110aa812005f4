import { sql } from 'kysely'
import { recordAudit } from '../../platform/audit/audit.ts'
import type { Db, Tx } from '../../platform/database/connect.ts'
import {
  type GiftId,
  newId,
  type OrderId,
  type OrderLineId,
  type ProductId,
  type UnitId,
} from '../../shared/ids.ts'
import type { Locale, Translated } from '../../shared/locale.ts'
import type { LegalNature } from '../catalog/index.ts'
import { markRevealed } from '../keys/index.ts'
import type { LockedOrder, UnitState } from './lock-order.ts'
import { returnReceipts } from './reveal.ts'
import { setUnits } from './unit-store.ts'

/** What is given, in the frozen words of its line, and whether the buyer has begun to open it. */
export type UnitToGive = {
  productId: ProductId
  name: Translated
  platform: string
  region: Translated
  legalNature: LegalNature
  isWaived: boolean
}

export async function findUnitToGive(db: Db, unitId: UnitId): Promise<UnitToGive | undefined> {
  const row = await db
    .selectFrom('unit')
    .innerJoin('order_line', 'order_line.id', 'unit.order_line_id')
    .leftJoin('waiver', 'waiver.unit_id', 'unit.id')
    .select(['unit.product_id', 'order_line.name', 'order_line.platform', 'order_line.region'])
    .select(['order_line.legal_nature', 'waiver.id as waiver_id'])
    .where('unit.id', '=', unitId)
    .executeTakeFirst()
  return (
    row && {
      productId: row.product_id,
      name: row.name,
      platform: row.platform,
      region: row.region,
      legalNature: row.legal_nature as LegalNature,
      isWaived: row.waiver_id !== null,
    }
  )
}

/** From now on these keys are somebody else's to open, and no longer the buyer's. Under the order's lock. */
export async function giveUnits(tx: Tx, unitIds: readonly UnitId[]): Promise<void> {
  if (unitIds.length === 0) return
  await tx.updateTable('unit').set({ given_at: sql<Date>`now()` }).where('id', 'in', unitIds).execute()
}

/** Unseen, they are the buyer's again; the database refuses it for one that its recipient has opened. */
export async function takeUnitsBack(tx: Tx, unitIds: readonly UnitId[]): Promise<void> {
  if (unitIds.length === 0) return
  await tx.updateTable('unit').set({ given_at: null }).where('id', 'in', unitIds).execute()
}

/** The answers that the buyer gave with the gift, and when their confirmation arrived. */
export type GivenAnswers = {
  textVersion: string
  locale: Locale
  country: string
  givenAt: Date
  acceptedAt: Date
}

/** The recipient opens a given key: the custody ledger says so, and the buyer's answers take their effect. */
export async function openGiven(
  tx: Tx,
  order: LockedOrder,
  { unitId, giftId, answers }: { unitId: UnitId; giftId: GiftId; answers: GivenAnswers },
): Promise<void> {
  const recipient = { kind: 'recipient', id: giftId } as const
  await tx
    .insertInto('waiver')
    .values({
      id: newId('wvr'),
      unit_id: unitId,
      order_id: order.id,
      given_at_step: 'gift',
      text_version: answers.textVersion,
      locale: answers.locale,
      country: answers.country,
      requested_at: answers.givenAt,
      receipt_accepted_at: answers.acceptedAt,
    })
    .execute()
  await markRevealed(tx, [unitId], recipient)
  await setUnits(tx, [unitId], 'revealed')
  for (const unit of order.units) if (unit.id === unitId) unit.state = 'revealed'
  await recordAudit(tx, {
    subject: { kind: 'order', id: order.id },
    action: 'order.gift_opened',
    actor: recipient,
    details: { unitId },
  })
}

/** The confirmation of what was answered for a given key came back, after its recipient had opened it. */
export async function returnGivenReceipt(tx: Tx, orderId: OrderId, unitId: UnitId): Promise<void> {
  const waivers = await tx
    .selectFrom('waiver')
    .select('id')
    .where('unit_id', '=', unitId)
    .where('given_at_step', '=', 'gift')
    .execute()
  await returnReceipts(
    tx,
    orderId,
    waivers.map(({ id }) => id),
  )
}

/** How a key stands, whether its order was ever paid, and is held, and as what it was bought. */
export type UnitStanding = {
  state: UnitState
  isPaid: boolean
  isHeld: boolean
  orderId: OrderId
  lineId: OrderLineId
  bundleId: ProductId | null
}

export async function listUnitStates(db: Db, unitIds: readonly UnitId[]): Promise<Map<UnitId, UnitStanding>> {
  if (unitIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('unit')
    .innerJoin('order', 'order.id', 'unit.order_id')
    .innerJoin('order_line', 'order_line.id', 'unit.order_line_id')
    .select(['unit.id', 'unit.state', 'order.paid_at', 'order.held_for'])
    .select(['unit.order_id', 'unit.order_line_id', 'order_line.bundle_id'])
    .where('unit.id', 'in', unitIds)
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        state: row.state,
        isPaid: row.paid_at !== null,
        isHeld: row.held_for !== null,
        orderId: row.order_id,
        lineId: row.order_line_id,
        bundleId: row.bundle_id,
      },
    ]),
  )
}
