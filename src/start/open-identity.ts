import type { PostgresPool } from 'kysely'
import type { Config } from '../config.ts'
import type { IdentityProvider } from '../domains/identity/index.ts'
import type { Keyring } from '../platform/crypto/keyring.ts'
import { sealerOver } from '../platform/crypto/sealer.ts'
import { localIdentity } from '../platform/local-identity/local-identity.ts'
import { commonPasswords } from '../platform/passwords/common-passwords.ts'
import { findWrongSettings } from '../platform/supabase/settings.ts'
import { supabaseIdentity } from '../platform/supabase/supabase-identity.ts'
import { systemClock } from '../shared/time.ts'
import { projectFolder } from './project-folder.ts'

/** Who proves who somebody is: Supabase Auth where it is configured, else the shop's own database. */
export function openIdentity(
  config: Config,
  pool: PostgresPool,
  keyring: Keyring,
  issuer: string,
  clientAddress?: () => string | undefined,
): IdentityProvider {
  const { SUPABASE_URL: url, SUPABASE_SECRET_KEY: secretKey } = config
  if (url && secretKey) {
    const authUrl = `${url}/auth/v1`
    return supabaseIdentity({ authUrl, secretKey, issuer, ...(clientAddress && { clientAddress }) })
  }
  return localIdentity({ pool, sealer: sealerOver(keyring), clock: systemClock, issuer })
}

/** What has to be switched at Supabase Auth, one sentence each; nothing where accounts are the shop's own. */
export async function findIdentityTrouble(config: Config): Promise<string[]> {
  const { SUPABASE_URL: url, SUPABASE_SECRET_KEY: secretKey } = config
  return url && secretKey ? findWrongSettings({ authUrl: `${url}/auth/v1`, secretKey }) : []
}

/** Looks into the offline list, which is read at the first question. */
export const isCommonPassword = commonPasswords(projectFolder)
