import { hours, minutes } from '../../shared/time.ts'
import type { VatNumberAnswer } from './provider.ts'

export type CheckState = 'not_asked' | 'valid' | 'invalid' | 'pending' | 'unavailable'

/** How long a register is asked again that did not answer: what it says then counts as of the day of the sale. */
export const repeatDays = 14
const firstMillis = minutes(15)
const mostMillis = hours(12)

/** Pure rule: when a register that gave no answer is asked again; null when it has been long enough. */
export function nextTry(askedAt: Date, tries: number, now: Date): Date | null {
  const wait = Math.min(firstMillis * 2 ** Math.min(tries - 1, 10), mostMillis)
  const next = new Date(now.getTime() + wait)
  return next.getTime() - askedAt.getTime() <= repeatDays * hours(24) ? next : null
}

export const isAnswered = ({ state }: VatNumberAnswer) => state === 'valid' || state === 'invalid'
