import type { CoverColours } from '../src/domains/catalog/index.ts'
import type { Translated } from '../src/shared/locale.ts'
import { keyPatterns } from './key-patterns.ts'
import {
  descriptions,
  features,
  nameBeginnings,
  nameEndings,
  type Shelf,
  shelves,
  summaries,
} from './large-catalogue-words.ts'
import { regions } from './regions.ts'
import type { DemoProduct } from './types.ts'

type Size = { products: number; keys: number; seed?: number }
type Random = () => number

/**
 * So many plausible invented products with so many keys between them, made one at a time, for benchmarks.
 * The same seed makes the same catalogue; its keys come from `demoKey`.
 */
export function* largeCatalogue({ products, keys, seed = 1 }: Size): Generator<DemoProduct, void> {
  const random = randomFrom(seed)
  let made = 0
  for (let title = 0; made < products; title += 1) {
    for (const product of editionsOf(title, random).slice(0, products - made)) {
      const demoKeys = Math.floor(keys / products) + (made < keys % products ? 1 : 0)
      made += 1
      yield { ...product, demoKeys }
    }
  }
}

function editionsOf(title: number, random: Random): Omit<DemoProduct, 'demoKeys'>[] {
  const shelf = shelves[title % shelves.length] ?? shelves[0]
  const name = nameOf(shelf, title)
  const platform = pick(random, shelf.platforms)
  const editions = pick(random, shelf.editions)
  const price = 99 + 100 * Math.floor(4 + 55 * random() ** 2)
  const shared = {
    category: shelf.category,
    platform,
    region: pick(random, regions)?.code ?? 'worldwide',
    kind: shelf.kind,
    legalNature: shelf.legalNature,
    name,
    summary: pick(random, summaries[shelf.kind]),
    description: descriptions[shelf.kind],
    features: features[shelf.kind],
    publisher: `${pick(random, nameBeginnings)}${pick(random, nameEndings)} & Co`,
    keyPattern: keyPatterns[platform],
  }
  const slug = slugOf(name.en)
  if (editions.length === 0) return [{ ...shared, slug, priceMinor: price, colours: coloursFrom(random) }]
  return editions.map((edition, index) => {
    const priceMinor = price + index * 100 * Math.ceil(price / 250)
    return {
      ...shared,
      slug: `${slug}-${slugOf(edition.en)}`,
      family: slug,
      edition,
      priceMinor,
      ...(random() < 0.15 && { regularPriceMinor: Math.round(priceMinor * 1.25) }),
      colours: coloursFrom(random),
    }
  })
}

/** Every name once: all stems with their first title, then with the next, then all again with a number. */
function nameOf({ titles }: Shelf, place: number): Translated {
  const index = Math.floor(place / shelves.length)
  const stemCount = nameBeginnings.length * nameEndings.length
  const round = Math.floor(index / stemCount)
  // A stride without a common divisor walks over all stems in an order that does not look like one.
  const stem = (index * 379 + (place % shelves.length) * 97) % stemCount
  const beginning = nameBeginnings[stem % nameBeginnings.length] ?? ''
  const ending = nameEndings[Math.floor(stem / nameBeginnings.length)] ?? ''
  const title = titles[(index + round) % titles.length] ?? titles[0]
  const volume = Math.floor(round / titles.length) + 1
  const fill = (text: string) => text.replace('*', beginning + ending) + (volume > 1 ? ` ${volume}` : '')
  return { en: fill(title.en), fr: fill(title.fr) }
}

function coloursFrom(random: Random): CoverColours {
  const hue = Math.floor(random() * 360)
  const dark = `oklch(0.${26 + Math.floor(random() * 12)} 0.06 ${hue})`
  const pale = `oklch(0.${82 + Math.floor(random() * 10)} 0.06 ${(hue + Math.floor(random() * 60)) % 360})`
  return random() < 0.5 ? { ground: dark, blade: pale } : { ground: pale, blade: dark }
}

function slugOf(text: string): string {
  return text.toLowerCase().replaceAll(' ', '-')
}

function pick<T>(random: Random, list: readonly [T, ...T[]]): T
function pick<T>(random: Random, list: readonly T[]): T | undefined
function pick<T>(random: Random, list: readonly T[]): T | undefined {
  return list[Math.floor(random() * list.length)]
}

/** Mulberry32: enough to scatter prices and colours, the same on every machine. */
function randomFrom(seed: number): Random {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
