import { expect, test } from 'vitest'
import { averageTenths, namingOf, shownNameOf } from './review.ts'

test.each([
  [{ 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 }, null],
  [{ 1: 0, 2: 0, 3: 0, 4: 0, 5: 1 }, 50],
  // 4.99 is not five.
  [{ 1: 0, 2: 0, 3: 0, 4: 1, 5: 99 }, 49],
  [{ 1: 1, 2: 0, 3: 0, 4: 0, 5: 2 }, 36],
  [{ 1: 1, 2: 1, 3: 1, 4: 1, 5: 1 }, 30],
])('the average of %o in tenths is %s', (counts, tenths) => {
  expect(averageTenths(counts)).toBe(tenths)
})

test('of an initial nothing but the letter is kept, and of no name nothing', () => {
  expect(shownNameOf('first_name', ' Zoé ')).toBe('Zoé')
  expect(shownNameOf('initial', 'élodie Martin')).toBe('É.')
  expect(shownNameOf('anonymous', 'Zoé')).toBeNull()
  expect(shownNameOf('first_name', '  ')).toBeNull()
})

test('what is shown says how it was chosen', () => {
  for (const naming of ['first_name', 'initial', 'anonymous'] as const)
    expect(namingOf(shownNameOf(naming, 'Nora'))).toBe(naming)
})
