import { assertNever } from '../../../shared/errors.ts'
import { faces, grid, inks } from '../../paper/layout.ts'
import type { Strip } from '../../paper/paginate.ts'
import type { Part, Sheets } from '../../paper/sheets.ts'
import { type Column, textStrips } from '../../paper/text-strips.ts'
import type { PlainClause } from '../../storefront/legal/terms-clauses.ts'
import type { AnswersInContract, Chapter, DayInContract } from './contract-text.ts'
import { runsOf, type Setting } from './setting.ts'

export type HangingChapter = Chapter & { level: 1 | 2 }

const paragraphGap = 6
const chapterGap = 26
/** A chapter of less than this height is not spread over two pages. */
const wholeMax = { 1: 190, 2: 100 }

/** A chapter whose title hangs to the left of its text. */
export function chapterStrips(
  setting: Setting,
  parent: Part,
  { title, parts, level }: HangingChapter,
): Strip[] {
  const { sheets } = setting
  const section = sheets.part(parent, 'Sect')
  const label = textStrips(sheets, sheets.part(section, level === 1 ? 'H2' : 'H3'), [{ text: title }], {
    ...grid.label,
    face: faces.label,
    before: 0,
  })
  const strips = parts.flatMap((part, index) => {
    const own = partStrips(setting, section, part, index === 0 ? 0 : paragraphGap)
    return opensList(parts[index + 1]) ? keptToNext(own) : own
  })
  const hung = hang(strips, label, () => sheets.bookmark(level, title))
  return heightOf(hung) < wholeMax[level] ? keptWhole(hung) : hung
}

function hang(strips: Strip[], label: readonly Strip[], begin: () => void): Strip[] {
  const [first, ...rest] = strips
  if (!first) return []
  const spare = heightOf(label) - heightOf(strips)
  const head: Strip = {
    ...first,
    before: chapterGap,
    rule: true,
    draw(top) {
      begin()
      label.reduce((y, line) => {
        line.draw(y)
        return y + line.height
      }, top)
      first.draw(top)
    },
  }
  return [head, ...rest, ...(spare > 0 ? [blank(spare)] : [])]
}

/** The sentence before a list does not part from it. */
function opensList(part: Chapter['parts'][number] | undefined): boolean {
  return part?.kind === 'list' || part?.kind === 'answers'
}

function keptToNext(strips: readonly Strip[]): Strip[] {
  return strips.map((strip, index) => (index < strips.length - 1 ? strip : { ...strip, keep: true }))
}

function keptWhole(strips: readonly Strip[]): Strip[] {
  return strips.map((strip, index) => ({ ...strip, keep: index < strips.length - 1 }))
}

function heightOf(strips: readonly Strip[]): number {
  return strips.reduce((sum, strip) => sum + strip.before + strip.height, 0)
}

function blank(height: number): Strip {
  return { height, before: 0, draw: () => {} }
}

function partStrips(
  setting: Setting,
  section: Part,
  part: Chapter['parts'][number],
  before: number,
): Strip[] {
  switch (part.kind) {
    case 'paragraph':
    case 'list':
      return plainStrips(setting, section, part, { ...grid.text, before, framed: false })
    case 'frame':
      return frameStrips(setting, section, part)
    case 'day':
      return dayStrips(setting, section, part, before)
    case 'answers':
      return answerStrips(setting, section, part, before)
    default:
      return assertNever(part)
  }
}

type Place = Column & { before: number; framed: boolean }

function plainStrips(setting: Setting, parent: Part, clause: PlainClause, place: Place): Strip[] {
  const { sheets } = setting
  const face = place.framed ? faces.small : faces.text
  if (clause.kind === 'paragraph') {
    return textStrips(sheets, sheets.part(parent, 'P'), runsOf(clause.words, setting), { ...place, face })
  }
  const list = sheets.part(parent, 'L')
  return clause.items.flatMap((item, index) => {
    const entry = sheets.part(list, 'LI')
    const mark = textStrips(sheets, sheets.part(entry, 'Lbl'), [{ text: '–' }], {
      ...place,
      face: { ...face, colour: inks.brass },
      before: 0,
    })
    const style = { x: place.x + 12, width: place.width - 12, face, framed: place.framed }
    const body = textStrips(sheets, sheets.part(entry, 'LBody'), runsOf(item, setting), {
      ...style,
      before: index === 0 ? place.before : 2,
    })
    return besideFirst(body, (top) => mark[0]?.draw(top))
  })
}

function frameStrips(
  setting: Setting,
  section: Part,
  { title, clauses }: Extract<Chapter['parts'][number], { kind: 'frame' }>,
): Strip[] {
  const { sheets } = setting
  const inner = grid.framePadding
  const column = { x: grid.text.x + inner, width: grid.text.width - 2 * inner, framed: true }
  const div = sheets.part(section, 'Div')
  const heading = textStrips(sheets, sheets.part(div, 'P'), [{ text: title }], {
    ...column,
    face: { ...faces.small, weight: 'strong', colour: inks.ink },
    before: paragraphGap + inner + 4,
  })
  return [
    ...heading.map((strip) => ({ ...strip, keep: true })),
    ...clauses.flatMap((clause) => plainStrips(setting, div, clause, { ...column, before: 5 })),
    blank(inner),
  ]
}

function dayStrips(
  { sheets }: Setting,
  section: Part,
  { label, day }: DayInContract,
  before: number,
): Strip[] {
  const part = sheets.part(section, 'P')
  const labels = textStrips(sheets, part, [{ text: `${label} ` }], {
    ...grid.text,
    face: faces.small,
    before,
  })
  const days = textStrips(sheets, part, [{ text: day }], { ...grid.text, face: faces.day, before: 0 })
  return [...labels.map((strip) => ({ ...strip, keep: true })), ...days]
}

function answerStrips(
  { sheets, locale }: Setting,
  section: Part,
  { statements, locale: shown }: AnswersInContract,
  before: number,
): Strip[] {
  const list = sheets.part(section, 'L', shown === locale ? {} : { lang: shown })
  return statements.flatMap((statement, index) => {
    const body = sheets.part(sheets.part(list, 'LI'), 'LBody')
    const { x, width } = grid.text
    const lines = textStrips(sheets, body, [{ text: statement }], {
      x: x + 18,
      width: width - 18,
      face: faces.text,
      before: index === 0 ? before : 3,
    })
    return besideFirst(lines, (top) => drawTick(sheets, x, top))
  })
}

function besideFirst([first, ...rest]: readonly Strip[], draw: (top: number) => void): Strip[] {
  if (!first) return []
  const head = {
    ...first,
    draw(top: number) {
      draw(top)
      first.draw(top)
    },
  }
  return [head, ...rest]
}

function drawTick(sheets: Sheets, x: number, top: number): void {
  const middle = top + faces.text.leading / 2
  sheets.decorate((pdf) =>
    pdf
      .moveTo(x + 1, middle + 0.5)
      .lineTo(x + 4, middle + 3.5)
      .lineTo(x + 10, middle - 4)
      .lineWidth(1.4)
      .stroke(inks.brass),
  )
}
