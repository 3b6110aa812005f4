import type { Tx } from '../../platform/database/connect.ts'
import type { OrderId, ProductId, UnitId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'
import { after, type Clock, days } from '../../shared/time.ts'
import { countOpened, findKeyOfUnit } from '../keys/index.ts'
import { findUnitComplainedOf, type LockedOrder, lockOrder, type UnitComplainedOf } from '../orders/index.ts'
import type { PaymentDeps } from '../payments/index.ts'
import { type Complaint, isOpen } from './complaint.ts'
import type { ComplaintHandedOver } from './events.ts'
import { findMessage } from './platform-messages.ts'
import { type ComplaintFacts, judgeComplaint, type ReplacementSetting } from './policy.ts'
import type { PlatformMessage } from './problem.ts'
import { replaceFor } from './replace-for.ts'
import { readSetting } from './setting-store.ts'
import {
  countFailed,
  countReplacedOfMailbox,
  countReplacedOfUnit,
  findComplaint,
  findLatest,
  insertComplaint,
  queueOfMailbox,
} from './store.ts'
import { watchBatch } from './watch-batch.ts'

export type ReplacementDeps = PaymentDeps & {
  clock: Clock
  /** Keys were taken: what the window shows of these products is counted anew. */
  stockMoved(productIds: readonly ProductId[]): void
}

export type Complained = {
  orderId: OrderId
  unitId: UnitId
  /** Which complaint about this unit it is, from the page: a page that has grown old repeats what was said. */
  seq: number
  message: string
  words: string | null
  locale: Locale
}

export type ComplainOutcome =
  | { ok: true; complaint: Complaint }
  | { ok: false; reason: 'not_open' | 'unknown_message' }

/**
 * A key does not work. Under the order's lock the rules decide whether another one is handed out at once; then the bad key
 * goes out of the world, the supplier owes one, and the new one is claimed, all in this transaction. Everything else is
 * handed over to a human. Two tabs, or a form that is sent again, find what the first one was told.
 */
export async function complain(deps: ReplacementDeps, complained: Complained): Promise<ComplainOutcome> {
  const outcome = await deps.db.transaction().execute((tx) => decide(tx, deps, complained))
  if (outcome.ok) await watchBatch(deps, outcome.complaint.batchId)
  return outcome
}

async function decide(tx: Tx, deps: ReplacementDeps, complained: Complained): Promise<ComplainOutcome> {
  const { unitId, seq } = complained
  const order = await lockOrder(tx, complained.orderId)
  const latest = await findLatest(tx, unitId)
  const held = order?.units.find(({ id }) => id === unitId)
  if (latest && held && (isOpen(latest) || seq <= latest.seq)) return { ok: true, complaint: latest }
  const key = held?.state === 'revealed' ? await findKeyOfUnit(tx, unitId) : undefined
  const unit = await findUnitComplainedOf(tx, unitId)
  if (!order || !held || !key || !unit) return { ok: false, reason: 'not_open' }
  const message = findMessage(unit.platform, complained.message)
  if (!message) return { ok: false, reason: 'unknown_message' }

  const setting = await readSetting(tx)
  const facts = await gatherFacts(tx, deps, { order, unit, setting, message, unitId, batchId: key.batchId })
  const reasons = judgeComplaint(facts, setting)
  const id = await insertComplaint(tx, {
    orderId: order.id,
    unitId,
    seq: (latest?.seq ?? 0) + 1,
    ...key,
    platform: unit.platform,
    message: message.name,
    problem: message.problem,
    words: complained.words,
    locale: complained.locale,
    facts,
    reasons,
    madeAt: deps.clock.now(),
    mailboxHash: unit.mailboxHash,
    settingVersion: setting.version,
  })
  const complaint = await findComplaint(tx, id)
  if (!complaint) return { ok: false, reason: 'not_open' }
  if (reasons.length === 0) await replaceFor(tx, deps, order, complaint, { kind: 'customer' })
  else await handOver(tx, deps, complaint)
  return { ok: true, complaint: (await findComplaint(tx, id)) ?? complaint }
}

type Looked = {
  order: LockedOrder
  unit: UnitComplainedOf
  setting: ReplacementSetting
  message: PlatformMessage
  unitId: UnitId
  batchId: Complaint['batchId']
}

/** What the rules judge by, and whoever looks at the complaint reads. */
export async function gatherFacts(
  tx: Tx,
  { clock }: ReplacementDeps,
  { order, unit, setting, message, unitId, batchId }: Looked,
): Promise<ComplaintFacts> {
  await queueOfMailbox(tx, unit.mailboxHash)
  const now = clock.now()
  const since = after(now, -days(setting.mailboxDays))
  const delivered = unit.deliveredAt ?? now
  return {
    problem: message.problem,
    daysSinceDelivery: Math.floor((now.getTime() - delivered.getTime()) / days(1)),
    replacedOfUnit: await countReplacedOfUnit(tx, unitId),
    replacedOfMailbox: await countReplacedOfMailbox(tx, unit.mailboxHash, { since, except: unitId }),
    isHeld: order.heldFor !== null,
    batch: {
      opened: await countOpened(tx, batchId),
      failed: await countFailed(tx, batchId, unit.mailboxHash),
    },
  }
}

async function handOver(tx: Tx, { outbox }: ReplacementDeps, { id, orderId }: Complaint): Promise<void> {
  const event: ComplaintHandedOver = { type: 'complaint_handed_over', complaintId: id, orderId }
  await outbox.emit(tx, event)
}
