import type { PersonalDataDeclaration } from '../shared/personal-data.ts'

/** The tables that no domain owns. History names its subject by id; the details never hold a name or an address. */
export const personalData: PersonalDataDeclaration = {
  audit_event: {
    topic: 'history',
    subject: { set: 'orders', column: 'subject_id' },
    retention: { rule: 'financial_years', column: 'at', years: 10 },
    columns: {
      id: 'none',
      subject_kind: 'none',
      subject_id: {
        category: 'orders',
        purposes: ['legal_duty'],
        basis: 'legal_obligation',
        export: true,
        erase: 'keep',
      },
      action: 'none',
      actor_kind: 'none',
      actor_id: {
        category: 'orders',
        purposes: ['legal_duty'],
        basis: 'legal_obligation',
        export: true,
        // Appended to and changed by nobody: an id that leads nowhere once its account is gone.
        erase: 'keep',
      },
      details: 'none',
      at: 'none',
    },
  },
  identity: { retention: 'none', columns: { only_row: 'none', shop_id: 'none' } },
}
