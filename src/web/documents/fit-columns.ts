import type { Face, Sheets } from '../paper/sheets.ts'
import type { Column } from '../paper/text-strips.ts'

export type Figures = Column & { align: 'right' }

type Table<Name extends string> = {
  names: readonly Name[]
  head: Record<Name, string>
  rows: readonly Record<Name, string>[]
  faces: { head: Face; figure: Face }
}

/** Columns of figures as wide as what stands in them, set from the right end: no amount is ever broken, in whichever currency. */
export function fitFigures<Name extends string>(
  sheets: Sheets,
  { names, head, rows, faces }: Table<Name>,
  { end, gap }: { end: number; gap: number },
): { columns: ReadonlyMap<Name, Figures>; start: number } {
  const columns = new Map<Name, Figures>()
  let start = end
  for (const name of names.toReversed()) {
    const figures = rows.map((row) => sheets.measure(row[name], faces.figure))
    const width = Math.max(sheets.measure(head[name], faces.head), ...figures) + 0.5
    columns.set(name, { x: start - width, width, align: 'right' })
    start -= width + gap
  }
  // Read from left to right, whatever order they were measured in.
  return { columns: new Map([...columns].toReversed()), start }
}
