import { sql } from 'kysely'
import type { Registration, Subject } from '../../domains/identity/index.ts'
import { AppError, assert } from '../../shared/errors.ts'
import { dropPassword, putPassword } from './credentials.ts'
import type { LocalDeps } from './deps.ts'
import { noSoonerThan } from './no-sooner-than.ts'
import { checkImportedHash } from './passwords.ts'
import { newSessionMark } from './persons.ts'
import { dropProofs, startProof } from './proofs.ts'
import type { IdentityTx } from './tables.ts'

// Writing somebody new takes a few statements more than finding somebody known: milliseconds that would tell them apart.
const floorMillis = 25

/** Hashes before it looks, and answers no sooner for a known address than for a new one. */
export async function register(deps: LocalDeps, email: string, password: string): Promise<Registration> {
  if (deps.passwords.isWeak(password)) return { kind: 'weak_password' }
  const passwordHash = await deps.passwords.hash(password)
  return noSoonerThan(floorMillis, () =>
    deps.db.transaction().execute((tx) => write(tx, deps, email, passwordHash)),
  )
}

async function write(
  tx: IdentityTx,
  deps: LocalDeps,
  email: string,
  passwordHash: string,
): Promise<Registration> {
  const { subject, confirmed } = await meet(tx, email)
  if (confirmed) return { kind: 'known' }
  await putPassword(tx, subject, passwordHash)
  const proof = await startProof(tx, deps, 'confirm_email', email)
  assert(proof, 'whoever registers has to confirm')
  return { kind: 'created', subject, proof }
}

/**
 * A password that was set before anybody confirmed the address may be a stranger's, who waits for the invitation: it
 * goes, and so does the letter that would confirm it.
 */
export async function invite(deps: LocalDeps, email: string): Promise<Subject> {
  return deps.db.transaction().execute(async (tx) => {
    const { subject, confirmed } = await meet(tx, email)
    if (confirmed) return subject
    await dropPassword(tx, subject)
    await dropProofs(tx, subject)
    await confirmPerson(tx, subject)
    return subject
  })
}

export async function importUser(
  deps: LocalDeps,
  user: { subject?: Subject; email: string; passwordHash: string | null },
): Promise<Subject> {
  if (user.passwordHash !== null) checkImportedHash(user.passwordHash)
  return deps.db.transaction().execute(async (tx) => {
    if (user.subject && (await isOfAnother(tx, user.subject, user.email))) {
      throw new AppError('invalid', 'the id is that of somebody with another address')
    }
    const { subject, isNew } = await meet(tx, user.email, user.subject)
    if (!isNew) throw new AppError('conflict', 'somebody with this address is known already')
    if (user.passwordHash !== null) await putPassword(tx, subject, user.passwordHash)
    await confirmPerson(tx, subject)
    return subject
  })
}

async function isOfAnother(tx: IdentityTx, subject: Subject, email: string): Promise<boolean> {
  const row = await tx
    .selectFrom('person')
    .select('id')
    .where('id', '=', subject)
    .where('email', '!=', email)
    .executeTakeFirst()
  return row !== undefined
}

/** The person of an address, made if there is none, and locked: of two at the same time the second one waits. */
async function meet(
  tx: IdentityTx,
  email: string,
  newId: string = crypto.randomUUID(),
): Promise<{ subject: Subject; confirmed: boolean; isNew: boolean }> {
  const { id, confirmed, isNew } = await tx
    .insertInto('person')
    .values({ id: newId, email, confirmed_at: null, banned_at: null })
    // Writes the same again: it is the lock, and the same work for known addresses.
    .onConflict((conflict) => conflict.column('email').doUpdateSet({ email }))
    .returning([
      'id',
      sql<boolean>`confirmed_at is not null`.as('confirmed'),
      sql<boolean>`xmax = 0`.as('isNew'),
    ])
    .executeTakeFirstOrThrow()
  return { subject: id as Subject, confirmed, isNew }
}

async function confirmPerson(tx: IdentityTx, subject: Subject): Promise<void> {
  await tx
    .updateTable('person')
    .set({ confirmed_at: sql<Date>`now()`, session_mark: newSessionMark })
    .where('id', '=', subject)
    .execute()
}
