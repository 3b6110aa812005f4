import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { attempt, bad, type Finding, good, warn } from './finding.ts'

const majorVersion = 17
const clockWarnMillis = 2_000
const clockBadMillis = 30_000

/**
 * The server, its migrations and extensions, and whether its clock agrees with this machine's.
 * @param pool as the owner, who alone may read the ledger of migrations.
 */
export async function checkDatabase(
  pool: pg.Pool,
  folder: string,
  now: () => Date,
): Promise<{ findings: Finding[]; isMigrated: boolean }> {
  const migrations = await attempt('database', () => checkMigrations(pool, folder))
  const isMigrated = migrations.every(({ verdict }) => verdict !== 'bad')
  const findings = [
    ...(await attempt('database', () => checkServer(pool))),
    ...migrations,
    ...(isMigrated ? await attempt('database', () => checkExtensions(pool)) : []),
    ...(await attempt('clock', () => checkClock(pool, now))),
  ]
  return { findings, isMigrated }
}

async function checkServer(pool: pg.Pool): Promise<Finding[]> {
  const { rows } = await pool.query<{ number: number; text: string }>(
    `select current_setting('server_version_num')::int / 10000 as number, current_setting('server_version') as text`,
  )
  const [version] = rows
  if (version?.number === majorVersion) return [good('database', `PostgreSQL ${version.text} answers.`)]
  return [
    warn('database', `Use PostgreSQL ${majorVersion}: the shop is tried with it, this is ${version?.text}.`),
  ]
}

async function checkExtensions(pool: pg.Pool): Promise<Finding[]> {
  const wanted = ['pg_trgm', 'unaccent', 'fuzzystrmatch']
  const { rows } = await pool.query<{ extname: string }>('select extname from pg_extension')
  const missing = wanted.filter((name) => !rows.some(({ extname }) => extname === name))
  return missing.length === 0
    ? [good('database', 'All extensions are there.')]
    : [bad('database', `Create the extensions ${missing.join(', ')}.`)]
}

async function checkMigrations(pool: pg.Pool, folder: string): Promise<Finding[]> {
  const applied = await readLedger(pool)
  const files = (await readdir(folder)).filter((name) => /^\d{14}_.+\.sql$/.test(name)).toSorted()
  const missing = files.filter((name) => !applied.has(versionOf(name)))
  if (missing.length > 0) {
    const which = missing.length > 3 ? `${missing.length} migrations` : missing.join(', ')
    return [bad('database', `Start the shop to apply ${which}.`)]
  }
  const own = new Set(files.map(versionOf))
  const unknown = [...applied.keys()].filter((version) => !own.has(version))
  const changed: string[] = []
  for (const name of files) {
    const known = applied.get(versionOf(name))
    // Another tool splits a file into its statements; then only the shop's own records can be compared.
    if (known?.length === 1 && known[0] !== (await readFile(join(folder, name), 'utf8'))) changed.push(name)
  }
  const findings = [
    unknown.length > 0 &&
      warn('database', `Update the shop: the database knows ${unknown.join(', ')}, which it does not.`),
    changed.length > 0 && warn('database', `Compare ${changed.join(', ')}: what was applied read otherwise.`),
  ].filter((each) => each !== false)
  return findings.length > 0
    ? findings
    : [good('database', `All ${files.length} migrations are applied, unchanged.`)]
}

async function readLedger(pool: pg.Pool): Promise<Map<string, string[] | null>> {
  const { rows: there } = await pool.query(
    `select where to_regclass('supabase_migrations.schema_migrations') is not null`,
  )
  if (there.length === 0) return new Map()
  const { rows } = await pool.query<{ version: string; statements: string[] | null }>(
    'select version, statements from supabase_migrations.schema_migrations',
  )
  return new Map(rows.map(({ version, statements }) => [version, statements]))
}

const versionOf = (name: string) => name.slice(0, 14)

async function checkClock(pool: pg.Pool, now: () => Date): Promise<Finding[]> {
  const before = now()
  const { rows } = await pool.query<{ at: Date }>('select clock_timestamp() as at')
  const after = now()
  const there = rows[0]?.at.getTime() ?? 0
  const here = (before.getTime() + after.getTime()) / 2
  const apart = Math.round(Math.abs(there - here))
  if (apart > clockBadMillis)
    return [bad('clock', `Set the clocks: this machine and the database are ${apart} ms apart.`)]
  if (apart > clockWarnMillis) {
    return [warn('clock', `Keep time by NTP: this machine and the database are ${apart} ms apart.`)]
  }
  return [good('clock', 'This machine and the database agree on the time.')]
}
