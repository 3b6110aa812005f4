import { expect, test } from 'vitest'
import { newId, parseId } from './ids.ts'

test('an id says what it names and sorts by the order of making', () => {
  const made = Array.from({ length: 10_000 }, () => newId('ord'))
  expect(made[0]).toMatch(/^ord_[0-9a-z]{26}$/)
  expect([...made].sort()).toEqual(made)
  expect(new Set(made).size).toBe(made.length)
})

test('an id of another kind, or anything else, is not parsed', () => {
  expect(parseId('ord', newId('ord'))).toBeDefined()
  expect(parseId('ord', newId('unt'))).toBeUndefined()
  expect(parseId('ord', "ord_' or 1=1 --")).toBeUndefined()
})
