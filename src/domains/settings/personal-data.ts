import type { PersonalDataDeclaration } from '../../shared/personal-data.ts'

/** Nothing about customers. Who sells is published anyhow; who of the staff set it is part of the shop's own history. */
export const personalData: PersonalDataDeclaration = {
  setting_change: {
    retention: 'none',
    columns: { seq: 'none', setting: 'none', value: 'none', changed_by: 'none', changed_at: 'none' },
  },
}
