/** Where a domain reads the time; tests hand in a clock that they can move. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }

export const minutes = (count: number): number => count * 60_000
export const hours = (count: number): number => count * 3_600_000
export const days = (count: number): number => count * 86_400_000

export function after(start: Date, millis: number): Date {
  return new Date(start.getTime() + millis)
}
