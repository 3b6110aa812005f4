/** One thing that was measured, with the value of every counted run. */
export type Figure = {
  what: string
  unit: string
  runs: number[]
  target?: Target
  /** What a reader must know to judge the number. */
  note?: string
}

export type Target = { atLeast: number } | { atMost: number } | { exactly: number }

export type Verdict = 'met' | 'missed' | 'open'

/** Judged by the median; exact counts by every run, because a lucky one proves nothing. */
export function judge({ runs, target }: Figure): Verdict {
  if (!target || runs.length === 0 || runs.some(Number.isNaN)) return 'open'
  if ('exactly' in target) return runs.every((run) => run === target.exactly) ? 'met' : 'missed'
  const middle = median(runs)
  const isMet = 'atLeast' in target ? middle >= target.atLeast : middle <= target.atMost
  return isMet ? 'met' : 'missed'
}

export function median(values: readonly number[]): number {
  return percentile(values, 50)
}

/** By nearest rank, so that every percentile is a value that was seen. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const rank = Math.max(1, Math.ceil((percent / 100) * sorted.length))
  return sorted[rank - 1] ?? Number.NaN
}
