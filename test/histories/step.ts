import fc from 'fast-check'
import type { World } from './world.ts'

/** One thing that happens, readable in the report of a failing history. */
export type Step = { run(world: World): Promise<void>; toString(): string }

type Arbitraries<Args> = { [Name in keyof Args]: fc.Arbitrary<Args[Name]> }

export function step<Args extends object>(
  name: string,
  args: Arbitraries<Args>,
  run: (world: World, args: Args) => Promise<unknown>,
): fc.Arbitrary<Step> {
  return fc.record(args).map((drawn) => {
    const shown = () => `${name} ${JSON.stringify(drawn)}`
    return {
      run: async (world) => void (await run(world, drawn as Args)),
      toString: shown,
      [fc.toStringMethod]: shown,
    }
  })
}

/** Steps that happen at the same time. */
export type Moment = readonly Step[]

export async function live(world: World, history: readonly Moment[]): Promise<void> {
  for (const moment of history) await Promise.all(moment.map((step) => step.run(world)))
}

/** One of those that exist: numbers are read round the table, so that a history can be shortened. */
export function at<Thing>(things: readonly Thing[], position: number): Thing | undefined {
  return things[position % Math.max(1, things.length)]
}
