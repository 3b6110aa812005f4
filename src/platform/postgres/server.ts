import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { closeSync, existsSync, openSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import type { Cluster } from './cluster.ts'
import { firstComplaint } from './complaint.ts'
import { type Address, askClusterName, connectionString } from './connection.ts'
import { EmbeddedPostgresError } from './embedded-postgres-error.ts'
import { disownPostmaster, readPostmaster } from './postmaster-file.ts'
import { commandLine, isRunning } from './running-process.ts'
import { spawnOptions } from './server-user.ts'
import { reaped, shutDown } from './shut-down.ts'
import { addressSettings, chooseAddress, forgetAddress } from './socket-address.ts'

/** A server that answers; `child` only when this process started it. */
export type Server = { pid: number; address: Address; child?: ChildProcess }

const SETTINGS = [
  'max_connections=60',
  'shared_buffers=128MB',
  'max_wal_size=1GB',
  'jit=off',
  // A process that vanished in the middle of a transaction must not hold an order for hours.
  'idle_in_transaction_session_timeout=60s',
  'timezone=UTC',
  'log_timezone=UTC',
  'log_checkpoints=off',
  // The log holds what happens to the server, never a statement with a customer's data.
  'log_min_messages=log',
  'log_error_verbosity=terse',
]
const FRAGILE = [
  ...['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'],
  // Test files run side by side, and several of them open dozens of connections for their races. The last word counts.
  'max_connections=200',
]

export function chooseSettings(binaries: Binaries, durable: boolean): string[] {
  const settings = durable ? SETTINGS : [...SETTINGS, ...FRAGILE]
  // The name tells an orphan that runs as wanted from one of another version or with other settings.
  const mark = createHash('sha256').update(`${binaries.version} ${settings}`).digest('hex').slice(0, 12)
  return [...settings, `cluster_name=allkeymasters-${mark}`]
}

/** Finds a server that outlived its shop; one that does not answer or runs otherwise than wanted is stopped. */
export async function adoptServer(
  cluster: Cluster,
  binaries: Binaries,
  settings: string[],
  onAddress: (address: Address) => void,
): Promise<Server | undefined> {
  const left = readPostmaster(cluster.path)
  if (!left) return undefined
  // A server that was killed is a zombie until somebody reaps it, and PostgreSQL takes a zombie for a server.
  if (!isRunning(left.pid) || !serves(left.pid, cluster)) {
    disownPostmaster(cluster.path)
    return undefined
  }
  onAddress(left)
  const name = await askClusterName(connectionString(left, cluster.password)).catch(() => undefined)
  if (settings.includes(`cluster_name=${name}`)) return { pid: left.pid, address: left }
  await shutDown(left.pid, cluster, binaries, 10)
  return undefined
}

function serves(pid: number, cluster: Cluster): boolean {
  return process.platform === 'win32' || commandLine(pid).includes(cluster.path)
}

/** Starts a server; workers of one that crashed a moment ago get a minute to let go of its memory. */
export async function startServer(
  cluster: Cluster,
  binaries: Binaries,
  settings: string[],
  onAddress: (address: Address) => void,
): Promise<Server> {
  const deadline = performance.now() + 60_000
  for (;;) {
    try {
      return await launch(cluster, binaries, settings, onAddress)
    } catch (error) {
      const isHeld = error instanceof Error && error.message.includes('shared memory block')
      if (!isHeld || performance.now() > deadline) throw error
      await sleep(100)
    }
  }
}

async function launch(
  cluster: Cluster,
  binaries: Binaries,
  settings: string[],
  onAddress: (address: Address) => void,
): Promise<Server> {
  const left = readPostmaster(cluster.path)
  if (left) forgetAddress(left)
  const address = await chooseAddress(cluster.home)
  onAddress(address)
  const flags = [...settings, ...addressSettings(address)].flatMap((setting) => ['-c', setting])
  const log = openLog(cluster.home.path)
  // Its own session: Ctrl-C in the terminal reaches the shop, which drains before it stops the database.
  const child = spawn(binaries.postgres, ['-D', cluster.path, ...flags], {
    ...spawnOptions(cluster.home.user),
    detached: true,
    stdio: ['ignore', log.descriptor, log.descriptor],
  })
  closeSync(log.descriptor)
  child.unref()
  await untilReady(child, connectionString(address, cluster.password), log.path)
  assert(child.pid)
  return { pid: child.pid, address, child }
}

async function untilReady(child: ChildProcess, url: string, log: string): Promise<void> {
  let failure: string | undefined
  child.once('error', (error) => {
    failure = error.message
  })
  child.once('exit', (code, signal) => {
    failure ??= firstComplaint(readFileSync(log, 'utf8')) ?? `ended with ${signal ?? code}`
  })
  // Recovery after a crash may take minutes; the server ends by itself when it cannot be done.
  for (;;) {
    const name = await askClusterName(url).catch((error) => {
      failure ??= error instanceof Error ? error.message : String(error)
    })
    if (name !== undefined) return
    if (failure) break
    await sleep(10)
  }
  child.kill('SIGINT')
  await reaped(child)
  throw new EmbeddedPostgresError(
    'start_failed',
    `The database did not start (${failure}): mend that and start again.`,
  )
}

function openLog(home: string): { path: string; descriptor: number } {
  const path = join(home, 'server.log')
  if (existsSync(path)) renameSync(path, join(home, 'server.previous.log'))
  return { path, descriptor: openSync(path, 'wx', 0o600) }
}
