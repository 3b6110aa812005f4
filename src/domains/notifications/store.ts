import type { Selectable } from 'kysely'
import type { Db, Tx } from '../../platform/database/connect.ts'
import type { DB } from '../../platform/database/schema.gen.ts'
import { erasedEmail } from '../../shared/email.ts'
import { assert } from '../../shared/errors.ts'
import { type MailId, newId } from '../../shared/ids.ts'
import { isLocale } from '../../shared/locale.ts'
import { mailKinds } from './letter.ts'
import { type Mail, type MailRequest, type MailState, openStates } from './mail.ts'

/** Undefined when this very letter (kind, subject, cause) was queued before. */
export async function insertMail(tx: Tx, request: MailRequest, now: Date): Promise<MailId | undefined> {
  const row = await tx
    .insertInto('mail')
    .values({
      id: newId('eml'),
      kind: request.kind,
      subject_id: request.subjectId,
      order_id: request.orderId,
      account_id: request.accountId,
      cause: request.cause,
      locale: request.locale,
      recipient: request.recipient,
      next_attempt_at: now,
      created_at: now,
    })
    .onConflict((conflict) => conflict.columns(['kind', 'subject_id', 'cause']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

/**
 * Takes a due letter for one sender: queued, deferred, or left behind by a sender whose lease ran out. While a
 * letter is being sent `next_attempt_at` is the end of that lease.
 */
export async function claimMail(tx: Tx, id: MailId, now: Date, leaseUntil: Date): Promise<Mail | undefined> {
  const row = await tx
    .updateTable('mail')
    .set((eb) => ({ state: 'sending', attempts: eb('attempts', '+', 1), next_attempt_at: leaseUntil }))
    .where('id', '=', id)
    .where('state', 'in', openStates)
    .where('next_attempt_at', '<=', now)
    .returningAll()
    .executeTakeFirst()
  return row && toMail(row)
}

export type Recorded = {
  state: Exclude<MailState, 'queued' | 'sending' | 'bounced' | 'complained'>
  smtpCode: number | null
  /** To whom it went in the end. */
  recipient: string
  serverReference: string | null
  at: Date
  nextAttemptAt: Date | null
}

/** False when the lease ran out and another sender took the letter over: the number of attempts tells them apart. */
export async function recordOutcome(
  tx: Tx,
  mail: Mail,
  { state, smtpCode, recipient, serverReference, at, nextAttemptAt }: Recorded,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('mail')
    .set({
      state,
      smtp_code: smtpCode,
      recipient,
      ...(serverReference && { server_reference: serverReference }),
      ...(state === 'accepted' && { accepted_at: at }),
      ...(nextAttemptAt && { next_attempt_at: nextAttemptAt }),
    })
    .where('id', '=', mail.id)
    .where('state', '=', 'sending')
    .where('attempts', '=', mail.attempts)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function deleteClaimed(tx: Tx, mail: Mail): Promise<void> {
  await tx
    .deleteFrom('mail')
    .where('id', '=', mail.id)
    .where('state', '=', 'sending')
    .where('attempts', '=', mail.attempts)
    .execute()
}

/** The address of a letter that ended, once nothing else of its owner is held. */
export async function forgetRecipient(tx: Tx, id: MailId): Promise<void> {
  await tx.updateTable('mail').set({ recipient: erasedEmail }).where('id', '=', id).execute()
}

/** Points a waiting letter at another address and makes it due; false when it is not waiting. */
export async function redirectWaiting(tx: Tx, id: MailId, recipient: string, now: Date): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('mail')
    .set({ recipient, next_attempt_at: now })
    .where('id', '=', id)
    .where('state', 'in', ['queued', 'deferred'])
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

export async function findMail(db: Db, id: MailId): Promise<Mail | undefined> {
  const row = await db.selectFrom('mail').selectAll().where('id', '=', id).executeTakeFirst()
  return row && toMail(row)
}

export function toMail(row: Selectable<DB['mail']>): Mail {
  const kind = mailKinds.find((known) => known === row.kind)
  assert(kind && isLocale(row.locale), `mail ${row.id} is of a kind and in a language that exist`)
  return {
    id: row.id,
    kind,
    subjectId: row.subject_id,
    orderId: row.order_id,
    accountId: row.account_id,
    cause: row.cause,
    locale: row.locale,
    recipient: row.recipient,
    attempts: row.attempts,
    createdAt: row.created_at,
  }
}
