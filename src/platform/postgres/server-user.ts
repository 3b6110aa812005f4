import type { SpawnOptions } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { EmbeddedPostgresError } from './embedded-postgres-error.ts'

/** The account that PostgreSQL runs as. */
export type ServerUser = { name: string; uid: number; gid: number }

/** PostgreSQL refuses to run as root, so root hands it to another account; everyone else keeps their own. */
export function chooseServerUser(home: string): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined
  const owner = statSync(join(home, 'cluster'), { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { name: `user ${owner.uid}`, uid: owner.uid, gid: owner.gid }
  const accounts = readFileSync('/etc/passwd', 'utf8').split('\n')
  for (const name of ['postgres', '_postgres', 'nobody']) {
    const [, , uid, gid] = accounts.find((line) => line.startsWith(`${name}:`))?.split(':') ?? []
    if (uid && gid) return { name: `user ${name}`, uid: Number(uid) >>> 0, gid: Number(gid) >>> 0 }
  }
  throw new EmbeddedPostgresError(
    'start_failed',
    'PostgreSQL does not run as root and there is no user postgres or nobody: start the shop as an ordinary user.',
  )
}

/** Whether every directory above `path` lets the user through. */
export function canReach(path: string, user: ServerUser | undefined): boolean {
  if (!user) return true
  const parent = dirname(path)
  return permits(parent, user, 0o1) && (parent === path || canReach(parent, user))
}

/** Whether the mode of `path` grants `bits` (4 read, 2 write, 1 enter or execute) to the user. */
export function permits(path: string, user: ServerUser | undefined, bits: number): boolean {
  if (!user) return true
  const { uid, gid, mode } = statSync(path)
  const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0
  return ((mode >> shift) & bits) === bits
}

/** How programs of PostgreSQL are started: as the server's user, and without the secrets of the shop's environment. */
export function spawnOptions(user: ServerUser | undefined): SpawnOptions {
  const { PATH, SystemRoot, TEMP } = process.env
  const env = { PATH, SystemRoot, TEMP, LC_ALL: 'C', TZ: 'UTC' }
  return { env, cwd: '/', windowsHide: true, ...(user && { uid: user.uid, gid: user.gid }) }
}
