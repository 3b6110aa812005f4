import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { newId } from '../../shared/ids.ts'
import { Secret } from '../../shared/secret.ts'
import { after, days } from '../../shared/time.ts'
import { type Choice, isInForce } from './choice.ts'
import { choiceTokensWith } from './choice-token.ts'

const tokens = choiceTokensWith(new Secret(Buffer.alloc(32, 7)))
const textHash = randomBytes(32)
const at = new Date('2026-11-25T10:00:00Z')
const later = (millis: number) => after(at, millis)
const choice: Choice = {
  proofId: newId('cns'),
  allowed: { measurement: true, advertising: false },
  textHash,
  at,
}

describe('the cookie', () => {
  test.each([
    [false, false],
    [true, false],
    [false, true],
    [true, true],
  ])('brings back what was written: measurement %s, advertising %s', (measurement, advertising) => {
    const written = { ...choice, allowed: { measurement, advertising } }
    expect(tokens.read(tokens.tokenFor(written))).toEqual(written)
  })

  // The forged consent cookie: whoever changes one letter, or signs with another secret, has said nothing.
  test('counts for nothing when any letter of it was changed', () => {
    const token = tokens.tokenFor(choice)
    for (let i = 0; i < token.length; i += 1) {
      const other = token[i] === '0' ? '1' : '0'
      expect(tokens.read(token.slice(0, i) + other + token.slice(i + 1)), `letter ${i}`).toBeUndefined()
    }
  })

  test('counts for nothing when a refusal was turned into consent', () => {
    const refusal = tokens.tokenFor({ ...choice, allowed: { measurement: false, advertising: false } })
    expect(tokens.read(refusal)?.allowed).toEqual({ measurement: false, advertising: false })
    expect(tokens.read(refusal.replace('~-~', '~ma-~'))).toBeUndefined()
  })

  test('of another shop counts for nothing', () => {
    const elsewhere = choiceTokensWith(new Secret(randomBytes(32)))
    expect(tokens.read(elsewhere.tokenFor(choice))).toBeUndefined()
  })

  test.each(['', '~', 'ma', 'x'.repeat(5000), `${'0'.repeat(26)}~ma-~1~${'A'.repeat(43)}~${'A'.repeat(43)}`])(
    'that says %.20s is none',
    (text) => {
      expect(tokens.read(text)).toBeUndefined()
    },
  )
})

describe('a choice', () => {
  test.each([
    ['at once', at, true],
    ['on the day before six months are over', later(days(182)), true],
    ['a second before', later(days(183) - 1000), true],
    ['when they are over', later(days(183)), false],
    ['on the day after', later(days(184)), false],
    ['by a clock that is an hour behind', later(-3_600_000), true],
    ['by a clock that was set back a month', later(-days(30)), false],
  ])('holds %s: %s', (_, now, holds) => {
    expect(isInForce(choice, textHash, now)).toBe(holds)
    const refusal = { ...choice, allowed: { measurement: false, advertising: false } }
    expect(isInForce(refusal, textHash, now)).toBe(holds)
  })

  test('answers no other words than those that were shown', () => {
    expect(isInForce(choice, randomBytes(32), at)).toBe(false)
  })
})
