import { faces, grid, inks } from '../paper/layout.ts'
import type { Strip } from '../paper/paginate.ts'
import type { Sheets } from '../paper/sheets.ts'
import { rowStrip } from '../paper/table-rows.ts'
import { textStrips } from '../paper/text-strips.ts'
import { beside, stacked } from './beside.ts'
import type { Fact, Party } from './document-text.ts'

const gap = 24
const half = (grid.page.width - gap) / 2
const columns = [
  { x: grid.page.x, width: half },
  { x: grid.page.x + half + gap, width: half },
] as const

/** Seller and customer, side by side and read one after the other. */
export function partiesStrip(sheets: Sheets, parties: readonly [Party, Party]): Strip {
  const blocks = parties.map((party, index) => partyStrips(sheets, party, columns[index === 0 ? 0 : 1]))
  return { ...beside(blocks), before: 26 }
}

function partyStrips(
  sheets: Sheets,
  { label, name, lines }: Party,
  column: { x: number; width: number },
): Strip[] {
  const part = sheets.part(sheets.body, 'Sect')
  const set = (type: string, text: string, face: keyof typeof faces, before: number) =>
    textStrips(sheets, sheets.part(part, type), [{ text }], { ...column, face: faces[face], before })
  return [
    ...set('H2', label, 'small', 0),
    ...set('P', name, 'label', 3),
    ...lines.flatMap((line) => set('P', line, 'text', 0)),
  ]
}

/** The days and the order on a tinted plate. */
export function factsStrip(sheets: Sheets, facts: readonly Fact[]): Strip {
  const table = sheets.part(sheets.body, 'Table')
  const inner = grid.page.width - 2 * grid.framePadding
  const width = inner / facts.length
  const cells = facts.map((fact, index) => ({
    ...fact,
    column: { x: grid.page.x + grid.framePadding + index * width, width: width - 8 },
  }))
  const labels = rowStrip(sheets, sheets.part(table, 'THead'), {
    before: 0,
    cells: cells.map(({ label, column }) => ({
      ...column,
      type: 'TH',
      options: { scope: 'Column' },
      lines: [{ runs: [{ text: label }], face: faces.small }],
    })),
  })
  const values = rowStrip(sheets, sheets.part(table, 'TBody'), {
    before: 1,
    cells: cells.map(({ value, column }) => ({
      ...column,
      type: 'TD',
      lines: [{ runs: [{ text: value }], face: faces.strong }],
    })),
  })
  const content = stacked([labels, values])
  const padding = 10
  return {
    height: content.height + 2 * padding,
    before: 24,
    draw(top) {
      sheets.decorate((pdf) =>
        pdf
          .roundedRect(grid.page.x, top, grid.page.width, content.height + 2 * padding, 5)
          .lineWidth(0.75)
          .fillAndStroke(inks.plate, inks.plateLine),
      )
      content.draw(top + padding)
    },
  }
}
