import { sql } from 'kysely'
import type { Subject } from '../../domains/identity/index.ts'
import { AppError } from '../../shared/errors.ts'
import type { Secret } from '../../shared/secret.ts'
import { isUniqueViolation } from '../database/errors.ts'
import type { LocalDeps } from './deps.ts'
import { lockPerson } from './persons.ts'
import { dropProofs, hashToken, minutesAgo, newToken } from './proofs.ts'
import type { IdentityTx } from './tables.ts'

const changeMinutes = 60

export async function startEmailChange(
  deps: LocalDeps,
  subject: Subject,
  newEmail: string,
): Promise<{ current: Secret<string>; next: Secret<string> }> {
  const [current, next] = [newToken(), newToken()]
  const change = {
    new_email: newEmail,
    current_hash: hashToken(current.expose()),
    next_hash: hashToken(next.expose()),
    current_agreed: false,
    next_agreed: false,
    created_at: sql<Date>`now()`,
  }
  await deps.db.transaction().execute(async (tx) => {
    if (!(await lockPerson(tx, subject))) throw new AppError('not_found', 'this person is gone')
    await tx
      .insertInto('email_change')
      .values({ person_id: subject, ...change })
      .onConflict((conflict) => conflict.column('person_id').doUpdateSet(change))
      .execute()
  })
  return { current, next }
}

type Confirmed =
  | { ok: true; subject: Subject; done: boolean; email: string }
  | { ok: false; reason: 'wrong' | 'taken' }

/** Of two mailboxes that agree at the same time the second one waits for the first and finishes the change. */
export async function confirmEmailChange(deps: LocalDeps, token: string): Promise<Confirmed> {
  const hash = hashToken(token)
  try {
    return await deps.db.transaction().execute((tx) => agree(tx, hash))
  } catch (error) {
    // Somebody has confirmed the wanted address, before it was asked for or since.
    if (isUniqueViolation(error, 'person_email_key')) return { ok: false, reason: 'taken' }
    throw error
  }
}

async function agree(tx: IdentityTx, hash: Buffer): Promise<Confirmed> {
  const change = await tx
    .selectFrom('email_change')
    .select('person_id')
    .where((eb) => eb.or([eb('current_hash', '=', hash), eb('next_hash', '=', hash)]))
    .executeTakeFirst()
  const person = change && (await lockPerson(tx, change.person_id))
  const agreed = person && (await noteAgreement(tx, hash))
  if (!agreed) return { ok: false, reason: 'wrong' }
  const { subject, email } = person
  if (!agreed.current_agreed || !agreed.next_agreed) return { ok: true, subject, done: false, email }
  await tx.deleteFrom('email_change').where('person_id', '=', subject).execute()
  await move(tx, subject, agreed.new_email)
  return { ok: true, subject, done: true, email: agreed.new_email }
}

/** Undefined for a token that has agreed already, or too late. */
async function noteAgreement(tx: IdentityTx, hash: Buffer) {
  return tx
    .updateTable('email_change')
    .set({
      current_agreed: sql<boolean>`current_agreed or current_hash = ${hash}`,
      next_agreed: sql<boolean>`next_agreed or next_hash = ${hash}`,
    })
    .where(
      sql<boolean>`((current_hash = ${hash} and not current_agreed) or (next_hash = ${hash} and not next_agreed))`,
    )
    .where('created_at', '>', minutesAgo(changeMinutes))
    .returning(['new_email', 'current_agreed', 'next_agreed'])
    .executeTakeFirst()
}

/** Whoever registered the address and never confirmed it does not hold it: its mailbox has just agreed to another. */
async function move(tx: IdentityTx, subject: Subject, email: string): Promise<void> {
  await tx.deleteFrom('person').where('email', '=', email).where('confirmed_at', 'is', null).execute()
  await tx.updateTable('person').set({ email }).where('id', '=', subject).execute()
  // They went to the mailbox of before.
  await dropProofs(tx, subject)
}
