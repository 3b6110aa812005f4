import { faces, grid } from '../../paper/layout.ts'
import type { Strip } from '../../paper/paginate.ts'
import type { Face, Part, Sheets } from '../../paper/sheets.ts'
import { type CellLine, rowStrip } from '../../paper/table-rows.ts'
import { textStrips } from '../../paper/text-strips.ts'
import type { Total } from '../content.ts'
import type { Columns, ContractText, Fact, ItemInContract } from './contract-text.ts'
import { runsOf, type Setting } from './setting.ts'

const right = grid.page.x + grid.page.width
const columns = {
  product: { x: grid.page.x, width: 286 },
  quantity: { x: right - 190, width: 54, align: 'right' },
  vat: { x: right - 128, width: 46, align: 'right' },
  price: { x: right - 80, width: 80, align: 'right' },
} as const

/** The days and the seller, each beside its name. */
export function factStrips(setting: Setting, parent: Part, facts: readonly Fact[]): Strip[] {
  const { sheets } = setting
  const body = sheets.part(sheets.part(parent, 'Table'), 'TBody')
  const labelFace = { ...faces.text, colour: faces.small.colour }
  return facts.map(({ label, lines }, index) =>
    rowStrip(sheets, body, {
      before: index === 0 ? 22 : 4,
      cells: [
        { ...grid.label, type: 'TH', options: { scope: 'Row' }, lines: [line(label, labelFace)] },
        {
          ...grid.text,
          type: 'TD',
          lines: lines.map((phrase) => ({ runs: runsOf(phrase, setting), face: faces.text })),
        },
      ],
    }),
  )
}

/** What was bought, and what it comes to. */
export function purchaseStrips({ sheets }: Setting, parent: Part, text: ContractText): Strip[] {
  const section = sheets.part(parent, 'Sect')
  const heading = textStrips(sheets, sheets.part(section, 'H2'), [{ text: text.boughtTitle }], {
    ...grid.page,
    face: faces.heading,
    before: 26,
  })
  return [
    ...heading.map((strip) => ({ ...strip, keep: true })),
    ...itemStrips(sheets, sheets.part(section, 'Table'), text),
    // A table of its own: its rows have fewer cells than those of the items.
    ...totalStrips(sheets, sheets.part(section, 'Table'), text.totals),
  ]
}

function itemStrips(sheets: Sheets, table: Part, { columns: names, items }: ContractText): Strip[] {
  const head = headStrip(sheets, sheets.part(table, 'THead'), names)
  const body = sheets.part(table, 'TBody')
  const rows = items.map((item) => itemStrip(sheets, body, item))
  // The total does not begin a page.
  return [head, ...rows.map((row, index) => (index === rows.length - 1 ? { ...row, keep: true } : row))]
}

function headStrip(sheets: Sheets, head: Part, names: Columns): Strip {
  return rowStrip(sheets, head, {
    before: 8,
    keep: true,
    cells: (['product', 'quantity', 'vat', 'price'] as const).map((name) => ({
      ...columns[name],
      type: 'TH',
      options: { scope: 'Column' },
      lines: [line(names[name], faces.small)],
    })),
  })
}

function itemStrip(sheets: Sheets, body: Part, item: ItemInContract): Strip {
  const { name, details, quantity, vat, price, each } = item
  return rowStrip(sheets, body, {
    before: 15,
    rule: true,
    cells: [
      {
        ...columns.product,
        type: 'TH',
        options: { scope: 'Row' },
        lines: [line(name, faces.strong), ...details.map((detail) => line(detail, faces.small))],
      },
      { ...columns.quantity, type: 'TD', lines: [line(quantity, faces.amount)] },
      { ...columns.vat, type: 'TD', lines: [line(vat, faces.amount)] },
      {
        ...columns.price,
        type: 'TD',
        lines: [line(price, faces.amount), ...(each ? [line(each, faces.amountSmall)] : [])],
      },
    ],
  })
}

function totalStrips(sheets: Sheets, table: Part, totals: readonly Total[]): Strip[] {
  const body = sheets.part(table, 'TBody')
  const label = { x: columns.product.x, width: columns.vat.x + columns.vat.width - columns.product.x }
  return totals.map(({ label: words, amount, weight }, index) => {
    const isStrong = weight === 'strong'
    return rowStrip(sheets, body, {
      before: index === 0 ? 15 : 1,
      rule: index === 0,
      keep: index < totals.length - 1,
      cells: [
        {
          ...label,
          type: 'TH',
          options: { scope: 'Row' },
          lines: [line(words, isStrong ? faces.strong : faces.small)],
        },
        {
          ...columns.price,
          type: 'TD',
          lines: [line(amount, isStrong ? faces.amountStrong : faces.amountSmall)],
        },
      ],
    })
  })
}

function line(text: string, face: Face): CellLine {
  return { runs: [{ text }], face }
}
