import { expect, test } from 'vitest'
import { isOutage } from './http-status.ts'

const failed = (code: string, message = 'failed') => Object.assign(new Error(message), { code })

test.each([
  [failed('ECONNREFUSED'), true],
  [failed('57P01'), true],
  [failed('53300'), true],
  [new Error('Connection terminated unexpectedly'), true],
  [failed('23505'), false],
  [failed('42703'), false],
  [new TypeError('x is not a function'), false],
  ['a word', false],
])('%s means that something is away: %s', (error, away) => {
  expect(isOutage(error)).toBe(away)
})
