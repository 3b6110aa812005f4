import type { MailKind } from '../letter.ts'
import type { Mail } from '../mail.ts'
import type { SuppressionReason } from './suppression.ts'

/** Proofs of a mailbox and what opens the way to one's own data go to it whatever came back: they are how it is proved. */
const proves: readonly MailKind[] = ['account_proof', 'privacy_link']

/**
 * What is still written to whoever called a letter unwanted: what the law or the contract asks for, what they asked for
 * themselves, and what protects them. Everything else stops.
 */
const isNeeded: Record<MailKind, boolean> = {
  order_confirmation: true,
  key_delivery: true,
  delivery_reminder: false,
  waiver_receipt: true,
  key_revealed: true,
  key_replaced: true,
  shortage_question: true,
  refund_notice: true,
  payment_review: true,
  order_link: true,
  address_changed: true,
  account_proof: true,
  account_notice: true,
  privacy_link: true,
  privacy_request: true,
  withdrawal_receipt: true,
  review: true,
  review_report: true,
  wish: false,
  ticket: true,
  gift: false,
  gift_news: true,
  tax_document: true,
  books_heads: true,
}

/** Of the notices about an account those that nobody asked for and that protect nobody. */
const notNeeded = ['policy']

/** What becomes of a letter to a mailbox that stands in the list: sent all the same, refused as a mail server would, or dropped. */
export function underSuppression(
  { kind, cause }: Pick<Mail, 'kind' | 'cause'>,
  reason: SuppressionReason,
): 'send' | 'refuse' | 'drop' {
  if (proves.includes(kind)) return 'send'
  if (reason === 'bounced') return 'refuse'
  // Its buyer has to hear of it, or the key would wait for nobody.
  if (kind === 'gift') return 'refuse'
  const [what = ''] = cause.split(' ')
  return isNeeded[kind] && !(kind === 'account_notice' && notNeeded.includes(what)) ? 'send' : 'drop'
}
