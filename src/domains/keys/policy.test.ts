import { expect, test } from 'vitest'
import { type KeyState, keyStates } from './key.ts'
import { canRevealKey } from './policy.ts'

const revealable: KeyState[] = ['assigned', 'revealed']

test.each(keyStates)('of a key that is %s', (state) => {
  expect(canRevealKey({ kind: 'customer' }, { state })).toBe(revealable.includes(state))
  expect(canRevealKey({ kind: 'staff', id: 'stf_1' }, { state })).toBe(false)
  expect(canRevealKey({ kind: 'system' }, { state })).toBe(false)
})
