import { foldEmail } from '../../shared/email.ts'
import type { Locale } from '../../shared/locale.ts'
import type { Seen } from './account.ts'
import { passwordMaxBytes } from './account.ts'
import type { IdentityDeps } from './deps.ts'
import { noteFailure } from './note-failure.ts'
import { type StartedSession, startSession } from './start-session.ts'
import { readSessionRound } from './store.ts'

export type SignInOutcome =
  | { ok: true; session: StartedSession }
  | { ok: false; reason: 'wrong' | 'unconfirmed' | 'banned' }

/** By password. An unknown address and a wrong password look and take the same. */
export async function signIn(
  deps: IdentityDeps,
  form: { email: string; password: string; locale: Locale },
  seen: Seen,
): Promise<SignInOutcome> {
  if (Buffer.byteLength(form.password) > passwordMaxBytes) return { ok: false, reason: 'wrong' }
  const round = await readSessionRound(deps.db, form.email)
  const person = await deps.provider.signIn(foldEmail(form.email), form.password)
  if (!person.ok) {
    await noteFailure(deps, 'sign_in_failed', form.email)
    return person
  }
  return deps.db
    .transaction()
    .execute((tx) => startSession(tx, deps, { ...person, round }, seen, form.locale))
}
