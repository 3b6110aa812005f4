import { faces, grid } from '../../paper/layout.ts'
import { paginate } from '../../paper/paginate.ts'
import { openSheets } from '../../paper/sheets.ts'
import { textStrips } from '../../paper/text-strips.ts'
import { readTypefaces, type Typefaces } from '../../paper/typefaces.ts'

let typefaces: Typefaces | undefined

/** What happened with an order, line by line, as a document for a bank; in English, as banks ask for it. */
export function printLedger(order: { shopName: string; number: string; log: string; writtenAt: Date }): {
  fileName: string
  bytes: Uint8Array
} {
  const { shopName, number, log, writtenAt } = order
  typefaces ??= readTypefaces()
  const title = `Order ${number}: delivery and access log`
  const sheets = openSheets({ title, language: 'en', writtenAt, typefaces, compress: true })
  const lineOf = (type: string, text: string, face: keyof typeof faces, before: number) =>
    textStrips(sheets, sheets.part(sheets.body, type), [{ text }], {
      ...grid.page,
      face: faces[face],
      before,
    })
  const strips = [
    ...lineOf('H1', title, 'title', 0),
    ...lineOf('P', shopName, 'lead', 10),
    ...log.split('\n').flatMap((line) => lineOf('P', line, 'small', 6)),
  ]
  for (const placed of paginate(strips, { topOf: () => grid.top, bottom: grid.bottom })) {
    sheets.newPage()
    for (const { strip, top } of placed) strip.draw(top)
  }
  return { fileName: `order-${number}-log.pdf`, bytes: sheets.close() }
}
