import { hash } from 'node:crypto'
import type { DemoProduct } from './types.ts'

/**
 * The n-th demo key of a product: always the same, matching its pattern, and beginning with DEMO wherever the
 * pattern lets those letters stand. Two keys agree as rarely as two hashes do.
 */
export function demoKey({ slug, keyPattern }: Pick<DemoProduct, 'slug' | 'keyPattern'>, n: number): string {
  const digest = hash('sha512', `${slug} ${n}`, 'buffer')
  let key = ''
  for (const [place, characters] of placesOf(keyPattern).entries()) {
    key += characters.charAt(digest.readUInt8(place) % characters.length)
  }
  return key
}

const known = new Map<string, string[]>()

/** The characters that may stand in each place of a key. */
function placesOf(pattern: string): string[] {
  const places = known.get(pattern)
  if (places) return places
  const read = withDemo(parsePattern(pattern))
  known.set(pattern, read)
  return read
}

/** Reads patterns of fixed length: characters, classes such as [A-F0-9], groups, and counts such as {4}. */
function parsePattern(pattern: string): string[] {
  const flat = pattern
    .replace(/^\^|\$$/g, '')
    .replace(/\(([^()]*)\)\{(\d+)\}/g, (_, group: string, count: string) => group.repeat(Number(count)))
  const tokens = [...flat.matchAll(/(\[[A-Z0-9-]+\]|[A-Z0-9-])(?:\{(\d+)\})?/g)]
  if (tokens.map(([token]) => token).join('') !== flat)
    throw new RangeError(`cannot make keys for ${pattern}`)
  return tokens.flatMap(([, characters = '', count = '1']) =>
    Array<string>(Number(count)).fill(characters.length > 1 ? expand(characters) : characters),
  )
}

function expand(characters: string): string {
  const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789']
  const allowed = new RegExp(characters)
  return alphabet.filter((character) => allowed.test(character)).join('')
}

/** Writes DEMO into the first places that are not fixed, when each of them admits its letter. */
function withDemo(places: string[]): string[] {
  const start = places.findIndex((characters) => characters.length > 1)
  const letters = [...'DEMO']
  if (!letters.every((letter, index) => places[start + index]?.includes(letter))) return places
  return places
    .with(start, 'D')
    .with(start + 1, 'E')
    .with(start + 2, 'M')
    .with(start + 3, 'O')
}
