import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import {
  chownSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Binaries } from './binaries.ts'
import { firstComplaint } from './complaint.ts'
import { EmbeddedPostgresError } from './embedded-postgres-error.ts'
import type { Home } from './home.ts'
import { spawnOptions } from './server-user.ts'

// pg_trgm asks the C library what a letter is, and under the plain C locale an é is none.
const LOCALES: Partial<Record<NodeJS.Platform, string>> = { linux: 'C.UTF-8', darwin: 'en_US.UTF-8' }

export type Cluster = { path: string; password: string; home: Home }

/** Opens the database cluster, creating it at the first start; it appears whole or not at all. */
export async function openCluster(home: Home, binaries: Binaries, durable: boolean): Promise<Cluster> {
  const path = join(home.path, 'cluster')
  const passwordFile = join(home.path, 'password')
  if (!existsSync(path))
    await createCluster({ path, home, password: newPassword(passwordFile) }, binaries, durable)
  refuseOtherVersion(path, binaries)
  return { path, home, password: readPassword(passwordFile) }
}

function newPassword(file: string): string {
  const password = randomBytes(24).toString('base64url')
  writeFileSync(file, password, { mode: 0o600 })
  return password
}

async function createCluster(
  { path, home, password }: Cluster,
  binaries: Binaries,
  durable: boolean,
): Promise<void> {
  removeTorn(home)
  // A name of its own, because an initdb whose shop was killed may still be writing into the torn one.
  const partial = mkdtempSync(`${path}.partial-`)
  const handOver = `${partial}.password`
  writeFileSync(handOver, password, { mode: 0o600 })
  if (home.user) for (const given of [partial, handOver]) chownSync(given, home.user.uid, home.user.gid)
  try {
    await initdb(partial, handOver, home, binaries, durable)
  } finally {
    rmSync(handOver)
  }
  renameSync(partial, path)
  // By now it has ended; what it wrote after the first look is gone as well.
  removeTorn(home)
}

function removeTorn(home: Home): void {
  for (const name of readdirSync(home.path)) {
    if (name.startsWith('cluster.partial-'))
      rmSync(join(home.path, name), { recursive: true, force: true, maxRetries: 10 })
  }
}

async function initdb(
  path: string,
  passwordFile: string,
  home: Home,
  binaries: Binaries,
  durable: boolean,
): Promise<void> {
  const flags = [
    `--pgdata=${path}`,
    `--pwfile=${passwordFile}`,
    '--username=postgres',
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    `--locale=${LOCALES[process.platform] ?? 'C'}`,
    '--lc-messages=C',
    '--data-checksums',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ]
  const child = spawn(binaries.initdb, flags, {
    ...spawnOptions(home.user),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('close', (code, signal) => resolve(code === 0 ? '' : `ended with ${signal ?? code}`))
  })
  const [failure, , output] = await Promise.all([ended, text(child.stdout), text(child.stderr)])
  if (failure === '') return
  throw new EmbeddedPostgresError(
    'init_failed',
    `The database could not be created in ${home.path} (${firstComplaint(output) ?? failure}): mend that and start again.`,
  )
}

function refuseOtherVersion(path: string, binaries: Binaries): void {
  const found = readFileSync(join(path, 'PG_VERSION'), 'utf8').trim()
  const shipped = binaries.version.split('.')[0]
  if (found === shipped) return
  throw new EmbeddedPostgresError(
    'version_mismatch',
    `The database in ${path} belongs to PostgreSQL ${found}, but this shop brings ${shipped}: start the shop that made it, or set DATA_DIR to another directory.`,
  )
}

function readPassword(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (cause) {
    throw new EmbeddedPostgresError(
      'data_dir_unusable',
      `The database's password file ${file} cannot be read: restore it from a backup, or set DATA_DIR to another directory.`,
      { cause },
    )
  }
}
