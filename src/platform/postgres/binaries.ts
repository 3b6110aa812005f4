import { randomUUID } from 'node:crypto'
import { accessSync, constants, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { chmod, cp, mkdir, readdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { z } from 'zod'
import { EmbeddedPostgresError, errorCode } from './embedded-postgres-error.ts'
import { canReach, permits, type ServerUser } from './server-user.ts'

export type Binaries = { version: string; initdb: string; postgres: string; pgCtl: string }

const manifestSchema = z.object({ version: z.string() })
const symlinksSchema = z.array(z.object({ source: z.string(), target: z.string() }))

/**
 * The shipped PostgreSQL, ready to run: npm packages carry no symbolic links and no install script ran, so the
 * links to the shared libraries are made here. Where the server's user cannot read the package, or the package
 * cannot be written, a copy is made under `shelf`.
 */
export async function provideBinaries(shelf: string, user: ServerUser | undefined): Promise<Binaries> {
  const pack = locatePackage()
  const { version } = manifestSchema.parse(JSON.parse(readFileSync(join(pack, 'package.json'), 'utf8')))
  const shipped = join(pack, 'native')
  if (isUsable(shipped, user) && linkLibraries(shipped, pack)) return binariesIn(shipped, version)

  const copy = join(shelf, `postgresql-${version}`)
  if (!isUsable(copy, user)) await copyBinaries(pack, copy)
  return binariesIn(copy, version)
}

function locatePackage(): string {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)))
  } catch (cause) {
    throw new EmbeddedPostgresError(
      'no_binaries',
      `There is no embedded PostgreSQL for ${platform} here: set DATABASE_URL to a PostgreSQL 17 server.`,
      { cause },
    )
  }
}

function isUsable(native: string, user: ServerUser | undefined): boolean {
  try {
    const { postgres } = binariesIn(native, '')
    accessSync(postgres, constants.X_OK)
    const probe = join(native, 'share', 'postgresql', 'postgres.bki')
    return (
      canReach(postgres, user) &&
      permits(postgres, user, 5) &&
      canReach(probe, user) &&
      permits(probe, user, 4)
    )
  } catch {
    return false
  }
}

function linkLibraries(native: string, pack: string): boolean {
  try {
    for (const { source, target } of librariesToLink(pack)) {
      symlinkOnce(basename(source), join(dirname(native), target))
    }
    return true
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes(errorCode(error) ?? '')) return false
    throw error
  }
}

function librariesToLink(pack: string) {
  try {
    return symlinksSchema.parse(JSON.parse(readFileSync(join(pack, 'native', 'pg-symlinks.json'), 'utf8')))
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  }
}

function symlinkOnce(source: string, target: string): void {
  try {
    symlinkSync(source, target)
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error
  }
}

async function copyBinaries(pack: string, copy: string): Promise<void> {
  const partial = `${copy}.${randomUUID()}`
  const native = join(partial, 'native')
  await mkdir(partial, { recursive: true, mode: 0o755 })
  // Links stay what they are: followed, they would point back into a checkout that others may not enter.
  const filter = (path: string) => !path.endsWith('.a')
  await cp(join(pack, 'native'), native, { recursive: true, verbatimSymlinks: true, filter })
  linkLibraries(native, pack)
  await openToAll(native)
  try {
    renameSync(native, copy)
  } catch (error) {
    // Another shop finished the same copy first.
    if (!['ENOTEMPTY', 'EEXIST'].includes(errorCode(error) ?? '')) throw error
  } finally {
    rmSync(partial, { recursive: true, force: true })
  }
}

async function openToAll(dir: string): Promise<void> {
  await chmod(dir, 0o755)
  for (const entry of await readdir(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name)
    if (entry.isDirectory()) await openToAll(path)
    else if (entry.isFile()) await chmod(path, 0o755)
  }
}

function binariesIn(native: string, version: string): Binaries {
  const program = (name: string) => join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name)
  return { version, initdb: program('initdb'), postgres: program('postgres'), pgCtl: program('pg_ctl') }
}
