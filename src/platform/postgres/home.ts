import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  symlinkSync,
} from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { makeFolder } from '../files/make-folder.ts'
import { EmbeddedPostgresError, errorCode } from './embedded-postgres-error.ts'
import { canReach, chooseServerUser, type ServerUser } from './server-user.ts'

const SHARED_STATE = '/var/lib/allkeymasters'
const POINTER = 'elsewhere'

/** Makes the data directory where it is missing and returns its real path. */
export function openDataDir(dataDir: string): string {
  const path = resolve(dataDir)
  try {
    const firstMade = makeFolder(path)
    const isFresh = firstMade !== undefined || readdirSync(path).length === 0
    if (isFresh && process.getuid?.() === 0) letThrough(path, firstMade ?? path)
    return realpathSync(path)
  } catch (cause) {
    throw unusable(path, cause)
  }
}

/** What root makes is root's: the server's user may pass through it, but not look around. */
function letThrough(path: string, top: string): void {
  chmodSync(path, 0o711)
  if (path !== top) letThrough(dirname(path), top)
}

/** Where cluster, password and log live, and the account that the server runs as. */
export type Home = { path: string; user: ServerUser | undefined }

/**
 * The data directory itself, or, when the server's user cannot get there, a directory under /var/lib that the data
 * directory points to. The pointer moves with the data directory, and a fresh clone in the place of a deleted one
 * begins with a fresh database.
 */
export function settleHome(dataDir: string): Home {
  const known = readPointer(dataDir)
  if (known) return { path: known, user: chooseServerUser(known) }
  const user = chooseServerUser(dataDir)
  if (canReach(join(dataDir, 'cluster'), user)) return { path: dataDir, user }
  if (existsSync(join(dataDir, 'cluster'))) {
    throw new EmbeddedPostgresError(
      'data_dir_unusable',
      `The ${user?.name} cannot enter ${dataDir}, where the database is: open the directories above it (chmod a+x).`,
    )
  }
  return { path: settleElsewhere(dataDir), user }
}

function settleElsewhere(dataDir: string): string {
  mkdirSync(SHARED_STATE, { recursive: true, mode: 0o755 })
  const path = mkdtempSync(join(SHARED_STATE, 'shop-'))
  chmodSync(path, 0o711)
  symlinkSync(path, join(dataDir, POINTER))
  return path
}

function readPointer(dataDir: string): string | undefined {
  const pointer = join(dataDir, POINTER)
  if (!lstatSync(pointer, { throwIfNoEntry: false })) return undefined
  const path = readlinkSync(pointer)
  if (existsSync(path)) return path
  throw new EmbeddedPostgresError(
    'data_dir_unusable',
    `The database of ${dataDir} was in ${path}, which is gone: restore it, or remove ${pointer} to begin anew.`,
  )
}

/** Where a copy of the binaries goes when one is needed; shops that root runs share it. */
export function chooseShelf({ path, user }: Home): string {
  return user ? SHARED_STATE : path
}

export function unusable(dataDir: string, cause: unknown): EmbeddedPostgresError {
  const code = errorCode(cause)
  const sentence =
    code === 'ENOSPC'
      ? `The disk under ${dataDir} is full: free some space and start again.`
      : `The data directory ${dataDir} cannot be used (${code ?? cause}): give it to the user who runs the shop, or set DATA_DIR to another directory.`
  return new EmbeddedPostgresError('data_dir_unusable', sentence, { cause })
}
