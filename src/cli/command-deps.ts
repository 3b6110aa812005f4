import { type Config, completeConfig, readConfig } from '../config.ts'
import type { IdentityDeps } from '../domains/identity/index.ts'
import type { ImportDeps } from '../domains/keys/index.ts'
import type { ErasureDeps } from '../domains/privacy/index.ts'
import { recordConnection } from '../domains/security/index.ts'
import { readSettings } from '../domains/settings/index.ts'
import type { HeadLedger } from '../platform/audit/noted-heads.ts'
import { sealerOver } from '../platform/crypto/sealer.ts'
import { vaultOver } from '../platform/crypto/vault.ts'
import type { Database } from '../platform/database/connect.ts'
import { placeOf } from '../platform/egress/egress-refused.ts'
import { guardEgress } from '../platform/egress/guard-egress.ts'
import { type Jobs, openJobs } from '../platform/jobs/jobs.ts'
import { eventJob, outboxOver } from '../platform/outbox/outbox.ts'
import { type Clock, systemClock } from '../shared/time.ts'
import { bookHeadsOf } from '../start/invoicing-deps.ts'
import { openDatabaseForCommand } from '../start/open-database.ts'
import { findIdentityTrouble, isCommonPassword, openIdentity } from '../start/open-identity.ts'
import { openKeyring } from '../start/open-keyring.ts'
import { financialYearEnd, ledgerOf, privacyDeps } from '../start/privacy-deps.ts'
import { destinationsOf, listProcessors, socketOf } from '../start/processors.ts'
import { shopName, sirenOf } from '../start/seller.ts'
import type { Terminal } from './terminal.ts'

/** What a command works with: the shop's database and vault, also while the shop runs. */
export type CommandDeps = ImportDeps & {
  terminal: Terminal
  clock: Clock
  identity: IdentityDeps
  /** What has to be switched at the identity provider, one sentence each. */
  findIdentityTrouble: () => Promise<string[]>
  privacy: ErasureDeps
  heads: HeadLedger
  books: ReturnType<typeof bookHeadsOf>
  pool: Database['pool']
  config: Config
  seller: { name: string; siren: string; yearEnd: { month: number; day: number } }
}

export async function withShop(
  env: NodeJS.ProcessEnv,
  terminal: Terminal,
  run: (deps: CommandDeps) => Promise<number>,
): Promise<number> {
  const given = readConfig(env)
  const keyring = await openKeyring(given)
  const egress = guardEgress((target) => terminal.complain(`refused to connect to ${placeOf(target)}`))
  egress.permit(destinationsOf(listProcessors(given)))
  const { worker, workerUrl, stop } = await openDatabaseForCommand(
    given,
    keyring,
    terminal.print,
    (address) => egress.permit([socketOf(address)]),
  )
  let jobs: Jobs | undefined
  try {
    const { config } = completeConfig(given, (await readSettings(worker.db)).kept)
    // What the command causes is done by the shop: here jobs are only queued.
    const log = {
      failed: (name: string, error: unknown) =>
        terminal.complain(`${name}: ${error instanceof Error ? error.message : error}`),
      warned: () => {},
    }
    jobs = await openJobs(workerUrl, log, worker)
    await jobs.declare([{ name: eventJob, run: async () => {} }])
    const deps = {
      db: worker.db,
      vault: vaultOver(keyring),
      outbox: outboxOver(jobs.queue),
      clock: systemClock,
    }
    const identity: IdentityDeps = {
      ...deps,
      provider: openIdentity(config, worker.pool, keyring, shopName),
      sealer: sealerOver(keyring),
      isCommonPassword,
      noteConnection: (db, kind, accountId) =>
        recordConnection(db, { kind, accountId, at: systemClock.now() }, { address: null, userAgent: null }),
    }
    const privacy = privacyDeps(config, keyring, deps)
    return await run({
      ...deps,
      terminal,
      identity,
      findIdentityTrouble: () => findIdentityTrouble(config),
      privacy,
      heads: ledgerOf(config),
      books: bookHeadsOf(config, keyring),
      pool: worker.pool,
      config,
      seller: {
        name: config.SELLER_NAME ?? shopName,
        siren: sirenOf(config),
        yearEnd: financialYearEnd(config),
      },
    })
  } finally {
    await jobs?.stop()
    await stop()
    egress.stop()
  }
}
