import type { PersonalColumn, PersonalDataDeclaration } from '../../shared/personal-data.ts'

// Why something is kept longer, and who decided it.
const hold: PersonalColumn = {
  category: 'orders',
  purposes: ['legal_duty'],
  basis: 'legal_obligation',
  export: true,
  erase: 'keep',
}

// What somebody decided about their own data: kept to be obeyed, and gone with the person.
const decision: PersonalColumn = {
  category: 'identification',
  purposes: ['legal_duty'],
  basis: 'legal_obligation',
  export: true,
  erase: 'delete',
}
// A request by mail: that it was made and when it was answered is the shop's proof; who made it is not needed for that.
const request: PersonalColumn = { ...decision, category: 'support', erase: 'keep' }
const asker: PersonalColumn = { ...request, erase: 'null' }
// Whom a decision is about: the account, or the mailbox of somebody who has none.
const accountOrMailbox = (since: string) =>
  [
    { set: 'accounts', column: 'account_id' },
    { set: 'emails', column: 'email_folded', since },
  ] as const

/** What privacy itself leaves: counts without persons, keyed hashes without addresses, and the grounds of holds. */
export const personalData: PersonalDataDeclaration = {
  retention_run: {
    retention: { rule: 'after', column: 'at', days: 3 * 365 },
    columns: {
      id: 'none',
      table_name: 'none',
      clock: 'none',
      rows_deleted: 'none',
      rows_anonymised: 'none',
      at: 'none',
    },
  },
  legal_hold: {
    topic: 'history',
    // By kind it is an account or an order.
    subject: [
      { set: 'accounts', column: 'subject_id' },
      { set: 'orders', column: 'subject_id' },
    ],
    retention: { rule: 'after', column: 'ended_at', days: 3 * 365 },
    columns: {
      id: 'none',
      subject_kind: hold,
      subject_id: hold,
      // A choice, and a number of a case; never a sentence about somebody.
      ground: hold,
      reference: hold,
      origin: hold,
      // Staff; cut off with their account.
      placed_by: { ...hold, export: false, erase: 'null' },
      placed_at: hold,
      ended_at: hold,
      settled_at: 'none',
    },
  },
  privacy_request: {
    topic: 'rights',
    subject: { set: 'emails', column: 'email', since: 'recorded_at' },
    // As long as somebody may complain that it was not answered.
    retention: { rule: 'after', column: 'closed_at', days: 3 * 365 },
    columns: {
      id: 'none',
      kind: request,
      channel: request,
      email: { ...request, erase: 'generalise' },
      locale: request,
      wish: asker,
      received_on: request,
      due_on: request,
      extended_at: request,
      extension_reason: asker,
      identified_by: request,
      identified_how: asker,
      identified_at: request,
      state: request,
      answer: asker,
      recorded_by: { ...asker, export: false },
      recorded_at: request,
      closed_at: request,
    },
  },
  restriction: {
    topic: 'rights',
    subject: accountOrMailbox('since'),
    retention: { rule: 'after', column: 'ends_at', days: 365 },
    columns: {
      id: 'none',
      account_id: decision,
      email_folded: decision,
      since: decision,
      ends_at: decision,
    },
  },
  objection: {
    topic: 'rights',
    subject: accountOrMailbox('at'),
    // Of a mailbox without an account it is asked for again after three years; of an account it lasts as long as that.
    retention: { rule: 'after', column: 'forget_from', days: 3 * 365 },
    columns: {
      id: 'none',
      account_id: decision,
      email_folded: decision,
      purpose: decision,
      at: decision,
      forget_from: 'none',
    },
  },
  directive: {
    topic: 'rights',
    subject: { set: 'accounts', column: 'account_id' },
    retention: { rule: 'with', table: 'account', column: 'account_id' },
    columns: { account_id: decision, wish: decision, trustee: decision, words: decision, at: decision },
  },
  document_version: {
    retention: 'none',
    columns: { id: 'none', document: 'none', hash: 'none', facts_hash: 'none', texts: 'none', at: 'none' },
  },
  // Which decisions the ledger outside the backups has, by number alone.
  noted_decision: {
    retention: { rule: 'after', column: 'at', days: 3 * 365 },
    columns: { id: 'none', at: 'none' },
  },
  // Outlives who was erased, as long as a backup from before may come back.
  erasure: {
    retention: { rule: 'after', column: 'at', days: 3 * 365 },
    columns: {
      id: 'none',
      ground: 'none',
      hashes: 'none',
      rows_deleted: 'none',
      rows_anonymised: 'none',
      at: 'none',
    },
  },
}
