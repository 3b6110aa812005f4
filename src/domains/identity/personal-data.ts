import type { PersonalColumn, PersonalDataDeclaration } from '../../shared/personal-data.ts'

const account: PersonalColumn = {
  category: 'identification',
  purposes: ['account'],
  basis: 'contract',
  export: true,
  erase: 'delete',
}
// Secrets and their hashes: of no use to the person, and worth something to a thief.
const secret: PersonalColumn = { ...account, category: 'technical', export: false }
const connection: PersonalColumn = {
  category: 'technical',
  purposes: ['account', 'fraud_prevention'],
  basis: 'legitimate_interest',
  export: true,
  erase: 'delete',
}

/** An account lives while it is used; its traces leave by themselves. */
export const personalData: PersonalDataDeclaration = {
  account: {
    topic: 'account',
    subject: { set: 'accounts', column: 'id' },
    // Two years without a visit, after a warning (CNIL).
    retention: { rule: 'inactive', column: 'last_active_at', months: 24, warnDays: 30 },
    columns: {
      id: account,
      provider: 'none',
      subject: { ...account, export: false },
      email: account,
      email_folded: { ...account, export: false },
      display_name: account,
      locale: account,
      country: account,
      banned_at: { ...account, purposes: ['fraud_prevention'], basis: 'legitimate_interest' },
      last_active_at: account,
      inactivity_warned_at: { ...account, export: false },
      erasure_asked_at: account,
      session_round: 'none',
      created_at: account,
    },
  },
  session: {
    topic: 'devices',
    subject: { set: 'accounts', column: 'account_id' },
    retention: { rule: 'after', column: 'seen_at', days: 30 },
    columns: {
      id: connection,
      account_id: connection,
      token_hash: secret,
      previous_hash: secret,
      rotated_at: connection,
      assurance: connection,
      awaits_factor: connection,
      proved_at: connection,
      provider_sealed: secret,
      browser: connection,
      network: connection,
      created_at: connection,
      seen_at: connection,
      expires_at: connection,
    },
  },
  known_device: {
    topic: 'devices',
    subject: { set: 'accounts', column: 'account_id' },
    retention: { rule: 'after', column: 'last_seen_at', days: 365 },
    columns: {
      account_id: connection,
      device_hash: secret,
      first_seen_at: connection,
      last_seen_at: connection,
    },
  },
  recovery_code: {
    topic: 'sign_in',
    subject: { set: 'accounts', column: 'account_id' },
    retention: { rule: 'with', table: 'account', column: 'account_id' },
    columns: { account_id: account, code_hash: secret, created_at: account },
  },
  proof_request: {
    topic: 'sign_in',
    subject: { set: 'emails', column: 'email_folded', since: 'created_at' },
    retention: { rule: 'after', column: 'created_at', days: 1 },
    columns: {
      id: 'none',
      purpose: account,
      email: account,
      email_folded: { ...account, export: false },
      locale: account,
      browser_hash: secret,
      return_to: account,
      account_id: account,
      token_sealed: secret,
      created_at: account,
      answered_at: account,
    },
  },
}
