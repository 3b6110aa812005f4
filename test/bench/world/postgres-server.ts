import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '../../../src/platform/database/migrate.ts'
import { startEmbeddedPostgres } from '../../../src/platform/postgres/index.ts'
import { urlOfDatabase } from '../../support/global-setup.ts'
import { migrations } from './project.ts'

export type PostgresServer = {
  pid: number
  version: string
  /** A new, migrated and empty database. @returns its URL. */
  newDatabase(name: string): Promise<string>
  [Symbol.asyncDispose](): Promise<void>
}

/** The shop's own PostgreSQL with its own settings, safe against power loss as it is in a shop. */
export async function startPostgresServer(folder: string): Promise<PostgresServer> {
  const dataDir = join(folder, 'postgres')
  const server = await startEmbeddedPostgres({ dataDir, say: () => {} })
  const ask = async (statement: string) => {
    const client = new pg.Client({ connectionString: server.connectionString })
    await client.connect()
    return client.query<{ value: string }>(statement).finally(() => client.end())
  }
  const { rows } = await ask(`select current_setting('server_version') as value`)
  return {
    pid: server.pid,
    version: rows[0]?.value ?? 'unknown',
    async newDatabase(name) {
      await ask(`create database ${name}`)
      const url = urlOfDatabase(server.connectionString, name)
      await migrate(url, migrations)
      return url
    },
    async [Symbol.asyncDispose]() {
      await server.stop()
      if (server.home !== dataDir) await rm(server.home, { recursive: true, force: true })
    },
  }
}
