import { type Context, Hono } from 'hono'
import type { Child } from 'hono/jsx'
import { type PricedCart, soldLines } from '../../../domains/checkout/index.ts'
import { unitsAtCheckoutMax } from '../../../domains/gifts/index.ts'
import type { ProductId } from '../../../shared/ids.ts'
import type { Locale } from '../../../shared/locale.ts'
import { formatMoney } from '../../../shared/money.ts'
import { attemptGate } from '../../attempts.tsx'
import { clientAddress } from '../../client-address.ts'
import { ownNames } from '../../own-names.ts'
import { href, pages } from '../../routes.ts'
import { fullName } from '../../ui/full-name.ts'
import { countryName, vatWords } from '../../ui/vat-words.ts'
import type { Visit } from '../../ui/visit.ts'
import type { PlaceOrderOutcome, ShownCheck, StorefrontDeps } from '../deps.ts'
import { privatePage, readForm, type StorefrontGate, seeOther } from '../gate.ts'
import { giftWords } from '../gifts/gift-words.ts'
import { ByLetterView } from './by-letter-page.tsx'
import { type CheckoutValues, newValues, numberOf, parseCheckout, readCheckout } from './checkout-form.ts'
import { type CheckoutProps, CheckoutView } from './checkout-page.tsx'

export function checkoutPages(deps: StorefrontDeps, gate: StorefrontGate, locale: Locale): Hono {
  const attempts = attemptGate(deps.limits, { behindProxy: deps.shop.behindProxy, clock: deps.clock })

  return new Hono()
    .get(pages.checkout, async (c) => {
      const token = gate.cartToken(c)
      const cart = token && (await deps.openCart(token, gate.currency(c)))
      if (!cart || cart.lines.length === 0) return seeOther(c, href(locale, 'cart'))
      const values = newValues({ locale, now: deps.clock.now() }, await buyerOf(c))
      return show(c, { cart, values, errors: {}, problems: [] }, null, 200)
    })
    .post(pages.checkout, async (c) => {
      const cartToken = gate.cartToken(c)
      if (!cartToken) return seeOther(c, href(locale, 'cart'))
      const visit = gate.visit(c)
      const buyer = await buyerOf(c)
      const context = {
        ...{ locale, m: visit.m, countries: deps.shop.countries },
        ...{ proved: buyer?.email, now: deps.clock.now(), own: ownNames(deps.shop) },
      }
      const body = await readForm(c)
      const asked = readCheckout(body, context)
      const hurdle = asked && (await hurdleOf(c, asked, body.proof))
      if (asked && hurdle) return showHurdle(c, cartToken, asked, hurdle)
      if (asked && body.act === 'rework') return rework(c, cartToken, asked)
      const parsed = parseCheckout(body, context)
      const { values } = parsed
      if (!parsed.ok) {
        const problems = parsed.broken ? [visit.m.checkout.errors.form] : []
        const { errors, question } = parsed
        return showAgain(c, cartToken, await checkOf(values), (cart) => ({
          ...{ cart, values, errors, problems, question },
        }))
      }
      const accountId = buyer?.id ?? null
      const outcome = await deps.placeOrder({ ...parsed.form, cartToken, accountId, trace: traceOf(c) })
      if (outcome.ok && parsed.form.vatNumber) await attempts.succeeded(c, 'vat_number', {})
      if (outcome.ok || outcome.reason === 'payment_unavailable') {
        deps.visits.done('order_placed', pages.checkout, c.req.header(), parsed.form.country)
      }
      if (outcome.ok && 'byLetter' in outcome) {
        return privatePage(c, <ByLetterView visit={visit} email={parsed.form.email} />)
      }
      if (outcome.ok) return seeOther(c, outcome.redirectUrl)
      if (outcome.reason === 'payment_unavailable') return seeOther(c, outcome.orderUrl)
      const check = outcome.reason === 'vat_number' ? outcome.check : await checkOf(values)
      return showAgain(c, cartToken, check, (cart) => ({ cart, ...answerTo(visit, cart, outcome, values) }))
    })

  /** Whoever tries many numbers works for it: the register is asked in the seller's name. */
  async function hurdleOf(c: Context, values: CheckoutValues, proof: unknown): Promise<Child | undefined> {
    const number = deps.shop.countries.includes(values.country) ? numberOf(values) : null
    if (number === null || values.country === deps.shop.seller.country) return undefined
    const given = typeof proof === 'string' ? proof : undefined
    return attempts.hurdle(c, gate.visit(c, pages.checkout), { action: 'vat_number', proof: given })
  }

  async function showHurdle(
    c: Context,
    cartToken: string,
    values: CheckoutValues,
    hurdle: Child,
  ): Promise<Response> {
    const cart = await deps.openCart(cartToken, gate.currency(c))
    if (!cart || cart.lines.length === 0) return seeOther(c, href(locale, 'cart'))
    return show(c, { cart, values, errors: {}, problems: [], hurdle }, null, 429)
  }

  /** What the register says of the number in the form; null where there is none, or none that can be read. */
  async function checkOf(values: CheckoutValues): Promise<Check> {
    const number = deps.shop.countries.includes(values.country) ? numberOf(values) : null
    return number === null ? null : deps.checkVatNumber({ number, country: values.country })
  }

  /** Nothing is ordered: the buyer wants to see the VAT of what stands in the form. */
  async function rework(c: Context, cartToken: string, values: CheckoutValues): Promise<Response> {
    const { errors: words } = vatWords[locale]
    const check = await checkOf(values)
    if (check === 'valid') await attempts.succeeded(c, 'vat_number', {})
    const isWrong = values.vatNumber !== '' && values.country !== '' && numberOf(values) === null
    const error = check === 'invalid' ? words.invalid : isWrong ? words.unreadable : undefined
    const errors = error ? { vatNumber: error } : {}
    return showAgain(c, cartToken, check, (cart) => ({ cart, values, errors, problems: [] }))
  }

  type Shown = Pick<
    CheckoutProps,
    'cart' | 'values' | 'errors' | 'problems' | 'askedFrom' | 'hurdle' | 'question'
  >

  /** The form as it was filled in, beside today's cart. */
  async function showAgain(
    c: Context,
    cartToken: string,
    check: Check,
    page: (cart: PricedCart) => Shown,
  ): Promise<Response> {
    const cart = await deps.openCart(cartToken, gate.currency(c))
    if (!cart || cart.lines.length === 0) return seeOther(c, href(locale, 'cart'))
    const shown = page(cart)
    const isWrong =
      shown.problems.length > 0 || Object.keys(shown.errors).length > 0 || Boolean(shown.question)
    return show(c, shown, check, isWrong ? 422 : 200)
  }

  async function show(c: Context, page: Shown, check: Check, status: 200 | 422 | 429): Promise<Response> {
    const { country } = page.values
    const taxed = deps.shop.countries.includes(country)
      ? await deps.taxCart(page.cart, { country, isCheckedBusiness: check === 'valid' })
      : null
    const shownCheck = check === 'invalid' ? null : check
    const values = { ...page.values, shownCheck }
    // Of a bundle: of each of its parts.
    const lines = soldLines(page.cart)
    const natures = [...new Set(lines.map(({ product }) => product.legalNature))]
    const hasTooManyToGive = lines.reduce((sum, { quantity }) => sum + quantity, 0) > unitsAtCheckoutMax
    const questions = deps.waiverQuestions(natures, locale)
    const giftQuestions = deps.giftQuestions(natures, locale)
    const asked = { questions, giftQuestions, hasTooManyToGive, now: deps.clock.now() }
    const view = <CheckoutView {...page} {...{ values, taxed }} {...asked} visit={gate.visit(c)} />
    return privatePage(c, view, status)
  }

  async function buyerOf(c: Context) {
    const token = gate.readCookie(c, 'session')
    return token ? deps.findBuyer(token) : null
  }

  function traceOf(c: Context) {
    const ip = clientAddress(c, { behindProxy: deps.shop.behindProxy })
    return { ip, userAgent: c.req.header('user-agent') ?? null }
  }
}

type Check = ShownCheck | 'invalid' | null

type Refusal = Exclude<PlaceOrderOutcome, { ok: true } | { reason: 'payment_unavailable' }>

/** The page after a refusal: what is to be mended, or only looked at once more. */
function answerTo(
  visit: Visit,
  cart: PricedCart,
  refusal: Refusal,
  values: CheckoutValues,
): Pick<CheckoutProps, 'values' | 'errors' | 'problems' | 'askedFrom'> {
  const say = vatWords[visit.locale]
  if (refusal.reason === 'vat_number') {
    const errors = refusal.check === 'invalid' ? { vatNumber: say.errors.invalid } : {}
    return { values, errors, problems: [] }
  }
  if (refusal.reason === 'confirm_country') {
    const { country } = values
    return {
      values: { ...values, askedCountry: country },
      errors: { confirmedCountry: say.errors.confirm(countryName(country, visit.locale)) },
      problems: [],
      askedFrom: refusal.networkCountry,
    }
  }
  if (refusal.reason === 'vat_changed') return { values, errors: {}, problems: [say.checked.changed] }
  return { values, errors: {}, problems: problemsOf(visit, cart, refusal, values) }
}

function problemsOf(
  { m, locale }: Visit,
  cart: PricedCart,
  refusal: Exclude<Refusal, { reason: 'vat_number' | 'confirm_country' | 'vat_changed' }>,
  values: CheckoutValues,
): string[] {
  const nameOf = (id: ProductId) => {
    const line = cart.lines.find(({ product }) => product.id === id)
    return line ? fullName(line.product, locale) : ''
  }
  switch (refusal.reason) {
    case 'sold_out':
      return refusal.products.map(({ productId, wanted, left }) =>
        m.checkout.errors.soldOut(nameOf(productId), wanted, left),
      )
    case 'coupon':
      return [m.checkout.errors.coupons[refusal.problem]]
    case 'gift':
      return [giftWords[locale].checkoutProblems[refusal.problem]]
    case 'free_limit':
      return [m.checkout.errors.freeLimit]
    case 'limit':
      return [m.checkout.errors.limits[refusal.limit]]
    case 'too_little':
      return [m.checkout.errors.tooLittle(formatMoney(refusal.least, locale))]
    case 'price_changed':
      return [m.checkout.errors.priceChanged]
    case 'region': {
      const names = new Intl.DisplayNames(locale, { type: 'region' })
      if (values.delivery === 'gift') {
        const there = names.of(values.gift.country) ?? values.gift.country
        return refusal.products.map(({ productId }) =>
          giftWords[locale].regionProblem(nameOf(productId), there),
        )
      }
      const country = names.of(values.country) ?? values.country
      return refusal.products.map(({ productId }) => m.checkout.errors.region(nameOf(productId), country))
    }
    case 'cart_empty':
      return []
  }
}
