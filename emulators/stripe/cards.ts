/** Stripe's test cards that the emulator plays. What each one does is Stripe's published meaning of its number. */
export type CardScenario = {
  number: string
  name: string
  brand: 'visa'
  funding: 'credit' | 'debit' | 'prepaid'
  country: string
  declines?: { code: 'card_declined'; declineCode: string; message: string; seller: string }
  challenge?: true
  risk?: 'elevated'
  afterwards?: 'early_fraud_warning' | 'dispute' | 'review'
  refunds?: 'pending' | 'fail'
}

const visa = { brand: 'visa', funding: 'credit', country: 'US' } as const

export const cards: CardScenario[] = [
  { ...visa, number: '4242424242424242', name: 'succeeds' },
  { ...visa, number: '4000002760003184', name: 'authentication', challenge: true },
  {
    ...visa,
    number: '4000000000000002',
    name: 'declined',
    declines: {
      code: 'card_declined',
      declineCode: 'generic_decline',
      message: 'Your card was declined.',
      seller: 'The bank did not return any further details with this decline.',
    },
  },
  {
    ...visa,
    number: '4000000000009995',
    name: 'insufficient_funds',
    declines: {
      code: 'card_declined',
      declineCode: 'insufficient_funds',
      message: 'Your card has insufficient funds.',
      seller: 'The bank returned the decline code `insufficient_funds`.',
    },
  },
  { ...visa, number: '4000000000005423', name: 'early_fraud_warning', afterwards: 'early_fraud_warning' },
  { ...visa, number: '4000000000000259', name: 'dispute', afterwards: 'dispute' },
  { ...visa, number: '4000000000009235', name: 'elevated_risk', risk: 'elevated', afterwards: 'review' },
  { ...visa, number: '4000000000007726', name: 'refund_pending', refunds: 'pending' },
  { ...visa, number: '4000000000005126', name: 'refund_fails', refunds: 'fail' },
]

export function findCard(number: string): CardScenario | undefined {
  const digits = number.replace(/\s/g, '')
  return cards.find((card) => card.number === digits)
}

export function cardEndingIn(last4: string | null | undefined): CardScenario | undefined {
  return cards.find((card) => card.number.endsWith(last4 ?? '-'))
}
