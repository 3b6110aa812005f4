import { foldEmail } from '../../shared/email.ts'
import type { Locale } from '../../shared/locale.ts'
import type { Seen } from './account.ts'
import { passwordMaxBytes } from './account.ts'
import type { IdentityDeps } from './deps.ts'
import { noteFailure } from './note-failure.ts'
import { type StartedSession, startSession } from './start-session.ts'

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
  const person = await deps.provider.signIn(foldEmail(form.email), form.password)
  if (!person.ok) {
    await noteFailure(deps, 'sign_in_failed', form.email)
    return person
  }
  const session = await deps.db
    .transaction()
    .execute((tx) => startSession(tx, deps, person, seen, form.locale))
  return session ? { ok: true, session } : { ok: false, reason: 'banned' }
}
