import { faces, grid, inks } from '../paper/layout.ts'
import type { Strip } from '../paper/paginate.ts'
import type { Face, Part, Sheets } from '../paper/sheets.ts'
import { type Cell, type CellLine, rowStrip } from '../paper/table-rows.ts'
import type { Column } from '../paper/text-strips.ts'
import { textStrips } from '../paper/text-strips.ts'
import { beside } from './beside.ts'
import type { DocumentText, TotalText, VatText } from './document-text.ts'
import { type Figures, fitFigures } from './fit-columns.ts'

const end = grid.page.x + grid.page.width
const totals = { x: end - 218, width: 218 }
const vatEnd = totals.x - 46

type VatColumns = { vat: Column; figures: ReadonlyMap<'net' | 'tax', Figures> }

/** The VAT of each rate beside what it all comes to, and how it was paid. */
export function totalsStrip(sheets: Sheets, text: DocumentText): Strip {
  const vat = vatStrips(sheets, text)
  const sums = totalStrips(sheets, text.totals)
  const payment = textStrips(sheets, sheets.part(sheets.body, 'P'), [{ text: text.payment }], {
    ...totals,
    face: faces.small,
    before: 6,
  })
  const content = beside([vat, [...sums, ...payment]])
  return {
    ...content,
    before: 30,
    draw(top) {
      sheets.decorate((pdf) =>
        pdf
          .moveTo(grid.page.x, top - 15)
          .lineTo(end, top - 15)
          .lineWidth(1.25)
          .stroke(inks.brass),
      )
      content.draw(top)
    },
  }
}

function vatStrips(sheets: Sheets, { vatColumns: head, vat: rows }: DocumentText): Strip[] {
  const fitted = {
    names: ['net', 'tax'] as const,
    head,
    rows,
    faces: { head: faces.small, figure: faces.amountSmall },
  }
  const { columns, start } = fitFigures(sheets, fitted, { end: vatEnd, gap: 14 })
  const set = { vat: { x: grid.page.x, width: start - grid.page.x }, figures: columns }
  const table = sheets.part(sheets.body, 'Table')
  const heads = vatRow(sheets, sheets.part(table, 'THead'), head, { columns: set, scope: 'Column' })
  const body = sheets.part(table, 'TBody')
  return [heads, ...rows.map((row) => vatRow(sheets, body, row, { columns: set, scope: 'Row' }))]
}

function vatRow(
  sheets: Sheets,
  part: Part,
  text: VatText,
  { columns, scope }: { columns: VatColumns; scope: 'Row' | 'Column' },
): Strip {
  const figures = [...columns.figures].map(([name, column]): Cell => {
    const lines = [cellLine(text[name], scope === 'Row' ? faces.amountSmall : faces.small)]
    return scope === 'Row'
      ? { ...column, type: 'TD', lines }
      : { ...column, type: 'TH', options: { scope }, lines }
  })
  const name: Cell = {
    ...columns.vat,
    type: 'TH',
    options: { scope },
    lines: [cellLine(text.vat, faces.small)],
  }
  return rowStrip(sheets, part, { before: 3, cells: [name, ...figures] })
}

function totalStrips(sheets: Sheets, sums: readonly TotalText[]): Strip[] {
  const body = sheets.part(sheets.part(sheets.body, 'Table'), 'TBody')
  return sums.map(({ label, amount, weight }) => {
    const [labelFace, amountFace] = totalFaces[weight]
    const width = sheets.measure(amount, amountFace) + 0.5
    return rowStrip(sheets, body, {
      before: weight === 'strong' ? 6 : 2,
      cells: [
        {
          x: totals.x,
          width: totals.width - width - 10,
          type: 'TH',
          options: { scope: 'Row' },
          lines: [cellLine(label, labelFace)],
        },
        { x: end - width, width, align: 'right', type: 'TD', lines: [cellLine(amount, amountFace)] },
      ],
    })
  })
}

const totalFaces = {
  plain: [faces.text, faces.amount],
  soft: [faces.small, faces.amountSmall],
  strong: [faces.heading, { ...faces.heading, tabular: true }],
} as const

function cellLine(text: string, face: Face): CellLine {
  return { runs: [{ text }], face }
}
