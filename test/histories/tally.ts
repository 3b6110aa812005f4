import { appendFileSync } from 'node:fs'
import { statesOf } from './rest.ts'
import type { Moment } from './step.ts'
import type { World } from './world.ts'

/** What one history was made of, and how it ended: how often each thing happened, and where it stood at last. */
export type Tally = Record<
  'steps' | 'orders' | 'payments' | 'units' | 'refunds' | 'gifts',
  Record<string, number>
>

const file = process.env.HISTORIES_TALLY

/** Adds a history that came to its end to the tally of a long run. */
export async function tally(world: World, history: readonly Moment[]): Promise<void> {
  if (!file) return
  const states = await statesOf(world)
  const line: Tally = {
    steps: count(history.flat().map((step) => step.toString().split(' {')[0] ?? '')),
    orders: count(states.map(({ order }) => order)),
    payments: count(states.map(({ payment }) => payment ?? 'none')),
    units: count(states.flatMap(({ units }) => units)),
    gifts: count(states.flatMap(({ gifts }) => gifts)),
    refunds: count(states.flatMap(({ refunds }) => refunds.map((refund) => refund.split(' ')[0] ?? ''))),
  }
  appendFileSync(file, `${JSON.stringify(line)}\n`)
}

function count(names: string[]): Record<string, number> {
  return Object.fromEntries(
    Object.entries(Object.groupBy(names, (name) => name)).map(([name, all]) => [name, all?.length ?? 0]),
  )
}

export function addUp(lines: readonly Tally[]): Tally {
  const sum: Tally = { steps: {}, orders: {}, payments: {}, units: {}, refunds: {}, gifts: {} }
  for (const line of lines) {
    for (const part of Object.keys(sum) as (keyof Tally)[]) {
      for (const [name, times] of Object.entries(line[part])) sum[part][name] = (sum[part][name] ?? 0) + times
    }
  }
  return sum
}
