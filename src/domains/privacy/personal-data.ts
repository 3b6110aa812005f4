import type { PersonalColumn, PersonalDataDeclaration } from '../../shared/personal-data.ts'

// Why something is kept longer, and who decided it.
const hold: PersonalColumn = {
  category: 'orders',
  purposes: ['legal_duty'],
  basis: 'legal_obligation',
  export: true,
  erase: 'keep',
}

/** What privacy itself leaves: counts without persons, keyed hashes without addresses, and the reasons of holds. */
export const personalData: PersonalDataDeclaration = {
  retention_run: {
    retention: { rule: 'after', column: 'at', days: 3 * 365 },
    columns: {
      id: 'none',
      table_name: 'none',
      clock: 'none',
      rows_deleted: 'none',
      rows_anonymised: 'none',
      at: 'none',
    },
  },
  legal_hold: {
    topic: 'history',
    // By kind it is an account or an order.
    subject: [
      { set: 'accounts', column: 'subject_id' },
      { set: 'orders', column: 'subject_id' },
    ],
    retention: { rule: 'after', column: 'ended_at', days: 3 * 365 },
    columns: {
      id: 'none',
      subject_kind: hold,
      subject_id: hold,
      reason: hold,
      // Staff; cut off with their account.
      placed_by: { ...hold, export: false, erase: 'null' },
      placed_at: hold,
      ended_at: hold,
    },
  },
  document_version: {
    retention: 'none',
    columns: { id: 'none', document: 'none', hash: 'none', facts_hash: 'none', texts: 'none', at: 'none' },
  },
  // Outlives who was erased, as long as a backup from before may come back.
  erasure: {
    retention: { rule: 'after', column: 'at', days: 3 * 365 },
    columns: {
      id: 'none',
      ground: 'none',
      hashes: 'none',
      rows_deleted: 'none',
      rows_anonymised: 'none',
      at: 'none',
    },
  },
}
