import { loadavg } from 'node:os'
import { setTimeout as sleep } from 'node:timers/promises'
import { cpuMillisOf, machineBusyMillis } from './cpu.ts'

/** How many CPUs others may use before a figure has to be read with care. */
const quietCpus = 0.2

/** CPUs that processes other than this benchmark's used. */
export type Disturbance = { loadAverage: number; othersBefore: number; othersDuring: number }

/** Looks at the machine for a second, then runs, and tells how much others took meanwhile. */
export async function watched<T>(
  run: () => Promise<T>,
  warn: (line: string) => void,
): Promise<{ result: T } & Disturbance> {
  const loadAverage = loadavg()[0] ?? Number.NaN
  const othersBefore = (await meter(() => sleep(1000))).others
  const before = `load average ${loadAverage.toFixed(1)}, others use ${othersBefore.toFixed(1)} CPUs`
  warn(othersBefore > quietCpus ? `${before}: NOT QUIET, read the figures with care` : before)
  const { result, others: othersDuring } = await meter(run)
  if (othersDuring > quietCpus) warn(`others used ${othersDuring.toFixed(1)} CPUs during this block`)
  return { result, loadAverage, othersBefore, othersDuring }
}

async function meter<T>(run: () => Promise<T>): Promise<{ result: T; others: number }> {
  const own = () => cpuMillisOf(process.pid)
  const start = { at: performance.now(), busy: machineBusyMillis(), own: own() }
  const result = await run()
  const others = machineBusyMillis() - start.busy - (own() - start.own)
  return { result, others: Math.max(0, others / (performance.now() - start.at)) }
}
