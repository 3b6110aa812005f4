import type { PersonalColumn, PersonalDataDeclaration } from '../../shared/personal-data.ts'

/** Where a buyer is, as a country: whoever taxes by it must be able to show it for ten years from the end of the year (regulation 282/2011 art. 63c). */
const evidence: PersonalColumn = {
  category: 'orders',
  purposes: ['legal_duty'],
  basis: 'legal_obligation',
  export: true,
  erase: 'keep',
}
export const personalData: PersonalDataDeclaration = {
  // Rates are law, not persons.
  vat_rate: {
    retention: 'none',
    columns: {
      country: 'none',
      kind: 'none',
      rate_basis_points: 'none',
      valid_from: 'none',
      valid_to: 'none',
    },
  },
  // A sum of all.
  cross_border_sales: { retention: 'none', columns: { year: 'none', net_minor: 'none' } },
  vat_evidence: {
    topic: 'orders',
    subject: { set: 'orders', column: 'order_id' },
    retention: { rule: 'calendar_years', column: 'noted_at', years: 10 },
    columns: {
      order_id: evidence,
      declared_country: evidence,
      network_country: evidence,
      card_country: evidence,
      confirmed_at: evidence,
      matters: 'none',
      conflict: evidence,
      found_at: evidence,
      answered_country: evidence,
      answered_at: evidence,
      decided_country: evidence,
      // Staff.
      decided_by: 'none',
      decided_at: evidence,
      // Words of the staff about the customer.
      reason: { ...evidence, erase: 'null' },
      noted_at: evidence,
    },
  },
  // Of a sole trader the number is one of a person.
  vat_number_check: {
    topic: 'orders',
    subject: { set: 'orders', column: 'order_id' },
    retention: { rule: 'calendar_years', column: 'asked_at', years: 10 },
    columns: {
      order_id: evidence,
      vat_number: evidence,
      state: evidence,
      consultation_number: evidence,
      asked_at: evidence,
      answered_at: evidence,
      tries: 'none',
      vat_charged: evidence,
      next_at: 'none',
      returned_at: evidence,
    },
  },
}
