import type { PersonalColumn, PersonalDataDeclaration } from '../../shared/personal-data.ts'

// Keyed hashes and times. Not exported: without the secret and the right guess nobody finds a person's rows, and they
// would say to whoever knows somebody's address that an attack on them is under way.
const counted: PersonalColumn = {
  category: 'technical',
  purposes: ['fraud_prevention'],
  basis: 'legitimate_interest',
  export: false,
  erase: 'delete',
}

/** A try is forgiven within a day, and gone a day later. */
export const personalData: PersonalDataDeclaration = {
  attempt: {
    topic: 'tries',
    subject: 'nobody',
    retention: { rule: 'after', column: 'forgiven_at', days: 1 },
    columns: { key: counted, forgiven_at: counted, waits_until: counted, asked_at: counted },
  },
  spent_challenge: {
    retention: { rule: 'after', column: 'expires_at', days: 1 },
    columns: { id: 'none', expires_at: 'none' },
  },
}
