import { z } from 'zod'
import type { NewSale } from '../../../domains/catalog/index.ts'
import { isCurrency, shopCurrency } from '../../../shared/currency.ts'
import type { ProductId } from '../../../shared/ids.ts'
import { money, parseMinor } from '../../../shared/money.ts'
import { fromWallClock } from '../../../shared/time.ts'

const line = z.string().trim().max(200).catch('')
export const currencyField = z.string().refine(isCurrency).catch(shopCurrency)
/** What was typed, exactly as it was typed. Slugs are one a line. */
export const saleForm = z.object({
  name: z.string().trim().max(80).catch(''),
  category: line,
  products: z.string().max(8000).catch(''),
  percent: line,
  price: line,
  currency: currencyField,
  from: line,
  until: line,
})
export type SaleForm = z.infer<typeof saleForm>
/** `reduces`: nothing would cost less by it. */
export type SaleField = keyof SaleForm | 'reduces'

export type ParsedSale = { ok: true; sale: NewSale } | { ok: false; wrong: SaleField[] }

/** `idOf`: the product that a slug names; undefined where there is none. */
export async function parseSale(
  form: SaleForm,
  idOf: (slug: string) => Promise<ProductId | undefined>,
  now: Date,
): Promise<ParsedSale> {
  const products = await idsOf(form.products, idOf)
  const terms = termsOf(form)
  const [startsAt, endsAt] = [fromWallClock(form.from), fromWallClock(form.until)]
  const isOver = endsAt !== undefined && endsAt <= now
  const wrong: SaleField[] = [
    ...(form.name === '' ? (['name'] as const) : []),
    // One of the two, and every line of it a product.
    ...(products === undefined || (form.category === '') === (products.length === 0)
      ? (['products'] as const)
      : []),
    ...(terms ? [] : (['percent'] as const)),
    ...(startsAt ? [] : (['from'] as const)),
    ...(!endsAt || isOver || (startsAt && endsAt <= startsAt) ? (['until'] as const) : []),
  ]
  if (wrong.length > 0 || !terms || !startsAt || !endsAt || !products) return { ok: false, wrong }
  const scope = products.length > 0 ? { products } : { category: form.category }
  return { ok: true, sale: { name: form.name, scope, terms, startsAt, endsAt } }
}

/** Undefined when a line names no product. */
export async function idsOf(
  lines: string,
  idOf: (slug: string) => Promise<ProductId | undefined>,
): Promise<ProductId[] | undefined> {
  const slugs = [...new Set(lines.split(/\s+/).filter(Boolean))]
  const ids = await Promise.all(slugs.map(idOf))
  const known = ids.filter((id) => id !== undefined)
  return known.length === slugs.length ? known : undefined
}

function termsOf({ percent, price, currency }: SaleForm): NewSale['terms'] | undefined {
  if ((percent === '') === (price === '')) return undefined
  if (price !== '') {
    const minor = parseMinor(price, currency)
    return minor ? { price: money(minor, currency) } : undefined
  }
  const whole = readWhole(percent)
  return whole !== undefined && whole >= 1 && whole <= 99 ? { percent: whole } : undefined
}

/** A whole number as it is typed. */
export function readWhole(text: string): number | undefined {
  return /^\d{1,6}$/.test(text) ? Number(text) : undefined
}
