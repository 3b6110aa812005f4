import type { PersonalDataDeclaration } from '../../shared/personal-data.ts'

/** Twelve months: as long as the proof that a letter was accepted may be needed in a payment dispute. */
export const personalData: PersonalDataDeclaration = {
  mail: {
    topic: 'letters',
    // Also what went to an address that was changed since, or never confirmed.
    subject: [
      { set: 'emails', column: 'recipient', since: 'created_at' },
      { set: 'accounts', column: 'account_id' },
      { set: 'orders', column: 'order_id' },
    ],
    retention: { rule: 'after', column: 'created_at', days: 365 },
    columns: {
      id: 'none',
      kind: {
        category: 'orders',
        purposes: ['contract', 'fraud_prevention'],
        basis: 'contract',
        export: true,
        erase: 'delete',
      },
      subject_id: 'none',
      order_id: 'none',
      account_id: {
        category: 'identification',
        purposes: ['contract', 'fraud_prevention'],
        basis: 'contract',
        export: true,
        erase: 'delete',
      },
      cause: 'none',
      locale: 'none',
      recipient: {
        category: 'identification',
        purposes: ['contract', 'fraud_prevention'],
        basis: 'contract',
        export: true,
        erase: 'delete',
      },
      state: 'none',
      attempts: 'none',
      smtp_code: 'none',
      next_attempt_at: 'none',
      created_at: 'none',
      accepted_at: {
        category: 'orders',
        purposes: ['contract', 'fraud_prevention'],
        basis: 'contract',
        export: true,
        erase: 'delete',
      },
    },
  },
}
