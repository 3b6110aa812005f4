import { foldEmail } from '../../shared/email.ts'
import type { Locale } from '../../shared/locale.ts'
import type { IdentityDeps } from './deps.ts'
import type { Proof } from './provider.ts'
import { findAccountByEmail } from './queries.ts'
import { insertProofRequest, type ProofRequest } from './store.ts'

export type AskForProof = {
  purpose: 'confirm_email' | 'sign_in' | 'recovery'
  email: string
  locale: Locale
  browserHash: Buffer
  returnTo: string | null
}

/**
 * Asks for a letter with a link and a code. The provider is asked when the letter is written (`readProof`), not here: so
 * this takes the same time for every address, and neither token nor code lies in the database.
 */
export async function askForProof(deps: IdentityDeps, asked: AskForProof): Promise<void> {
  await deps.db.transaction().execute(async (tx) => {
    const requestId = await insertProofRequest(tx, { ...asked, accountId: null, tokenSealed: null })
    const account = await findAccountByEmail(tx, asked.email)
    await deps.noteConnection(tx, 'link_asked', account?.id ?? null)
    await deps.outbox.emit(tx, { type: 'proof_requested', requestId })
  })
}

/** What the letter of a request carries; null when nobody is to be written to. A letter that is sent again gets a new one. */
export async function readProof(deps: IdentityDeps, request: ProofRequest): Promise<Proof | null> {
  if (request.answered) return null
  switch (request.purpose) {
    case 'confirm_email':
    case 'sign_in':
    case 'recovery':
      return deps.provider.startProof(request.purpose, foldEmail(request.email))
    case 'invitation':
      return deps.provider.startProof('sign_in', foldEmail(request.email))
    case 'account_exists':
    case 'change_from':
    case 'change_to':
      return null
  }
}
