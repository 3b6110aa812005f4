import type { PersonalColumn, PersonalDataDeclaration } from '../../shared/personal-data.ts'

const claimed: PersonalColumn = {
  category: 'orders',
  purposes: ['contract', 'fraud_prevention'],
  basis: 'contract',
  export: true,
  erase: 'delete',
}

/** Twelve months, as the letters that it is about. */
export const personalData: PersonalDataDeclaration = {
  address_claim: {
    topic: 'letters',
    // Also whoever asked in vain.
    subject: [
      { set: 'orders', column: 'order_id' },
      { set: 'emails', column: 'email_folded', since: 'made_at' },
    ],
    retention: { rule: 'after', column: 'made_at', days: 365 },
    columns: {
      id: 'none',
      order_id: claimed,
      email: { ...claimed, category: 'identification' },
      // Not exported: it is the address beside it in another form.
      email_folded: { ...claimed, category: 'identification', export: false },
      locale: 'none',
      words: claimed,
      by_link: 'none',
      card_met: 'none',
      amount_met: 'none',
      day_met: 'none',
      state: claimed,
      made_at: claimed,
      decided_at: claimed,
      decided_by: 'none',
      // Words of the staff about the customer.
      note: claimed,
    },
  },
  // That somebody tried in vain, of whom nothing is kept: for a year, as the claims beside which it is read.
  address_claim_miss: {
    topic: 'letters',
    subject: { set: 'orders', column: 'order_id' },
    retention: { rule: 'after', column: 'last_at', days: 365 },
    columns: { order_id: claimed, count: claimed, last_at: claimed },
  },
}
