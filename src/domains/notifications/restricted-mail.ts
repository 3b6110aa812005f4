import type { MailKind } from './letter.ts'
import type { Mail } from './mail.ts'

/**
 * What is still written to somebody whose data is restricted (GDPR Art. 18(2)): answers to what they did or asked for, which
 * is their consent, and what protects their rights. What the shop would say of its own accord is not.
 */
const passes: Record<MailKind, boolean> = {
  order_confirmation: true,
  key_delivery: true,
  delivery_reminder: false,
  waiver_receipt: true,
  key_revealed: true,
  key_replaced: true,
  // Their money or their key depends on it.
  shortage_question: true,
  refund_notice: true,
  payment_review: true,
  order_link: true,
  // What protects them.
  address_changed: true,
  account_proof: true,
  account_notice: true,
  privacy_link: true,
  privacy_request: true,
  withdrawal_receipt: true,
  // The right of another person, who gave it to them (Art. 18(2)).
  gift: true,
  gift_news: true,
  // Of a restricted person no ticket closes by itself, so that each of them answers something.
  ticket: true,
  // What a purchase or a refund of theirs calls for by law.
  tax_document: true,
  // To the staff.
  books_heads: true,
  // Answers to what they wrote.
  review: true,
  review_report: true,
  wish: true,
}

const ofOurOwnAccord: Partial<Record<MailKind, readonly string[]>> = {
  account_notice: ['policy', 'inactive'],
  // Asked for once, and sent when the shop sees fit: only the question whether it was them answers at once.
  wish: ['stock', 'price'],
}

export function goesUnderRestriction({ kind, cause }: Pick<Mail, 'kind' | 'cause'>): boolean {
  const [what = ''] = cause.split(' ')
  return passes[kind] && !ofOurOwnAccord[kind]?.includes(what)
}
