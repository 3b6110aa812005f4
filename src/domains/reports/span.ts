import { localDayAfter } from '../../shared/time.ts'

/** How far back figures go. */
export const ranges = ['today', '7', '30', '90', 'year'] as const
export type Range = (typeof ranges)[number]

const lengths: Record<Range, number> = { today: 1, '7': 7, '30': 30, '90': 90, year: 365 }

/** Days of the shop's zone, both included. */
export type Span = { from: string; to: string }

/** The days of a range, today the last of them, and as many days right before. */
export function spansOf(range: Range, now: Date): { span: Span; before: Span } {
  const length = lengths[range]
  return {
    span: { from: localDayAfter(now, 1 - length), to: localDayAfter(now, 0) },
    before: { from: localDayAfter(now, 1 - 2 * length), to: localDayAfter(now, -length) },
  }
}
