import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { Secret } from '../../shared/secret.ts'
import { after } from '../../shared/time.ts'
import { takeTurn } from './take-turn.ts'

const { db } = await testDatabase({ max: 20 })
const deps = { db, secret: new Secret(randomBytes(32)) }
const quota = { turns: 10, windowMillis: 60_000 }
const now = new Date('2027-02-10T12:00:00Z')
const take = (of: string, at = now) => takeTurn(deps, { kind: 'test', of }, quota, at)

test('all turns may be taken at once, and the next one is refused until one is back', async () => {
  const taken = []
  for (let turn = 0; turn < 10; turn += 1) taken.push(await take('one'))
  expect(taken.map(({ isFree }) => isFree)).toEqual(Array(10).fill(true))
  expect(taken.map(({ left }) => left)).toEqual([9, 8, 7, 6, 5, 4, 3, 2, 1, 0])
  expect(taken.at(-1)?.waitMillis).toBe(60_000)
  expect(await take('one')).toEqual({ isFree: false, left: 0, waitMillis: 6000 })
  expect(await take('one', after(now, 5999))).toMatchObject({ isFree: false, waitMillis: 1 })
  expect(await take('one', after(now, 6000))).toMatchObject({ isFree: true, left: 0 })
  expect(await take('one', after(now, 66_000))).toMatchObject({ isFree: true, left: 9 })
})

test('somebody else has turns of their own', async () => {
  for (let turn = 0; turn < 11; turn += 1) await take('two')
  expect(await take('three')).toMatchObject({ isFree: true, left: 9 })
})

test('of forty at the same moment ten are let through', async () => {
  const taken = await Promise.all(Array.from({ length: 40 }, () => take('crowd')))
  expect(taken.filter(({ isFree }) => isFree)).toHaveLength(10)
})
