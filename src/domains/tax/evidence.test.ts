import { expect, test } from 'vitest'
import { weighEvidence } from './evidence.ts'
import { nextTry } from './number-check.ts'

test.each([
  ['network and card agree', { network: 'FR', card: 'FR' }, 'two'],
  ['the network agrees, no card is known', { network: 'FR', card: null }, 'two'],
  ['the card agrees, though the buyer travels', { network: 'DE', card: 'FR' }, 'two'],
  ['the network agrees, though the card is foreign', { network: 'FR', card: 'DE' }, 'two'],
  ['nothing else is known', { network: null, card: null }, 'one'],
  ['a foreign card alone', { network: null, card: 'DE' }, 'one'],
  ['a foreign network alone', { network: 'DE', card: null }, 'one'],
  ['a foreign network, and said once more', { network: 'DE', card: null, isConfirmed: true }, 'confirmed'],
  ['everything else is elsewhere', { network: 'DE', card: 'DE' }, 'conflict'],
  ['everything else is anywhere else', { network: 'DE', card: 'US', isConfirmed: true }, 'conflict'],
] as const)('declared in France, and %s', (_, facts, expected) => {
  expect(weighEvidence({ declared: 'FR', isConfirmed: false, ...facts })).toBe(expected)
})

test('a register that does not answer is asked ever more rarely, for fourteen days', () => {
  const askedAt = new Date('2026-12-01T12:00:00Z')
  let now = askedAt
  const waits: number[] = []
  for (let tries = 1; ; tries++) {
    const next = nextTry(askedAt, tries, now)
    if (!next) break
    waits.push((next.getTime() - now.getTime()) / 60_000)
    now = next
  }
  expect(waits.slice(0, 7)).toEqual([15, 30, 60, 120, 240, 480, 720])
  expect(waits.length).toBeLessThan(40)
  expect(now.getTime() - askedAt.getTime()).toBeLessThanOrEqual(14 * 86_400_000)
})
