import type { RiskFacts } from './facts.ts'

/** Raised with every change of the table below, and kept with each decision. */
export const rulesVersion = 1

/** What a rule looks at: this payment, as bank and provider tell it; the person; what staff have decided before. */
export type About = 'payment' | 'person' | 'list'

export type Rule = {
  /** Points when it applies; below zero it speaks for the payment. The operator may set others. */
  points: number
  about: About
  applies(facts: RiskFacts, limits: Limits): boolean
}

export type Limits = { firstOrderMinor: number }

/** Pure rules, one line each. What is not known is null and applies to nothing. Why each is there stands in the messages. */
export const rules = {
  // What staff have decided.
  on_block_list: { points: 100, about: 'list', applies: ({ lists }) => lists.block.length > 0 },
  on_allow_list: { points: -100, about: 'list', applies: ({ lists }) => lists.allow.length > 0 },
  // What bank and provider say of this payment.
  card_doubted: { points: 60, about: 'payment', applies: ({ doubts }) => doubts.card > 0 },
  provider_sure: { points: 80, about: 'payment', applies: ({ card }) => card.risk === 'highest' },
  provider_doubts: { points: 60, about: 'payment', applies: ({ card }) => card.risk === 'elevated' },
  authentication_failed: {
    points: 30,
    about: 'payment',
    applies: ({ card }) => card.threeDSecure === 'failed',
  },
  authenticated: {
    points: -25,
    about: 'payment',
    applies: ({ card }) => card.threeDSecure === 'authenticated',
  },
  prepaid_card: { points: 10, about: 'payment', applies: ({ card }) => card.prepaid === true },
  many_failed_tries: { points: 30, about: 'payment', applies: ({ failedTries }) => failedTries >= 3 },
  // What is bought, and how.
  large_first_order: {
    points: 25,
    about: 'person',
    applies: ({ customerDays, amountMinor }, { firstOrderMinor }) =>
      customerDays === null && amountMinor > firstOrderMinor,
  },
  many_of_one: { points: 15, about: 'person', applies: ({ unitsOfOne }) => unitsOfOne > 5 },
  at_once_first: {
    points: 5,
    about: 'person',
    applies: ({ customerDays, deliveryAtOnce }) => customerDays === null && deliveryAtOnce,
  },
  // Who buys, and from where.
  disposable_mailbox: { points: 25, about: 'person', applies: ({ mailbox }) => mailbox.disposable },
  card_from_elsewhere: {
    points: 10,
    about: 'person',
    applies: ({ country }) => country.card !== null && country.card !== country.order,
  },
  network_from_elsewhere: {
    points: 10,
    about: 'person',
    applies: ({ country }) => country.network !== null && country.network !== country.order,
  },
  three_countries: {
    points: 10,
    about: 'person',
    applies: ({ country: { order, card, network } }) =>
      card !== null && network !== null && new Set([order, card, network]).size === 3,
  },
  new_account: {
    points: 5,
    about: 'person',
    applies: ({ accountHours }) => accountHours !== null && accountHours < 24,
  },
  mailbox_doubted: { points: 40, about: 'person', applies: ({ doubts }) => doubts.mailbox > 0 },
  network_doubted: { points: 10, about: 'person', applies: ({ doubts }) => doubts.network > 1 },
  known_customer: {
    points: -20,
    about: 'person',
    applies: ({ customerDays, doubts }) => (customerDays ?? 0) >= 30 && doubts.mailbox === 0,
  },
  // How fast.
  mailbox_pace: {
    points: 20,
    about: 'person',
    applies: ({ day }) => Math.max(day.ordersOfMailbox, day.ordersOfAccount) >= 5,
  },
  network_pace: { points: 15, about: 'person', applies: ({ day }) => day.mailboxesOfNetwork >= 8 },
  card_pace: { points: 20, about: 'person', applies: ({ day }) => day.ordersOfCard >= 5 },
  card_of_many: { points: 35, about: 'person', applies: ({ month }) => month.mailboxesOfCard >= 3 },
  many_cards: { points: 25, about: 'person', applies: ({ month }) => month.cardsOfMailbox >= 4 },
} as const satisfies Record<string, Rule>

export type RuleName = keyof typeof rules
export const ruleNames = Object.keys(rules) as RuleName[]

export const isRuleName = (name: string): name is RuleName => Object.hasOwn(rules, name)
