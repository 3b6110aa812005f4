import { recordAudit } from '../../../platform/audit/audit.ts'
import type { Db, Tx } from '../../../platform/database/connect.ts'
import { newId } from '../../../shared/ids.ts'
import type { Purpose } from '../../../shared/personal-data.ts'
import { decidedBy, type Person, subjectColumns } from '../subject/person.ts'

/**
 * The purposes that rest on the interest of the shop alone, to each of which a person may object without a reason:
 * `improvement` leaves their visits out of the counts, `reminders` writes nothing that nobody asked for, `fraud_prevention` has no rule judge what they did or where they are (see `fraud`). What keeps
 * thieves out of accounts goes on: those grounds prevail (GDPR Art. 21(1)), also in the person's own interest.
 */
export const objectionPurposes = [
  'improvement',
  'fraud_prevention',
  'reminders',
] as const satisfies readonly Purpose[]
export type ObjectionPurpose = (typeof objectionPurposes)[number]

/** Objects to a purpose, or takes that back. A second time changes nothing. */
export async function setObjection(
  tx: Tx,
  who: Person,
  { purpose, objects, at }: { purpose: ObjectionPurpose; objects: boolean; at: Date },
): Promise<void> {
  if (objects) {
    await tx
      .insertInto('objection')
      .values({
        id: newId('obj'),
        ...subjectColumns(who),
        purpose,
        at,
        forget_from: who.account ? null : at,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  } else {
    await tx.deleteFrom('objection').where(decidedBy(who)).where('purpose', '=', purpose).execute()
  }
  await recordAudit(tx, {
    subject: who.account ? { kind: 'account', id: who.account } : { kind: 'mailbox', id: 'without account' },
    action: objects ? 'privacy.objected' : 'privacy.objection_taken_back',
    actor: { kind: 'customer' },
    details: { purpose },
  })
}

export async function listObjections(db: Db, who: Person): Promise<ObjectionPurpose[]> {
  const rows = await db.selectFrom('objection').select('purpose').where(decidedBy(who)).execute()
  return objectionPurposes.filter((purpose) => rows.some((row) => row.purpose === purpose))
}
