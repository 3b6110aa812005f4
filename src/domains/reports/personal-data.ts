import type { PersonalDataDeclaration } from '../../shared/personal-data.ts'

/** Days that something takes. Who changed them stands in the history. */
export const personalData: PersonalDataDeclaration = {
  forecast_setting: {
    retention: 'none',
    columns: {
      ...{ only_row: 'none', lead_days: 'none', cover_days: 'none' },
      ...{ changed_by: 'none', changed_at: 'none' },
    },
  },
  // Whoever sells keys to the shop: a business.
  supplier_lead: {
    retention: 'none',
    columns: { supplier: 'none', lead_days: 'none', changed_by: 'none', changed_at: 'none' },
  },
}
