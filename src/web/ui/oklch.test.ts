import { describe, expect, test } from 'vitest'
import { contrastRatio, oklchToHex, parseOklch } from './oklch.ts'

describe('an OKLCH colour', () => {
  // The corners of sRGB as CSS Color 4 gives them, and a few of the shop's own as Chromium paints them.
  test.each([
    ['oklch(0% 0 0)', '#000000'],
    ['oklch(1 0 0)', '#ffffff'],
    ['oklch(59.987% 0 0)', '#808080'],
    ['oklch(62.796% 0.25768 29.234)', '#ff0000'],
    ['oklch(0.86644 0.29483 142.495)', '#00ff00'],
    ['oklch(0.45201 0.31321 264.052)', '#0000ff'],
    ['oklch(0.96798 0.21101 109.769)', '#ffff00'],
    ['oklch(0.5 0.08 200deg)', '#147175'],
    ['oklch(0.62 0.105 70)', '#ae7a38'],
    ['oklch(0.3 0.06 240)', '#0a3149'],
  ])('%s is %s', (css, hex) => {
    expect(oklchToHex(parseOklch(css))).toBe(hex)
  })

  test('outside sRGB loses chroma and keeps its lightness', () => {
    const vivid = oklchToHex(parseOklch('oklch(0.7 0.37 150)'))
    expect(vivid).toBe(oklchToHex(parseOklch('oklch(0.7 0.3 150)')))
    expect(contrastRatio([0.7, 0.37, 150], [0.7, 0.1, 150])).toBeLessThan(1.15)
  })

  test.each([
    'red',
    '#ff0000',
    'oklch(0.5 0.1)',
    'oklch(1.2 0.1 30)',
    'oklch(0.5 0.1 30 / 50%)',
    'oklch(0.5.1 0 0)',
  ])('is not read from %s', (css) => {
    expect(() => parseOklch(css)).toThrow(RangeError)
  })
})

test('contrast is what WCAG calculates, whichever colour comes first', () => {
  expect(contrastRatio([0, 0, 0], [1, 0, 0])).toBeCloseTo(21, 2)
  expect(contrastRatio([1, 0, 0], [0.59987, 0, 0])).toBeCloseTo(3.95, 2)
  expect(contrastRatio([0.59987, 0, 0], [1, 0, 0])).toBeCloseTo(3.95, 2)
})
