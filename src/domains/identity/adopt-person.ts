import type { Tx } from '../../platform/database/connect.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'
import type { IdentityDeps } from './deps.ts'
import type { SignedIn } from './provider.ts'
import { putAccount } from './store.ts'

/** The account of somebody whom the provider has vouched for, without signing them in. */
export async function adoptPerson(
  tx: Tx,
  { provider }: Pick<IdentityDeps, 'provider'>,
  person: SignedIn,
  locale: Locale,
): Promise<AccountId> {
  return (await putAccount(tx, { ...person, provider: provider.name }, locale)).id
}
