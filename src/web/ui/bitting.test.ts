import { describe, expect, test } from 'vitest'
import { bittingCover, type CoverVariant } from './bitting.ts'

const colours = { ground: 'oklch(0.3 0.06 240)', blade: 'oklch(0.86 0.05 90)' }
const variants: CoverVariant[] = ['card', 'wide', 'og', 'icon']
const slugs = Array.from({ length: 300 }, (_, index) => `product-${index}`)

describe('a bitting cover', () => {
  test('is the same for the same slug, and another for every other', () => {
    const covers = slugs.map((slug) => bittingCover({ slug, colours, variant: 'card' }))
    expect(bittingCover({ slug: 'product-0', colours, variant: 'card' })).toBe(covers[0])
    expect(new Set(covers).size).toBe(slugs.length)
  })

  test('stays under 2.5 kB in every crop', () => {
    for (const variant of variants) {
      const sizes = slugs.map((slug) => bittingCover({ slug, colours, variant }).length)
      expect(Math.max(...sizes), variant).toBeLessThan(2500)
    }
  })

  test('may be inlined any number of times under a strict content policy', () => {
    for (const variant of variants) {
      const svg = bittingCover({ slug: 'product-1', colours, variant })
      expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^>]*>(<path [^<>]*\/>)+<\/svg>$/)
      for (const [, path] of svg.matchAll(/ d="([^"]*)"/g)) {
        expect(path).toMatch(/^(M-?\d+ -?\d+([hv]-?\d+|l-?\d+( |-)\d+)+z?)+$/)
      }
      expect(svg).not.toMatch(/style|script|\bid=|href|url\(|NaN|Infinity|undefined/)
    }
  })

  test.each([
    ['card', 4 / 3],
    ['wide', 16 / 9],
    ['og', 1200 / 630],
    ['icon', 1],
  ] as const)('is cropped for %s', (variant, ratio) => {
    const [, width, height] =
      /viewBox="0 0 (\d+) (\d+)"/.exec(bittingCover({ slug: 'a', colours, variant })) ?? []
    expect(Number(width) / Number(height)).toBeCloseTo(ratio, 5)
  })

  test('is drawn in its own colours and a little brass', () => {
    const svg = bittingCover({ slug: 'product-1', colours, variant: 'card' })
    expect(svg).toContain('<path fill="#0a3149" d="M0 0h800v600h-800z"/>')
    expect(svg).toContain('fill="#ded0ac"')
    expect(svg).toContain('fill="#deb45e"')
  })

  test('refuses colours that it cannot read', () => {
    const odd = { ...colours, blade: 'red"/><script>' }
    expect(() => bittingCover({ slug: 'a', colours: odd, variant: 'card' })).toThrow(RangeError)
  })
})
