import type { PersonalColumn, PersonalDataDeclaration } from '../../shared/personal-data.ts'

const reported: PersonalColumn = {
  category: 'technical',
  purposes: ['contract', 'fraud_prevention'],
  basis: 'contract',
  export: true,
  erase: 'delete',
}
const leftAlone: PersonalColumn = { ...reported, purposes: ['contract'], basis: 'legitimate_interest' }

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
        purposes: ['contract', 'fraud_prevention', 'reminders'],
        basis: 'contract',
        export: true,
        erase: 'delete',
      },
      state: 'none',
      attempts: 'none',
      smtp_code: 'none',
      next_attempt_at: 'none',
      server_reference: 'none',
      delayed_at: reported,
      reported_at: reported,
      report_code: reported,
      settled_at: 'none',
      settled_by: 'none',
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
  // A mailbox that is written to no more, until the day that stands beside it, at most a year.
  suppression: {
    topic: 'letters',
    subject: { set: 'emails', column: 'recipient', since: 'since' },
    retention: { rule: 'after', column: 'since', days: 365 },
    columns: {
      id: 'none',
      // Not exported: it is the address beside it in another form.
      mailbox_hash: { ...leftAlone, export: false },
      recipient: { ...leftAlone, category: 'identification' },
      reason: leftAlone,
      code: leftAlone,
      since: leftAlone,
      expires_at: leftAlone,
    },
  },
  webhook_token: {
    retention: { rule: 'after', column: 'seen_at', days: 2 },
    columns: { token_hash: 'none', body_hash: 'none', seen_at: 'none' },
  },
  reminder_setting: {
    retention: 'none',
    columns: { only_row: 'none', after_days: 'none', since: 'none', changed_by: 'none', changed_at: 'none' },
  },
}
