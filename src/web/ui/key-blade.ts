/**
 * The geometry of a key blade seen flat on: x runs along the blade, 0 at the nose and negative towards the bow;
 * y runs across it, 0 at the uncut top and growing into the metal.
 */
export type Point = readonly [x: number, y: number]
export type Shape = readonly Point[]

/** From one cut to the next. */
export const cutSpacing = 100
export const bladeHeight = 230
/** Where the straight top begins, and the milling. */
export const shoulder = -100
/** Where everything has left the picture, on the side of the bow. */
export const bowEnd = -1000

const depthCount = 9
const depthStep = 10.5
/** The shallowest land lies so deep that neighbouring flanks always meet in a peak, never on the top. */
const depthZero = 31
/** The largest step between neighbours ("MACS"): beyond it the cutter would eat the flank of the next cut. */
const neighbourStepMax = 6
const firstCut = -215
const landWidth = 32
const flankSlope = 1.2
const faceWidth = 16

/** Cut depths 1..9, one for each byte. */
export function bitting(bytes: Iterable<number>): number[] {
  const depths: number[] = []
  for (const byte of bytes) {
    const wished = 1 + (byte % depthCount)
    const before = depths.at(-1) ?? 0
    depths.push(Math.min(before + neighbourStepMax, Math.max(before - neighbourStepMax, wished)))
  }
  return depths
}

/** The cut edge from nose to bow: level lands at exact depths, joined by flanks that meet in peaks. */
export function ridgeOf(depths: readonly number[]): Shape {
  const lands = depths.map(landAt)
  const cuts = lands.flatMap((land, index): Point[] => {
    const before = lands[index - 1]
    const start: Point = before ? peakBetween(before, land) : [land.from + land.y / flankSlope, 0]
    return [start, [land.from, land.y], [land.to, land.y]]
  })
  return [[shoulder, 0], ...cuts, [bowEnd, 0]]
}

/** The metal reaches half under the cut faces, so that no seam shows along their outer edge. */
export function bladeOf(ridge: Shape): Shape {
  return [
    [0, bladeHeight * 0.52],
    ...insetRidge(ridge, faceWidth / 2),
    [bowEnd, bladeHeight],
    [-96, bladeHeight],
  ]
}

/** The bevel along the spine. */
export const bevel: Shape = [
  [bowEnd, bladeHeight - 12],
  [-86, bladeHeight - 12],
  [-96, bladeHeight],
  [bowEnd, bladeHeight],
]

/** The metal that the cutter laid bare: one quadrilateral for each straight piece below the top. */
export function cutFacesOf(ridge: Shape): Shape[] {
  const inner = insetRidge(ridge, faceWidth)
  return ridge.flatMap((point, index) => {
    const [next, nextInner, pointInner] = [ridge[index + 1], inner[index + 1], inner[index]]
    if (!next || !nextInner || !pointInner || (point[1] === 0 && next[1] === 0)) return []
    return [[point, next, nextInner, pointInner]]
  })
}

type Groove = { top: number; height: number; end: number }

/** The profiles that a blank may have. */
export const millings: readonly [Groove[], ...Groove[][]] = [
  [
    { top: 140, height: 16, end: -90 },
    { top: 178, height: 9, end: -120 },
  ],
  [{ top: 146, height: 38, end: -110 }],
  [
    { top: 134, height: 9, end: -80 },
    { top: 154, height: 9, end: -80 },
    { top: 188, height: 12, end: -110 },
  ],
  [
    { top: 158, height: 24, end: -100 },
    { top: 194, height: 5, end: -100 },
  ],
]

/** A groove milled along the blade, with its two long edges. */
export function grooveOf({ top, height, end }: Groove) {
  const upper: Shape = [
    [bowEnd, top],
    [end, top],
  ]
  const lower: Shape = [
    [bowEnd, top + height],
    [end + height * 0.8, top + height],
  ]
  return { upper, lower, bed: [...upper, ...lower.toReversed()] }
}

/** A pin of the lock over each cut, its tip just clear of the land, and the pin's axis. */
export function pinsOf(depths: readonly number[]): { pin: Shape; axis: Shape }[] {
  return depths.map(landAt).map(({ from, to, y }) => ({
    pin: [
      [from + 12, bowEnd],
      [from + 12, y - 38],
      [from, y - 14],
      [to, y - 14],
      [to - 12, y - 38],
      [to - 12, bowEnd],
    ],
    axis: [
      [(from + to) / 2, bowEnd],
      [(from + to) / 2, y - 38],
    ],
  }))
}

/** The ridge again, further off and flatter each time, like the lines around an engraving. */
export function echoOf(ridge: Shape, times: number): Shape {
  const beyondNose: Point = [-bowEnd, -30 * times]
  return [beyondNose, ...ridge.map(([x, y]): Point => [x, y * (1 - 0.13 * times) - 30 * times])]
}

/** Unit vector from an edge into the open, for an edge walked from nose to bow. */
export function outwardNormal([ax, ay]: Point, [bx, by]: Point): Point {
  const length = Math.hypot(bx - ax, by - ay) || 1
  return [(ay - by) / length, (bx - ax) / length]
}

/** The ridge moved into the metal; where a flank reaches the top, its inner line ends level with the top. */
function insetRidge(ridge: Shape, width: number): Shape {
  return ridge.map((at, index) => {
    const [before, after] = [ridge[index - 1], ridge[index + 1]]
    if (!before || !after) return at
    const [nx, ny] = outwardNormal(before, at)
    const [mx, my] = outwardNormal(at, after)
    if (at[1] === 0) return [at[0] - width / mx, 0]
    const reach = width / (1 + nx * mx + ny * my)
    return [at[0] - (nx + mx) * reach, at[1] - (ny + my) * reach]
  })
}

function peakBetween(before: Land, after: Land): Point {
  const y = (before.y + after.y - flankSlope * (before.to - after.from)) / 2
  return [before.to - (before.y - y) / flankSlope, y]
}

type Land = { from: number; to: number; y: number }

function landAt(depth: number, index: number): Land {
  const middle = firstCut - index * cutSpacing
  return { from: middle + landWidth / 2, to: middle - landWidth / 2, y: depthZero + depth * depthStep }
}
