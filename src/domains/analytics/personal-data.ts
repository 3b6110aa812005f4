import type { PersonalDataDeclaration } from '../../shared/personal-data.ts'

// 25 months, as the policy says.
const keptDays = 760

/** Nobody is in these tables; a test holds that. They go after 25 months all the same. */
export const personalData: PersonalDataDeclaration = {
  page_count: {
    retention: { rule: 'after', column: 'day', days: keptDays },
    columns: {
      day: 'none',
      route: 'none',
      event: 'none',
      country: 'none',
      referrer_host: 'none',
      campaign: 'none',
      count: 'none',
    },
  },
  search_gap: {
    retention: { rule: 'after', column: 'day', days: keptDays },
    columns: { day: 'none', words: 'none', count: 'none' },
  },
}
