import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../src/platform/database/migrate.ts'
import { prepareJobs } from '../../src/platform/jobs/jobs.ts'
import { startEmbeddedPostgres } from '../../src/platform/postgres/index.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The server of this test run; its database `shop_template` is migrated and never written to. */
    postgresUrl: string
  }
}

export const templateName = 'shop_template'

/** One real PostgreSQL for the whole run; each test file clones the migrated template for itself. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'akm-test-'))
  const postgres = await startEmbeddedPostgres({ dataDir: folder, say: () => {}, durable: false })
  await createTemplate(postgres.connectionString)
  project.provide('postgresUrl', postgres.connectionString)
  return async () => {
    await postgres.stop()
    if (postgres.home !== folder) await rm(postgres.home, { recursive: true, force: true })
    await rm(folder, { recursive: true, force: true })
  }
}

async function createTemplate(serverUrl: string): Promise<void> {
  const url = urlOfDatabase(serverUrl, templateName)
  await ask(serverUrl, `create database ${templateName}`)
  await ask(url, asOnSupabase)
  await migrate(url, 'supabase/migrations')
  await prepareJobs(url)
}

// What a hosted project looks like before the shop comes: the roles behind its public keys, with rights on all that is made.
const asOnSupabase = `
  create role anon nologin;
  create role authenticated nologin;
  alter default privileges in schema public grant all on tables to anon, authenticated;
  alter default privileges in schema public grant all on functions to anon, authenticated;
  alter default privileges in schema public grant all on sequences to anon, authenticated;
  grant usage on schema public to anon, authenticated`

async function ask(url: string, statements: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statements).finally(() => client.end())
}

/** The same server, another database. (A URL without host is PostgreSQL's own form, not one that `URL` reads.) */
export function urlOfDatabase(serverUrl: string, database: string): string {
  return serverUrl.replace(/\/[^/?]+(?=\?|$)/, `/${database}`)
}
