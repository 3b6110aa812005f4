import { recordAudit } from '../../../platform/audit/audit.ts'
import type { Db, Tx } from '../../../platform/database/connect.ts'
import { type AccountId, type LegalHoldId, newId, type OrderId } from '../../../shared/ids.ts'
import { findAccountByEmail } from '../../identity/index.ts'
import { findOrderByNumber } from '../../orders/index.ts'
import type { PrivacyDeps } from '../deps.ts'
import { findSubject, joinSubjects, type Subject } from '../subject/subject.ts'

/** Why something may be kept in spite of its clock; the words are the pages'. */
export const holdGrounds = ['claim', 'bank_dispute', 'court', 'authority'] as const
export type HoldGround = (typeof holdGrounds)[number]

/** `reference` is the number under which it is dealt with elsewhere: it has a digit in it, and names nobody. */
export type HoldReason = { ground: HoldGround; reference: string | null }

/** The same as the database's own check. */
export const isHoldReference = (text: string): boolean =>
  /^[\p{L}\p{N} ./:_-]{2,40}$/u.test(text) && /[0-9]/.test(text)

/** Whose it is to end: a hold of a dispute ends with the dispute, one of the staff when they say so. */
export type HoldOrigin = 'staff' | 'bank'

export type HeldSubject = { kind: 'account'; id: AccountId } | { kind: 'order'; id: OrderId }

/**
 * Keeps what concerns a claim, a dispute or a court beyond its clock (GDPR Art. 17(3)(e), 18(1)(c)). One open hold a subject and
 * ground; several grounds stand side by side, and what they keep goes when the last of them has ended.
 * @returns whether there was none before.
 */
export function placeHold(
  tx: Tx,
  subject: HeldSubject,
  hold: HoldReason & { by: AccountId | null; at: Date },
): Promise<boolean> {
  return insertHold(tx, subject, { ...hold, origin: 'staff' })
}

/** For whoever places one of their own kind. */
export async function insertHold(
  tx: Tx,
  subject: HeldSubject,
  { ground, reference, by, at, origin }: HoldReason & { by: AccountId | null; at: Date; origin: HoldOrigin },
): Promise<boolean> {
  const placed = await tx
    .insertInto('legal_hold')
    .values({
      id: newId('hld'),
      subject_kind: subject.kind,
      subject_id: subject.id,
      ground,
      reference,
      origin,
      placed_by: by,
      placed_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!placed) return false
  await recordAudit(tx, {
    subject,
    action: 'privacy.hold_placed',
    actor: by ? { kind: 'staff', id: by } : { kind: 'system' },
  })
  return true
}

export type PlaceHoldOutcome = { ok: true } | { ok: false; reason: 'unknown' | 'held' }

/** The same for somebody who has only the address of an account or the number of an order. */
export function placeHoldOn(
  { db, clock }: Pick<PrivacyDeps, 'db' | 'clock'>,
  named: string,
  hold: HoldReason & { by: AccountId },
): Promise<PlaceHoldOutcome> {
  return db.transaction().execute(async (tx) => {
    const subject = await findNamed(tx, named)
    if (!subject) return { ok: false, reason: 'unknown' }
    const isNew = await placeHold(tx, subject, { ...hold, at: clock.now() })
    return isNew ? { ok: true } : { ok: false, reason: 'held' }
  })
}

async function findNamed(db: Db, named: string): Promise<HeldSubject | undefined> {
  if (named.includes('@')) {
    const account = await findAccountByEmail(db, named)
    return account && { kind: 'account', id: account.id }
  }
  const order = await findOrderByNumber(db, named)
  return order && { kind: 'order', id: order }
}

/** Whatever it held is erased when its clock says so: why stands in the history. */
export async function endHold(
  tx: Tx,
  id: LegalHoldId,
  { by, reason, at }: { by: AccountId; reason: string; at: Date },
): Promise<boolean> {
  const hold = await tx
    .updateTable('legal_hold')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('origin', '=', 'staff')
    .where('ended_at', 'is', null)
    .returning(['subject_kind', 'subject_id'])
    .executeTakeFirst()
  if (!hold) return false
  await recordAudit(tx, {
    subject: { kind: hold.subject_kind, id: hold.subject_id },
    action: 'privacy.hold_ended',
    actor: { kind: 'staff', id: by },
    details: { reason },
  })
  return true
}

/** Everything that open holds keep, as if it belonged to one person. */
export async function findHeld(db: Db): Promise<Subject> {
  const rows = await db
    .selectFrom('legal_hold')
    .select(['subject_kind', 'subject_id'])
    .where('ended_at', 'is', null)
    .orderBy('placed_at')
    .execute()
  const subjects: Subject[] = []
  for (const { subject_kind, subject_id } of rows) {
    const by =
      subject_kind === 'account' ? { account: subject_id as AccountId } : { order: subject_id as OrderId }
    subjects.push(await findSubject(db, by))
  }
  return joinSubjects(subjects)
}
