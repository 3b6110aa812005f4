import type { Locale } from '../../shared/locale.ts'
import { noonOf } from '../../shared/time.ts'
import { drawBand } from '../paper/band.ts'
import { faces, grid, inks } from '../paper/layout.ts'
import { type Placed, paginate, type Strip } from '../paper/paginate.ts'
import { openSheets, type Sheets } from '../paper/sheets.ts'
import { textStrips } from '../paper/text-strips.ts'
import type { Typefaces } from '../paper/typefaces.ts'
import type { DocumentText } from './document-text.ts'
import { dataFileName, facturXMetadata } from './factur-x-metadata.ts'
import { factsStrip, partiesStrip } from './print-head.ts'
import { lineStrips, repeatedHead } from './print-lines.ts'
import { totalsStrip } from './print-totals.ts'

export type DocumentPrint = {
  locale: Locale
  issuedOn: string
  /** The XML that the file carries. */
  data: string
  typefaces: Typefaces
  compress: boolean
}

/** A document ends with small print, which may come nearer to the foot than a letter does. */
const bottom = grid.foot - 16

/** Where later pages begin: below the heads of the columns, which are said again. */
const laterTop = grid.top + 29

/** A document on paper, under the seller's band: first everything is measured and spread over pages, then it is drawn. */
export function printDocument(
  text: DocumentText,
  { locale, issuedOn, data, typefaces, compress }: DocumentPrint,
): Uint8Array {
  const sheets = openSheets({
    title: text.title,
    language: locale,
    writtenAt: noonOf(issuedOn),
    typefaces,
    compress,
    archive: {
      fileName: dataFileName,
      mediaType: 'text/xml',
      description: 'Factur-X (EN 16931)',
      data,
      metadata: facturXMetadata,
    },
  })
  const { items, rest } = stripsOf(text, sheets)
  const pages = paginate([...items, ...rest], {
    topOf: (page) => (page === 0 ? 0 : laterTop),
    bottom,
  })
  for (const [index, placed] of pages.entries()) {
    sheets.newPage()
    if (index === 0) sheets.decorate((pdf) => drawBand(pdf, text.sellerName, grid.band))
    else if (items.some((item) => item === placed[0]?.strip)) repeatedHead(sheets, text, grid.top)
    drawStrips(sheets, placed)
    foot(sheets, [text.foot.left, text.foot.right(index + 1, pages.length)])
  }
  return sheets.close()
}

function stripsOf(text: DocumentText, sheets: Sheets): { items: Strip[]; rest: Strip[] } {
  const { body } = sheets
  const wide = (type: string, words: string, face: keyof typeof faces, before: number) =>
    textStrips(sheets, sheets.part(body, type), [{ text: words }], {
      ...grid.page,
      face: faces[face],
      before,
    })
  const items = [
    nameStrip(sheets, text.sellerName),
    ...wide('H1', text.title, 'title', 34),
    ...(text.lead ? wide('P', text.lead, 'lead', 6) : []),
    partiesStrip(sheets, text.parties),
    factsStrip(sheets, text.facts),
    ...lineStrips(sheets, text),
  ]
  const rest = [
    totalsStrip(sheets, text),
    ...wide('H2', text.mentionsTitle, 'label', 30).map((strip) => ({ ...strip, keep: true })),
    ...text.mentions.flatMap((mention, index) => wide('P', mention, 'small', index === 0 ? 3 : 2.5)),
  ]
  return { items, rest: rest.map(keepEnd) }
}

/** The last words never stand alone on a page. */
function keepEnd(strip: Strip, index: number, all: readonly Strip[]): Strip {
  return index >= all.length - 3 && index < all.length - 1 ? { ...strip, keep: true } : strip
}

/** The seller's name in the band. */
function nameStrip(sheets: Sheets, name: string): Strip {
  const part = sheets.part(sheets.body, 'P')
  const face = faces.name
  return {
    height: grid.band,
    before: 0,
    keep: true,
    draw: () =>
      sheets.write(part, [{ text: name }], { x: grid.page.x, top: (grid.band - face.leading) / 2, face }),
  }
}

function drawStrips(sheets: Sheets, placed: readonly Placed[]): void {
  for (const { strip, top, isFirst } of placed) {
    if (strip.rule && !isFirst) ruleAbove(sheets, top - strip.before / 2)
    strip.draw(top)
  }
}

function ruleAbove(sheets: Sheets, y: number): void {
  sheets.decorate((pdf) =>
    pdf
      .moveTo(grid.page.x, y)
      .lineTo(grid.page.x + grid.page.width, y)
      .lineWidth(0.5)
      .stroke(inks.line),
  )
}

function foot(sheets: Sheets, [left, right]: readonly [string, string]): void {
  const face = faces.foot
  const end = grid.page.x + grid.page.width
  sheets.decorate(() => {
    sheets.note(left, grid.page.x, grid.foot, face)
    sheets.note(right, end - sheets.measure(right, face), grid.foot, face)
  }, 'Pagination')
}
