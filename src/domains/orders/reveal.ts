import { recordAudit } from '../../platform/audit/audit.ts'
import type { Db, Tx } from '../../platform/database/connect.ts'
import type { Outbox } from '../../platform/outbox/outbox.ts'
import { newId, type OrderId, type UnitId, type WaiverId } from '../../shared/ids.ts'
import { markRevealed } from '../keys/index.ts'
import { lockOrder } from './lock-order.ts'
import { setUnits } from './unit-store.ts'
import { findWaiverOrder, listOpenWaivers, listWaivedUnits } from './waiver-queries.ts'
import { acceptReceipts, insertWaivers, unacceptReceipts } from './waiver-store.ts'
import { waiverTextVersion } from './waiver-text.ts'

export type RevealRequest = {
  orderId: OrderId
  unitIds: readonly UnitId[]
  /** The two answers: please at once, and I know what I lose. Both are needed. */
  express: boolean
  acknowledge: boolean
  locale: string
  country: string
}

export type RevealOutcome = { ok: true } | { ok: false; reason: 'answers_missing' | 'not_sealed' }

/**
 * Stores the buyer's two answers and sends their confirmation. The key opens in `confirmReceipt`, when the mail
 * server has taken that confirmation: without a durable medium the waiver would be void (directive 2011/83/EU
 * art. 8(7), 16(m)).
 */
export async function requestReveal(db: Db, outbox: Outbox, request: RevealRequest): Promise<RevealOutcome> {
  if (!request.express || !request.acknowledge) return { ok: false, reason: 'answers_missing' }
  return db.transaction().execute(async (tx) => {
    const order = await lockOrder(tx, request.orderId)
    const sealed =
      order?.units.filter(
        ({ id, state, given }) => request.unitIds.includes(id) && state === 'delivered' && !given,
      ) ?? []
    if (!order || sealed.length === 0) return { ok: false, reason: 'not_sealed' }
    const already = await listWaivedUnits(tx, order.id)
    const waivers = sealed
      .filter((unit) => !already.includes(unit.id))
      .map((unit) => ({ id: newId('wvr'), unitId: unit.id }))
    if (waivers.length === 0) {
      // Asked for again while the receipt is still on its way: tell it again, the letter itself goes out once.
      await outbox.emit(tx, {
        type: 'reveal_requested',
        orderId: order.id,
        waiverIds: await listOpenWaivers(tx, order.id),
      })
      return { ok: true }
    }
    const wording = { id: order.id, locale: request.locale, country: request.country }
    await insertWaivers(tx, wording, 'reveal', waiverTextVersion, waivers)
    await recordAudit(tx, {
      subject: { kind: 'order', id: order.id },
      action: 'order.reveal_requested',
      actor: { kind: 'customer' },
      details: { units: waivers.length, textVersion: waiverTextVersion },
    })
    await outbox.emit(tx, {
      type: 'reveal_requested',
      orderId: order.id,
      waiverIds: waivers.map(({ id }) => id),
    })
    return { ok: true }
  })
}

/** The confirmation came back: nobody can prove any more that the buyer has it, and a human decides what follows. */
export async function returnReceipts(
  tx: Tx,
  orderId: OrderId,
  waiverIds: readonly WaiverId[],
): Promise<void> {
  if (!(await unacceptReceipts(tx, waiverIds))) return
  await recordAudit(tx, {
    subject: { kind: 'order', id: orderId },
    action: 'order.receipt_returned',
    actor: { kind: 'provider' },
  })
}

/** The mail server has accepted the confirmation: the key opens in the same transaction. Harmless when repeated. */
export async function confirmReceipt(tx: Tx, outbox: Outbox, waiverIds: readonly WaiverId[]): Promise<void> {
  const orderId = await findWaiverOrder(tx, waiverIds)
  const order = orderId && (await lockOrder(tx, orderId))
  if (!order) return
  const accepted = await acceptReceipts(tx, waiverIds)
  const opened = order.units.filter((unit) => accepted.includes(unit.id) && unit.state === 'delivered')
  if (opened.length === 0) return
  const unitIds = opened.map((unit) => unit.id)
  await markRevealed(tx, unitIds, { kind: 'customer' })
  await setUnits(tx, unitIds, 'revealed')
  await recordAudit(tx, {
    subject: { kind: 'order', id: order.id },
    action: 'order.revealed',
    actor: { kind: 'customer' },
    details: { units: unitIds.length },
  })
  await outbox.emit(tx, { type: 'units_revealed', orderId: order.id, unitIds })
}
