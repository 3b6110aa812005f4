import { expect, test } from 'vitest'
import { Secret } from '../../shared/secret.ts'
import { readSpentCodes, usedCodes } from './used-codes.ts'

const secretKey = new Secret('sb_secret_demo')

test('a code is claimed once, until it is released or its time is over', () => {
  let now = 0
  const used = usedCodes(secretKey, () => now)
  const hash = used.hashOf('factor', '123456')
  expect(used.claim(hash, [])).toBe(true)
  expect(used.claim(hash, [])).toBe(false)
  expect(used.claim(used.hashOf('another', '123456'), [])).toBe(true)
  used.release(hash)
  expect(used.claim(hash, [])).toBe(true)
  now = 90_000
  expect(used.claim(hash, [])).toBe(false)
  now = 120_000
  expect(used.claim(hash, [])).toBe(true)
})

test('another process reads what was spent from the mark, which forgets what is over', () => {
  let now = 0
  const [here, there] = [usedCodes(secretKey, () => now), usedCodes(secretKey, () => now)]
  const hash = here.hashOf('factor', '123456')
  const mark: unknown = JSON.parse(JSON.stringify(here.withCode(hash, [])))
  expect(there.claim(hash, readSpentCodes(mark))).toBe(false)
  now = 120_000
  expect(there.claim(hash, readSpentCodes(mark))).toBe(true)
  expect(there.withCode('other', readSpentCodes(mark))).toEqual([{ hash: 'other', until: 240_000 }])
  expect(readSpentCodes(undefined)).toEqual([])
})
