import { type Context, Hono } from 'hono'
import type { PricedCart } from '../../../domains/checkout/index.ts'
import type { ProductId } from '../../../shared/ids.ts'
import type { Locale } from '../../../shared/locale.ts'
import { formatMoney } from '../../../shared/money.ts'
import { clientAddress } from '../../client-address.ts'
import { href, pages } from '../../routes.ts'
import { fullName } from '../../ui/full-name.ts'
import type { Visit } from '../../ui/visit.ts'
import type { PlaceOrderOutcome, StorefrontDeps } from '../deps.ts'
import { privatePage, readForm, type StorefrontGate, seeOther } from '../gate.ts'
import { giftWords } from '../gifts/gift-words.ts'
import { ByLetterView } from './by-letter-page.tsx'
import { type CheckoutValues, newValues, parseCheckout } from './checkout-form.ts'
import { type CheckoutProps, CheckoutView } from './checkout-page.tsx'

export function checkoutPages(deps: StorefrontDeps, gate: StorefrontGate, locale: Locale): Hono {
  return new Hono()
    .get(pages.checkout, async (c) => {
      const token = gate.cartToken(c)
      const cart = token && (await deps.openCart(token, gate.currency(c)))
      if (!cart || cart.lines.length === 0) return seeOther(c, href(locale, 'cart'))
      const values = newValues({ locale, now: deps.clock.now() }, await buyerOf(c))
      return show(c, { cart, values, errors: {}, problems: [] }, 200)
    })
    .post(pages.checkout, async (c) => {
      const cartToken = gate.cartToken(c)
      if (!cartToken) return seeOther(c, href(locale, 'cart'))
      const visit = gate.visit(c)
      const buyer = await buyerOf(c)
      const context = {
        ...{ locale, m: visit.m, countries: deps.shop.countries },
        ...{ proved: buyer?.email, now: deps.clock.now() },
      }
      const parsed = parseCheckout(await readForm(c), context)
      const { values } = parsed
      if (!parsed.ok) {
        const problems = parsed.broken ? [visit.m.checkout.errors.form] : []
        return showAgain(c, cartToken, (cart) => ({
          ...{ cart, values, problems, errors: parsed.errors, question: parsed.question },
        }))
      }
      const accountId = buyer?.id ?? null
      const outcome = await deps.placeOrder({ ...parsed.form, cartToken, accountId, trace: traceOf(c) })
      if (outcome.ok || outcome.reason === 'payment_unavailable') {
        deps.visits.done('order_placed', pages.checkout, c.req.header(), parsed.form.country)
      }
      if (outcome.ok && 'byLetter' in outcome) {
        return privatePage(c, <ByLetterView visit={visit} email={parsed.form.email} />)
      }
      if (outcome.ok) return seeOther(c, outcome.redirectUrl)
      if (outcome.reason === 'payment_unavailable') return seeOther(c, outcome.orderUrl)
      return showAgain(c, cartToken, (cart) => ({
        cart,
        values,
        errors: {},
        problems: problemsOf(visit, cart, outcome, values),
      }))
    })

  type Shown = Pick<CheckoutProps, 'cart' | 'values' | 'errors' | 'problems' | 'question'>

  /** The form as it was filled in, beside today's cart. */
  async function showAgain(
    c: Context,
    cartToken: string,
    page: (cart: PricedCart) => Shown,
  ): Promise<Response> {
    const cart = await deps.openCart(cartToken, gate.currency(c))
    if (!cart || cart.lines.length === 0) return seeOther(c, href(locale, 'cart'))
    return show(c, page(cart), 422)
  }

  function show(c: Context, page: Shown, status: 200 | 422): Response {
    const natures = [...new Set(page.cart.lines.map(({ product }) => product.legalNature))]
    const questions = deps.waiverQuestions(natures, locale)
    const asked = { questions, giftQuestions: deps.giftQuestions(natures, locale), now: deps.clock.now() }
    return privatePage(c, <CheckoutView {...page} visit={gate.visit(c)} {...asked} />, status)
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

type Refusal = Exclude<PlaceOrderOutcome, { ok: true } | { reason: 'payment_unavailable' }>

function problemsOf(
  { m, locale }: Visit,
  cart: PricedCart,
  refusal: Refusal,
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
