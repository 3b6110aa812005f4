import type { Tx } from '../../platform/database/connect.ts'
import type { AccountId, OrderId, UnitId } from '../../shared/ids.ts'
import { findKeyOfUnit } from '../keys/index.ts'
import { findUnitComplainedOf, type LockedOrder, lockOrder, writeOrderNote } from '../orders/index.ts'
import { gatherFacts, type ReplacementDeps } from './complain.ts'
import { type Complaint, isOpen } from './complaint.ts'
import { findMessage } from './platform-messages.ts'
import { judgeComplaint } from './policy.ts'
import { replaceFor } from './replace-for.ts'
import { readSetting } from './setting-store.ts'
import { findComplaint, findLatest, insertComplaint } from './store.ts'
import { watchBatch } from './watch-batch.ts'

export type StaffReplacement = {
  orderId: OrderId
  unitId: UnitId
  /** What the platform says of the key, by its name. */
  message: string
  reason: string
  by: AccountId
}
export type ReplaceAsStaffOutcome =
  | { ok: true }
  | { ok: false; reason: 'not_open' | 'held' | 'none_in_stock' | 'unknown_message' }

/**
 * Somebody of the staff replaces a key that its customer did not complain about on the page, but by telephone or in a ticket. It is
 * a complaint like the others, so that the supplier owes a key and the batch is watched; one that is open is settled by it.
 */
export async function replaceAsStaff(
  deps: ReplacementDeps,
  replacement: StaffReplacement,
): Promise<ReplaceAsStaffOutcome> {
  try {
    const batchId = await deps.db.transaction().execute((tx) => replace(tx, deps, replacement))
    await watchBatch(deps, batchId)
    return { ok: true }
  } catch (error) {
    if (error instanceof Refused) return { ok: false, reason: error.reason }
    throw error
  }
}

async function replace(
  tx: Tx,
  deps: ReplacementDeps,
  replacement: StaffReplacement,
): Promise<Complaint['batchId']> {
  const { orderId, unitId, reason, by } = replacement
  const order = await lockOrder(tx, orderId)
  const unit = order?.units.find(({ id }) => id === unitId)
  if (!order || unit?.state !== 'revealed') throw new Refused('not_open')
  if (order.heldFor) throw new Refused('held')
  const latest = await findLatest(tx, unitId)
  const complaint = latest && isOpen(latest) ? latest : await note(tx, deps, order, replacement, latest)
  const outcome = await replaceFor(tx, deps, order, complaint, { kind: 'staff', id: by })
  if (outcome !== 'replaced') throw new Refused(outcome === 'none_in_stock' ? 'none_in_stock' : 'not_open')
  await writeOrderNote(tx, { orderId, about: 'key_replaced', words: reason, by, at: deps.clock.now() })
  return complaint.batchId
}

async function note(
  tx: Tx,
  deps: ReplacementDeps,
  order: LockedOrder,
  { unitId, message: name }: StaffReplacement,
  latest: Complaint | undefined,
): Promise<Complaint> {
  const key = await findKeyOfUnit(tx, unitId)
  const unit = await findUnitComplainedOf(tx, unitId)
  if (!key || !unit) throw new Refused('not_open')
  const message = findMessage(unit.platform, name)
  if (!message) throw new Refused('unknown_message')
  const setting = await readSetting(tx)
  const facts = await gatherFacts(tx, deps, { order, unit, setting, message, unitId, batchId: key.batchId })
  const id = await insertComplaint(tx, {
    ...{ orderId: order.id, unitId, ...key, facts },
    seq: (latest?.seq ?? 0) + 1,
    platform: unit.platform,
    message: message.name,
    problem: message.problem,
    // Why is in a note: these would be the customer's own words.
    words: null,
    locale: 'en',
    reasons: judgeComplaint(facts, setting),
    madeAt: deps.clock.now(),
    mailboxHash: unit.mailboxHash,
    settingVersion: setting.version,
  })
  const complaint = await findComplaint(tx, id)
  if (!complaint) throw new Refused('not_open')
  return complaint
}

/** Rolls the transaction back: of a replacement that did not happen no complaint stays. */
class Refused extends Error {
  readonly reason: Extract<ReplaceAsStaffOutcome, { ok: false }>['reason']

  constructor(reason: Refused['reason']) {
    super(reason)
    this.reason = reason
  }
}
