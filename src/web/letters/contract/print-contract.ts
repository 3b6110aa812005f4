import { faces, grid } from '../../paper/layout.ts'
import type { Strip } from '../../paper/paginate.ts'
import { textStrips } from '../../paper/text-strips.ts'
import { chapterStrips } from './chapters.ts'
import type { ContractText } from './contract-text.ts'
import { type Print, printPaper } from './print-paper.ts'
import type { Setting } from './setting.ts'
import { factStrips, purchaseStrips } from './tables.ts'

/** The contract on paper: the order, then the terms of sale. */
export function printContract(text: ContractText, print: Print): Uint8Array {
  return printPaper(text, print, (setting) => [...orderStrips(text, setting), ...termsStrips(text, setting)])
}

function orderStrips(text: ContractText, setting: Setting): Strip[] {
  const { body } = setting.sheets
  return [
    ...factStrips(setting, body, text.facts),
    ...purchaseStrips(setting, body, text),
    ...text.chapters.flatMap((chapter) => chapterStrips(setting, body, { ...chapter, level: 1 })),
  ]
}

function termsStrips({ terms }: ContractText, setting: Setting): Strip[] {
  const { sheets } = setting
  const part = sheets.part(sheets.body, 'Sect')
  const heading = textStrips(sheets, sheets.part(part, 'H2'), [{ text: terms.title }], {
    ...grid.page,
    face: faces.title,
    before: 52,
  })
  const version = textStrips(sheets, sheets.part(part, 'P'), [{ text: terms.version }], {
    ...grid.page,
    face: faces.small,
    before: 4,
  })
  const head = [...heading, ...version].map(
    (strip, index): Strip => ({
      ...strip,
      keep: true,
      draw(top) {
        if (index === 0) sheets.bookmark(1, terms.title)
        strip.draw(top)
      },
    }),
  )
  return [
    ...head,
    ...terms.chapters.flatMap((chapter) => chapterStrips(setting, part, { ...chapter, level: 2 })),
  ]
}
