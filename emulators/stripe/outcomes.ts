import type { CardScenario } from './cards.ts'
import type { Charge } from './shapes.ts'

/** Radar's and the bank's verdict. Only cards are assessed; `risk_score` needs a product that a shop may not have. */
export function outcomeOf(card: CardScenario | undefined): Charge['outcome'] {
  const quiet = { advice_code: null, network_advice_code: null, network_decline_code: null }
  if (card?.declines) {
    return {
      ...quiet,
      network_status: 'declined_by_network',
      reason: card.declines.declineCode,
      risk_level: 'normal',
      seller_message: card.declines.seller,
      type: 'issuer_declined',
    }
  }
  if (card?.risk) {
    return {
      ...quiet,
      network_status: 'approved_by_network',
      reason: 'elevated_risk_level',
      risk_level: card.risk,
      seller_message:
        'Stripe evaluated this payment as having elevated risk, and placed it in your manual review queue.',
      type: 'manual_review',
    }
  }
  return {
    ...quiet,
    network_status: 'approved_by_network',
    reason: null,
    risk_level: card ? 'normal' : 'not_assessed',
    seller_message: 'Payment complete.',
    type: 'authorized',
  }
}
