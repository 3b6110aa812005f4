import { type ChildProcess, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Binaries } from './binaries.ts'
import type { Cluster } from './cluster.ts'
import { EmbeddedPostgresError, errorCode } from './embedded-postgres-error.ts'
import { isRunning } from './running-process.ts'

/** Ends a server: clients cut off and everything written; harder when it takes longer than the patience. */
export async function shutDown(
  pid: number,
  cluster: Cluster,
  binaries: Binaries,
  patienceSeconds: number,
): Promise<void> {
  if (process.platform === 'win32') {
    spawnSync(binaries.pgCtl, ['stop', '--mode=fast', '--wait', `--pgdata=${cluster.path}`], {
      windowsHide: true,
    })
    return
  }
  // PostgreSQL reads SIGINT as a fast shutdown and SIGQUIT as an immediate one, which costs a recovery but no row.
  for (const [signal, seconds] of [
    ['SIGINT', patienceSeconds],
    ['SIGQUIT', 5],
    ['SIGKILL', 5],
  ] as const) {
    signalTo(pid, signal)
    if (await endsWithin(pid, seconds)) return
  }
  throw new EmbeddedPostgresError(
    'start_failed',
    `The database server (process ${pid}) does not end: end it by hand and start again.`,
  )
}

export function askToShutDown(pid: number): void {
  signalTo(pid, 'SIGINT')
}

/** A child that nobody waited for stays a zombie when this process ends before it is collected. */
export async function reaped(child: ChildProcess | undefined): Promise<void> {
  if (!child || child.exitCode !== null || child.signalCode !== null) return
  child.ref()
  await once(child, 'exit')
}

function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch (error) {
    if (errorCode(error) !== 'ESRCH') throw error
  }
}

async function endsWithin(pid: number, seconds: number): Promise<boolean> {
  const deadline = performance.now() + seconds * 1000
  while (isRunning(pid)) {
    if (performance.now() > deadline) return false
    await sleep(5)
  }
  return true
}
