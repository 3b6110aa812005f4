import { crc32, deflateSync } from 'node:zlib'
import type { CoverColours } from '../../domains/catalog/index.ts'
import { drawKey, type Layer } from './bitting-scene.ts'
import { frames } from './bitting-stance.ts'
import type { Point, Shape } from './key-blade.ts'

const subrows = 8
const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)

type Canvas = { width: number; height: number; pixels: Buffer }
type Edge = { top: Point; bottom: Point; winding: number }
type Cover = { slug: string; colours: CoverColours; width: number; height: number }

/**
 * The cover as a PNG, for Open Graph and mail, which take no SVG; a square one is drawn like the icon.
 * It takes some tens of milliseconds at 1200 × 630: callers keep the result.
 */
export function bittingPng({ slug, colours, width, height }: Cover): Buffer {
  const frame = width === height ? frames.icon : frames.og
  const { layers } = drawKey(slug, colours, { ...frame, width, height })
  const canvas = { width, height, pixels: Buffer.alloc(width * height * 3) }
  for (const layer of layers) paint(canvas, layer)
  return encode(canvas)
}

function paint(canvas: Canvas, { colour, shapes, lineWidth }: Layer): void {
  const polygons = lineWidth ? shapes.flatMap((line) => strokeOf(line, lineWidth)) : shapes
  const edges = polygons.flatMap(edgesOf)
  const ink = Buffer.from(colour.slice(1), 'hex')
  const top = Math.max(0, Math.floor(Math.min(...edges.map((edge) => edge.top[1]))))
  const bottom = Math.min(canvas.height, Math.ceil(Math.max(...edges.map((edge) => edge.bottom[1]))))
  for (let y = top; y < bottom; y += 1) blendRow(canvas, y, ink, coverageStepsOf(y, edges, canvas.width))
}

/** How the share of a pixel that the edges enclose (non-zero rule, as in SVG) changes along a row. */
function coverageStepsOf(y: number, edges: Edge[], width: number): Float64Array {
  const near = edges.filter(({ top, bottom }) => top[1] < y + 1 && y < bottom[1])
  const steps = new Float64Array(width + 2)
  for (let subrow = 0; subrow < subrows; subrow += 1) {
    let winding = 0
    for (const crossing of crossingsAt(y + (subrow + 0.5) / subrows, near)) {
      const before = winding
      winding += crossing.winding
      if ((before === 0) !== (winding === 0)) addStep(steps, crossing.x, (before === 0 ? 1 : -1) / subrows)
    }
  }
  return steps
}

function crossingsAt(level: number, edges: Edge[]): { x: number; winding: number }[] {
  return edges
    .filter(({ top, bottom }) => top[1] <= level && level < bottom[1])
    .map(({ top, bottom, winding }) => {
      const share = (level - top[1]) / (bottom[1] - top[1])
      return { x: top[0] + (bottom[0] - top[0]) * share, winding }
    })
    .sort((a, b) => a.x - b.x)
}

/** From `x` to the right, `weight` more is covered; the pixel under `x` gets its part. */
function addStep(steps: Float64Array, x: number, weight: number): void {
  const inside = Math.min(steps.length - 2, Math.max(0, x))
  const pixel = Math.floor(inside)
  const part = weight * (pixel + 1 - inside)
  steps[pixel] = (steps[pixel] ?? 0) + part
  steps[pixel + 1] = (steps[pixel + 1] ?? 0) + weight - part
}

function blendRow({ width, pixels }: Canvas, y: number, ink: Buffer, steps: Float64Array): void {
  let share = 0
  for (let x = 0; x < width; x += 1) {
    share += steps[x] ?? 0
    if (share < 1e-6) continue
    for (let channel = 0; channel < 3; channel += 1) {
      const at = (y * width + x) * 3 + channel
      const below = pixels[at] ?? 0
      pixels[at] = Math.round(below + ((ink[channel] ?? 0) - below) * share)
    }
  }
}

function edgesOf(polygon: Shape): Edge[] {
  return polygon.flatMap((from, index) => {
    const to = polygon[(index + 1) % polygon.length] ?? from
    if (from[1] === to[1]) return []
    return [from[1] < to[1] ? { top: from, bottom: to, winding: 1 } : { top: to, bottom: from, winding: -1 }]
  })
}

/** Each piece of a line as a rectangle; all turn the same way, so overlaps at the corners stay solid. */
function strokeOf(line: Shape, width: number): Shape[] {
  return line.slice(1).map(([toX, toY], index) => {
    const [fromX, fromY] = line[index] ?? [toX, toY]
    const half = width / 2 / (Math.hypot(toX - fromX, toY - fromY) || 1)
    const [dx, dy] = [(toY - fromY) * half, (fromX - toX) * half]
    return [
      [fromX + dx, fromY + dy],
      [toX + dx, toY + dy],
      [toX - dx, toY - dy],
      [fromX - dx, fromY - dy],
    ]
  })
}

/** PNG (W3C, third edition): eight-bit truecolour, every row with filter 0. */
function encode({ width, height, pixels }: Canvas): Buffer {
  const header = Buffer.alloc(13)
  header.writeUInt32BE(width, 0)
  header.writeUInt32BE(height, 4)
  header.set([8, 2], 8)
  const rows = Buffer.alloc((width * 3 + 1) * height)
  for (let y = 0; y < height; y += 1)
    pixels.copy(rows, y * (width * 3 + 1) + 1, y * width * 3, (y + 1) * width * 3)
  const chunks = [
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]
  return Buffer.concat([signature, ...chunks])
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  check.writeUInt32BE(crc32(body))
  return Buffer.concat([length, body, check])
}
