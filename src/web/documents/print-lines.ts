import { faces, grid, inks } from '../paper/layout.ts'
import type { Strip } from '../paper/paginate.ts'
import type { Face, Part, Sheets } from '../paper/sheets.ts'
import { type Cell, type CellLine, rowStrip } from '../paper/table-rows.ts'
import type { Column } from '../paper/text-strips.ts'
import type { DocumentText, LineText } from './document-text.ts'
import { type Figures, fitFigures } from './fit-columns.ts'

const end = grid.page.x + grid.page.width
const figureNames = ['quantity', 'unit', 'rate', 'net', 'gross'] as const

type FigureName = (typeof figureNames)[number]
type LineColumns = { name: Column; figures: ReadonlyMap<FigureName, Figures> }

/** What was sold, one row a line. The head is heard once and seen on every page. */
export function lineStrips(sheets: Sheets, text: DocumentText): Strip[] {
  const columns = columnsOf(sheets, text)
  const table = sheets.part(sheets.body, 'Table')
  const head = rowStrip(sheets, sheets.part(table, 'THead'), {
    before: 26,
    keep: true,
    cells: [
      headCell(columns.name, text.columns.name),
      ...[...columns.figures].map(([name, column]) => headCell(column, text.columns[name])),
    ],
  })
  const body = sheets.part(table, 'TBody')
  const rows = text.lines.map((line) => lineStrip(sheets, body, line, columns))
  // The totals do not begin a page.
  return [head, ...rows.map((row, index) => (index === rows.length - 1 ? { ...row, keep: true } : row))]
}

/** The head of the columns on a later page, for the eye alone. */
export function repeatedHead(sheets: Sheets, text: DocumentText, top: number): void {
  const face = faces.small
  const { name, figures } = columnsOf(sheets, text)
  sheets.decorate((pdf) => {
    sheets.note(text.columns.name, name.x, top + 9.5, face)
    for (const [figure, { x, width }] of figures) {
      const words = text.columns[figure]
      sheets.note(words, x + width - sheets.measure(words, face), top + 9.5, face)
    }
    pdf
      .moveTo(grid.page.x, top + 21)
      .lineTo(end, top + 21)
      .lineWidth(0.5)
      .stroke(inks.line)
  }, 'Pagination')
}

/** The name has what the figures leave. */
function columnsOf(sheets: Sheets, { columns: head, lines }: DocumentText): LineColumns {
  const table = { names: figureNames, head, rows: lines, faces: { head: faces.small, figure: faces.amount } }
  const { columns, start } = fitFigures(sheets, table, { end, gap: 18 })
  return { name: { x: grid.page.x, width: start - grid.page.x }, figures: columns }
}

function lineStrip(sheets: Sheets, body: Part, line: LineText, columns: LineColumns): Strip {
  const details = line.details.map((detail) => cellLine(detail, faces.small))
  return rowStrip(sheets, body, {
    before: 13,
    rule: true,
    cells: [
      {
        ...columns.name,
        type: 'TH',
        options: { scope: 'Row' },
        lines: [cellLine(line.name, faces.strong), ...details],
      },
      ...[...columns.figures].map(
        ([name, column]): Cell => ({ ...column, type: 'TD', lines: [cellLine(line[name], faces.amount)] }),
      ),
    ],
  })
}

function headCell(column: Column, words: string): Cell {
  return { ...column, type: 'TH', options: { scope: 'Column' }, lines: [cellLine(words, faces.small)] }
}

function cellLine(text: string, face: Face): CellLine {
  return { runs: [{ text }], face }
}
