import { z } from 'zod'
import { codeMax, codeMin, foldCode, type NewCoupon } from '../../../domains/promotions/index.ts'
import { isInCoins } from '../../../shared/currency.ts'
import type { ProductId } from '../../../shared/ids.ts'
import { money, parseMinor } from '../../../shared/money.ts'
import { fromWallClock } from '../../../shared/time.ts'
import { currencyField, idsOf, readWhole } from './sale-form.ts'

const line = z.string().trim().max(200).catch('')
/** What was typed, exactly as it was typed. Slugs are one a line; none of them is all products. */
export const couponForm = z.object({
  code: line,
  percent: line,
  amount: line,
  currency: currencyField,
  products: z.string().max(8000).catch(''),
  sales: line,
  once: line,
  uses: line,
  from: line,
  until: line,
})
export type CouponForm = z.infer<typeof couponForm>
export type CouponField = 'code' | 'percent' | 'amount' | 'products' | 'uses' | 'from' | 'until'

export type ParsedCoupon = { ok: true; coupon: NewCoupon } | { ok: false; wrong: CouponField[] }

/** `idOf`: the product that a slug names; undefined where there is none. */
export async function parseCoupon(
  form: CouponForm,
  idOf: (slug: string) => Promise<ProductId | undefined>,
  now: Date,
): Promise<ParsedCoupon> {
  const code = foldCode(form.code)
  const products = await idsOf(form.products, idOf)
  const terms = termsOf(form)
  const usesMax = form.uses === '' ? null : (readWhole(form.uses) ?? 0)
  const startsAt = fromWallClock(form.from)
  const endsAt = form.until === '' ? null : fromWallClock(form.until)
  const isPast =
    endsAt !== null && (endsAt === undefined || endsAt <= now || (startsAt && endsAt <= startsAt))
  const wrong: CouponField[] = [
    ...(code.length < codeMin || code.length > codeMax ? (['code'] as const) : []),
    ...(terms ? [] : (['percent'] as const)),
    ...(terms && 'amount' in terms && !isInCoins(terms.amount.currency, terms.amount.minor)
      ? (['amount'] as const)
      : []),
    ...(products ? [] : (['products'] as const)),
    ...(usesMax === 0 ? (['uses'] as const) : []),
    ...(startsAt ? [] : (['from'] as const)),
    ...(isPast ? (['until'] as const) : []),
  ]
  if (wrong.length > 0 || !terms || !products || !startsAt || endsAt === undefined)
    return { ok: false, wrong }
  const coupon = {
    code,
    terms,
    productIds: products.length > 0 ? products : null,
    withSales: form.sales === 'yes',
    oncePerCustomer: form.once === 'yes',
    usesMax,
    startsAt,
    endsAt,
  }
  return { ok: true, coupon }
}

function termsOf({ percent, amount, currency }: CouponForm): NewCoupon['terms'] | undefined {
  if ((percent === '') === (amount === '')) return undefined
  if (amount !== '') {
    const minor = parseMinor(amount, currency)
    return minor ? { amount: money(minor, currency) } : undefined
  }
  const whole = readWhole(percent)
  return whole !== undefined && whole >= 1 && whole <= 100 ? { percent: whole } : undefined
}
