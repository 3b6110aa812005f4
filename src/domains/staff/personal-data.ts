import type { PersonalColumn, PersonalDataDeclaration } from '../../shared/personal-data.ts'

const membership: PersonalColumn = {
  category: 'identification',
  purposes: ['administration'],
  basis: 'contract',
  export: true,
  erase: 'delete',
}

/** People of the seller: while they work there; an invitation that nobody accepted is gone after thirty days. */
export const personalData: PersonalDataDeclaration = {
  staff: {
    topic: 'staff',
    subject: { set: 'accounts', column: 'account_id' },
    retention: { rule: 'with', table: 'account', column: 'account_id' },
    columns: { account_id: membership, role: membership, since: membership, changed_at: membership },
  },
  staff_invitation: {
    topic: 'staff',
    subject: { set: 'emails', column: 'email_folded', since: 'created_at' },
    retention: { rule: 'after', column: 'created_at', days: 30 },
    columns: {
      id: 'none',
      email: membership,
      email_folded: { ...membership, export: false },
      role: membership,
      invited_by: membership,
      created_at: membership,
      expires_at: membership,
      accepted_at: membership,
    },
  },
}
