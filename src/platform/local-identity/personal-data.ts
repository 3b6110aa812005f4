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
// Ids of rows, which only join them.
const key: PersonalColumn = { ...account, export: false }
const technical: PersonalColumn = { ...account, category: 'technical' }

/** The tables of the schema `identity`. Erasure calls the provider's `delete`, with which every row of a person goes. */
export const personalData: PersonalDataDeclaration = {
  'identity.person': {
    topic: 'account',
    subject: { set: 'persons', column: 'id' },
    retention: { rule: 'with', table: 'account', column: 'id' },
    // Whoever never confirms has no account.
    unfinished: { column: 'created_at', days: 7, whileNull: 'confirmed_at' },
    columns: {
      id: key,
      email: account,
      confirmed_at: account,
      banned_at: { ...account, purposes: ['fraud_prevention'], basis: 'legitimate_interest' },
      session_mark: secret,
      created_at: account,
    },
  },
  'identity.credential': {
    topic: 'sign_in',
    subject: { set: 'persons', column: 'person_id' },
    retention: { rule: 'with', table: 'identity.person', column: 'person_id' },
    columns: {
      id: key,
      person_id: key,
      provider_id: 'none',
      account_id: key,
      password: secret,
      created_at: technical,
      updated_at: technical,
    },
  },
  'identity.proof': {
    topic: 'sign_in',
    subject: { set: 'persons', column: 'person_id' },
    retention: { rule: 'after', column: 'created_at', days: 1 },
    columns: {
      person_id: key,
      purpose: technical,
      token_hash: secret,
      code_hash: secret,
      tries: technical,
      created_at: technical,
    },
  },
  'identity.email_change': {
    topic: 'sign_in',
    subject: { set: 'persons', column: 'person_id' },
    retention: { rule: 'after', column: 'created_at', days: 1 },
    columns: {
      person_id: key,
      new_email: account,
      current_hash: secret,
      next_hash: secret,
      current_agreed: technical,
      next_agreed: technical,
      created_at: technical,
    },
  },
  'identity.totp': {
    topic: 'sign_in',
    subject: { set: 'persons', column: 'person_id' },
    retention: { rule: 'with', table: 'identity.person', column: 'person_id' },
    unfinished: { column: 'created_at', days: 1, whileNull: 'confirmed_at' },
    columns: {
      id: key,
      person_id: key,
      secret_sealed: secret,
      confirmed_at: technical,
      last_step: technical,
      created_at: technical,
    },
  },
}
