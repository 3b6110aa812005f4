import type { PersonalDataDeclaration } from '../../shared/personal-data.ts'

/** Rates are law, not persons. */
export const personalData: PersonalDataDeclaration = {
  vat_rate: {
    retention: 'none',
    columns: {
      country: 'none',
      kind: 'none',
      rate_basis_points: 'none',
      valid_from: 'none',
      valid_to: 'none',
    },
  },
}
