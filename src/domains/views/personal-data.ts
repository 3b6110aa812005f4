import type { PersonalColumn, PersonalDataDeclaration } from '../../shared/personal-data.ts'

// How somebody of the staff likes to look at lists.
const atWork: PersonalColumn = {
  category: 'technical',
  purposes: ['administration'],
  basis: 'contract',
  export: true,
  erase: 'delete',
}

/** What is the team's has no owner, and no address, number or id of a person can stand in it (view.ts). */
export const personalData: PersonalDataDeclaration = {
  saved_view: {
    topic: 'staff',
    subject: { set: 'accounts', column: 'owner_id' },
    retention: { rule: 'after', column: 'used_on', days: 365 },
    columns: {
      id: 'none',
      name: atWork,
      list: atWork,
      query: atWork,
      owner_id: { ...atWork, export: false },
      made_by: 'none',
      made_at: atWork,
      used_on: atWork,
    },
  },
}
