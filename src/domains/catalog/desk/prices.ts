import { type AuditEntry, recordAudit } from '../../../platform/audit/audit.ts'
import type { Db, Tx } from '../../../platform/database/connect.ts'
import { shopCurrency } from '../../../shared/currency.ts'
import type { ProductId } from '../../../shared/ids.ts'
import { type Money, money, plainAmount } from '../../../shared/money.ts'
import { type PutListPrice, putListPrices } from '../put-list-prices.ts'
import type { AskedPrice } from './product-text.ts'
import { lockProduct } from './read-product.ts'

/** What a product is asked for in one currency. */
export type DeskPrice = AskedPrice & {
  /** What is asked at this moment. */
  now: Money
  /** What a reduction is told from. */
  reducedFrom: Money | null
  saleUntil: Date | null
}

/** A price that was asked from a moment on. */
export type PriceMoment = AskedPrice & { at: Date }

/** `seen`: what stood there when somebody began to type; null for no price in that currency. */
export type PriceWish = {
  currency: string
  seen: AskedPrice | null
  wanted: AskedPrice | null
}

export type SetPricesOutcome =
  | { ok: true; changed: number }
  | { ok: false; reason: 'changed_meanwhile' | 'unknown' }

const momentsMax = 100

/** Every price of a product, in euros first. */
export async function readDeskPrices(db: Db, id: ProductId): Promise<DeskPrice[]> {
  const columns = [
    'currency',
    'list_price_minor',
    'price_minor',
    'regular_price_minor',
    'reduced_from_minor',
    'sale_until',
  ] as const
  const ours = await db.selectFrom('product').select(columns).where('id', '=', id).execute()
  const others = await db
    .selectFrom('foreign_price')
    .select(columns)
    .where('product_id', '=', id)
    .orderBy('currency')
    .execute()
  return [...ours, ...others].map((row) => {
    const amount = (minor: number | null) => (minor === null ? null : money(minor, row.currency))
    return {
      price: money(row.list_price_minor, row.currency),
      regularPrice: amount(row.regular_price_minor),
      now: money(row.price_minor, row.currency),
      reducedFrom: amount(row.reduced_from_minor),
      saleUntil: row.sale_until,
    }
  })
}

/** The log of what was asked, in every currency, the latest first. */
export async function listPriceMoments(db: Db, id: ProductId): Promise<PriceMoment[]> {
  const rows = await db
    .selectFrom('price_change')
    .select(['currency', 'price_minor', 'regular_price_minor', 'at'])
    .where('product_id', '=', id)
    .orderBy('at', 'desc')
    .orderBy('currency')
    .limit(momentsMax)
    .execute()
  return rows.map((row) => ({
    price: money(row.price_minor, row.currency),
    regularPrice: row.regular_price_minor === null ? null : money(row.regular_price_minor, row.currency),
    at: row.at,
  }))
}

/** Sets the prices that somebody changed, all or none, unless another one changed one of them since it was looked at. */
export async function setPrices(
  tx: Tx,
  { id, wishes }: { id: ProductId; wishes: readonly PriceWish[] },
  actor: AuditEntry['actor'],
): Promise<SetPricesOutcome> {
  const product = await lockProduct(tx, id)
  if (!product) return { ok: false, reason: 'unknown' }
  const standing = await readDeskPrices(tx, id)
  const changes = wishes.filter(({ seen, wanted }) => !isSame(seen, wanted))
  const inCurrency = (code: string) => standing.find(({ price }) => price.currency === code) ?? null
  if (changes.some(({ currency, seen }) => !isSame(seen, inCurrency(currency))))
    return { ok: false, reason: 'changed_meanwhile' }
  if (changes.length === 0) return { ok: true, changed: 0 }
  await putListPrices(
    tx,
    changes.map(({ currency, wanted }): PutListPrice => {
      const { slug } = product
      return wanted ? { slug, ...wanted } : { slug, currency, price: null }
    }),
  )
  await recordAudit(tx, {
    subject: { kind: 'product', id },
    action: 'product.priced',
    actor,
    details: Object.fromEntries(
      changes.map(({ currency, wanted }) => [currency, wanted && plainAmount(wanted.price)]),
    ),
  })
  return { ok: true, changed: changes.length }
}

const isSame = (a: AskedPrice | null, b: AskedPrice | null) =>
  a?.price.minor === b?.price.minor && a?.regularPrice?.minor === b?.regularPrice?.minor

/** Every product has a price in the shop's currency; the others may go. */
export const mayGo = (currency: string) => currency !== shopCurrency
