import type { Child } from 'hono/jsx'
import type { PricedCart } from '../../../domains/checkout/index.ts'
import { formatMoney } from '../../../shared/money.ts'
import { href } from '../../routes.ts'
import { Input } from '../../ui/field.tsx'
import type { Visit } from '../../ui/visit.ts'
import type { CouponChange } from '../deps.ts'

/** What became of a code that was just typed. */
export type CouponTry = { code: string; refusal?: CouponRefusal; hurdle?: Child }
export type CouponRefusal = Exclude<Extract<CouponChange, { ok: false }>['reason'], 'unknown_cart'>

type CouponProps = { visit: Visit; cart: PricedCart; tried?: CouponTry | undefined }

/** A coupon that is in the cart with what it does, and the field for another one. */
export function CouponField({ visit, cart, tried }: CouponProps) {
  const { locale, m } = visit
  const { coupon } = cart
  const words = m.cart.coupon
  if (coupon && !tried) {
    return (
      <form class="stack" method="post" action={href(locale, 'cartCoupon')}>
        <p class={coupon.problem ? 'error' : undefined}>
          {coupon.problem ? words.refusals[coupon.problem] : words.applied(coupon.code)}
        </p>
        <input type="hidden" name="code" value="" />
        <button type="submit" class="text-button" aria-label={words.removeLabel(coupon.code)}>
          {words.remove}
        </button>
      </form>
    )
  }
  const error = tried?.refusal && words.refusals[tried.refusal]
  return (
    <details class="disclosure" id="coupon" open={tried !== undefined}>
      <summary>{words.have}</summary>
      <form class="stack" method="post" action={href(locale, 'cartCoupon')}>
        <Input
          id="code"
          name="code"
          label={words.label}
          value={tried?.code ?? ''}
          error={error}
          autocomplete="off"
          maxlength={60}
          required
          autofocus={tried !== undefined}
        />
        {tried?.hurdle}
        <button type="submit" class="button wide">
          {words.apply}
        </button>
      </form>
    </details>
  )
}

/** The rows between the lines and the total; nothing where nothing is taken off. */
export function DiscountRows({ visit: { locale, m }, cart }: { visit: Visit; cart: PricedCart }) {
  if (!cart.coupon || cart.discount.minor === 0) return null
  const { cart: words } = m
  const off = { ...cart.discount, minor: -cart.discount.minor }
  return (
    <dl class="sums">
      <div>
        <dt>{words.subtotal}</dt>
        <dd>{formatMoney(cart.total, locale)}</dd>
      </div>
      <div>
        <dt>{words.coupon.discount(cart.coupon.code)}</dt>
        <dd>{formatMoney(off, locale)}</dd>
      </div>
    </dl>
  )
}
