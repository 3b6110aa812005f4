import { Hono } from 'hono'
import { z } from 'zod'
import { parseOrderNumber } from '../../../domains/orders/index.ts'
import { foldEmail } from '../../../shared/email.ts'
import { isDay } from '../../../shared/time.ts'
import { readTypedMoney } from '../../../shared/typed-money.ts'
import { attemptGate } from '../../attempts.tsx'
import { settleEmail } from '../../email-question.tsx'
import { pages } from '../../routes.ts'
import type { Visit } from '../../ui/visit.ts'
import { isEmail } from '../checkout/email-address.ts'
import type { StorefrontDeps } from '../deps.ts'
import { privatePage, readForm, type StorefrontGate } from '../gate.ts'
import { type WrongAddressErrors, type WrongAddressValues, WrongAddressView } from './wrong-address-page.tsx'
import { wrongAddressWords } from './wrong-address-words.ts'

const line = z.string().trim().max(300).catch('')
const claimForm = z.object({
  ...{ email: line, day: line, amount: line, number: line },
  last4: line.transform((text) => text.replace(/\s/g, '')),
  words: z
    .string()
    .catch('')
    .transform((text) =>
      text
        .replace(/[^\P{Cc}\n]/gu, '')
        .trim()
        .slice(0, 500),
    ),
  proof: z.string().max(8000).optional().catch(undefined),
})
const blank: WrongAddressValues = { email: '', day: '', amount: '', last4: '', number: '', words: '' }

/** Asking for another address by what is known of the payment. Whether it met an order is not said. */
export function wrongAddressPages(deps: StorefrontDeps, gate: StorefrontGate): Hono {
  const attempts = attemptGate(deps.limits, { behindProxy: deps.shop.behindProxy, clock: deps.clock })
  return new Hono()
    .get(pages.wrongAddress, (c) =>
      privatePage(c, <WrongAddressView visit={gate.visit(c)} values={blank} errors={{}} sent={false} />),
    )
    .post(pages.wrongAddress, async (c) => {
      const visit = gate.visit(c)
      const body = await readForm(c)
      const { proof, ...typed } = claimForm.parse(body)
      const { email, question } = settleEmail(body, typed.email)
      const values = { ...typed, email }
      const amounts = amountsIn(values.amount, deps.shop.currencies)
      const errors = findErrors(visit, values, amounts)
      const again = { visit, values, errors, sent: false }
      if (question || Object.keys(errors).length > 0)
        return privatePage(c, <WrongAddressView {...again} question={question} />, 422)
      // Whoever guesses at one payment is slowed down, from wherever and in whose name it is done.
      const request = `${values.day} ${amounts.map(({ minor, currency }) => `${minor} ${currency}`).join(' ')}`
      const tried = { action: 'address_claim', account: foldEmail(email), request, proof } as const
      const hurdle = await attempts.hurdle(c, visit, tried)
      if (hurdle) return privatePage(c, <WrongAddressView {...again} hurdle={hurdle} />, 429)
      const { day, last4, number: orderNumber } = values
      const known = { amounts, day, last4, orderNumber }
      await deps.claimAddress(known, { email, words: values.words || null, locale: visit.locale })
      return privatePage(c, <WrongAddressView {...again} values={blank} sent />)
    })
}

/** What was typed, in each currency in which it may have been paid. */
function amountsIn(text: string, currencies: readonly string[]) {
  return currencies.flatMap((currency) => {
    const minor = readTypedMoney(text, currency)
    return typeof minor === 'number' && minor > 0 ? [{ minor, currency }] : []
  })
}

function findErrors(
  { locale }: Visit,
  { email, day, last4, number }: WrongAddressValues,
  amounts: readonly unknown[],
): WrongAddressErrors {
  const words = wrongAddressWords[locale].errors
  return {
    ...(!isEmail(email) && { email: words.email }),
    ...(!isDay(day) && { day: words.day }),
    ...(amounts.length === 0 && { amount: words.amount }),
    ...(!/^\d{4}$/.test(last4) && { last4: words.last4 }),
    ...(number !== '' && !parseOrderNumber(number) && { number: words.number }),
  }
}
