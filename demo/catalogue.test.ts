import { describe, expect, test } from 'vitest'
import { contrastRatio, parseOklch } from '../src/web/ui/oklch.ts'
import { categories } from './categories.ts'
import { demoKey } from './demo-key.ts'
import { platforms } from './platforms.ts'
import { bundles } from './products/bundles.ts'
import { products } from './products.ts'
import { regions } from './regions.ts'
import { textsOf, typographicSlips } from './typography.ts'

const everything = { categories, platforms, regions, products, bundles }
const fullNames = (locale: 'en' | 'fr') =>
  products.map(({ name, edition }) => `${name[locale]} · ${edition?.[locale] ?? ''}`)

describe('the demo catalogue', () => {
  test('gives every product a kebab-case slug and a full name of its own', () => {
    for (const { slug } of products) expect(slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    expect(repeated(products.map(({ slug }) => slug))).toEqual([])
    expect(repeated(fullNames('en'))).toEqual([])
    expect(repeated(fullNames('fr'))).toEqual([])
  })

  test('uses every category, platform and region that it names, and no other', () => {
    expect(new Set(products.map(({ category }) => category))).toEqual(
      new Set(categories.map(({ slug }) => slug)),
    )
    expect(new Set(products.map(({ platform }) => platform))).toEqual(
      new Set(platforms.map(({ code }) => code)),
    )
    expect(new Set(products.map(({ region }) => region))).toEqual(new Set(regions.map(({ code }) => code)))
  })

  test('names countries by their ISO codes, each once', () => {
    const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
    for (const { code, countries } of regions) {
      expect(repeated(countries ?? []), code).toEqual([])
      expect(
        (countries ?? []).filter((country) => !names.of(country)),
        code,
      ).toEqual([])
    }
    expect(regions.find(({ code }) => code === 'eu')?.countries).toHaveLength(27)
  })

  test('shows each kind of stock: sold out, few left, plenty, and one pre-order', () => {
    const released = products.filter(({ releaseInDays }) => releaseInDays === undefined)
    const stock = (demoKeys: number) => released.filter((product) => product.demoKeys === demoKeys).length
    expect(products.length - released.length).toBe(1)
    expect(stock(0)).toBe(5)
    expect(stock(3)).toBe(2)
    const others = released
      .map(({ demoKeys }) => demoKeys)
      .filter((demoKeys) => demoKeys !== 0 && demoKeys !== 3)
    expect(Math.min(...others)).toBeGreaterThan(5)
    expect(Math.max(...others)).toBeLessThanOrEqual(20)
    expect(products.length).toBe(64)
  })

  test('has ten products on sale, below their regular price', () => {
    const reduced = products.filter(({ regularPriceMinor }) => regularPriceMinor !== undefined)
    expect(reduced).toHaveLength(10)
    for (const { slug, priceMinor, regularPriceMinor } of reduced) {
      expect(regularPriceMinor, slug).toBeGreaterThan(priceMinor)
    }
  })

  test('has bundles of products that it sells, for less than one by one', () => {
    for (const { slug, parts, priceMinor, summary } of bundles) {
      const whole = parts.map((part) => products.find((product) => product.slug === part))
      expect(whole, slug).not.toContain(undefined)
      expect(
        whole.map((part) => part?.releaseInDays),
        slug,
      ).toEqual(parts.map(() => undefined))
      expect(priceMinor, slug).toBeLessThan(whole.reduce((sum, part) => sum + (part?.priceMinor ?? 0), 0))
      expect(Math.max(summary.en.length, summary.fr.length), slug).toBeLessThanOrEqual(140)
    }
    expect(repeated([...products, ...bundles].map(({ slug }) => slug))).toEqual([])
  })

  test('makes families of at least two, told apart by their editions', () => {
    const families = Map.groupBy(
      products.filter(({ family }) => family),
      ({ family }) => family,
    )
    for (const [family, editions] of families) {
      expect(editions.length, family).toBeGreaterThan(1)
      expect(repeated(editions.map(({ edition }) => edition?.en ?? '')), family).toEqual([])
    }
  })

  test('says everything in both languages, at the promised length', () => {
    for (const { slug, summary, description, features } of products) {
      for (const locale of ['en', 'fr'] as const) {
        expect(summary[locale].length, slug).toBeLessThanOrEqual(140)
        expect(description[locale].split('\n\n').length, slug).toBeOneOf([2, 3, 4])
        expect(features[locale].length, slug).toBeOneOf([3, 4, 5, 6])
      }
      expect(features.fr, slug).toHaveLength(features.en.length)
    }
    for (const { guide } of platforms) {
      expect(guide.en.split('\n\n').length).toBeOneOf([3, 4, 5])
      expect(guide.fr.split('\n\n')).toHaveLength(guide.en.split('\n\n').length)
    }
    expect(textsOf(everything, 'fr')).toHaveLength(textsOf(everything, 'en').length)
    expect(
      [...textsOf(everything, 'en'), ...textsOf(everything, 'fr')].filter((text) => text.trim() === ''),
    ).toEqual([])
  })

  test('is typeset: curly quotes, and in French the spaces that do not break', () => {
    expect(textsOf(everything, 'en').flatMap((text) => typographicSlips(text, 'en'))).toEqual([])
    expect(textsOf(everything, 'fr').flatMap((text) => typographicSlips(text, 'fr'))).toEqual([])
  })

  test('has keys that match their pattern, are never the same, and say DEMO where they can', () => {
    const keys = products.flatMap((product) =>
      Array.from({ length: product.demoKeys }, (_, n) => {
        const key = demoKey(product, n)
        expect(key).toMatch(new RegExp(product.keyPattern))
        if (['harbour', 'quillon', 'lumen-store'].includes(product.platform)) expect(key).toMatch(/^DEMO/)
        if (product.platform === 'bellcote') expect(key).toMatch(/^BC-DEMO/)
        return key.replaceAll('-', '')
      }),
    )
    expect(repeated(keys)).toEqual([])
    expect(keys.length).toBeGreaterThan(300)
  })

  test('has covers in two colours that can be told apart', () => {
    for (const { slug, colours } of products) {
      const contrast = contrastRatio(parseOklch(colours.ground), parseOklch(colours.blade))
      expect(contrast, slug).toBeGreaterThanOrEqual(3)
    }
    expect(repeated(products.map(({ colours }) => `${colours.ground} ${colours.blade}`))).toEqual([])
  })
})

function repeated(values: readonly string[]): string[] {
  return values.filter((value, index) => values.indexOf(value) !== index)
}
