import { existsSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import type { Config } from '../config.ts'
import { countAllOverdue } from '../domains/privacy/index.ts'
import { examineHistory, listOpenAlerts } from '../domains/security/index.ts'
import type { HeadLedger } from '../platform/audit/noted-heads.ts'
import type { Keyring } from '../platform/crypto/keyring.ts'
import type { Database } from '../platform/database/connect.ts'
import type { Address } from '../platform/postgres/index.ts'
import { systemClock } from '../shared/time.ts'
import { explain } from '../start/explain.ts'
import { connectToLook, openServerToLook } from '../start/open-database.ts'
import { openKeyring } from '../start/open-keyring.ts'
import { ledgerOf, privacyDeps } from '../start/privacy-deps.ts'
import { projectFolder } from '../start/project-folder.ts'
import { checkDatabase } from './check-database.ts'
import { checkKeptSettings } from './check-kept-settings.ts'
import { checkBatches, checkSealing } from './check-keyring.ts'
import { checkPriceLists } from './check-price-lists.ts'
import { checkLogins, checkRoles } from './check-roles.ts'
import { checkLeftAccounts } from './check-services.ts'
import { checkVat } from './check-vat.ts'
import { attempt, bad, type Finding, good, skipped, warn } from './finding.ts'

/** The ring, the database, and what is only seen with both. Nothing is made: a shop that was never started has neither. */
export async function examineDatabase(
  config: Config,
  now: () => Date,
  onAddress: (address: Address) => void,
): Promise<Finding[]> {
  const ring = await openRing(config)
  try {
    const server = await openServerToLook(config, onAddress)
    if (!server) return [...ring.findings, skipped('database', 'Start the shop: it makes its database then.')]
    const owner = new pg.Pool({ connectionString: server.ownerUrl, max: 1 })
    owner.on('error', () => {})
    try {
      const { findings, isMigrated } = await checkDatabase(
        owner,
        join(projectFolder, 'supabase/migrations'),
        now,
      )
      const inside = isMigrated && ring.keyring
      return [
        ...findings,
        ...ring.findings,
        ...(inside
          ? await attempt('roles', () => lookInside(server.ownerUrl, config, inside))
          : [skipped('roles', 'Start the shop with its ring first: who signs in is made then.')]),
      ]
    } finally {
      await owner.end()
      await server.stop()
    }
  } catch (error) {
    return [
      ...ring.findings,
      bad('database', explain(error) ?? 'Look into it: the database cannot be opened.'),
    ]
  }
}

async function openRing(config: Config): Promise<{ keyring?: Keyring; findings: Finding[] }> {
  const isNamed = config.KEYRING !== undefined || config.KEYRING_FILE !== undefined
  if (!isNamed && config.DEMO && !existsSync(join(config.DATA_DIR, 'keyring.json'))) {
    return { findings: [skipped('keyring', 'Start the shop: the demo makes its ring then.')] }
  }
  try {
    const keyring = await openKeyring(config)
    return { keyring, findings: await attempt('keyring', () => checkSealing(keyring)) }
  } catch (error) {
    return { findings: [bad('keyring', explain(error) ?? 'Mend the ring: it cannot be read.')] }
  }
}

async function lookInside(ownerUrl: string, config: Config, keyring: Keyring): Promise<Finding[]> {
  const { web, worker } = await connectToLook(ownerUrl, config, keyring)
  try {
    const logins = await checkLogins({ web: web.pool, worker: worker.pool })
    if (logins.length > 0) return logins
    return [
      ...(await attempt('settings', () => checkKeptSettings(config, worker.db))),
      ...(await attempt('roles', () => checkRoles({ web: web.pool, worker: worker.pool }))),
      ...(await attempt('keyring', () => checkBatches(keyring, worker.db))),
      ...(await attempt('accounts', () => checkLeftAccounts(config, worker.db))),
      ...(await attempt('prices', () => checkPriceLists(config, worker.db))),
      ...(await attempt('vat', () => checkVat(config, worker.db, systemClock.now()))),
      ...(await attempt('alerts', () => checkAlerts(worker))),
      ...(await attempt('history', () => checkHistory(worker, ledgerOf(config)))),
      ...(await attempt('retention', () => checkRetention(config, keyring, worker))),
    ]
  } finally {
    await Promise.all([web.close(), worker.close()])
  }
}

async function checkAlerts({ db }: Database): Promise<Finding[]> {
  const { length } = await listOpenAlerts(db)
  return length === 0
    ? [good('alerts', 'No alert is open.')]
    : [warn('alerts', `Look at /admin/security: ${length} alerts are open.`)]
}

export async function checkHistory({ db }: Pick<Database, 'db'>, heads: HeadLedger): Promise<Finding[]> {
  const { links, flaw, lost, head } = await examineHistory(db, heads)
  if (flaw)
    return [bad('history', `Compare with a backup: link ${flaw.seq} (${flaw.problem}, ${flaw.auditId}).`)]
  if (lost) {
    const noted = `${lost.head.seq}:${lost.head.hash}, noted ${lost.at.toISOString()}`
    return [bad('history', `Say akm history restored if a backup was: link ${noted}, is gone or another.`)]
  }
  return [good('history', `All ${links} links hold${head ? `; the last is ${head.seq}:${head.hash}` : ''}.`)]
}

async function checkRetention(config: Config, keyring: Keyring, { db }: Database): Promise<Finding[]> {
  const outbox = { emit: async () => {} }
  const late = await countAllOverdue(privacyDeps(config, keyring, { db, clock: systemClock, outbox }))
  return late === 0
    ? [good('retention', 'Nothing is kept longer than the policy says.')]
    : [warn('retention', `Run akm privacy retention: ${late} rows should have been gone.`)]
}
