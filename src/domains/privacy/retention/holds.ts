import { recordAudit } from '../../../platform/audit/audit.ts'
import type { Db, Tx } from '../../../platform/database/connect.ts'
import { type AccountId, type LegalHoldId, newId, type OrderId } from '../../../shared/ids.ts'
import { findSubject, joinSubjects, type Subject } from '../subject/subject.ts'

export type HeldSubject = { kind: 'account'; id: AccountId } | { kind: 'order'; id: OrderId }

/** Keeps what concerns a claim, a dispute or a court beyond its clock (GDPR Art. 17(3)(e), 18(1)(c)). One open hold a subject. */
export async function placeHold(
  tx: Tx,
  subject: HeldSubject,
  { reason, by, at }: { reason: string; by: AccountId | null; at: Date },
): Promise<void> {
  await tx
    .insertInto('legal_hold')
    .values({
      id: newId('hld'),
      subject_kind: subject.kind,
      subject_id: subject.id,
      reason,
      placed_by: by,
      placed_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await recordAudit(tx, {
    subject,
    action: 'privacy.hold_placed',
    actor: by ? { kind: 'staff', id: by } : { kind: 'system' },
  })
}

export async function endHold(tx: Tx, id: LegalHoldId, by: AccountId, at: Date): Promise<boolean> {
  const hold = await tx
    .updateTable('legal_hold')
    .set({ ended_at: at })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning(['subject_kind', 'subject_id'])
    .executeTakeFirst()
  if (!hold) return false
  await recordAudit(tx, {
    subject: { kind: hold.subject_kind, id: hold.subject_id },
    action: 'privacy.hold_ended',
    actor: { kind: 'staff', id: by },
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
