import { expect, test } from 'vitest'
import { type Cell, countFacets } from './facets.ts'

const cell = (platform: string, region: string, category: string, matching: number): Cell => ({
  platform,
  region,
  category,
  matching,
  inStock: matching - 1,
  onSale: 1,
  minMinor: matching * 100,
  maxMinor: matching * 1000,
})

const cells = [
  cell('a', 'eu', 'x', 2),
  cell('a', 'us', 'x', 3),
  cell('b', 'eu', 'x', 4),
  cell('b', 'eu', 'y', 5),
]
const none = { platforms: [], regions: [], categories: [] }

test('without a choice every facet counts everything', () => {
  const counts = countFacets(cells, none)
  expect(counts.total).toBe(14)
  expect([...counts.platforms]).toEqual([
    ['a', 5],
    ['b', 9],
  ])
  expect(counts).toMatchObject({ inStock: 10, onSale: 4, price: { minMinor: 200, maxMinor: 5000 } })
})

test('a facet ignores its own choice and follows the others', () => {
  const counts = countFacets(cells, { ...none, platforms: ['a'], categories: ['x'] })
  expect(counts.total).toBe(5)
  expect([...counts.platforms]).toEqual([
    ['a', 5],
    ['b', 4],
  ])
  expect([...counts.regions]).toEqual([
    ['eu', 2],
    ['us', 3],
  ])
  expect([...counts.categories]).toEqual([['x', 5]])
})

test('choices of one facet are alternatives', () => {
  expect(countFacets(cells, { ...none, regions: ['eu', 'us'] }).total).toBe(14)
})

test('a choice that leaves nothing has no price range', () => {
  expect(countFacets(cells, { ...none, platforms: ['nowhere'] })).toMatchObject({ total: 0, price: null })
})
