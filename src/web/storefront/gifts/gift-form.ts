import { z } from 'zod'
import { type CardFlaws, findFlaws, type GiftCard } from '../../../domains/gifts/index.ts'
import { suggestAddress } from '../../../domains/notifications/index.ts'
import { isCountry } from '../../../shared/countries.ts'
import type { Locale } from '../../../shared/locale.ts'
import { localDayAfter } from '../../../shared/time.ts'
import { isEmail } from '../checkout/email-address.ts'
import { giftWords } from './gift-words.ts'

/** What was typed, exactly as it was typed. */
export type GiftValues = {
  sender: string
  recipient: string
  email: string
  country: string
  language: Locale
  day: string
  message: string
}

/** The fields by their ids, in the order in which they stand. */
export const giftFields = [
  'gift_recipient',
  'gift_sender',
  'gift_email',
  'gift_message',
  'gift_day',
  'gift_country',
  'gift_express',
  'gift_acknowledge',
] as const
export type GiftField = (typeof giftFields)[number]
export type GiftErrors = Partial<Record<GiftField, string>>

export type ParsedGift = { values: GiftValues; errors: GiftErrors; card: GiftCard; isAnswered: boolean }

// Control characters and marks that turn the direction of writing have no place on a card; lines of a message stay.
const cleaned = (text: string) =>
  text
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/gu, ' ')
    .trim()
const lines = z.string().max(5000).catch('').transform(cleaned)
const line = lines.transform((text) => text.replaceAll('\n', ' '))
const ticked = z
  .literal('yes')
  .transform(() => true)
  .catch(false)
const rawGift = z.object({
  gift_sender: line,
  gift_recipient: line,
  gift_email: line,
  gift_email_asked: line.optional().catch(undefined),
  gift_country: line,
  gift_language: z.enum(['en', 'fr']).optional().catch(undefined),
  gift_day: line,
  gift_message: lines,
  gift_express: ticked,
  gift_acknowledge: ticked,
})

/** `own`: what no sender may be called, see `ownNames`. */
export type GiftContext = { locale: Locale; now: Date; own: readonly string[] }

/** `asksAnswers`: a gift that is only changed was answered for when it was made. */
export function parseGift(
  body: Record<string, unknown>,
  { locale, now, own, asksAnswers }: GiftContext & { asksAnswers: boolean },
): ParsedGift {
  const raw = rawGift.parse(body)
  const values: GiftValues = {
    sender: raw.gift_sender,
    recipient: raw.gift_recipient,
    email: raw.gift_email,
    country: raw.gift_country,
    language: raw.gift_language ?? locale,
    day: raw.gift_day,
    message: raw.gift_message,
  }
  const card: GiftCard = {
    senderName: values.sender,
    recipientName: values.recipient,
    recipientEmail: values.email,
    message: values.message || null,
    locale: values.language,
    country: values.country,
    day: values.day,
  }
  const words = giftWords[locale].errors
  const flaws: CardFlaws = findFlaws(card, { now, own })
  // Asked once: whoever sends the same again insists.
  const meant = raw.gift_email_asked === values.email ? undefined : suggestAddress(values.email)
  const slip = meant ? words.slip(meant) : undefined
  const found: Record<GiftField, string | false | undefined> = {
    gift_recipient:
      flaws.recipientName === 'missing' ? words.recipient : flaws.recipientName && words[flaws.recipientName],
    gift_sender: flaws.senderName === 'missing' ? words.sender : flaws.senderName && words[flaws.senderName],
    gift_email: isEmail(values.email) ? slip : words.email,
    gift_country: !isCountry(values.country) && words.country,
    gift_day: flaws.day && words.day,
    gift_message: flaws.message && words[flaws.message],
    gift_express: asksAnswers && !raw.gift_express && words.express,
    gift_acknowledge: asksAnswers && !raw.gift_acknowledge && words.acknowledge,
  }
  const errors = Object.fromEntries(Object.entries(found).filter(([, error]) => error))
  return { values, errors, card, isAnswered: raw.gift_express && raw.gift_acknowledge }
}

/** An empty card, for today. */
export function newGiftValues(locale: Locale, now: Date, sender = '', country = ''): GiftValues {
  return {
    sender,
    recipient: '',
    email: '',
    country,
    language: locale,
    day: localDayAfter(now, 0),
    message: '',
  }
}

/** The field that takes the focus when the form comes back. */
export function firstWrongGift(errors: GiftErrors): GiftField | undefined {
  return giftFields.find((field) => errors[field])
}
