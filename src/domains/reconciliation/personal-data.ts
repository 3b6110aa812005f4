import type { PersonalColumn, PersonalDataDeclaration } from '../../shared/personal-data.ts'

const finding: PersonalColumn = {
  category: 'payment',
  purposes: ['legal_duty'],
  basis: 'legal_obligation',
  export: true,
  erase: 'keep',
}

/** Ids, states and cents: of a person there is the order that a finding is about, and what the provider calls its payment. */
export const personalData: PersonalDataDeclaration = {
  reconciliation_finding: {
    topic: 'payments',
    subject: { set: 'orders', column: 'order_id' },
    retention: { rule: 'after', column: 'ended_at', days: 365 },
    columns: {
      id: 'none',
      kind: finding,
      object_id: finding,
      order_id: finding,
      expected_minor: finding,
      actual_minor: finding,
      detail: 'none',
      found_at: finding,
      seen_at: 'none',
      ended_at: 'none',
      outcome: 'none',
      ended_by: 'none',
      // Words of the staff, which may be about the customer.
      note: { ...finding, erase: 'null', atEnd: 'null' },
    },
  },
  reconciliation_run: {
    retention: { rule: 'after', column: 'started_at', days: 365 },
    columns: {
      id: 'none',
      reason: 'none',
      from_at: 'none',
      started_at: 'none',
      ended_at: 'none',
      failure: 'none',
      objects: 'none',
      found: 'none',
      mended: 'none',
      requested_by: 'none',
    },
  },
  balance_day: {
    retention: 'none',
    columns: {
      day: 'none',
      taken_minor: 'none',
      returned_minor: 'none',
      disputed_minor: 'none',
      fee_minor: 'none',
      other_minor: 'none',
      books_minor: 'none',
      read_at: 'none',
    },
  },
}
