import type { ProductId, SaleId } from '../../shared/ids.ts'
import type { Translated } from '../../shared/locale.ts'
import type { Money } from '../../shared/money.ts'

/** What is reduced: everything on a shelf, or the named products. */
export type SaleScope = { category: string } | { products: readonly ProductId[] }

/** By how much: a whole percentage of each list price (1 to 99), or the same price for all of them. */
export type SaleTerms = { percent: number } | { price: Money }

export type NewSale = {
  /** For the staff; visitors see prices. */
  name: string
  scope: SaleScope
  terms: SaleTerms
  /** From `startsAt`, and no longer at `endsAt`; both by the database's clock. */
  startsAt: Date
  endsAt: Date
}

export type Sale = {
  id: SaleId
  name: string
  category: Translated | null
  products: { id: ProductId; slug: string; name: Translated }[]
  terms: SaleTerms
  startsAt: Date
  endsAt: Date
  state: 'planned' | 'on' | 'over'
}
