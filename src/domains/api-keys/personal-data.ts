import type { PersonalDataDeclaration } from '../../shared/personal-data.ts'

/**
 * Keys belong to the shop and not to whoever made them, who stands in the history. An answer that is kept for a day is sealed, and
 * none of the requests that are repeated is answered with data of persons.
 */
export const personalData: PersonalDataDeclaration = {
  api_key: {
    retention: { rule: 'after', column: 'expires_at', days: 365 },
    columns: {
      ...{ id: 'none', name: 'none', shown: 'none', secret_hash: 'none', scopes: 'none' },
      ...{ created_at: 'none', expires_at: 'none', last_used_at: 'none', revoked_at: 'none' },
    },
  },
  api_answer: {
    retention: { rule: 'after', column: 'begun_at', days: 1 },
    columns: {
      ...{ api_key_id: 'none', key_hash: 'none', request_hash: 'none', status: 'none', sealed: 'none' },
      begun_at: 'none',
    },
  },
}
