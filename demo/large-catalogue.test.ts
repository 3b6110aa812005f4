import { expect, test } from 'vitest'
import { contrastRatio, parseOklch } from '../src/web/ui/oklch.ts'
import { categories } from './categories.ts'
import { demoKey } from './demo-key.ts'
import { largeCatalogue } from './large-catalogue.ts'
import { platforms } from './platforms.ts'
import { textsOf, typographicSlips } from './typography.ts'

const many = [...largeCatalogue({ products: 60_000, keys: 100_001 })]
const some = many.filter((_, index) => index % 100 === 0)

test('makes exactly as many products and keys as asked for', () => {
  expect(many).toHaveLength(60_000)
  expect(many.reduce((sum, { demoKeys }) => sum + demoKeys, 0)).toBe(100_001)
})

test('names no two products alike', () => {
  expect(new Set(many.map(({ slug }) => slug)).size).toBe(60_000)
  expect(many.filter(({ slug }) => !/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))).toEqual([])
  const names = many.map(({ name, edition }) => `${name.fr} ${edition?.fr ?? ''}`)
  expect(new Set(names).size).toBe(60_000)
})

test('makes the same catalogue again from the same seed, and another from another', () => {
  const first = (seed: number) => [...largeCatalogue({ products: 50, keys: 50, seed })]
  expect(first(7)).toEqual(first(7))
  expect(first(7)).not.toEqual(first(8))
})

test('stays on the shelves and platforms of the demo shop', () => {
  const known = new Set([...categories.map(({ slug }) => slug), ...platforms.map(({ code }) => code)])
  expect(many.filter(({ category, platform }) => !known.has(category) || !known.has(platform))).toEqual([])
})

test('is typeset, priced and coloured like the small one', () => {
  for (const product of some) {
    expect(textsOf(product, 'en').flatMap((text) => typographicSlips(text, 'en'))).toEqual([])
    expect(textsOf(product, 'fr').flatMap((text) => typographicSlips(text, 'fr'))).toEqual([])
    expect(product.priceMinor).toBeGreaterThan(0)
    expect(product.regularPriceMinor ?? Infinity).toBeGreaterThan(product.priceMinor)
    const contrast = contrastRatio(parseOklch(product.colours.ground), parseOklch(product.colours.blade))
    expect(contrast).toBeGreaterThanOrEqual(3)
  }
})

test('has keys that match and never repeat', () => {
  const keys = many.flatMap((product) =>
    Array.from({ length: product.demoKeys }, (_, n) => demoKey(product, n)),
  )
  expect(new Set(keys).size).toBe(100_001)
  for (const product of some) expect(demoKey(product, 0)).toMatch(new RegExp(product.keyPattern))
})
