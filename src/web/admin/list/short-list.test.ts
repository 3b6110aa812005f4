import { expect, test } from 'vitest'
import { inOrder, pageOf, shortListPerPage, stands } from './short-list.ts'

type Row = { name: string; weight: number; since: Date }
const row = (name: string, weight: number, day: number): Row => ({ name, weight, since: new Date(day) })
const rows = [row('Zoé', 10, 3), row('émile', 9, 1), row('Ada', 9, 2)]
const values = {
  name: ({ name }: Row) => name,
  weight: ({ weight }: Row) => weight,
  since: ({ since }: Row) => since,
}
const named = (sort: keyof typeof values, isDescending = false) =>
  inOrder(rows, { sort, isDescending }, values, 'fr').map(({ name }) => name)

test('words come as one looks them up, numbers and days by their size; the other way round what is equal stays', () => {
  expect(named('name')).toEqual(['Ada', 'émile', 'Zoé'])
  expect(named('name', true)).toEqual(['Zoé', 'émile', 'Ada'])
  expect(named('weight')).toEqual(['émile', 'Ada', 'Zoé'])
  expect(named('weight', true)).toEqual(['Zoé', 'émile', 'Ada'])
  expect(named('since')).toEqual(['émile', 'Ada', 'Zoé'])
})

test('every row stands on one page, and the page after the last is empty', () => {
  const many = Array.from({ length: shortListPerPage + 1 }, (_, index) => index)
  const pages = [1, 2, 3].map((page) => pageOf(many, page))
  expect(pages.flatMap((page) => page.rows)).toEqual(many)
  expect(pages.map((page) => [page.rows.length, page.total])).toEqual([
    [shortListPerPage, many.length],
    [1, many.length],
    [0, many.length],
  ])
})

test('words are found in any text, however they are written; nothing typed is in all', () => {
  expect(stands('ÉTÉ', ['hiver', 'Un Été'], 'fr')).toBe(true)
  expect(stands('printemps', ['hiver', 'un été'], 'fr')).toBe(false)
  expect(stands('', ['hiver'], 'en')).toBe(true)
})
