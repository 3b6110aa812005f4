import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { bitting, bladeHeight, cutFacesOf, ridgeOf } from './key-blade.ts'

const bytes = fc.uint8Array({ minLength: 1, maxLength: 12 })

describe('a key', () => {
  test('is cut to depths 1 to 9, neighbours never more than six apart', () => {
    fc.assert(
      fc.property(bytes, (given) => {
        const depths = bitting(given)
        expect(depths).toHaveLength(given.length)
        for (const [index, depth] of depths.entries()) {
          expect(depth).toBeOneOf([1, 2, 3, 4, 5, 6, 7, 8, 9])
          expect(Math.abs(depth - (depths[index - 1] ?? depth))).toBeLessThanOrEqual(6)
        }
      }),
    )
  })

  test('has an edge that runs from nose to bow without turning back, inside the blade', () => {
    fc.assert(
      fc.property(bytes, (given) => {
        const ridge = ridgeOf(bitting(given.slice(0, 8)))
        for (const [index, [x, y]] of ridge.entries()) {
          expect(x).toBeLessThanOrEqual(ridge[index - 1]?.[0] ?? 0)
          expect(y).toBeGreaterThanOrEqual(0)
          expect(y).toBeLessThan(bladeHeight)
        }
      }),
    )
  })

  test('shows bare brass along every cut and nowhere on the uncut top', () => {
    const faces = cutFacesOf(ridgeOf([3, 7, 1]))
    // Three lands, their two peaks' four flanks, and the first and last flank.
    expect(faces).toHaveLength(9)
    for (const [from, to] of faces) expect((from?.[1] ?? 0) + (to?.[1] ?? 0)).toBeGreaterThan(0)
  })
})
