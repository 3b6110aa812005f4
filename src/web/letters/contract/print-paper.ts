import type { Locale } from '../../../shared/locale.ts'
import { drawBand } from '../../paper/band.ts'
import { faces, grid, inks } from '../../paper/layout.ts'
import { type Placed, paginate, type Strip } from '../../paper/paginate.ts'
import { openSheets, type Sheets } from '../../paper/sheets.ts'
import { textStrips } from '../../paper/text-strips.ts'
import type { Typefaces } from '../../paper/typefaces.ts'
import type { Setting } from './setting.ts'

export type Print = {
  locale: Locale
  shopName: string
  baseUrl: string
  writtenAt: Date
  typefaces: Typefaces
  compress?: boolean
}

export type Paper = {
  /** The file's own title, for the reader's window and for a list of files. */
  fileTitle: string
  title: string
  lead: string
  demo: string | null
  foot(page: number, count: number): readonly [left: string, right: string]
}

/** A file to keep, under the shop's band: first everything is measured and spread over pages, then it is drawn. */
export function printPaper(
  paper: Paper,
  { locale, shopName, baseUrl, writtenAt, typefaces, compress = true }: Print,
  bodyOf: (setting: Setting) => Strip[],
): Uint8Array {
  const sheets = openSheets({ title: paper.fileTitle, language: locale, writtenAt, typefaces, compress })
  const setting: Setting = { sheets, locale, baseUrl }
  const strips = [...headStrips(paper, sheets, shopName), ...bodyOf(setting)]
  const pages = paginate(strips, { topOf: (page) => (page === 0 ? 0 : grid.top), bottom: grid.bottom })
  for (const [index, placed] of pages.entries()) {
    sheets.newPage()
    if (index === 0) sheets.decorate((pdf) => drawBand(pdf, shopName, grid.band))
    frameGround(sheets, placed)
    for (const { strip, top, isFirst } of placed) {
      if (strip.rule && !isFirst) ruleAbove(sheets, top - strip.before / 2)
      strip.draw(top)
    }
    foot(sheets, paper.foot(index + 1, pages.length))
  }
  return sheets.close()
}

function headStrips({ title, lead, demo }: Paper, sheets: Sheets, shopName: string): Strip[] {
  const wide = (type: string, words: string, face: keyof typeof faces, before: number) =>
    textStrips(sheets, sheets.part(sheets.body, type), [{ text: words }], {
      ...grid.page,
      face: faces[face],
      before,
    })
  return [
    nameStrip(sheets, shopName),
    ...wide('H1', title, 'title', 36),
    ...wide('P', lead, 'lead', 10),
    ...(demo ? wide('P', demo, 'small', 10) : []),
  ]
}

/** The shop's name in the band. */
function nameStrip(sheets: Sheets, shopName: string): Strip {
  const part = sheets.part(sheets.body, 'P')
  const face = faces.name
  return {
    height: grid.band,
    before: 0,
    keep: true,
    draw: () =>
      sheets.write(part, [{ text: shopName }], { x: grid.page.x, top: (grid.band - face.leading) / 2, face }),
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

/** The tinted ground under the framed strips of this page. */
function frameGround(sheets: Sheets, placed: readonly Placed[]): void {
  const framed = placed.filter(({ strip }) => strip.framed)
  const [first, last] = [framed[0], framed.at(-1)]
  if (!first || !last) return
  const top = first.top - grid.framePadding
  const height = last.top + last.strip.height + grid.framePadding - top
  sheets.decorate((pdf) =>
    pdf
      .roundedRect(grid.text.x, top, grid.text.width, height, 5)
      .lineWidth(0.75)
      .fillAndStroke(inks.plate, inks.plateLine),
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
