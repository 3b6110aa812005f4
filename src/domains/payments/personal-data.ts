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

const warning: PersonalColumn = {
  category: 'payment',
  purposes: ['fraud_prevention'],
  basis: 'legitimate_interest',
  export: true,
  erase: 'keep',
}

// To defend a claim: erasure leaves it (GDPR Art. 17(3)(e)), restriction too (Art. 18(2)).
const defence: PersonalColumn = { ...warning, purposes: ['fraud_prevention', 'contract'] }

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
      // What came of it on the shop's own balance.
      settled_minor: 'none',
      settled_currency: 'none',
      exchange_rate: 'none',
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
      authentication: card,
      authentication_eci: card,
      authentication_exempted: card,
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
  event_reading: {
    retention: 'none',
    columns: { one: 'none', newest_at: 'none', read_at: 'none', undelivered: 'none' },
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
      settled_minor: 'none',
      settled_currency: 'none',
      exchange_rate: 'none',
      unit_ids: payment,
      reason: payment,
      state: payment,
      provider_id: reference,
      origin: payment,
      request_key: 'none',
      requested_by: 'none',
      // Words of the staff about the customer.
      note: { ...payment, erase: 'null', atEnd: 'null' },
      created_at: payment,
      updated_at: payment,
    },
  },
  dispute: {
    topic: 'payments',
    subject: { set: 'orders', column: 'order_id' },
    retention: { rule: 'with', table: 'order', column: 'order_id' },
    atEnd: 'anonymise',
    columns: {
      id: payment,
      payment_id: payment,
      order_id: payment,
      provider_id: reference,
      state: payment,
      reason: payment,
      network_code: payment,
      amount_minor: payment,
      currency: payment,
      withdrawn_minor: payment,
      due_at: 'none',
      opened_at: payment,
      submitted_at: payment,
      submitted_by: 'none',
      closed_at: payment,
      round: 'none',
      stage: payment,
      reminded_hours: 'none',
      updated_at: 'none',
    },
  },
  dispute_evidence: {
    topic: 'payments',
    subject: { set: 'orders', column: 'order_id' },
    // As long as a bank's procedure and what may follow it take; then also what stands in it of other orders is gone.
    retention: { rule: 'after', column: 'saved_at', days: 540 },
    columns: {
      dispute_id: defence,
      round: defence,
      stage: defence,
      order_id: defence,
      state: defence,
      words: defence,
      // What was told to the bank; the network address is not in it.
      fields: defence,
      receipt_file: { ...defence, export: false },
      ledger_file: { ...defence, export: false },
      saved_by: 'none',
      saved_at: defence,
      decided_by: 'none',
      decided_at: defence,
      settled_at: 'none',
    },
  },
  fraud_warning: {
    topic: 'payments',
    subject: { set: 'orders', column: 'order_id' },
    retention: { rule: 'with', table: 'order', column: 'order_id' },
    columns: {
      id: warning,
      payment_id: warning,
      order_id: warning,
      provider_id: warning,
      kind: warning,
      actionable: 'none',
      opened_at: warning,
      outcome: warning,
      decided_by: 'none',
      decided_at: 'none',
    },
  },
}
