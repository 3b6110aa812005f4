import { type Figure, judge, median, type Target } from './figure.ts'

/** Figures as lines: median, lowest and highest run, unit, target and verdict. */
export function tableOf(figures: readonly Figure[]): string {
  const lines = figures.map((figure) => [
    figure.what,
    `${rounded(median(figure.runs))} ${figure.unit}`,
    rangeOf(figure.runs),
    figure.target ? describeTarget(figure.target) : '',
    figure.target ? judge(figure) : '',
    figure.note ?? '',
  ])
  const widths = [0, 1, 2, 3, 4].map((column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)))
  return lines
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .map((line) => `  ${line}`)
    .join('\n')
}

function rangeOf(runs: readonly number[]): string {
  if (runs.length < 2) return ''
  return `(${rounded(Math.min(...runs))} - ${rounded(Math.max(...runs))})`
}

function describeTarget(target: Target): string {
  if ('exactly' in target) return `aim = ${rounded(target.exactly)}`
  return 'atLeast' in target ? `aim >= ${rounded(target.atLeast)}` : `aim <= ${rounded(target.atMost)}`
}

/** Three figures are all that a run on a shared machine can tell. */
function rounded(value: number): string {
  if (Number.isNaN(value)) return 'unknown'
  if (Number.isInteger(value)) return value.toLocaleString('en')
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 1 ? 2 : 3
  return Number(value.toFixed(digits)).toLocaleString('en', { maximumFractionDigits: digits })
}
