import type { Tx } from '../../platform/database/connect.ts'
import type { Locale } from '../../shared/locale.ts'
import type { IdentityDeps } from './deps.ts'
import { insertProofRequest } from './store.ts'

/** A letter whose link signs its reader in and leads to `returnTo`; the provider knows the address already. */
export async function inviteAccount(
  tx: Tx,
  { outbox }: Pick<IdentityDeps, 'outbox'>,
  invitation: { email: string; locale: Locale; returnTo: string },
): Promise<void> {
  const requestId = await insertProofRequest(tx, {
    purpose: 'invitation',
    email: invitation.email,
    locale: invitation.locale,
    browserHash: null,
    returnTo: invitation.returnTo,
    accountId: null,
    tokenSealed: null,
  })
  await outbox.emit(tx, { type: 'proof_requested', requestId })
}
