import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { errorCode } from './embedded-postgres-error.ts'

/** What a server writes into `postmaster.pid` of its cluster (PostgreSQL: utils/pidfile.h). */
export type Postmaster = { pid: number; port: number; socketDir: string }

export function readPostmaster(cluster: string): Postmaster | undefined {
  try {
    const [pid, , , port, socketDir] = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
    return { pid: Number(pid), port: Number(port), socketDir: socketDir ?? '' }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
}

/**
 * Declares a postmaster.pid stale whose pid belongs to no server of the cluster any more. The file must stay: PostgreSQL
 * finds in it whether workers of the old server still hold the shared memory. It treats its parent's pid as stale.
 */
export function disownPostmaster(cluster: string): void {
  const path = join(cluster, 'postmaster.pid')
  const [, ...rest] = readFileSync(path, 'utf8').split('\n')
  writeFileSync(path, [process.pid, ...rest].join('\n'))
}
