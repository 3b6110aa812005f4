/** What is known of a payment when it is looked at: counts, countries and words, and nothing that leads to somebody. */
export type RiskFacts = {
  stage: Stage
  amountMinor: number
  /** So many units of the product of which most are bought. */
  unitsOfOne: number
  deliveryAtOnce: boolean
  mailbox: { disposable: boolean }
  country: { order: string; network: string | null; card: string | null }
  card: {
    prepaid: boolean | null
    /** What became of 3-D Secure: null when it was not asked for or nothing is told. */
    threeDSecure: 'authenticated' | 'attempted' | 'failed' | null
    /** Stripe's own verdict; `not_assessed` when it gives none. */
    risk: RiskLevel
  }
  /** Tries that the bank or the buyer's browser did not let pass, of this order. */
  failedTries: number
  /**
   * Days since the first paid order without a later doubt; null for a first order, and for whoever has only typed the address
   * of a customer: guests are known by mailbox and card together.
   */
  customerDays: number | null
  /** Hours since the account was made; null for a guest. */
  accountHours: number | null
  day: { ordersOfMailbox: number; ordersOfAccount: number; mailboxesOfNetwork: number; ordersOfCard: number }
  month: { mailboxesOfCard: number; cardsOfMailbox: number }
  /** Earlier orders that a bank disputed or warned of. */
  doubts: { card: number; mailbox: number; network: number }
  lists: { block: readonly ListKind[]; allow: readonly ListKind[] }
  /** The person objected to rules about how they buy. */
  objects: boolean
}

export type Stage = 'before_page' | 'authorised'
export const riskLevels = ['normal', 'elevated', 'highest', 'not_assessed'] as const
export type RiskLevel = (typeof riskLevels)[number]

export const listKinds = ['email', 'domain', 'fingerprint', 'network', 'country'] as const
export type ListKind = (typeof listKinds)[number]
