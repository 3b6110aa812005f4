/** A piece of a page that is never cut: a line of text, a row of a table. */
export type Strip = {
  height: number
  /** The space above it, which falls away at the top of a page. */
  before: number
  /** Stays on one page with the strip that follows. */
  keep?: boolean
  /** A hairline above; at the top of a page there is none. */
  rule?: boolean
  /** Stands on a tinted ground with its neighbours of the same frame. */
  framed?: boolean
  draw(top: number): void
}

export type Placed = { strip: Strip; top: number; isFirst: boolean }

/** Which strips stand on which page, and where. `topOf` is where a page begins. */
export function paginate(
  strips: readonly Strip[],
  { topOf, bottom }: { topOf(page: number): number; bottom: number },
): Placed[][] {
  const pages: Placed[][] = [[]]
  let end = topOf(0)
  for (const group of keptTogether(strips)) {
    const height = group.reduce((sum, strip) => sum + strip.before + strip.height, 0)
    if (pages.at(-1)?.length && end + height > bottom) {
      pages.push([])
      end = topOf(pages.length - 1)
    }
    for (const strip of group) {
      const isFirst = pages.at(-1)?.length === 0
      const top = end + (isFirst ? 0 : strip.before)
      pages.at(-1)?.push({ strip, top, isFirst })
      end = top + strip.height
    }
  }
  return pages
}

function keptTogether(strips: readonly Strip[]): Strip[][] {
  const groups: Strip[][] = []
  let isOpen = false
  for (const strip of strips) {
    if (isOpen) groups.at(-1)?.push(strip)
    else groups.push([strip])
    isOpen = strip.keep ?? false
  }
  return groups
}
