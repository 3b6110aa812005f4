import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/connect.ts'
import type { DB } from '../../platform/database/schema.gen.ts'
import { foldEmail } from '../../shared/email.ts'
import { type AccountId, newId, type ProofRequestId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'
import type { Account } from './account.ts'
import type { Subject } from './provider.ts'

export const accountColumns = [
  'account.id',
  'account.email',
  'account.display_name as displayName',
  'account.locale',
  'account.country',
  'account.created_at as createdAt',
] as const

/**
 * The account of whoever the provider has just vouched for; made at the first time. An address that moved to another
 * person at the provider (deleted and registered anew) does not inherit the account of the one before.
 */
export async function putAccount(
  tx: Tx,
  person: { provider: DB['account']['provider']; subject: Subject; email: string },
  locale: Locale,
): Promise<Account & { isNew: boolean; banned: boolean }> {
  await tx
    .updateTable('account')
    .set({ email_folded: sql<string>`email_folded || ' of ' || id` })
    .where('email_folded', '=', foldEmail(person.email))
    .where('subject', '!=', person.subject)
    .execute()
  const { id, banned, isNew } = await tx
    .insertInto('account')
    .values({
      id: newId('acc'),
      provider: person.provider,
      subject: person.subject,
      email: person.email,
      email_folded: foldEmail(person.email),
      locale,
    })
    .onConflict((conflict) =>
      conflict.columns(['provider', 'subject']).doUpdateSet({
        email: person.email,
        email_folded: foldEmail(person.email),
        last_active_at: sql<Date>`now()`,
        inactivity_warned_at: null,
      }),
    )
    .returning(['id', sql<boolean>`banned_at is not null`.as('banned'), sql<boolean>`xmax = 0`.as('isNew')])
    .executeTakeFirstOrThrow()
  const account = await tx
    .selectFrom('account')
    .select(accountColumns)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return { ...account, isNew, banned }
}

/** How often all sessions of an address's account were ended together; undefined while there is no account. */
export async function readSessionRound(db: Db, email: string): Promise<number | undefined> {
  const row = await roundOf(db, email).executeTakeFirst()
  return row?.session_round
}

/** The same, and whoever is about to end them waits. */
export async function lockSessionRound(tx: Tx, email: string): Promise<number | undefined> {
  const row = await roundOf(tx, email).forUpdate().executeTakeFirst()
  return row?.session_round
}

function roundOf(db: Db, email: string) {
  return db.selectFrom('account').select('session_round').where('email_folded', '=', foldEmail(email))
}

export async function setProfile(
  tx: Tx,
  accountId: AccountId,
  profile: { displayName: string | null; locale: Locale; country: string | null },
): Promise<void> {
  await tx
    .updateTable('account')
    .set({ display_name: profile.displayName, locale: profile.locale, country: profile.country })
    .where('id', '=', accountId)
    .execute()
}

export async function setEmail(tx: Tx, subject: Subject, email: string): Promise<AccountId | undefined> {
  const row = await tx
    .updateTable('account')
    .set({ email, email_folded: foldEmail(email) })
    .where('subject', '=', subject)
    .returning('id')
    .executeTakeFirst()
  return row?.id
}

export async function setBanned(tx: Tx, accountId: AccountId, banned: boolean): Promise<void> {
  await tx
    .updateTable('account')
    .set({ banned_at: banned ? sql<Date>`now()` : null })
    .where('id', '=', accountId)
    .execute()
}

export async function findSubject(db: Db, accountId: AccountId): Promise<Subject | undefined> {
  const row = await db.selectFrom('account').select('subject').where('id', '=', accountId).executeTakeFirst()
  return row && (row.subject as Subject)
}

/** @returns whether this browser was seen with the account before; null for the account's first browser. */
export async function noteDevice(tx: Tx, accountId: AccountId, deviceHash: Buffer): Promise<boolean | null> {
  const known = await tx
    .selectFrom('known_device')
    .select((eb) => [
      eb.fn.countAll<number>().as('all'),
      sql<number>`count(*) filter (where device_hash = ${deviceHash})`.as('same'),
    ])
    .where('account_id', '=', accountId)
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('known_device')
    .values({ account_id: accountId, device_hash: deviceHash })
    .onConflict((conflict) =>
      conflict.columns(['account_id', 'device_hash']).doUpdateSet({ last_seen_at: sql<Date>`now()` }),
    )
    .execute()
  return known.all === 0 ? null : known.same > 0
}

export type ProofRequest = {
  id: ProofRequestId
  purpose: DB['proof_request']['purpose']
  email: string
  locale: Locale
  browserHash: Buffer | null
  returnTo: string | null
  accountId: AccountId | null
  tokenSealed: Buffer | null
  answered: boolean
}

export async function insertProofRequest(
  tx: Tx,
  request: Omit<ProofRequest, 'id' | 'answered'> & { id?: ProofRequestId },
): Promise<ProofRequestId> {
  const id = request.id ?? newId('prf')
  await tx
    .insertInto('proof_request')
    .values({
      id,
      purpose: request.purpose,
      email: request.email,
      email_folded: foldEmail(request.email),
      locale: request.locale,
      browser_hash: request.browserHash,
      return_to: request.returnTo,
      account_id: request.accountId,
      token_sealed: request.tokenSealed,
    })
    .execute()
  return id
}

export async function findProofRequest(db: Db, id: ProofRequestId): Promise<ProofRequest | undefined> {
  return db
    .selectFrom('proof_request')
    .select([
      'id',
      'purpose',
      'email',
      'locale',
      'browser_hash as browserHash',
      'return_to as returnTo',
      'account_id as accountId',
      'token_sealed as tokenSealed',
      sql<boolean>`answered_at is not null`.as('answered'),
    ])
    .where('id', '=', id)
    .executeTakeFirst()
}

/** The last request of this browser for an address: the code in the letter works nowhere else, and not for long (ASVS 6.5.5). */
export async function findRequestOfBrowser(
  db: Db,
  purpose: ProofRequest['purpose'],
  emailFolded: string,
  browserHash: Buffer,
): Promise<ProofRequestId | undefined> {
  const row = await db
    .selectFrom('proof_request')
    .select('id')
    .where('purpose', '=', purpose)
    .where('email_folded', '=', emailFolded)
    .where('browser_hash', '=', browserHash)
    .where('answered_at', 'is', null)
    .where('created_at', '>', sql<Date>`now() - interval '10 minutes'`)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id
}

/** Whether nobody, in any browser, has asked for the same of this address since. */
export async function isNewestRequest(
  db: Db,
  { id, purpose, email }: Pick<ProofRequest, 'id' | 'purpose' | 'email'>,
): Promise<boolean> {
  const newest = await db
    .selectFrom('proof_request')
    .select('id')
    .where('purpose', '=', purpose)
    .where('email_folded', '=', foldEmail(email))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return newest?.id === id
}

/** Whether somebody who reads this mailbox has shown it since. */
export async function wasMailboxProved(db: Db, emailFolded: string, since: Date): Promise<boolean> {
  const row = await db
    .selectFrom('proof_request')
    .select('id')
    .where('email_folded', '=', emailFolded)
    .where('answered_at', '>', since)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function answerProofRequest(tx: Tx, id: ProofRequestId): Promise<void> {
  await tx
    .updateTable('proof_request')
    .set({ answered_at: sql<Date>`coalesce(answered_at, now())`, token_sealed: null })
    .where('id', '=', id)
    .execute()
}

export async function replaceRecoveryCodes(
  tx: Tx,
  accountId: AccountId,
  hashes: readonly Buffer[],
): Promise<void> {
  await tx.deleteFrom('recovery_code').where('account_id', '=', accountId).execute()
  if (hashes.length === 0) return
  await tx
    .insertInto('recovery_code')
    .values(hashes.map((code_hash) => ({ account_id: accountId, code_hash })))
    .execute()
}

/** @returns whether the code was there; it is gone now, so that of two tries with it one counts. */
export async function useRecoveryCode(tx: Tx, accountId: AccountId, hash: Buffer): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('recovery_code')
    .where('account_id', '=', accountId)
    .where('code_hash', '=', hash)
    .executeTakeFirst()
  return numDeletedRows === 1n
}
