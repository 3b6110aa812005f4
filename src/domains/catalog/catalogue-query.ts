import type { Locale, Translated } from '../../shared/locale.ts'
import type { ProductCard, ProductKind } from './product.ts'

export const sorts = ['relevance', 'newest', 'price_up', 'price_down', 'name'] as const
export type CatalogueSort = (typeof sorts)[number]

/** What the visitor asked for; all of it stands in the URL. Facets of one kind are alternatives ("or"). */
export type CatalogueQuery = {
  locale: Locale
  /** In which prices are shown, sorted and filtered: those in euros that stand between them come last, and no filter finds them. */
  currency: string
  text?: string
  platforms: readonly string[]
  regions: readonly string[]
  categories: readonly string[]
  kinds?: readonly ProductKind[]
  minPriceMinor?: number
  maxPriceMinor?: number
  inStock: boolean
  onSale: boolean
  sort: CatalogueSort
  /** From 1. */
  page: number
}

export const pageSize = 24

/** One choice of a facet with the number of products it would leave, other facets applied, its own not. */
export type FacetChoice = { value: string; label: Translated; count: number }

export type CataloguePage = {
  products: ProductCard[]
  total: number
  page: number
  pageCount: number
  facets: {
    platforms: FacetChoice[]
    regions: FacetChoice[]
    categories: FacetChoice[]
    inStock: number
    onSale: number
    price: { minMinor: number; maxMinor: number } | null
  }
  /** A better spelling from the catalogue's own words, when a search found nothing or only by similarity. */
  didYouMean: string | null
}
