import { z } from 'zod'
import { readVatNumber } from '../../../domains/tax/index.ts'
import type { Locale } from '../../../shared/locale.ts'
import { money } from '../../../shared/money.ts'
import { type EmailQuestion, settleEmail } from '../../email-question.tsx'
import type { Messages } from '../../ui/messages/index.ts'
import { typedLine, typedLines } from '../../ui/typed-text.ts'
import { countryName, vatWords } from '../../ui/vat-words.ts'
import type { Buyer, CheckoutForm, ShownCheck } from '../deps.ts'
import {
  type GiftContext,
  type GiftField,
  type GiftValues,
  giftFields,
  newGiftValues,
  parseGift,
} from '../gifts/gift-form.ts'
import { isEmail } from './email-address.ts'

/** What was typed, exactly as it was typed, to be shown again beside what is wrong with it. */
export type CheckoutValues = {
  checkoutKey: string
  email: string
  country: string
  name: string
  companyName: string
  companyAddress: string
  vatNumber: string
  /** What the page says of the number above the button. */
  shownCheck: ShownCheck | null
  /** For which country the question below it was asked. */
  askedCountry: string
  delivery: string
  gift: GiftValues
}

export const checkoutFields = [
  'email',
  'country',
  'confirmedCountry',
  'name',
  'companyName',
  'companyAddress',
  'vatNumber',
  'express',
  'acknowledge',
  ...giftFields,
] as const
export type CheckoutField = (typeof checkoutFields)[number]
export type CheckoutErrors = Partial<Record<CheckoutField, string>>

export type ParsedCheckout =
  | { ok: true; form: Omit<CheckoutForm, 'cartToken' | 'accountId' | 'trace'>; values: CheckoutValues }
  | {
      ok: false
      errors: CheckoutErrors
      values: CheckoutValues
      broken: boolean
      question: EmailQuestion | null
    }

const nameMax = 120
const addressMax = 300

const ticked = z
  .literal('yes')
  .transform(() => true)
  .catch(false)
const rawForm = z.object({
  checkout_key: z.uuid(),
  total: z.coerce.number().int().nonnegative(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  email: typedLine,
  country: typedLine,
  name: typedLine,
  company_name: typedLine,
  company_address: typedLines,
  vat_number: typedLine,
  vat_check: z.enum(['valid', 'unavailable']).nullable().catch(null),
  asked_country: typedLine,
  confirmed_country: ticked,
  delivery: z.enum(['sealed', 'at_once', 'gift']).catch('sealed'),
  express: ticked,
  acknowledge: ticked,
})

export type CheckoutContext = GiftContext & {
  m: Messages
  countries: readonly string[]
  /** The address of an account, which its owner has proved. */
  proved?: string | undefined
}

export function parseCheckout(body: Record<string, unknown>, context: CheckoutContext): ParsedCheckout {
  const parsed = rawForm.safeParse(body)
  if (!parsed.success)
    return { ok: false, errors: {}, values: newValues(context), broken: true, question: null }
  const settled = settleEmail(body, parsed.data.email)
  const raw = { ...parsed.data, email: settled.email }
  // The mailbox of an account was read by its owner.
  const question = raw.email === context.proved ? null : settled.question
  const isGift = raw.delivery === 'gift'
  const gift = parseGift(body, { ...context, asksAnswers: true })
  const values = valuesOf(raw, gift.values)
  const errors = { ...findErrors(raw, context), ...(isGift && gift.errors) }
  if (Object.keys(errors).length > 0 || question)
    return { ok: false, errors, values, broken: false, question }
  const form = {
    checkoutKey: raw.checkout_key,
    locale: context.locale,
    email: raw.email,
    country: raw.country,
    name: raw.name || null,
    companyName: raw.company_name || null,
    companyAddress: raw.company_address || null,
    vatNumber: numberOf(values),
    shownCheck: raw.vat_check,
    confirmedCountry: raw.confirmed_country ? raw.asked_country : null,
    delivery: raw.delivery === 'at_once' ? ('at_once' as const) : ('sealed' as const),
    ...(isGift && { gift: gift.card }),
    express: isGift ? gift.isAnswered : raw.express,
    acknowledge: isGift ? gift.isAnswered : raw.acknowledge,
    shownTotal: money(raw.total, raw.currency),
  }
  return { ok: true, form, values }
}

/** The form as it stands, with nothing asked of it yet; undefined when it is broken. */
export function readCheckout(
  body: Record<string, unknown>,
  context: CheckoutContext,
): CheckoutValues | undefined {
  const parsed = rawForm.safeParse(body)
  const gift = parseGift(body, { ...context, asksAnswers: true })
  return parsed.success ? valuesOf(parsed.data, gift.values) : undefined
}

function valuesOf(raw: z.output<typeof rawForm>, gift: GiftValues): CheckoutValues {
  return {
    checkoutKey: raw.checkout_key,
    email: raw.email,
    country: raw.country,
    name: raw.name,
    companyName: raw.company_name,
    companyAddress: raw.company_address,
    vatNumber: raw.vat_number,
    shownCheck: raw.vat_check,
    askedCountry: raw.asked_country,
    delivery: raw.delivery,
    gift,
  }
}

/** The number in its right form; null where there is none, or none that can be read. */
export function numberOf({
  vatNumber,
  country,
}: Pick<CheckoutValues, 'vatNumber' | 'country'>): string | null {
  const read = vatNumber === '' ? null : readVatNumber(vatNumber, country)
  return read?.ok ? read.number : null
}

/** A fresh form, with what a signed-in buyer has told before. Its key makes two presses of the button one order. */
export function newValues(
  { locale, now }: { locale: Locale; now: Date },
  buyer: Buyer | null = null,
): CheckoutValues {
  return {
    checkoutKey: crypto.randomUUID(),
    email: buyer?.email ?? '',
    country: buyer?.country ?? '',
    name: buyer?.name ?? '',
    companyName: '',
    companyAddress: '',
    vatNumber: '',
    shownCheck: null,
    askedCountry: '',
    delivery: 'sealed',
    gift: newGiftValues(locale, now, buyer?.name ?? ''),
  }
}

/** The field that takes the focus when the form comes back. */
export function firstWrong(errors: CheckoutErrors): CheckoutField | undefined {
  return checkoutFields.find((field) => errors[field])
}

function findErrors(
  raw: z.output<typeof rawForm>,
  { locale, m, countries }: { locale: Locale; m: Messages; countries: readonly string[] },
): CheckoutErrors {
  const words = m.checkout.errors
  const say = vatWords[locale]
  const atOnce = raw.delivery === 'at_once'
  const found: Record<Exclude<CheckoutField, GiftField>, string | false> = {
    email: !raw.email ? words.emailMissing : !isEmail(raw.email) && words.emailWrong,
    country: !countries.includes(raw.country) && words.countryMissing,
    name: raw.name.length > nameMax && words.tooLong(nameMax),
    confirmedCountry:
      raw.asked_country !== '' &&
      raw.asked_country === raw.country &&
      !raw.confirmed_country &&
      say.errors.confirm(countryName(raw.country, locale)),
    companyName:
      raw.company_name.length > nameMax
        ? words.tooLong(nameMax)
        : !raw.company_name &&
          (raw.vat_number ? say.errors.company : Boolean(raw.company_address) && words.companyName),
    companyAddress:
      raw.company_address.length > addressMax
        ? words.tooLong(addressMax)
        : !raw.company_address && Boolean(raw.vat_number) && say.errors.address,
    vatNumber: raw.vat_number !== '' && countries.includes(raw.country) && numberError(raw, locale),
    express: atOnce && !raw.express && words.express,
    acknowledge: atOnce && !raw.acknowledge && words.acknowledge,
  }
  return Object.fromEntries(Object.entries(found).filter(([, error]) => error))
}

function numberError({ vat_number, country }: z.output<typeof rawForm>, locale: Locale): string | false {
  const read = readVatNumber(vat_number, country)
  if (read.ok) return false
  const words = vatWords[locale].errors
  return read.reason === 'other_country'
    ? words.other_country(countryName(read.country, locale))
    : words.unreadable
}
