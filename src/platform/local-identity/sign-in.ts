import type { SignedIn, Subject } from '../../domains/identity/index.ts'
import { AppError } from '../../shared/errors.ts'
import { putPassword } from './credentials.ts'
import type { LocalDeps } from './deps.ts'
import { findPersonByEmail, lockPerson, newSessionMark, signedIn } from './persons.ts'
import { dropProofs } from './proofs.ts'

type SignInAnswer = SignedIn | { ok: false; reason: 'wrong' | 'unconfirmed' | 'banned' }

export async function signIn(deps: LocalDeps, email: string, password: string): Promise<SignInAnswer> {
  const person = await findPersonByEmail(deps.db, email)
  const isRight = await deps.passwords.verify(person?.passwordHash ?? null, password)
  if (!person?.passwordHash || !isRight) return { ok: false, reason: 'wrong' }
  if (!person.confirmed) return { ok: false, reason: 'unconfirmed' }
  if (person.banned) return { ok: false, reason: 'banned' }
  if (deps.passwords.isOutdated(person.passwordHash))
    await rehash(deps, person.subject, person.passwordHash, password)
  return signedIn(person)
}

/** Hashes from elsewhere cost another time than those of unknown addresses; the first sign-in makes them alike. */
async function rehash(deps: LocalDeps, subject: Subject, outdated: string, password: string): Promise<void> {
  const passwordHash = await deps.passwords.hash(password)
  await deps.db.transaction().execute(async (tx) => {
    const person = await lockPerson(tx, subject)
    // Somebody may have set another password in the meantime.
    if (person?.passwordHash === outdated) await putPassword(tx, subject, passwordHash)
  })
}

/** Ends every session of this provider, and the letters under way: a link from before must not undo the change. */
export async function setPassword(
  deps: LocalDeps,
  subject: Subject,
  password: string,
): Promise<{ ok: true } | { ok: false; reason: 'weak_password' }> {
  if (deps.passwords.isWeak(password)) return { ok: false, reason: 'weak_password' }
  const passwordHash = await deps.passwords.hash(password)
  await deps.db.transaction().execute(async (tx) => {
    if (!(await lockPerson(tx, subject))) throw new AppError('not_found', 'this person is gone')
    await putPassword(tx, subject, passwordHash)
    await dropProofs(tx, subject)
    await tx.updateTable('person').set({ session_mark: newSessionMark }).where('id', '=', subject).execute()
  })
  return { ok: true }
}
