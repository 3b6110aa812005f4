import { setTimeout as wait } from 'node:timers/promises'

/** The answer of `work` when it is there, but not before: how much there was to do does not show in the time. */
export async function noSoonerThan<T>(millis: number, work: () => Promise<T>): Promise<T> {
  const [answer] = await Promise.all([work(), wait(millis)])
  return answer
}
