import { readdirSync, readFileSync } from 'node:fs'

// Linux counts in hundredths of a second on every platform that Node runs on (USER_HZ).
const millisPerTick = 10

/**
 * CPU time that a process, its descendants and those of them that ended have used, in milliseconds. Not a number
 * where there is no /proc: then the table says "unknown".
 */
export function cpuMillisOf(pid: number): number {
  const processes = listProcesses()
  const family = new Set([pid])
  for (let before = 0; before < family.size; ) {
    before = family.size
    for (const { pid: child, parent } of processes) if (family.has(parent)) family.add(child)
  }
  const members = processes.filter((process) => family.has(process.pid))
  if (members.length === 0) return Number.NaN
  return members.reduce((sum, { ticks }) => sum + ticks, 0) * millisPerTick
}

/** CPU time of all processes of the machine since its start, in milliseconds. */
export function machineBusyMillis(): number {
  const [user = 0, nice = 0, system = 0, , , irq = 0, softIrq = 0] = readProc('/proc/stat')
    .split('\n', 1)
    .join()
    .trim()
    .split(/\s+/)
    .slice(1)
    .map(Number)
  return (user + nice + system + irq + softIrq) * millisPerTick || Number.NaN
}

/** Memory that a process has in RAM, now (`VmRSS`) or at its highest (`VmHWM`), in MB. */
export function memoryOf(pid: number, which: 'VmRSS' | 'VmHWM'): number {
  const [, kilobytes] = new RegExp(`^${which}:\\s+(\\d+) kB`, 'm').exec(readProc(`/proc/${pid}/status`)) ?? []
  return kilobytes ? Number(kilobytes) / 1024 : Number.NaN
}

type Process = { pid: number; parent: number; ticks: number }

function listProcesses(): Process[] {
  return readNames('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      // The name of the program, in brackets, may itself hold blanks and brackets.
      const fields = readProc(`/proc/${name}/stat`).split(') ').pop()?.split(' ').map(Number) ?? []
      const [, parent] = fields
      const ticks = fields.slice(11, 15).reduce((sum, value) => sum + value, 0)
      return parent === undefined ? [] : [{ pid: Number(name), parent, ticks }]
    })
}

function readNames(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

// A process may end between being listed and being read.
function readProc(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}
