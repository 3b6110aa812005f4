import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Config } from '../config.ts'
import type { Keyring } from '../platform/crypto/keyring.ts'
import { deriveSecret } from '../platform/crypto/sealer.ts'
import { connectDatabase, type Database } from '../platform/database/connect.ts'
import { findLogins, LoginRefused, type LoginUrls, prepareLogins } from '../platform/database/logins.ts'
import { migrate } from '../platform/database/migrate.ts'
import { prepareJobs } from '../platform/jobs/jobs.ts'
import { type Address, findRunningPostgres, startEmbeddedPostgres } from '../platform/postgres/index.ts'
import { projectFolder } from './project-folder.ts'
import { StartError } from './start-error.ts'

export type RunningDatabase = {
  /** For pages: may do nothing in its own name. */
  web: Database
  /** For jobs and commands. */
  worker: Database
  workerUrl: string
  /** Ends connections, and the server where it is the shop's own. */
  stop(): Promise<void>
}

/**
 * The database that `DATABASE_URL` names, otherwise the shop's own server in the data directory; migrated.
 * @throws StartError when it cannot be reached or migrated, EmbeddedPostgresError when the own one cannot run.
 */
export async function openDatabase(
  config: Config,
  keyring: Keyring,
  say: (line: string) => void,
  { onAddress, onLost }: { onAddress: (address: Address) => void; onLost: () => void },
): Promise<RunningDatabase> {
  const given = config.DATABASE_URL?.expose()
  if (given) {
    await tryDatabase(given)
    return connected(given, config, keyring, async () => {})
  }
  const server = await startEmbeddedPostgres({
    dataDir: join(config.DATA_DIR, 'postgres'),
    say,
    onAddress,
    onExit: onLost,
  })
  return connected(server.connectionString, config, keyring, server.stop)
}

/** For a command: beside a running shop it works on the same database, otherwise it brings the database up itself. */
export async function openDatabaseForCommand(
  config: Config,
  keyring: Keyring,
  say: (line: string) => void,
  onAddress: (address: Address) => void,
): Promise<RunningDatabase> {
  const running = config.DATABASE_URL
    ? undefined
    : await findRunningPostgres(join(config.DATA_DIR, 'postgres'), onAddress)
  if (running) return connected(running, config, keyring, async () => {})
  return openDatabase(config, keyring, say, { onAddress, onLost: () => {} })
}

/**
 * For looking only: nothing is migrated, no user is made. Undefined where the shop's own server was never started.
 * @throws StartError when it cannot be reached, EmbeddedPostgresError when the own one cannot run.
 */
export async function openServerToLook(
  config: Config,
  onAddress: (address: Address) => void,
): Promise<{ ownerUrl: string; stop(): Promise<void> } | undefined> {
  const given = config.DATABASE_URL?.expose()
  if (given) {
    await tryDatabase(given)
    return { ownerUrl: given, stop: async () => {} }
  }
  const dataDir = join(config.DATA_DIR, 'postgres')
  const running = await findRunningPostgres(dataDir, onAddress)
  if (running) return { ownerUrl: running, stop: async () => {} }
  if (!existsSync(dataDir)) return undefined
  const { connectionString, stop } = await startEmbeddedPostgres({ dataDir, say: () => {}, onAddress })
  return { ownerUrl: connectionString, stop }
}

/** As whom pages and jobs sign in, in a database that was migrated; whether they can is for the caller to see. */
export async function connectToLook(
  ownerUrl: string,
  config: Config,
  keyring: Keyring,
): Promise<{ web: Database; worker: Database }> {
  const { DATABASE_WEB_URL: web, DATABASE_WORKER_URL: worker } = config
  const urls =
    web && worker
      ? { web: web.expose(), worker: worker.expose() }
      : await findLogins(ownerUrl, deriveSecret(keyring, 'database logins'))
  return { web: connectDatabase(urls.web, { max: 1 }), worker: connectDatabase(urls.worker, { max: 2 }) }
}

async function connected(
  ownerUrl: string,
  config: Config,
  keyring: Keyring,
  stop: () => Promise<void>,
): Promise<RunningDatabase> {
  const urls = await prepared(ownerUrl, config, keyring).catch(async (cause: unknown) => {
    await stop()
    throw new StartError(`Mend the database: ${howToMend(cause)}.`, { cause })
  })
  // Between the shop and its own server stands no pooler.
  const prepares = config.DATABASE_PREPARE || !config.DATABASE_URL
  const web = connectDatabase(urls.web, { max: config.DATABASE_POOL, prepares })
  const worker = connectDatabase(urls.worker, { max: Math.ceil(config.DATABASE_POOL / 2), prepares })
  return {
    web,
    worker,
    workerUrl: urls.worker,
    async stop() {
      await Promise.all([web.close(), worker.close()])
      await stop()
    },
  }
}

/** Whoever `DATABASE_URL` is owns the shop's tables; the shop at work signs in as others, who may do less. */
async function prepared(ownerUrl: string, config: Config, keyring: Keyring): Promise<LoginUrls> {
  await migrate(ownerUrl, join(projectFolder, 'supabase/migrations'))
  await prepareJobs(ownerUrl)
  const { DATABASE_WEB_URL: web, DATABASE_WORKER_URL: worker } = config
  if (web && worker) return { web: web.expose(), worker: worker.expose() }
  return prepareLogins(ownerUrl, deriveSecret(keyring, 'database logins'))
}

function howToMend(error: unknown): string {
  if (error instanceof LoginRefused) {
    return `${error.message}; a pooler may need a while to know it, or DATABASE_WEB_URL and DATABASE_WORKER_URL (docs/operating.md)`
  }
  const message = error instanceof Error ? error.message : 'it cannot be migrated'
  return /permission denied to (create|alter|grant) role/.test(message)
    ? 'let the user of DATABASE_URL create roles (alter role … createrole), so that the shop can work with fewer rights'
    : message
}

async function tryDatabase(connectionString: string): Promise<void> {
  const probe = connectDatabase(connectionString, { max: 1 })
  try {
    await probe.pool.query('select 1')
  } catch (cause) {
    throw new StartError(`Check DATABASE_URL: ${whatIsWrong(cause)}.`, { cause })
  } finally {
    await probe.close()
  }
}

function whatIsWrong(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return 'its host does not exist'
    case 'ECONNREFUSED':
      return 'no database answers there'
    case '28P01':
    case '28000':
      return 'user or password is wrong'
    case '3D000':
      return 'the database does not exist'
    default:
      return error instanceof Error ? error.message : 'it cannot be reached'
  }
}
