import type { PersonalColumn, PersonalDataDeclaration } from '../shared/personal-data.ts'

const event: PersonalColumn = {
  category: 'orders',
  purposes: ['legal_duty'],
  basis: 'legal_obligation',
  export: true,
  // Appended to and changed by nobody: an id that leads nowhere once its account is gone.
  erase: 'keep',
}
const read: PersonalColumn = { ...event, category: 'technical' }
// An account, an order or a ticket, by the id alone.
const subject = [
  { set: 'accounts', column: 'subject_id' },
  { set: 'orders', column: 'subject_id' },
  { set: 'tickets', column: 'subject_id' },
] as const

/**
 * The tables that no domain owns. History names its subject by id. Its details are codes, numbers and why staff did something: a
 * reason with an address in it is refused, and whoever types one reads that it names nobody.
 */
export const personalData: PersonalDataDeclaration = {
  audit_event: {
    topic: 'history',
    subject,
    retention: { rule: 'financial_years', column: 'at', years: 10 },
    columns: {
      id: 'none',
      subject_kind: 'none',
      subject_id: event,
      action: event,
      actor_kind: event,
      // Whoever acted may be somebody of the staff, whose name is not owed to the person (CJEU C-579/21).
      actor_id: { ...event, export: false },
      details: 'none',
      at: event,
    },
  },
  // That, when and why somebody of the shop looked is owed to the person; who it was is not (CJEU C-579/21, §§ 83 and 88).
  staff_read: {
    topic: 'reads',
    subject,
    // Misuse is noticed within a year or not at all (CNIL, délibération 2021-122).
    retention: { rule: 'after', column: 'at', days: 365 },
    columns: {
      id: 'none',
      staff_id: { ...read, export: false },
      permission: read,
      subject_kind: 'none',
      subject_id: read,
      persons: 'none',
      at: read,
    },
  },
  // Digests and ids of lines; what is left of a line that has gone names nobody, and goes when the oldest end does.
  audit_link: {
    retention: 'none',
    columns: { seq: 'none', audit_id: 'none', at: 'none', digest: 'none', hash: 'none' },
  },
  identity: { retention: 'none', columns: { only_row: 'none', shop_id: 'none' } },
}
