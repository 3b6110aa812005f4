import { faces, grid, inks } from '../paper/layout.ts'
import type { Strip } from '../paper/paginate.ts'
import type { Face, Part, Sheets } from '../paper/sheets.ts'
import { type CellLine, rowStrip } from '../paper/table-rows.ts'
import type { DocumentText, LineText } from './document-text.ts'

const end = grid.page.x + grid.page.width
const names = ['name', 'quantity', 'unit', 'rate', 'net', 'gross'] as const
const columns = {
  name: { x: grid.page.x, width: 182 },
  quantity: { x: end - 296, width: 26, align: 'right' },
  unit: { x: end - 264, width: 76, align: 'right' },
  rate: { x: end - 182, width: 42, align: 'right' },
  net: { x: end - 136, width: 66, align: 'right' },
  gross: { x: end - 66, width: 66, align: 'right' },
} as const

type Names = DocumentText['columns']

/** What was sold, one row a line. The head is heard once and seen on every page. */
export function lineStrips(sheets: Sheets, text: DocumentText): Strip[] {
  const table = sheets.part(sheets.body, 'Table')
  const head = rowStrip(sheets, sheets.part(table, 'THead'), {
    before: 26,
    keep: true,
    cells: names.map((name) => ({
      ...columns[name],
      type: 'TH',
      options: { scope: 'Column' },
      lines: [cellLine(text.columns[name], faces.small)],
    })),
  })
  const body = sheets.part(table, 'TBody')
  const rows = text.lines.map((line) => lineStrip(sheets, body, line))
  // The totals do not begin a page.
  return [head, ...rows.map((row, index) => (index === rows.length - 1 ? { ...row, keep: true } : row))]
}

/** The head of the columns on a later page, for the eye alone. */
export function repeatedHead(sheets: Sheets, words: Names, top: number): void {
  const face = faces.small
  sheets.decorate((pdf) => {
    for (const name of names) {
      const { x, width } = columns[name]
      const used = sheets.measure(words[name], face)
      sheets.note(words[name], name === 'name' ? x : x + width - used, top + 9.5, face)
    }
    pdf
      .moveTo(grid.page.x, top + 21)
      .lineTo(end, top + 21)
      .lineWidth(0.5)
      .stroke(inks.line)
  }, 'Pagination')
}

function lineStrip(sheets: Sheets, body: Part, line: LineText): Strip {
  const figures = names.filter((name) => name !== 'name')
  return rowStrip(sheets, body, {
    before: 13,
    rule: true,
    cells: [
      {
        ...columns.name,
        type: 'TH',
        options: { scope: 'Row' },
        lines: [
          cellLine(line.name, faces.strong),
          ...line.details.map((detail) => cellLine(detail, faces.small)),
        ],
      },
      ...figures.map((name) => ({
        ...columns[name],
        type: 'TD' as const,
        lines: [cellLine(line[name], faces.amount)],
      })),
    ],
  })
}

function cellLine(text: string, face: Face): CellLine {
  return { runs: [{ text }], face }
}
