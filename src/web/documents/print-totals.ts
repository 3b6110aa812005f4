import { faces, grid, inks } from '../paper/layout.ts'
import type { Strip } from '../paper/paginate.ts'
import type { Face, Part, Sheets } from '../paper/sheets.ts'
import { type CellLine, rowStrip } from '../paper/table-rows.ts'
import { textStrips } from '../paper/text-strips.ts'
import { beside } from './beside.ts'
import type { DocumentText, TotalText, VatText } from './document-text.ts'

const end = grid.page.x + grid.page.width
const vatColumns = {
  vat: { x: grid.page.x, width: 98 },
  net: { x: grid.page.x + 98, width: 62, align: 'right' },
  tax: { x: grid.page.x + 164, width: 56, align: 'right' },
} as const
const totalColumns = {
  label: { x: end - 218, width: 138 },
  amount: { x: end - 90, width: 90, align: 'right' },
} as const

/** The VAT of each rate beside what it all comes to, and how it was paid. */
export function totalsStrip(sheets: Sheets, text: DocumentText): Strip {
  const vat = vatStrips(sheets, text)
  const totals = totalStrips(sheets, text.totals)
  const payment = textStrips(sheets, sheets.part(sheets.body, 'P'), [{ text: text.payment }], {
    x: totalColumns.label.x,
    width: end - totalColumns.label.x,
    face: faces.small,
    before: 6,
  })
  const content = beside([vat, [...totals, ...payment]])
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

function vatStrips(sheets: Sheets, { vatColumns: words, vat }: DocumentText): Strip[] {
  const table = sheets.part(sheets.body, 'Table')
  const row = (part: Part, cells: VatText, face: Face, isHead: boolean, before: number) =>
    rowStrip(sheets, part, {
      before,
      cells: (['vat', 'net', 'tax'] as const).map((name) => ({
        ...vatColumns[name],
        type: isHead || name === 'vat' ? 'TH' : 'TD',
        ...(isHead ? { options: { scope: 'Column' } } : name === 'vat' && { options: { scope: 'Row' } }),
        lines: [cellLine(cells[name], face)],
      })),
    })
  const head = row(sheets.part(table, 'THead'), words, faces.small, true, 0)
  const body = sheets.part(table, 'TBody')
  return [head, ...vat.map((group) => row(body, group, faces.amountSmall, false, 3))]
}

function totalStrips(sheets: Sheets, totals: readonly TotalText[]): Strip[] {
  const body = sheets.part(sheets.part(sheets.body, 'Table'), 'TBody')
  return totals.map(({ label, amount, weight }) => {
    const [labelFace, amountFace] = totalFaces[weight]
    return rowStrip(sheets, body, {
      before: weight === 'strong' ? 6 : 2,
      cells: [
        { ...totalColumns.label, type: 'TH', options: { scope: 'Row' }, lines: [cellLine(label, labelFace)] },
        { ...totalColumns.amount, type: 'TD', lines: [cellLine(amount, amountFace)] },
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
