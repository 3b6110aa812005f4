import { expect, test } from 'vitest'
import { after, days, hours, minutes } from '../../shared/time.ts'
import { nextAttemptAt } from './mail.ts'

const createdAt = new Date('2026-11-23T09:00:00Z')

test.each([
  [1, minutes(1)],
  [2, minutes(5)],
  [3, minutes(15)],
  [4, hours(1)],
  [5, hours(4)],
  [6, hours(12)],
  [7, hours(24)],
  [8, hours(24)],
])('after %i failures a letter waits %i ms', (attempts, delay) => {
  expect(nextAttemptAt({ attempts, createdAt }, createdAt)).toEqual(after(createdAt, delay))
})

test('a letter is given up when its next attempt would be later than five days after it was queued', () => {
  const mail = { attempts: 10, createdAt }
  expect(nextAttemptAt(mail, after(createdAt, days(4)))).toEqual(after(createdAt, days(5)))
  expect(nextAttemptAt(mail, after(createdAt, days(4) + 1))).toBeNull()
})
