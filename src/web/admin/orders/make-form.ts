import { z } from 'zod'
import { quantityMax } from '../../../domains/cart/index.ts'
import type { MakeOrder } from '../../../domains/checkout/index.ts'
import { isLocale, type Locale } from '../../../shared/locale.ts'
import { isEmail } from '../../storefront/checkout/email-address.ts'
import type { OrderDeskWords } from './order-desk-words.ts'

const line = z.string().trim().max(200).catch('')
const shape = z.object({
  key: z.string().min(8).max(100),
  product: line,
  quantity: line,
  email: z.string().trim().max(254).catch(''),
  name: line,
  country: line,
  language: line,
  currency: line,
  how: z.enum(['free', 'to_pay', '']).catch(''),
  reason: z.string().trim().max(500).catch(''),
})
export type MakeValues = z.infer<typeof shape>
export type MakeErrors = Partial<Record<keyof MakeValues, string>>

export const emptyMake = (key: string, locale: Locale, currency: string): MakeValues => ({
  ...{ key, product: '', quantity: '1', email: '', name: '', country: '' },
  ...{ language: locale, currency, how: '', reason: '' },
})

export const readMake = (form: Record<string, unknown>): MakeValues => shape.parse(form)

type Shop = { countries: readonly string[]; currencies: readonly string[] }

/** What is wrong with what was typed, but for the product, which has to be looked up. */
export function findMakeErrors(
  values: MakeValues,
  { countries }: Shop,
  { make, acts }: OrderDeskWords,
): MakeErrors {
  const quantity = Number(values.quantity)
  return {
    ...(!(Number.isInteger(quantity) && quantity >= 1 && quantity <= quantityMax) && {
      quantity: make.problems.quantity,
    }),
    ...(!isEmail(values.email) && { email: make.problems.email }),
    ...(!countries.includes(values.country) && { country: make.problems.country }),
    ...(values.how === '' && { how: make.how }),
    ...(values.reason.length < 3 && { reason: acts.reasonMissing }),
  }
}

export function wishFrom(values: MakeValues, { currencies }: Shop): Omit<MakeOrder, 'productId' | 'by'> {
  const { key, quantity, email, name, country, language, currency, how, reason } = values
  return {
    ...{ key, email, country, reason },
    quantity: Number(quantity),
    name: name || null,
    locale: isLocale(language) ? language : 'en',
    currency: currencies.includes(currency) ? currency : 'EUR',
    isFree: how === 'free',
  }
}
