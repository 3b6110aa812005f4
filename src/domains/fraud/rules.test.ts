import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { assess, reviewUntil } from './assess.ts'
import { listKinds, type RiskFacts, riskLevels } from './facts.ts'
import { firstSetting, plainFacts } from './fraud.fixture.ts'
import { type RuleName, ruleNames, rules } from './rules.ts'

const with_ = (change: Partial<RiskFacts>): RiskFacts => ({ ...plainFacts, ...change })
const reasonsOf = (facts: RiskFacts) => assess(facts, firstSetting).reasons.map(({ rule }) => rule)

/** The facts at which each rule begins, and the nearest at which it does not. */
const edges: Record<RuleName, [applies: Partial<RiskFacts>, not: Partial<RiskFacts>]> = {
  on_block_list: [{ lists: { block: ['email'], allow: [] } }, {}],
  on_allow_list: [{ lists: { block: [], allow: ['domain'] } }, {}],
  card_doubted: [{ doubts: { card: 1, mailbox: 0, network: 0 } }, {}],
  provider_sure: [{ card: { ...plainFacts.card, risk: 'highest' } }, {}],
  provider_doubts: [
    { card: { ...plainFacts.card, risk: 'elevated' } },
    { card: { ...plainFacts.card, risk: 'not_assessed' } },
  ],
  authentication_failed: [
    { card: { ...plainFacts.card, threeDSecure: 'failed' } },
    { card: { ...plainFacts.card, threeDSecure: 'attempted' } },
  ],
  authenticated: [
    { card: { ...plainFacts.card, threeDSecure: 'authenticated' } },
    { card: { ...plainFacts.card, threeDSecure: 'attempted' } },
  ],
  prepaid_card: [
    { card: { ...plainFacts.card, prepaid: true } },
    { card: { ...plainFacts.card, prepaid: null } },
  ],
  many_failed_tries: [{ failedTries: 3 }, { failedTries: 2 }],
  large_first_order: [{ amountMinor: 15_001 }, { amountMinor: 15_001, customerDays: 0 }],
  many_of_one: [{ unitsOfOne: 6 }, { unitsOfOne: 5 }],
  at_once_first: [{ deliveryAtOnce: true }, { deliveryAtOnce: true, customerDays: 1 }],
  disposable_mailbox: [{ mailbox: { disposable: true } }, {}],
  card_from_elsewhere: [
    { country: { order: 'FR', network: 'FR', card: 'US' } },
    { country: { order: 'FR', network: 'FR', card: null } },
  ],
  network_from_elsewhere: [
    { country: { order: 'FR', network: 'BR', card: 'FR' } },
    { country: { order: 'FR', network: null, card: 'FR' } },
  ],
  three_countries: [
    { country: { order: 'FR', network: 'BR', card: 'US' } },
    { country: { order: 'FR', network: 'US', card: 'US' } },
  ],
  new_account: [{ accountHours: 23 }, { accountHours: 24 }],
  mailbox_doubted: [{ doubts: { card: 0, mailbox: 1, network: 0 } }, {}],
  network_doubted: [
    { doubts: { card: 0, mailbox: 0, network: 2 } },
    { doubts: { card: 0, mailbox: 0, network: 1 } },
  ],
  known_customer: [{ customerDays: 30 }, { customerDays: 30, doubts: { card: 0, mailbox: 1, network: 0 } }],
  mailbox_pace: [
    { day: { ...plainFacts.day, ordersOfAccount: 5 } },
    { day: { ...plainFacts.day, ordersOfMailbox: 4 } },
  ],
  network_pace: [
    { day: { ...plainFacts.day, mailboxesOfNetwork: 8 } },
    { day: { ...plainFacts.day, mailboxesOfNetwork: 7 } },
  ],
  card_pace: [
    { day: { ...plainFacts.day, ordersOfCard: 5 } },
    { day: { ...plainFacts.day, ordersOfCard: 4 } },
  ],
  card_of_many: [
    { month: { mailboxesOfCard: 3, cardsOfMailbox: 0 } },
    { month: { mailboxesOfCard: 2, cardsOfMailbox: 0 } },
  ],
  many_cards: [
    { month: { mailboxesOfCard: 1, cardsOfMailbox: 4 } },
    { month: { mailboxesOfCard: 1, cardsOfMailbox: 3 } },
  ],
}

describe.each(ruleNames)('rule %s', (name) => {
  const [applies, not] = edges[name]
  test('begins where it says', () => {
    expect(reasonsOf(with_(applies))).toContain(name)
    expect(reasonsOf(with_(not))).not.toContain(name)
  })
})

test('a plain first purchase has no reasons and passes', () => {
  expect(assess(plainFacts, firstSetting)).toEqual({ score: 0, reasons: [], action: 'allow' })
})

test('what is not known counts nothing', () => {
  const unknown = with_({
    country: { order: 'FR', network: null, card: null },
    card: { prepaid: null, threeDSecure: null, risk: 'not_assessed' },
    customerDays: null,
    accountHours: null,
  })
  expect(assess(unknown, firstSetting)).toMatchObject({ score: 0, action: 'allow' })
})

test('no rule about the person holds a payment alone', () => {
  const alone = ruleNames.filter(
    (name) => rules[name].about === 'person' && rules[name].points >= firstSetting.holdFrom,
  )
  expect(alone).toEqual([])
})

test('before the page is asked for proof what would be held, and nothing is held', () => {
  const at = (points: number, stage: RiskFacts['stage']) =>
    assess(with_({ stage, mailbox: { disposable: true } }), {
      ...firstSetting,
      points: { disposable_mailbox: points },
    }).action
  expect([24, 25, 44, 45, 60].map((points) => at(points, 'before_page'))).toEqual([
    'allow',
    'step_up',
    'step_up',
    'challenge',
    'challenge',
  ])
  expect([24, 45, 59, 60].map((points) => at(points, 'authorised'))).toEqual([
    'allow',
    'allow',
    'allow',
    'hold',
  ])
})

const small = fc.nat(12)
const country = fc.constantFrom('FR', 'US', 'BR')
const known = fc.option(country)
const kinds = fc.subarray([...listKinds])
const anyFacts: fc.Arbitrary<RiskFacts> = fc.record({
  stage: fc.constantFrom('before_page', 'authorised'),
  amountMinor: fc.nat(50_000),
  unitsOfOne: small,
  deliveryAtOnce: fc.boolean(),
  mailbox: fc.record({ disposable: fc.boolean() }),
  country: fc.record({ order: country, network: known, card: known }),
  card: fc.record({
    prepaid: fc.option(fc.boolean()),
    threeDSecure: fc.option(fc.constantFrom('authenticated', 'attempted', 'failed')),
    risk: fc.constantFrom(...riskLevels),
  }),
  failedTries: small,
  customerDays: fc.option(fc.nat(400)),
  accountHours: fc.option(fc.nat(400)),
  day: fc.record({
    ordersOfMailbox: small,
    ordersOfAccount: small,
    mailboxesOfNetwork: small,
    ordersOfCard: small,
  }),
  month: fc.record({ mailboxesOfCard: small, cardsOfMailbox: small }),
  doubts: fc.record({ card: small, mailbox: small, network: small }),
  lists: fc.record({ block: kinds, allow: kinds }),
  objects: fc.boolean(),
})

test('the score is the sum of its reasons, each once, and the same for ever', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const { score, reasons } = assess(facts, firstSetting)
      expect(reasons.reduce((sum, { points }) => sum + points, 0)).toBe(score)
      expect(new Set(reasons.map(({ rule }) => rule)).size).toBe(reasons.length)
      expect(assess(structuredClone(facts), firstSetting)).toEqual(assess(facts, firstSetting))
    }),
  )
})

test('who objects is judged by no rule about the person, whatever they did', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const { reasons } = assess({ ...facts, objects: true }, firstSetting)
      expect(reasons.filter(({ rule }) => rules[rule].about === 'person')).toEqual([])
    }),
  )
})

test('forgetting what is not certain never makes it worse, but for what spoke for the payment', () => {
  fc.assert(
    fc.property(anyFacts, (facts) => {
      const forgotten: RiskFacts = {
        ...facts,
        country: { ...facts.country, network: null, card: null },
        card: { ...facts.card, prepaid: null, risk: 'not_assessed' },
      }
      expect(assess(forgotten, firstSetting).score).toBeLessThanOrEqual(assess(facts, firstSetting).score)
    }),
  )
})

test('a rule of no points is no reason', () => {
  const setting = { ...firstSetting, points: { disposable_mailbox: 0 } }
  expect(assess(with_({ mailbox: { disposable: true } }), setting)).toEqual({
    score: 0,
    reasons: [],
    action: 'allow',
  })
})

describe('the time to decide', () => {
  const now = new Date('2026-11-27T10:00:00Z')
  const hour = 3_600_000

  test('ends half a day before the bank lets go, and after six days where no bank says when', () => {
    expect(reviewUntil(now, new Date('2026-12-04T10:00:00Z'))).toEqual(new Date('2026-12-03T22:00:00Z'))
    expect(reviewUntil(now, null)).toEqual(new Date('2026-12-03T10:00:00Z'))
  })

  test('lies before the end of the authorisation, and never in the past', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 * 24 }), (hours) => {
        const end = new Date(now.getTime() + hours * hour)
        const until = reviewUntil(now, end)
        expect(until.getTime()).toBeGreaterThan(now.getTime())
        expect(until.getTime()).toBeLessThan(end.getTime())
      }),
    )
  })
})
