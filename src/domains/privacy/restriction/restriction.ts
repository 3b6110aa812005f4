import { recordAudit } from '../../../platform/audit/audit.ts'
import type { Db, Tx } from '../../../platform/database/connect.ts'
import { type AccountId, newId } from '../../../shared/ids.ts'
import { after, type Clock, days } from '../../../shared/time.ts'
import { decidedBy, type Person, personOf, subjectColumns } from '../subject/person.ts'
import { findSubject, joinSubjects, type Subject } from '../subject/subject.ts'

export type Restriction = { since: Date; endsAt: Date | null }

/** A week in which whoever asked for a restriction may object to its end (GDPR Art. 18(3)). */
export const liftNoticeDays = 7

/**
 * Stores the data of a person and leaves it alone otherwise (GDPR Art. 18): the database hides their rows from the staff and
 * from reports, letters that they did not cause are not written, and nothing of theirs expires. A second time changes nothing.
 */
export async function restrict(tx: Tx, who: Person, at: Date, actor: Actor): Promise<void> {
  // An end that was announced is taken back by asking anew.
  await tx.deleteFrom('restriction').where(decidedBy(who)).where('ends_at', 'is not', null).execute()
  await tx
    .insertInto('restriction')
    .values({ id: newId('rst'), ...subjectColumns(who), since: at })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await audit(tx, who, 'privacy.restricted', actor)
}

/** Lifts it: at once for the person, after `liftNoticeDays` for the shop, which tells them first. @returns when it ends. */
export async function liftRestriction(
  tx: Tx,
  who: Person,
  at: Date,
  actor: Actor,
): Promise<Date | undefined> {
  const endsAt = actor.kind === 'staff' ? after(at, days(liftNoticeDays)) : at
  const { numUpdatedRows } = await tx
    .updateTable('restriction')
    .set({ ends_at: endsAt })
    .where(decidedBy(who))
    .where((eb) => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', endsAt)]))
    .executeTakeFirst()
  if (numUpdatedRows === 0n) return undefined
  await audit(tx, who, 'privacy.restriction_lifted', actor)
  return endsAt
}

/** The restriction that is in force. */
export async function findRestriction(db: Db, who: Person, now: Date): Promise<Restriction | undefined> {
  return db
    .selectFrom('restriction')
    .select(['since', 'ends_at as endsAt'])
    .where(decidedBy(who))
    .where((eb) => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
    .executeTakeFirst()
}

/** Whether letters to this address are under restriction, of a mailbox or of the account that has it. */
export async function isRestrictedAddress(
  { db, clock }: { db: Db; clock: Clock },
  email: string,
): Promise<boolean> {
  return (await findRestriction(db, await personOf(db, email), clock.now())) !== undefined
}

/** Everything that restrictions keep from expiring, as if it belonged to one person. */
export async function findRestricted(db: Db, now: Date): Promise<Subject> {
  const rows = await db
    .selectFrom('restriction')
    .select(['account_id', 'email_folded'])
    .where((eb) => eb.or([eb('ends_at', 'is', null), eb('ends_at', '>', now)]))
    .execute()
  const subjects: Subject[] = []
  for (const { account_id, email_folded } of rows) {
    subjects.push(await findSubject(db, account_id ? { account: account_id } : { email: email_folded ?? '' }))
  }
  return joinSubjects(subjects)
}

type Actor = { kind: 'customer' } | { kind: 'staff'; id: AccountId }

function audit(tx: Tx, who: Person, action: string, actor: Actor): Promise<void> {
  // Who has no account is named nowhere in the history.
  const subject = who.account
    ? { kind: 'account', id: who.account }
    : { kind: 'mailbox', id: 'without account' }
  return recordAudit(tx, { subject, action, actor })
}
