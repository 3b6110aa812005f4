import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { errorCode } from './embedded-postgres-error.ts'

export function isRunning(pid: number): boolean {
  // A killed server stays a zombie where nobody reaps it (many containers): it still takes signals, but is dead.
  if (process.platform === 'linux') return linuxStat(pid) !== undefined
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return errorCode(error) === 'EPERM'
  }
}

/** What tells a process from a later one with the same id, or undefined when it does not run. */
export function startMark(pid: number): string | undefined {
  if (process.platform === 'linux') return linuxStat(pid)?.startMark
  if (!isRunning(pid)) return undefined
  return process.platform === 'win32' ? 'running' : ps(pid, 'lstart=')
}

export function commandLine(pid: number): string {
  if (process.platform !== 'linux') return process.platform === 'win32' ? '' : ps(pid, 'command=')
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')
  } catch {
    return ''
  }
}

function linuxStat(pid: number): { startMark: string } | undefined {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [state, ...fields] = line.slice(line.lastIndexOf(')') + 2).split(' ')
    if (state === 'Z' || state === 'X') return undefined
    // Field 22 of proc(5): ticks since boot, so the boot belongs to the mark.
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
    return { startMark: `${boot} ${fields[18]}` }
  } catch {
    return undefined
  }
}

function ps(pid: number, column: string): string {
  return spawnSync('ps', ['-o', column, '-p', String(pid)], { encoding: 'utf8' }).stdout.trim()
}
