import type { RiskSetting } from './assess.ts'
import type { RiskFacts } from './facts.ts'

/** A first purchase of one key, as most are: nothing speaks against it. */
export const plainFacts: RiskFacts = {
  stage: 'authorised',
  amountMinor: 2490,
  unitsOfOne: 1,
  deliveryAtOnce: false,
  mailbox: { disposable: false },
  country: { order: 'FR', network: 'FR', card: 'FR' },
  card: { prepaid: false, threeDSecure: null, risk: 'normal' },
  failedTries: 0,
  customerDays: null,
  accountHours: null,
  day: { ordersOfMailbox: 0, ordersOfAccount: 0, mailboxesOfNetwork: 1, ordersOfCard: 0 },
  month: { mailboxesOfCard: 1, cardsOfMailbox: 0 },
  doubts: { card: 0, mailbox: 0, network: 0 },
  lists: { block: [], allow: [] },
  objects: false,
}

/** What a new shop is set to; the same numbers as in the migration. */
export const firstSetting: RiskSetting = {
  stepUpFrom: 25,
  challengeFrom: 45,
  holdFrom: 60,
  firstOrderMinor: 15_000,
  points: {},
}
