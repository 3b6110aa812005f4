import { expect, test } from 'vitest'
import { paginate, type Strip } from './paginate.ts'

const strip = (change: Partial<Strip> = {}): Strip => ({ height: 10, before: 0, draw: () => {}, ...change })
const room = { topOf: (page: number) => (page === 0 ? 20 : 0), bottom: 50 }
const tops = (strips: Strip[]) => paginate(strips, room).map((page) => page.map(({ top }) => top))

test('pages are filled from their tops to the bottom', () => {
  expect(tops([strip(), strip(), strip(), strip(), strip()])).toEqual([
    [20, 30, 40],
    [0, 10],
  ])
})

test('the space above a strip falls away at the top of a page', () => {
  expect(tops([strip({ before: 5 }), strip({ before: 5 }), strip({ before: 5 })])).toEqual([[20, 35], [0]])
})

test('strips that belong together move together', () => {
  expect(tops([strip(), strip(), strip({ keep: true }), strip({ keep: true }), strip()])).toEqual([
    [20, 30],
    [0, 10, 20],
  ])
})
