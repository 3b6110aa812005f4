import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { quantityMax } from '../../../domains/cart/index.ts'
import { parseId } from '../../../shared/ids.ts'
import type { Locale } from '../../../shared/locale.ts'
import { attemptGate } from '../../attempts.tsx'
import { cartCookieValue } from '../../cookies.ts'
import { href, pages } from '../../routes.ts'
import { ProductView } from '../catalog/product-page.tsx'
import { findKnown, type ShopWindow } from '../catalog/routes.tsx'
import type { StorefrontDeps } from '../deps.ts'
import { errorPage, notFoundPage } from '../errors/error-pages.tsx'
import { privatePage, readForm, type StorefrontGate, seeOther } from '../gate.ts'
import { CartView } from './cart-page.tsx'
import type { CouponTry } from './coupon-field.tsx'

const productId = z.string().transform((text) => parseId('prd', text))
const newLine = z.object({
  product: productId,
  slug: z.string(),
  quantity: z.coerce.number().int().min(1).max(quantityMax),
})
const couponForm = z.object({
  code: z.string().trim().max(60),
  proof: z.string().max(8000).optional().catch(undefined),
})
const changedLine = z.object({ quantity: z.coerce.number().int().min(0).max(quantityMax) })

export function cartPages(
  deps: StorefrontDeps,
  gate: StorefrontGate,
  window: ShopWindow,
  locale: Locale,
): Hono {
  const attempts = attemptGate(deps.limits, { behindProxy: deps.shop.behindProxy, clock: deps.clock })

  async function show(c: Context, tried?: CouponTry, status: 200 | 422 | 429 = 200): Promise<Response> {
    const token = gate.cartToken(c)
    const cart = token ? await deps.openCart(token, gate.currency(c)) : null
    const count = cart?.lines.reduce((sum, { quantity }) => sum + quantity, 0) ?? 0
    // The cookie's count may be stale when products left the shop or another tab changed the cart.
    if (token && cart) gate.setCookie(c, 'cart', cartCookieValue(token, count))
    else if (token) gate.clearCookie(c, 'cart')
    const visit = { ...gate.visit(c, pages.cart), cartCount: count }
    const view = (
      <CartView {...{ visit, cart, ...(tried && { tried }) }} added={c.req.query('added') === '1'} />
    )
    return privatePage(c, view, status)
  }

  return new Hono()
    .get(pages.cart, (c) => show(c))
    .post(pages.cartCoupon, async (c) => {
      const token = gate.cartToken(c)
      const form = couponForm.safeParse(await readForm(c))
      if (!token || !form.success) return seeOther(c, href(locale, 'cart'))
      const { code, proof } = form.data
      // Taking a coupon out is no try.
      const hurdle =
        code && (await attempts.hurdle(c, gate.visit(c, pages.cart), { action: 'coupon', proof }))
      if (hurdle) return show(c, { code, hurdle }, 429)
      const change = await deps.useCoupon(token, code, gate.currency(c))
      if (change.ok && code) await attempts.succeeded(c, 'coupon', {})
      if (change.ok || change.reason === 'unknown_cart') return seeOther(c, href(locale, 'cart'))
      return show(c, { code, refusal: change.reason }, 422)
    })
    .post(pages.cartLines, async (c) => {
      const form = newLine.safeParse(await readForm(c))
      if (!form.success || !form.data.product) return errorPage(c, gate.visit(c), 422)
      const { product, slug, quantity } = form.data
      const currency = gate.currency(c)
      const change = await deps.addToCart(gate.cartToken(c), product, quantity, currency)
      if (change.ok) {
        deps.visits.done('added_to_cart', pages.cartLines, c.req.header())
        gate.setCookie(c, 'cart', cartCookieValue(change.token, change.count))
        return seeOther(c, `${href(locale, 'cart')}?added=1`)
      }
      const refused = await findKnown(window, slug, currency)
      const visit = gate.visit(c, `${pages.catalogue}/${slug}`)
      if (!refused || change.reason === 'unknown_product') return notFoundPage(c, gate.visit(c, pages.home))
      const refusal = change.reason === 'sold_out' ? 'sold_out' : 'too_many'
      return privatePage(c, <ProductView visit={visit} product={refused} refusal={refusal} />, 409)
    })
    .post(pages.cartLine, async (c) => {
      const form = changedLine.safeParse(await readForm(c))
      const product = parseId('prd', c.req.param('productId'))
      if (!form.success || !product) return errorPage(c, gate.visit(c, pages.cart), 422)
      const token = gate.cartToken(c)
      const change = token ? await deps.changeQuantity(token, product, form.data.quantity) : undefined
      if (change?.ok) gate.setCookie(c, 'cart', cartCookieValue(change.token, change.count))
      // Refusals need no words here: the cart itself says what is left of each product.
      return seeOther(c, href(locale, 'cart'))
    })
}
