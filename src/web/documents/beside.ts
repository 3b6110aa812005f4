import type { Strip } from '../paper/paginate.ts'

/** Strips one above the other as one that is never cut. */
export function stacked(strips: readonly Strip[]): Strip {
  const space = (index: number, { before }: Strip) => (index === 0 ? 0 : before)
  return {
    height: strips.reduce((sum, strip, index) => sum + space(index, strip) + strip.height, 0),
    before: 0,
    draw(top) {
      let y = top
      for (const [index, strip] of strips.entries()) {
        y += space(index, strip)
        strip.draw(y)
        y += strip.height
      }
    },
  }
}

/** Columns of strips side by side as one that is never cut. */
export function beside(columns: readonly (readonly Strip[])[]): Strip {
  const blocks = columns.map(stacked)
  return {
    height: Math.max(...blocks.map(({ height }) => height)),
    before: 0,
    draw(top) {
      for (const block of blocks) block.draw(top)
    },
  }
}
