import { bladeHeight, cutSpacing, type Point, shoulder } from './key-blade.ts'

export type Frame = { width: number; height: number; cutsAcross: number; detail: 'full' | 'plain' }

/** The crops: a product card, a page header, an Open Graph image, and a favicon without the fine lines. */
export const frames = {
  card: { width: 800, height: 600, cutsAcross: 3.7, detail: 'full' },
  wide: { width: 960, height: 540, cutsAcross: 3.6, detail: 'full' },
  og: { width: 1200, height: 630, cutsAcross: 3.6, detail: 'full' },
  icon: { width: 512, height: 512, cutsAcross: 2.9, detail: 'plain' },
} as const satisfies Record<string, Frame>

export type Pick = <T>(place: number, faces: readonly [T, ...T[]]) => T

/** How the blade stands in the frame: which edge it enters by, how far, how large, which way the teeth look. */
export function stanceOf(pick: Pick, frame: Frame) {
  const plain = frame.detail === 'plain'
  const lean = plain ? 0 : pick(9, [0, 0, 0, -30, 30])
  const angle = ((pick(8, [0, 90, 180, 270]) + lean) * Math.PI) / 180
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const teeth = pick(10, [1, -1])
  const shorter = Math.min(frame.width, frame.height)
  const scale = (shorter / (cutSpacing * frame.cutsAcross)) * (plain ? 1 : pick(11, [1, 1.15]))

  const reach = Math.min(frame.width / Math.abs(cos), frame.height / Math.abs(sin)) / 2 / scale
  const showsNose = !plain && Math.abs(cos) > Math.abs(sin) && pick(12, [true, true, true, false])
  // The nose stands clear of the edge or wholly beyond it: cut off halfway it would look like a mistake.
  const middleX = showsNose ? pick(13, [36, 58, 84]) - reach : shoulder - reach - (lean === 0 ? 20 : 110)
  const middleY = bladeHeight * (plain ? 0.33 : pick(14, [0.3, 0.38, 0.46]))

  const turn = ([x, y]: Point): Point => [x * cos - y * teeth * sin, x * sin + y * teeth * cos]
  return {
    scale,
    /** From the blade's own measure into the frame's. */
    place(point: Point): Point {
      const [x, y] = turn([point[0] - middleX, point[1] - middleY])
      return [frame.width / 2 + x * scale, frame.height / 2 + y * scale]
    },
    /** How squarely an edge with this normal faces the light, which falls from the upper left: -1..1. */
    lit(normal: Point): number {
      const [x, y] = turn(normal)
      return x * -0.5 + y * -0.866
    },
  }
}

export type Stance = ReturnType<typeof stanceOf>
