import { join } from 'node:path'
import pg from 'pg'
import type { Config } from '../config.ts'
import { countAllOverdue } from '../domains/privacy/index.ts'
import type { Keyring } from '../platform/crypto/keyring.ts'
import { systemClock } from '../shared/time.ts'
import type { RunningDatabase } from '../start/open-database.ts'
import { privacyDeps } from '../start/privacy-deps.ts'
import { projectFolder } from '../start/project-folder.ts'
import { checkDatabase } from './check-database.ts'
import { checkKeyring } from './check-keyring.ts'
import { checkRoles } from './check-roles.ts'
import { checkAccounts, checkMail, checkPayments, checkProcessors } from './check-services.ts'
import { attempt, type Finding, good, warn } from './finding.ts'

const nodeMajor = 26

/** Everything that can be looked at in a shop whose settings are right and whose database is up. */
export async function examine(
  config: Config,
  keyring: Keyring,
  database: RunningDatabase,
): Promise<Finding[]> {
  const { web, worker, ownerUrl } = database
  const owner = new pg.Pool({ connectionString: ownerUrl, max: 1 })
  owner.on('error', () => {})
  try {
    return [
      good(
        'settings',
        config.DEMO ? 'The settings are those of a demo.' : 'All settings that real money needs are there.',
      ),
      ...(await checkDatabase(owner, join(projectFolder, 'supabase/migrations'), systemClock.now)),
      ...(await attempt('roles', () => checkRoles({ web: web.pool, worker: worker.pool }))),
      ...(await attempt('keyring', () => checkKeyring(keyring, worker.db))),
      ...(await attempt('mail', () => checkMail(config))),
      ...(await attempt('payments', () => checkPayments(config))),
      ...(await attempt('accounts', () => checkAccounts(config))),
      ...checkProcessors(config),
      ...(await attempt('retention', () => checkRetention(config, keyring, database))),
      checkNode(process.versions.node),
    ]
  } finally {
    await owner.end()
  }
}

async function checkRetention(
  config: Config,
  keyring: Keyring,
  { worker }: RunningDatabase,
): Promise<Finding[]> {
  const outbox = { emit: async () => {} }
  const late = await countAllOverdue(
    privacyDeps(config, keyring, { db: worker.db, clock: systemClock, outbox }),
  )
  return late === 0
    ? [good('retention', 'Nothing is kept longer than the policy says.')]
    : [warn('retention', `Run akm privacy retention: ${late} rows should have been gone.`)]
}

function checkNode(version: string): Finding {
  return Number(version.split('.')[0]) >= nodeMajor
    ? good('versions', `Node ${version}.`)
    : warn('versions', `Use Node ${nodeMajor}: this is ${version}.`)
}
