import type { Locale } from '../../shared/locale.ts'
import type { IdentityDeps } from './deps.ts'
import type { Session } from './session-store.ts'
import { setProfile } from './store.ts'

export async function updateProfile(
  { db }: Pick<IdentityDeps, 'db'>,
  { account }: Session,
  profile: { displayName: string | null; locale: Locale; country: string | null },
): Promise<void> {
  await db.transaction().execute((tx) => setProfile(tx, account.id, profile))
}
