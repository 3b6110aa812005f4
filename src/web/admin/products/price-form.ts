import { type AskedPrice, type DeskPrice, mayGo, type PriceWish } from '../../../domains/catalog/index.ts'
import { money, plainAmount } from '../../../shared/money.ts'
import { amountOf } from './product-form.ts'

/** One currency of the form: what was typed, and what stood there when the page was opened. */
export type PriceField = { currency: string; price: string; regular: string; seen: string }
export type WrongPrice = { currency: string; what: 'price' | 'regular' }
export type ParsedPrices = { ok: true; wishes: PriceWish[] } | { ok: false; wrong: WrongPrice[] }

/** The form as the prices fill it: a row for each currency that the shop asks in, and for each that there is a price in. */
export function priceFieldsOf(prices: readonly DeskPrice[], currencies: readonly string[]): PriceField[] {
  const all = [...new Set([...currencies, ...prices.map(({ price }) => price.currency)])]
  return all.map((currency) => {
    const found = prices.find(({ price }) => price.currency === currency)
    return {
      currency,
      price: found ? plainAmount(found.price) : '',
      regular: found?.regularPrice ? plainAmount(found.regularPrice) : '',
      seen: seenOf(found),
    }
  })
}

/** The form as it was sent, for the same currencies. */
export function readPriceFields(sent: Record<string, unknown>, rows: readonly PriceField[]): PriceField[] {
  const typed = (name: string) => {
    const value = sent[name]
    return typeof value === 'string' ? value.trim().slice(0, 40) : ''
  }
  return rows.map(({ currency }) => ({
    currency,
    price: typed(`price-${currency}`),
    regular: typed(`regular-${currency}`),
    seen: typed(`seen-${currency}`),
  }))
}

export function parsePrices(fields: readonly PriceField[]): ParsedPrices {
  const read = fields.map((field) => ({ ...field, parsed: parseOne(field) }))
  const wrong = read.flatMap(({ currency, parsed }) => ('what' in parsed ? [{ currency, ...parsed }] : []))
  if (wrong.length > 0) return { ok: false, wrong }
  return {
    ok: true,
    wishes: read.map(({ currency, seen, parsed }) => ({
      currency,
      seen: parseSeen(seen, currency),
      wanted: 'wanted' in parsed ? parsed.wanted : null,
    })),
  }
}

function parseOne({
  currency,
  price,
  regular,
}: PriceField): { wanted: AskedPrice | null } | { what: 'price' | 'regular' } {
  if (price === '' && regular === '' && mayGo(currency)) return { wanted: null }
  const asked = amountOf(price, currency)
  if (!asked) return { what: 'price' }
  if (regular === '') return { wanted: { price: asked, regularPrice: null } }
  const regularPrice = amountOf(regular, currency)
  if (!regularPrice || regularPrice.minor <= asked.minor) return { what: 'regular' }
  return { wanted: { price: asked, regularPrice } }
}

/** In minor units: `1990`, or `1990/2490` with a regular price; nothing for no price. */
export function seenOf(found: AskedPrice | undefined): string {
  if (!found) return ''
  return found.regularPrice ? `${found.price.minor}/${found.regularPrice.minor}` : String(found.price.minor)
}

function parseSeen(seen: string, currency: string): AskedPrice | null {
  const [, price, regular] = /^(\d{1,9})(?:\/(\d{1,9}))?$/.exec(seen) ?? []
  if (price === undefined) return null
  return {
    price: money(Number(price), currency),
    regularPrice: regular === undefined ? null : money(Number(regular), currency),
  }
}
