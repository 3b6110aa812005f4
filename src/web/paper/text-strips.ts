import type { Strip } from './paginate.ts'
import type { Face, Part, Sheets } from './sheets.ts'
import { breakLines, type Run } from './text-lines.ts'

export type Column = { x: number; width: number }
export type TextStyle = Column & {
  face: Face
  before: number
  framed?: boolean
}

/** A paragraph, one strip for each line. Neither its first nor its last line stands alone on a page. */
export function textStrips(
  sheets: Sheets,
  part: Part,
  runs: readonly Run[],
  { x, width, face, before, framed = false }: TextStyle,
): Strip[] {
  const lines = breakLines(runs, width, (text) => sheets.measure(text, face))
  return lines.map((line, index) => ({
    height: face.leading,
    before: index === 0 ? before : 0,
    keep: index < lines.length - 1 && (index === 0 || index === lines.length - 2),
    framed,
    draw: (top) => sheets.write(part, line, { x, top, face }),
  }))
}
