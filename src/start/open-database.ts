import { join } from 'node:path'
import type { Config } from '../config.ts'
import { connectDatabase, type Database } from '../platform/database/connect.ts'
import { migrate } from '../platform/database/migrate.ts'
import { findRunningPostgres, startEmbeddedPostgres } from '../platform/postgres/index.ts'
import { projectFolder } from './project-folder.ts'
import { StartError } from './start-error.ts'

export type RunningDatabase = {
  database: Database
  connectionString: string
  /** Ends connections, and the server where it is the shop's own. */
  stop(): Promise<void>
}

/**
 * The database that `DATABASE_URL` names, otherwise the shop's own server in the data directory; migrated.
 * @throws StartError when it cannot be reached or migrated, EmbeddedPostgresError when the own one cannot run.
 */
export async function openDatabase(
  config: Config,
  say: (line: string) => void,
  onLost: () => void,
): Promise<RunningDatabase> {
  const given = config.DATABASE_URL?.expose()
  if (given) {
    await tryDatabase(given)
    return connected(given, config, async () => {})
  }
  const server = await startEmbeddedPostgres({
    dataDir: join(config.DATA_DIR, 'postgres'),
    say,
    onExit: onLost,
  })
  return connected(server.connectionString, config, server.stop)
}

/** For a command: beside a running shop it works on the same database, otherwise it brings the database up itself. */
export async function openDatabaseForCommand(
  config: Config,
  say: (line: string) => void,
): Promise<RunningDatabase> {
  const running = config.DATABASE_URL
    ? undefined
    : await findRunningPostgres(join(config.DATA_DIR, 'postgres'))
  if (running) return connected(running, config, async () => {})
  return openDatabase(config, say, () => {})
}

async function connected(
  connectionString: string,
  config: Config,
  stop: () => Promise<void>,
): Promise<RunningDatabase> {
  try {
    await migrate(connectionString, join(projectFolder, 'supabase/migrations'))
  } catch (cause) {
    await stop()
    throw new StartError(
      `Mend the database: ${cause instanceof Error ? cause.message : 'it cannot be migrated'}.`,
      { cause },
    )
  }
  const database = connectDatabase(connectionString, {
    max: config.DATABASE_POOL,
    // Between the shop and its own server stands no pooler.
    prepares: config.DATABASE_PREPARE || !config.DATABASE_URL,
  })
  return {
    database,
    connectionString,
    async stop() {
      await database.close()
      await stop()
    },
  }
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
