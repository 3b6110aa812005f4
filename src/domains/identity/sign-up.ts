import { foldEmail } from '../../shared/email.ts'
import type { Locale } from '../../shared/locale.ts'
import { findPasswordFlaw, type PasswordFlaw } from './account.ts'
import type { IdentityDeps } from './deps.ts'
import { insertProofRequest } from './store.ts'

export type SignUp = {
  email: string
  password: string
  locale: Locale
  browserHash: Buffer
  returnTo: string | null
}

/**
 * Registers an address. Whether it was known before nobody learns here: either way a letter goes to that mailbox, one
 * with a link that confirms it, or one that says that there is an account already.
 */
export async function signUp(
  deps: IdentityDeps,
  form: SignUp,
): Promise<{ ok: true } | { ok: false; flaw: PasswordFlaw }> {
  const flaw = findPasswordFlaw(form.password, (password) => deps.isCommonPassword(password, [form.email]))
  if (flaw) return { ok: false, flaw }
  const registered = await deps.provider.register(foldEmail(form.email), form.password)
  if (registered.kind === 'weak_password') return { ok: false, flaw: 'common' }
  await deps.db.transaction().execute(async (tx) => {
    const requestId = await insertProofRequest(tx, {
      purpose: registered.kind === 'created' ? 'confirm_email' : 'account_exists',
      email: form.email,
      locale: form.locale,
      browserHash: form.browserHash,
      returnTo: form.returnTo,
      accountId: null,
      tokenSealed: null,
    })
    await deps.outbox.emit(tx, { type: 'proof_requested', requestId })
  })
  return { ok: true }
}
