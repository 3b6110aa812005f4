import type { LetterThread } from '../../domains/notifications/after-sale-on-letter.ts'
import type {
  Attachment,
  Letter,
  LetterModels,
  LetterReference,
  LetterWriter,
  MailKind,
} from '../../domains/notifications/letter.ts'
import type { Locale } from '../../shared/locale.ts'
import { Secret } from '../../shared/secret.ts'
import { bittingPng } from '../ui/bitting-png.ts'
import { accountNotice } from './account-notice.ts'
import { accountProof } from './account-proof.ts'
import { addressChanged } from './address-changed.ts'
import { booksHeads } from './books-heads.ts'
import { typesetContent } from './content.ts'
import { contractPress } from './contract/contract.ts'
import { withdrawalPress } from './contract/withdrawal-file.ts'
import { deliveryReminder } from './delivery-reminder.ts'
import { giftLetter } from './gift.ts'
import { giftNews } from './gift-news.ts'
import { markCid, renderHtml } from './html.tsx'
import { keyDelivery } from './key-delivery.ts'
import { keyImagesOf } from './key-images.ts'
import { keyReplaced } from './key-replaced.ts'
import { keyRevealed } from './key-revealed.ts'
import { orderConfirmation } from './order-confirmation.ts'
import { orderLink } from './order-link.ts'
import { markColours } from './palette.ts'
import { paymentReview } from './payment-review.ts'
import { renderText } from './plain-text.ts'
import { privacyLink } from './privacy-link.ts'
import { privacyRequest } from './privacy-request.ts'
import { refundNotice } from './refund-notice.ts'
import { reviewLetter, reviewReportLetter } from './review.ts'
import { shortageQuestion } from './shortage-question.ts'
import { documentFile, taxDocument } from './tax-document.ts'
import { ticketLetter } from './ticket.ts'
import { typesetter } from './typesetting.ts'
import type { LetterShop, Voice } from './voice.ts'
import { waiverReceipt } from './waiver-receipt.ts'
import { wishLetter } from './wish.ts'
import { withdrawalReceipt } from './withdrawal-receipt.ts'

type Composer<K extends MailKind> = (model: LetterModels[K], voice: Voice) => ReturnType<typeof orderLink>

const composers: { [K in MailKind]: Composer<K> } = {
  order_confirmation: orderConfirmation,
  key_delivery: keyDelivery,
  delivery_reminder: deliveryReminder,
  waiver_receipt: waiverReceipt,
  key_revealed: keyRevealed,
  key_replaced: keyReplaced,
  shortage_question: shortageQuestion,
  refund_notice: refundNotice,
  payment_review: paymentReview,
  order_link: orderLink,
  address_changed: addressChanged,
  account_proof: accountProof,
  account_notice: accountNotice,
  privacy_link: privacyLink,
  privacy_request: privacyRequest,
  withdrawal_receipt: withdrawalReceipt,
  gift: giftLetter,
  gift_news: giftNews,
  ticket: ticketLetter,
  tax_document: taxDocument,
  books_heads: booksHeads,
  review: reviewLetter,
  review_report: reviewReportLetter,
  wish: wishLetter,
}

/** What a letter has enclosed for keeping. */
const enclosures: { [K in MailKind]?: (model: LetterModels[K], voice: Voice) => Attachment } = {
  order_confirmation: contractPress(),
  withdrawal_receipt: withdrawalPress(),
  tax_document: documentFile,
}

/** The letters that belong together and may be answered. */
const threads: { [K in MailKind]?: (model: LetterModels[K]) => LetterThread } = {
  ticket: ({ thread }) => thread,
}

/** The letters that are sent because they were asked for in advance, and where that is taken back. */
const stops: { [K in MailKind]?: (model: LetterModels[K]) => string | null } = {
  wish: ({ stopUrl }) => stopUrl,
}

/** Reads today's truth for each kind of letter; null when there is nothing left to say. */
export type LetterModelSource = {
  [K in MailKind]: (reference: LetterReference) => Promise<LetterModels[K] | null>
}

export function createLetterWriter(shop: LetterShop, models: LetterModelSource): LetterWriter {
  const write = letterPress(shop)
  async function writeKind<K extends MailKind>(
    kind: K,
    reference: LetterReference,
  ): Promise<Letter | 'obsolete'> {
    const model = await models[kind](reference)
    return model === null ? 'obsolete' : write(kind, model, reference.locale)
  }
  return { write: writeKind }
}

function contentOf<K extends MailKind>(kind: K, model: LetterModels[K], voice: Voice) {
  return typesetContent(composers[kind](model, voice), voice.set)
}

const voiceOf = (shop: LetterShop, locale: Locale): Voice => ({
  locale,
  shop,
  set: typesetter(locale, shop.timeZone),
})

/** What a list of letters shows of one: the subject, and the line that mailboxes show beside it. */
export function letterHeads(shop: LetterShop) {
  return function headOf<K extends MailKind>(kind: K, model: LetterModels[K], locale: Locale) {
    const { subject, preview } = contentOf(kind, model, voiceOf(shop, locale))
    return { subject, preview }
  }
}

const markOf = ({ name }: LetterShop) =>
  new Secret<Uint8Array>(bittingPng({ slug: name, colours: markColours, width: 320, height: 144 }))

/** Writes a letter from its model. */
export function letterPress(shop: LetterShop) {
  // Drawn for the first letter, and kept: a press that writes none costs nothing.
  let mark: Secret<Uint8Array> | undefined
  return function write<K extends MailKind>(kind: K, model: LetterModels[K], locale: Locale): Letter {
    const voice = voiceOf(shop, locale)
    const content = contentOf(kind, model, voice)
    const enclosed = enclosures[kind]?.(model, voice)
    const thread = threads[kind]?.(model)
    mark ??= markOf(shop)
    const stopUrl = stops[kind]?.(model)
    return {
      subject: content.subject,
      html: renderHtml(content, voice),
      text: renderText(content, voice),
      attachments: [
        { fileName: 'mark.png', mediaType: 'image/png', content: mark, cid: markCid },
        ...keyImagesOf(content.blocks),
        ...(enclosed ? [enclosed] : []),
      ],
      ...(thread && { thread }),
      ...(stopUrl && { stopUrl }),
    }
  }
}
