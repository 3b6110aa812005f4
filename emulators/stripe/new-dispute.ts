import { judge } from './dispute-evidence.ts'
import type { Charge, Dispute } from './shapes.ts'
import type { World } from './world.ts'

/** Banks give days, not hours. */
export const responseSeconds = 9 * 24 * 3600

export type NewDispute = { reason: Dispute['reason']; inquiry: boolean; amount: number }

export function newDispute(world: World, charge: Charge, { reason, inquiry, amount }: NewDispute): Dispute {
  const card = charge.payment_method_details?.card
  // Visa's rule is for fraud with a card that was not present.
  const isCompelling = card?.brand === 'visa' && reason === 'fraudulent' && !inquiry
  return {
    id: world.draw('du_1'),
    object: 'dispute',
    amount,
    balance_transactions: [],
    charge: charge.id,
    created: world.clock.seconds(),
    currency: charge.currency,
    enhanced_eligibility_types: isCompelling ? ['visa_compelling_evidence_3'] : [],
    evidence: emptyEvidence(charge),
    evidence_details: {
      due_by: world.clock.seconds() + responseSeconds,
      enhanced_eligibility: isCompelling ? { visa_compelling_evidence_3: judge(null) } : {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: inquiry,
    livemode: false,
    metadata: {},
    network_reason_code: card ? '10.4' : null,
    payment_intent: charge.payment_intent,
    ...(card && {
      payment_method_details: {
        card: {
          brand: card.brand ?? 'visa',
          case_type: inquiry ? 'inquiry' : 'chargeback',
          network: 'visa',
          network_reason_code: '10.4',
        },
        type: 'card',
      },
    }),
    reason,
    status: inquiry ? 'warning_needs_response' : 'needs_response',
  }
}

function emptyEvidence(charge: Charge): Dispute['evidence'] {
  return {
    access_activity_log: null,
    billing_address: null,
    cancellation_policy: null,
    cancellation_policy_disclosure: null,
    cancellation_rebuttal: null,
    customer_communication: null,
    customer_email_address: charge.billing_details.email,
    customer_name: charge.billing_details.name,
    customer_purchase_ip: null,
    customer_signature: null,
    duplicate_charge_documentation: null,
    duplicate_charge_explanation: null,
    duplicate_charge_id: null,
    enhanced_evidence: {},
    product_description: null,
    receipt: null,
    refund_policy: null,
    refund_policy_disclosure: null,
    refund_refusal_explanation: null,
    service_date: null,
    service_documentation: null,
    shipping_address: null,
    shipping_carrier: null,
    shipping_date: null,
    shipping_documentation: null,
    shipping_tracking_number: null,
    uncategorized_file: null,
    uncategorized_text: null,
  }
}
