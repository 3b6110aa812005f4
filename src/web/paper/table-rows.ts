import type { Strip } from './paginate.ts'
import type { Face, Part, PartOptions, Sheets } from './sheets.ts'
import { breakLines, type Run } from './text-lines.ts'
import type { Column } from './text-strips.ts'

export type Row = { cells: readonly Cell[]; before: number; rule?: boolean; keep?: boolean }
export type Cell = Column & {
  type: 'TH' | 'TD'
  options?: PartOptions
  align?: 'right'
  lines: readonly CellLine[]
}
export type CellLine = { runs: readonly Run[]; face: Face }

/** A row is as high as its highest cell and is never cut. */
export function rowStrip(
  sheets: Sheets,
  parent: Part,
  { cells, before, rule = false, keep = false }: Row,
): Strip {
  const row = sheets.part(parent, 'TR')
  const set = cells.map((cell) => setCell(sheets, row, cell))
  return {
    height: Math.max(...set.map(({ height }) => height)),
    before,
    rule,
    keep,
    draw: (top) => {
      for (const { draw } of set) draw(top)
    },
  }
}

function setCell(sheets: Sheets, row: Part, { type, options = {}, x, width, align, lines }: Cell) {
  const cell = sheets.part(row, type, options)
  const set = lines.flatMap(({ runs, face }) => {
    // What stands on lines of its own is also heard apart.
    const part = lines.length > 1 ? sheets.part(cell, 'P') : cell
    const broken = breakLines(runs, width, (text) => sheets.measure(text, face))
    return broken.map((line) => ({ part, runs: line, face }))
  })
  return {
    height: set.reduce((sum, { face }) => sum + face.leading, 0),
    draw(top: number): void {
      let y = top
      for (const { part, runs, face } of set) {
        const used = runs.reduce((sum, { text }) => sum + sheets.measure(text, face), 0)
        sheets.write(part, runs, { x: align === 'right' ? x + width - used : x, top: y, face })
        y += face.leading
      }
    },
  }
}
