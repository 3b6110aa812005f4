import { expect, test } from 'vitest'
import {
  type AccountRule,
  forgivenAfterMillis,
  type Rule,
  type Rules,
  rememberedMax,
  rules,
} from './rules.ts'

const all: [string, AccountRule | Rule][] = Object.entries<Rules>(rules).flatMap(([action, kinds]) =>
  Object.entries(kinds).map(([kind, rule]): [string, AccountRule | Rule] => [`${action} by ${kind}`, rule]),
)

// What the declaration of personal data promises, and what makes an attack of the night over in the morning.
test.each(all)('%s is forgiven within a day, whatever happened', (_, rule) => {
  expect(rememberedMax(rule) * rule.forgiveMillis).toBeLessThanOrEqual(forgivenAfterMillis)
})

test.each(all)('%s lets somebody try before anything is asked', (_, rule) => {
  expect(rule.free).toBeGreaterThanOrEqual(2)
})

// The law wants the function to be there at all times; half an hour would be a refusal.
test('a withdrawal never waits for long', () => {
  const { address, network } = rules.withdrawal
  expect(Math.max(address.waitMaxMillis, network.waitMaxMillis)).toBeLessThanOrEqual(120_000)
})

test('a network bears more than each of its addresses, and its wait is short', () => {
  for (const { address, network } of Object.values<Rules>(rules)) {
    expect(network.free).toBeGreaterThanOrEqual(10 * address.free)
    expect(network.forgiveMillis).toBeLessThanOrEqual(address.forgiveMillis / 10)
    expect(network.waitMaxMillis).toBeLessThanOrEqual(120_000)
  }
})
