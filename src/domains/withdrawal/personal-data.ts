import type { PersonalColumn, PersonalDataDeclaration } from '../../shared/personal-data.ts'

const declared: PersonalColumn = {
  category: 'orders',
  purposes: ['contract', 'legal_duty'],
  basis: 'legal_obligation',
  export: true,
  erase: 'keep',
}
const whose: PersonalColumn = { ...declared, category: 'identification', erase: 'null' }

/**
 * Five years, as long as may be argued about whether and when somebody withdrew (C. civ. art. 2224). After an erasure it stays
 * known that an order was withdrawn from and when, and not by whom.
 */
export const personalData: PersonalDataDeclaration = {
  withdrawal: {
    topic: 'withdrawals',
    // Also what was written down for no order that is here.
    subject: [
      { set: 'orders', column: 'order_id' },
      { set: 'emails', column: 'email_folded', since: 'made_at' },
    ],
    retention: { rule: 'after', column: 'made_at', days: 5 * 365 + 1 },
    columns: {
      id: declared,
      form_key: 'none',
      name: whose,
      order_number: declared,
      email: { ...whose, erase: 'generalise' },
      email_folded: { ...whose, export: false, erase: 'generalise' },
      locale: 'none',
      made_at: declared,
      order_id: declared,
      matched_by: 'none',
      last_day: declared,
      in_time: declared,
      receipt_accepted_at: declared,
      receipt_refused_at: 'none',
      closed_at: declared,
      closed_by: 'none',
      // Words of the staff about the customer.
      note: { ...declared, erase: 'null' },
    },
  },
  withdrawal_unit: {
    topic: 'withdrawals',
    subject: { set: 'units', column: 'unit_id' },
    retention: { rule: 'with', table: 'withdrawal', column: 'withdrawal_id' },
    columns: {
      withdrawal_id: declared,
      unit_id: declared,
      answer: declared,
      answered_at: declared,
    },
  },
}
