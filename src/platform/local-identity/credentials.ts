import type { BetterAuthOptions } from 'better-auth'
import type { IdentityTx } from './tables.ts'

/**
 * Passwords are better-auth's credential accounts, written inside our transaction: of the library only the layer above
 * its tables is used, without its server, sessions and settings. See docs/decisions/0010-local-identity.md.
 */
export async function putPassword(tx: IdentityTx, subject: string, passwordHash: string): Promise<void> {
  const accounts = await accountsIn(tx)
  if (await accounts.findCredentialAccount(subject)) return accounts.updatePassword(subject, passwordHash)
  await accounts.linkAccount({
    userId: subject,
    accountId: subject,
    providerId: 'credential',
    password: passwordHash,
  })
}

export async function dropPassword(tx: IdentityTx, subject: string): Promise<void> {
  const accounts = await accountsIn(tx)
  await accounts.deleteAccounts(subject)
}

async function accountsIn(tx: IdentityTx) {
  // A tenth of a second to load, which neither a start nor a shop with another provider should pay.
  const [{ createInternalAdapter }, { getAdapter }] = await Promise.all([
    import('better-auth/db'),
    import('better-auth/db/adapter'),
  ])
  const options = { ...settings, database: { db: tx, type: 'postgres' } } satisfies BetterAuthOptions
  const adapter = await getAdapter(options)
  return createInternalAdapter(adapter, { options, logger: quiet, hooks: [], generateId: newId })
}

const newId = () => crypto.randomUUID()

const settings = {
  user: { modelName: 'person' },
  account: {
    modelName: 'credential',
    fields: {
      userId: 'person_id',
      providerId: 'provider_id',
      accountId: 'account_id',
      createdAt: 'created_at',
      updatedAt: 'updated_at',
    },
  },
  logger: { disabled: true },
  telemetry: { enabled: false },
  rateLimit: { enabled: false },
  advanced: { database: { generateId: newId, validateSchema: false } },
} satisfies BetterAuthOptions

const silent = () => {}
const quiet = {
  level: 'error',
  debug: silent,
  info: silent,
  success: silent,
  warn: silent,
  error: silent,
} as const
