import type { PersonalColumn, PersonalDataDeclaration } from '../../shared/personal-data.ts'

const given: PersonalColumn = {
  category: 'orders',
  purposes: ['contract'],
  basis: 'contract',
  export: true,
  erase: 'keep',
}
/** Two persons stand in one row: the buyer, who wrote it, and the recipient, of whom the shop knows from the buyer (Art. 14). */
const card: PersonalColumn = {
  ...given,
  category: 'identification',
  basis: 'legitimate_interest',
  erase: 'null',
  atEnd: 'null',
}

/** Two months after it was opened, recalled or over names, address and message go; that a key was given stays with its order. */
export const personalData: PersonalDataDeclaration = {
  gift: {
    topic: 'gifts',
    subject: [
      { set: 'orders', column: 'order_id' },
      { set: 'emails', column: 'recipient_email', since: 'made_at' },
    ],
    retention: { rule: 'after', column: 'over_at', days: 60 },
    atEnd: 'anonymise',
    columns: {
      id: 'none',
      // The buyer's copy holds the order and its keys; the recipient's must not lead to the buyer's order.
      order_id: 'none',
      unit_id: 'none',
      state: given,
      reason: given,
      sender_name: card,
      recipient_name: card,
      recipient_email: card,
      message: card,
      mailbox_hash: {
        ...card,
        category: 'technical',
        purposes: ['fraud_prevention'],
        // A digest of an address that the copy holds in the clear.
        export: false,
      },
      locale: 'none',
      country: card,
      product_id: 'none',
      name: given,
      platform: given,
      region: given,
      send_at: given,
      link_version: 'none',
      text_version: given,
      answers_locale: 'none',
      answered_at: given,
      receipt_accepted_at: given,
      receipt_returned_at: given,
      made_at: given,
      sent_at: given,
      opened_at: given,
      over_at: 'none',
    },
  },
}
