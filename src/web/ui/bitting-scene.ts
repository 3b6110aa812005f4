import { createHash } from 'node:crypto'
import type { CoverColours } from '../../domains/catalog/index.ts'
import { type Frame, type Pick, type Stance, stanceOf } from './bitting-stance.ts'
import {
  bevel,
  bitting,
  bladeOf,
  bowEnd,
  cutFacesOf,
  echoOf,
  grooveOf,
  millings,
  outwardNormal,
  pinsOf,
  ridgeOf,
  type Shape,
} from './key-blade.ts'
import { type Oklch, oklchToHex, parseOklch } from './oklch.ts'

/** Filled polygons, or with a `lineWidth` open lines, of one colour; layers are painted in order. */
export type Layer = { colour: string; shapes: Shape[]; lineWidth?: number }
export type Scene = { width: number; height: number; layers: Layer[] }

type Key = { depths: number[]; ridge: Shape; ground: Oklch; blade: Oklch }

const cutCount = 8
const white: Oklch = [1, 0, 0]
const black: Oklch = [0.15, 0, 0]
const brass = ['oklch(0.62 0.105 70)', 'oklch(0.79 0.115 83)', 'oklch(0.89 0.09 90)']
/** Pale brass would drown in a pale ground. */
const brassOnPale = ['oklch(0.55 0.1 66)', 'oklch(0.68 0.115 75)', 'oklch(0.78 0.115 83)']
/** A blade that is brass itself shows its cuts as freshly polished. */
const brassOnBrass = ['oklch(0.66 0.11 72)', 'oklch(0.89 0.085 90)', 'oklch(0.95 0.055 95)']

/** Everything about a cover follows from the slug's hash: cuts, milling, stance, and the ground behind. */
export function drawKey(slug: string, colours: CoverColours, frame: Frame): Scene {
  const hash = createHash('sha256').update(slug).digest()
  const pick: Pick = (place, faces) => faces[hash.readUInt8(place) % faces.length] ?? faces[0]
  const depths = bitting(hash.subarray(0, cutCount))
  const key: Key = {
    depths,
    ridge: ridgeOf(depths),
    ground: parseOklch(colours.ground),
    blade: parseOklch(colours.blade),
  }
  const stance = stanceOf(pick, frame)
  const backdrop = frame.detail === 'full' ? pick(15, [pins, echoes, ghost])(key) : []
  const layers = [...backdrop, ...metalwork(key, pick, stance), ...cutFaces(key, stance)]
  return { ...frame, layers: [wall(key, frame), ...layers.map((layer) => placed(layer, stance))] }
}

function wall({ ground }: Key, { width, height }: Frame): Layer {
  const corners: Shape = [
    [0, 0],
    [width, 0],
    [width, height],
    [0, height],
  ]
  return { colour: oklchToHex(ground), shapes: [corners] }
}

function pins({ depths, ground, blade }: Key): Layer[] {
  const pins = pinsOf(depths)
  return [
    { colour: towards(ground, blade, 0.08), shapes: pins.map(({ pin }) => pin) },
    { colour: towards(ground, blade, 0.22), shapes: pins.map(({ axis }) => axis), lineWidth: 1 },
  ]
}

function echoes({ ridge, ground, blade }: Key): Layer[] {
  return [1, 2, 3, 4].map((times) => ({
    colour: towards(ground, blade, 0.44 - times * 0.07),
    shapes: [echoOf(ridge, times)],
    lineWidth: 1.5,
  }))
}

function ghost({ ridge, ground, blade }: Key): Layer[] {
  const gauge = [4, 5, 6, 7].map(
    (times): Shape => [
      [bowEnd, -36 * times],
      [-bowEnd, -36 * times],
    ],
  )
  return [
    {
      colour: towards(ground, blade, 0.09),
      shapes: [[...echoOf(ridge, 2.5), [bowEnd, bowEnd], [-bowEnd, bowEnd]]],
    },
    { colour: towards(ground, blade, 0.22), shapes: gauge, lineWidth: 1 },
  ]
}

function metalwork({ ridge, ground, blade }: Key, pick: Pick, { lit }: Stance): Layer[] {
  const teethUp = lit([0, -1]) > 0
  const grooves = pick(16, millings).map(grooveOf)
  return [
    { colour: oklchToHex(blade), shapes: [bladeOf(ridge)] },
    { colour: towards(blade, teethUp ? black : white, 0.25), shapes: [bevel] },
    { colour: towards(blade, ground, 0.3), shapes: grooves.map(({ bed }) => bed) },
    {
      colour: towards(blade, white, 0.5),
      shapes: grooves.map(({ upper, lower }) => (teethUp ? lower : upper)),
      lineWidth: 2.5,
    },
  ]
}

function cutFaces({ ridge, ground, blade }: Key, { lit }: Stance): Layer[] {
  const faces = Map.groupBy(cutFacesOf(ridge), ([from, to]): number => {
    const light = from && to ? lit(outwardNormal(from, to)) : 0
    return light < -0.3 ? 0 : light < 0.55 ? 1 : 2
  })
  const tones = ground[0] > 0.7 ? brassOnPale : isBrass(blade) ? brassOnBrass : brass
  return tones.map((tone, index) => ({
    colour: oklchToHex(parseOklch(tone)),
    shapes: faces.get(index) ?? [],
  }))
}

function isBrass([lightness, chroma, hue]: Oklch): boolean {
  return Math.abs(lightness - 0.79) < 0.08 && chroma > 0.07 && Math.abs(hue - 83) < 25
}

/** The same colour as it would look nearer to another's lightness: hue and chroma stay its own. */
function towards(colour: Oklch, other: Oklch, share: number): string {
  return oklchToHex([colour[0] + (other[0] - colour[0]) * share, colour[1], colour[2]])
}

function placed(layer: Layer, { place, scale }: Stance): Layer {
  const shapes = layer.shapes.map((shape) => shape.map(place))
  return { ...layer, shapes, ...(layer.lineWidth && { lineWidth: layer.lineWidth * scale }) }
}
