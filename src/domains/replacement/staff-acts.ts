import { recordAudit } from '../../platform/audit/audit.ts'
import type { Db } from '../../platform/database/connect.ts'
import { isUniqueViolation } from '../../platform/database/errors.ts'
import type { AccountId, BatchId, ComplaintId } from '../../shared/ids.ts'
import { type BatchMoved, quarantineBatch } from '../keys/index.ts'
import { lockOrder } from '../orders/index.ts'
import type { ReplacementDeps } from './complain.ts'
import { isOpen } from './complaint.ts'
import type { ReplacementSetting } from './policy.ts'
import { endRecall } from './recall/recall-store.ts'
import { replaceFor } from './replace-for.ts'
import { insertSetting, readSetting } from './setting-store.ts'
import { findComplaint, settle } from './store.ts'
import { withdrawClaims } from './supplier-claims.ts'

type Act = { complaintId: ComplaintId; by: AccountId }
export type StaffReplaceOutcome =
  | { ok: true }
  | { ok: false; reason: 'decided_already' | 'none_in_stock' | 'held' }

/** A human hands out another key although a rule spoke against it. Never while a bank doubts the payment. */
export async function replaceByStaff(
  deps: ReplacementDeps,
  { complaintId, by }: Act,
): Promise<StaffReplaceOutcome> {
  const about = await findComplaint(deps.db, complaintId)
  if (!about) return { ok: false, reason: 'decided_already' }
  return deps.db.transaction().execute(async (tx): Promise<StaffReplaceOutcome> => {
    const order = await lockOrder(tx, about.orderId)
    const complaint = await findComplaint(tx, complaintId)
    if (!order || !complaint || !isOpen(complaint)) return { ok: false, reason: 'decided_already' }
    if (order.heldFor) return { ok: false, reason: 'held' }
    const outcome = await replaceFor(tx, deps, order, complaint, { kind: 'staff', id: by })
    if (outcome === 'no_open_key') return { ok: false, reason: 'decided_already' }
    return outcome === 'replaced' ? { ok: true } : { ok: false, reason: 'none_in_stock' }
  })
}

/** Answered by other means. @returns false when it was settled before. */
export async function closeComplaint(
  { db }: Pick<ReplacementDeps, 'db'>,
  { complaintId, by, note }: Act & { note: string },
): Promise<boolean> {
  const about = await findComplaint(db, complaintId)
  if (!about) return false
  return db.transaction().execute(async (tx) => {
    await lockOrder(tx, about.orderId)
    const complaint = await findComplaint(tx, complaintId)
    if (!complaint || !isOpen(complaint)) return false
    await settle(tx, complaintId, { state: 'closed', by, note })
    await recordAudit(tx, {
      subject: { kind: 'order', id: complaint.orderId },
      action: 'order.complaint_closed',
      actor: { kind: 'staff', id: by },
      details: { complaintId },
    })
    return true
  })
}

export type MoveOutcome = { ok: true; keys: number } | Extract<BatchMoved, { ok: false }>

/** The rest of a batch leaves the shop, or comes back, which ends its recall. @returns how many keys moved. */
export async function moveBatch(
  { db, stockMoved }: Pick<ReplacementDeps, 'db' | 'stockMoved'>,
  { batchId, out, by, reason }: { batchId: BatchId; out: boolean; by: AccountId; reason?: string },
): Promise<MoveOutcome> {
  const moved = await db.transaction().execute(async (tx) => {
    const actor = { kind: 'staff' as const, id: by }
    // Free words stand in the history alone: from the ledger of custody nothing could be taken out again.
    const step = out ? 'batch fails' : 'batch cleared'
    const moved = await quarantineBatch(tx, batchId, { out, actor, reason: step })
    if (!moved.ok) return moved
    if (!out) await endRecall(tx, { batchId })
    if (!out) await withdrawClaims(tx, { keyIds: moved.keyIds, by })
    await recordAudit(tx, {
      subject: { kind: 'key_batch', id: batchId },
      action: out ? 'key_batch.quarantined' : 'key_batch.cleared',
      actor,
      details: { keys: moved.keyIds.length, ...(reason && { reason }) },
    })
    return moved
  })
  if (!moved.ok) return moved
  stockMoved([moved.productId])
  return { ok: true, keys: moved.keyIds.length }
}

/** Sets the rules' numbers anew; `seen` is the version that stood on the page. */
export async function changeReplacementSetting(
  db: Db,
  { seen, setting, by }: { seen: number; setting: Omit<ReplacementSetting, 'version'>; by: AccountId },
): Promise<{ ok: true } | { ok: false; reason: 'changed_meanwhile' }> {
  try {
    return await db.transaction().execute(async (tx) => {
      const { version } = await readSetting(tx)
      if (version !== seen) return { ok: false, reason: 'changed_meanwhile' }
      await insertSetting(tx, { ...setting, version: version + 1 }, by)
      await recordAudit(tx, {
        subject: { kind: 'replacement_setting', id: String(version + 1) },
        action: 'replacement_setting.changed',
        actor: { kind: 'staff', id: by },
        details: { warrantyDays: setting.warrantyDays, mailboxMax: setting.mailboxMax },
      })
      return { ok: true }
    })
  } catch (error) {
    if (isUniqueViolation(error, 'replacement_setting_pkey'))
      return { ok: false, reason: 'changed_meanwhile' }
    throw error
  }
}
