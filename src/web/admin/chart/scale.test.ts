import { expect, test } from 'vitest'
import { scaleOf } from './scale.ts'

test.each([
  ['nothing sold', [0, 0], 100, { bottom: 0, top: 100 }],
  ['nothing counted', [0, 0], undefined, { bottom: 0, top: 10 }],
  ['little', [30], 100, { bottom: 0, top: 100 }],
  ['much', [1434, 999], 100, { bottom: 0, top: 2000 }],
  ['more went back', [-150, 1434], 100, { bottom: -200, top: 2000 }],
])('a scale reads well: %s', (_, heights, least, scale) => {
  expect(scaleOf(heights, least)).toEqual(scale)
})
