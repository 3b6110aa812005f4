import type { PersonalColumn, PersonalDataDeclaration } from '../../shared/personal-data.ts'

/** Kept and told because it was asked for, which may be taken back with each letter. */
const wished: PersonalColumn = {
  category: 'orders',
  purposes: ['wishes'],
  basis: 'consent',
  export: true,
  erase: 'delete',
}
/** Kept so that the mailbox is left alone, as its owner asked (GDPR Art. 6(1)(f)). */
const refused: PersonalColumn = { ...wished, category: 'identification', basis: 'legitimate_interest' }
const who: PersonalColumn = { ...wished, category: 'identification' }

/** A year from when its owner last touched it; a mailbox that nobody proves, a week. */
export const personalData: PersonalDataDeclaration = {
  wish: {
    topic: 'wishes',
    subject: [
      { set: 'accounts', column: 'account_id' },
      { set: 'emails', column: 'email_folded', since: 'created_at' },
    ],
    retention: { rule: 'after', column: 'kept_from', days: 365 },
    unfinished: { column: 'created_at', days: 7, whileNull: 'confirmed_at' },
    columns: {
      id: 'none',
      product_id: wished,
      account_id: who,
      email: who,
      email_folded: { ...who, export: false },
      // A digest of an address that the copy holds in the clear.
      mailbox_hash: { ...who, export: false },
      locale: 'none',
      stock_asked_at: wished,
      awaits_restock: 'none',
      stock_told_at: wished,
      price_asked_at: wished,
      price_at_most_minor: wished,
      currency: wished,
      price_told_minor: 'none',
      price_told_at: wished,
      // The proof of the consent goes with what was agreed to.
      text_version: wished,
      confirmed_at: wished,
      created_at: wished,
      kept_from: 'none',
    },
  },
  // That nothing more is to be written to a mailbox: a year, and no longer.
  wish_refusal: {
    topic: 'wishes',
    subject: { set: 'emails', column: 'email_folded', since: 'refused_at' },
    retention: { rule: 'after', column: 'refused_at', days: 365 },
    columns: {
      // Not exported: it is the address beside it in another form.
      mailbox_hash: { ...refused, export: false },
      email_folded: refused,
      refused_at: { ...refused, category: 'orders' },
    },
  },
}
