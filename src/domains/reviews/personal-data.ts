import type { PersonalColumn, PersonalDataDeclaration } from '../../shared/personal-data.ts'

/** Published because its author wants it, who may take it back at any time. */
const written: PersonalColumn = {
  category: 'support',
  purposes: ['reviews'],
  basis: 'consent',
  export: true,
  erase: 'delete',
}
const who: PersonalColumn = { ...written, category: 'identification' }

/** What a hosting service has to take and to answer (regulation (EU) 2022/2065 art. 16). */
const reported: PersonalColumn = {
  category: 'support',
  purposes: ['legal_duty'],
  basis: 'legal_obligation',
  export: true,
  erase: 'delete',
}
const reporter: PersonalColumn = { ...reported, category: 'identification' }

/** A review stands for three years, a report for one after it was decided. */
export const personalData: PersonalDataDeclaration = {
  review: {
    topic: 'reviews',
    subject: [
      { set: 'orders', column: 'order_id' },
      { set: 'accounts', column: 'account_id' },
    ],
    retention: { rule: 'after', column: 'written_at', days: 3 * 365 },
    whileHeld: { state: 'refused', refused_for: 'personal_data', decide_by: null, shown_name: null },
    columns: {
      id: written,
      product_id: written,
      order_id: written,
      account_id: who,
      // A digest of an address that the copy holds in the clear.
      mailbox_hash: { ...who, export: false },
      stars: written,
      title: written,
      body: written,
      shown_name: who,
      locale: 'none',
      state: written,
      refused_for: written,
      version: 'none',
      experienced_at: written,
      written_at: written,
      changed_at: written,
      decide_by: 'none',
      published_at: written,
      decided_at: written,
      // Somebody of the staff.
      decided_by: 'none',
      answer: written,
      answered_at: written,
      answered_by: 'none',
    },
  },
  review_report: {
    topic: 'reviews',
    subject: { set: 'emails', column: 'email_folded', since: 'at' },
    retention: { rule: 'after', column: 'decided_at', days: 365 },
    // Of a review that went in the meantime there is nothing to decide any more.
    unfinished: { column: 'at', days: 365, whileNull: 'decided_at' },
    columns: {
      id: reported,
      // Of somebody else.
      review_id: 'none',
      reason: reported,
      words: reported,
      name: reporter,
      email: reporter,
      email_folded: { ...reporter, export: false },
      locale: 'none',
      state: reported,
      at: reported,
      decided_at: reported,
      decided_by: 'none',
    },
  },
}
