import type { CoverColours } from '../../domains/catalog/index.ts'
import { drawKey, type Layer } from './bitting-scene.ts'
import { frames } from './bitting-stance.ts'
import type { Shape } from './key-blade.ts'

export type CoverVariant = keyof typeof frames

/**
 * A product's cover as SVG text: a key's teeth cut from its slug, in its two colours.
 * No ids, styles or scripts, so that many may be inlined in one page under the strictest CSP.
 */
export function bittingCover(cover: { slug: string; colours: CoverColours; variant: CoverVariant }): string {
  const { width, height, layers } = drawKey(cover.slug, cover.colours, frames[cover.variant])
  const paths = layers.filter(({ shapes }) => shapes.length > 0).map(pathElement)
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" fill="none">${paths.join('')}</svg>`
}

function pathElement({ colour, shapes, lineWidth }: Layer): string {
  const path = shapes.map(relativePath)
  return lineWidth
    ? `<path stroke="${colour}" stroke-width="${Math.round(lineWidth * 10) / 10}" d="${path.join('')}"/>`
    : `<path fill="${colour}" d="${path.join('z')}z"/>`
}

/** Relative steps between rounded points: half the bytes, and rounding never adds up. */
function relativePath(shape: Shape): string {
  const points = shape.map(([x, y]) => [Math.round(x), Math.round(y)] as const)
  return points
    .map(([x, y], index) => {
      const before = points[index - 1]
      if (!before) return `M${x} ${y}`
      const [dx, dy] = [x - before[0], y - before[1]]
      if (dy === 0) return `h${dx}`
      return dx === 0 ? `v${dy}` : `l${dx}${dy < 0 ? '' : ' '}${dy}`
    })
    .join('')
}
