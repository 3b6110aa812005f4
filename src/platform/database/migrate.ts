import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'

// Two processes that start together migrate one after the other.
const migrationLock = 7_213_465_211

/**
 * Applies the plain SQL files of `folder` that the database does not know yet, all in one transaction, and
 * records them where the Supabase CLI looks (`supabase_migrations.schema_migrations`), so that `supabase db push`
 * and the shop agree.
 * @returns the versions applied now.
 * @throws when a statement fails, naming the file; then nothing of this call was applied.
 */
export async function migrate(connectionString: string, folder: string): Promise<string[]> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [migrationLock])
    await prepareLedger(client)
    const applied = await applyMissing(client, folder)
    await client.query('commit')
    return applied
  } finally {
    await client.end()
  }
}

async function prepareLedger(client: pg.Client): Promise<void> {
  await client.query('create schema if not exists supabase_migrations')
  await client.query(`create table if not exists supabase_migrations.schema_migrations
    (version text primary key, statements text[], name text)`)
}

async function applyMissing(client: pg.Client, folder: string): Promise<string[]> {
  const { rows } = await client.query<{ version: string }>(
    'select version from supabase_migrations.schema_migrations',
  )
  const known = new Set(rows.map((row) => row.version))
  const applied: string[] = []
  for (const file of await migrationFiles(folder)) {
    if (known.has(file.version)) continue
    const text = await readFile(join(folder, file.fileName), 'utf8')
    await client.query(text).catch((cause: unknown) => {
      throw new Error(
        `migration ${file.fileName} failed: ${cause instanceof Error ? cause.message : cause}`,
        { cause },
      )
    })
    await client.query(
      'insert into supabase_migrations.schema_migrations (version, statements, name) values ($1, $2, $3)',
      [file.version, [text], file.name],
    )
    applied.push(file.version)
  }
  return applied
}

async function migrationFiles(
  folder: string,
): Promise<{ fileName: string; version: string; name: string }[]> {
  const names = await readdir(folder)
  return names
    .map((fileName) => /^(\d{14})_(.+)\.sql$/.exec(fileName))
    .filter((match) => match !== null)
    .map((match) => ({ fileName: match[0], version: match[1] ?? '', name: match[2] ?? '' }))
    .sort((a, b) => a.version.localeCompare(b.version))
}
