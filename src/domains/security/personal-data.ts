import type { PersonalColumn, PersonalDataDeclaration } from '../../shared/personal-data.ts'

const connection: PersonalColumn = {
  category: 'technical',
  purposes: ['account', 'fraud_prevention'],
  basis: 'legitimate_interest',
  export: true,
  erase: 'delete',
}
// Tells what the shop watches for, not what the person did; what they did is in the events.
const watch: PersonalColumn = { ...connection, purposes: ['fraud_prevention'], export: false }

/** Twelve months: a theft is often noticed late, and no later than that is a network still a trace. */
export const personalData: PersonalDataDeclaration = {
  connection_event: {
    topic: 'connections',
    subject: { set: 'accounts', column: 'account_id' },
    retention: { rule: 'after', column: 'at', days: 365 },
    columns: {
      id: 'none',
      kind: connection,
      account_id: connection,
      network: connection,
      browser: connection,
      at: connection,
    },
  },
  alert: {
    topic: 'connections',
    subject: { set: 'accounts', column: 'account_id' },
    retention: { rule: 'after', column: 'at', days: 365 },
    columns: {
      id: 'none',
      kind: watch,
      account_id: watch,
      network: watch,
      country: watch,
      day: watch,
      count: 'none',
      at: watch,
      // Staff; cut off with their account.
      acknowledged_by: { ...watch, purposes: ['administration'] },
      acknowledged_at: 'none',
    },
  },
  // Whoever of the staff asked is an id, as in the history.
  history_check: {
    retention: { rule: 'after', column: 'begun_at', days: 365 },
    columns: {
      ...{ id: 'none', asked_by: 'none', begun_at: 'none', seen_at: 'none', links: 'none', links_of: 'none' },
      ...{ ended_at: 'none', verdict: 'none', seq: 'none', hash: 'none', audit_id: 'none', noted_at: 'none' },
    },
  },
}
