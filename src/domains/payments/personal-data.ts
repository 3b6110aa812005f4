import type { PersonalColumn, PersonalDataDeclaration } from '../../shared/personal-data.ts'

const payment: PersonalColumn = {
  category: 'payment',
  purposes: ['contract', 'legal_duty'],
  basis: 'legal_obligation',
  export: true,
  erase: 'keep',
}
// Leads to what the payment provider knows of the payer.
const reference: PersonalColumn = { ...payment, atEnd: 'null' }
const card: PersonalColumn = {
  category: 'payment',
  purposes: ['fraud_prevention'],
  basis: 'legitimate_interest',
  export: true,
  erase: 'null',
  atEnd: 'null',
}

/** Only what Stripe tells about a card: brand, last four digits, country. A full number never reaches the shop. */
export const personalData: PersonalDataDeclaration = {
  payment: {
    topic: 'payments',
    subject: { set: 'orders', column: 'order_id' },
    retention: { rule: 'with', table: 'order', column: 'order_id' },
    atEnd: 'anonymise',
    columns: {
      id: payment,
      order_id: payment,
      attempt: 'none',
      state: payment,
      amount_minor: payment,
      captured_minor: payment,
      currency: payment,
      session_id: reference,
      // Opens the provider's page: of use to nobody once the order is paid.
      session_url: { ...card, export: false },
      intent_id: reference,
      charge_id: reference,
      method: payment,
      card_brand: card,
      card_last4: card,
      card_country: card,
      card_fingerprint: { ...card, export: false },
      capture_before: 'none',
      mismatch: 'none',
      decided_at: 'none',
      checked_at: 'none',
      created_at: payment,
    },
  },
  payment_event: {
    topic: 'payments',
    subject: { set: 'orders', column: 'order_id' },
    retention: { rule: 'after', column: 'received_at', days: 365 },
    columns: {
      id: payment,
      type: 'none',
      object_id: payment,
      order_id: payment,
      created_at: 'none',
      received_at: 'none',
      handled_at: 'none',
      outcome: 'none',
    },
  },
  redaction: {
    topic: 'payments',
    subject: { set: 'orders', column: 'order_id' },
    // The receipt, as long as somebody may ask whether it was done.
    retention: { rule: 'after', column: 'done_at', days: 3 * 365 },
    columns: {
      id: 'none',
      payment_id: payment,
      order_id: payment,
      state: payment,
      job_id: reference,
      round: 'none',
      reason: 'none',
      tries: 'none',
      requested_at: payment,
      next_at: 'none',
      done_at: payment,
      // Staff; cut off with their account.
      recorded_by: { ...payment, export: false, erase: 'null' },
    },
  },
  refund: {
    topic: 'payments',
    subject: { set: 'orders', column: 'order_id' },
    retention: { rule: 'with', table: 'order', column: 'order_id' },
    atEnd: 'anonymise',
    columns: {
      id: payment,
      payment_id: payment,
      order_id: payment,
      amount_minor: payment,
      unit_ids: payment,
      reason: payment,
      state: payment,
      provider_id: reference,
      created_at: payment,
      updated_at: payment,
    },
  },
}
