import { randomUUID } from 'node:crypto'
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { EmbeddedPostgresError, errorCode } from './embedded-postgres-error.ts'
import { startMark } from './running-process.ts'

export type OwnerLock = { release: () => void }

const PATIENCE_MILLISECONDS = 5000

/**
 * Claims the data directory for this process. A lock whose owner died is taken over; a living owner gets some
 * seconds, because a restart often overtakes the old shop while it drains.
 */
export async function lockDataDir(dataDir: string, say: (line: string) => void): Promise<OwnerLock> {
  const path = join(dataDir, 'owner.lock')
  const claim = join(dataDir, `owner.lock.${randomUUID()}`)
  const ours = `${process.pid} ${startMark(process.pid)} ${randomUUID()}\n`
  writeFileSync(claim, ours, { mode: 0o600 })
  try {
    while (!linked(claim, path)) await untilFree(path, dataDir, say)
  } finally {
    rmSync(claim)
  }
  return {
    release: () => {
      if (read(path) === ours) rmSync(path)
    },
  }
}

function linked(claim: string, path: string): boolean {
  try {
    linkSync(claim, path)
    return true
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false
    throw error
  }
}

async function untilFree(path: string, dataDir: string, say: (line: string) => void): Promise<void> {
  const deadline = performance.now() + PATIENCE_MILLISECONDS
  for (let told = false; ; told = true) {
    const seen = read(path)
    if (seen === undefined) return
    const owner = livingOwner(seen)
    if (owner === undefined) return removeStale(path, seen)
    if (performance.now() > deadline) {
      throw new EmbeddedPostgresError(
        'in_use',
        `Another shop (process ${owner}) is running on ${dataDir}: stop it, or set DATA_DIR to another directory.`,
      )
    }
    if (!told) say(`Waiting for another shop (process ${owner}) to leave ${dataDir} …`)
    await sleep(50)
  }
}

function livingOwner(lock: string): string | undefined {
  const [pid, ...rest] = lock.trim().split(' ')
  const mark = rest.slice(0, -1).join(' ')
  return startMark(Number(pid)) === mark ? pid : undefined
}

function removeStale(path: string, seen: string): void {
  // Of two processes that see the same dead owner one renames first; the other may rename the winner's
  // fresh lock instead, notices by the content, and puts it back.
  const aside = `${path}.${randomUUID()}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return
    throw error
  }
  if (read(aside) !== seen) linked(aside, path)
  rmSync(aside)
}

function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return undefined
    throw error
  }
}
