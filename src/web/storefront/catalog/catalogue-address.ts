import {
  type CatalogueQuery,
  type CatalogueSort,
  type ProductKind,
  sorts,
} from '../../../domains/catalog/index.ts'
import { shopCurrency } from '../../../shared/currency.ts'
import type { Locale } from '../../../shared/locale.ts'
import { money, parseMinor, plainAmount } from '../../../shared/money.ts'
import { pages } from '../../routes.ts'

const pageMax = 1000
const choicesMax = 20
const textMax = 80
const kinds = ['software', 'game', 'gift_code'] as const satisfies readonly ProductKind[]

/** What the address asks for. Unknown and broken parameters are left out, never an error. */
export function parseCatalogueAddress(
  locale: Locale,
  search: URLSearchParams,
  currency: string = shopCurrency,
): CatalogueQuery {
  const text = parseText(search.get('q'))
  const wantedKinds = kinds.filter((kind) => search.getAll('kind').includes(kind))
  const minPriceMinor = parseMinor(search.get('min') ?? '', currency)
  const maxPriceMinor = parseMinor(search.get('max') ?? '', currency)
  return {
    locale,
    currency,
    ...(text && { text }),
    platforms: parseChoices(search.getAll('platform')),
    regions: parseChoices(search.getAll('region')),
    categories: parseChoices(search.getAll('category')),
    ...(wantedKinds.length > 0 && { kinds: wantedKinds }),
    ...(minPriceMinor !== undefined && { minPriceMinor }),
    ...(maxPriceMinor !== undefined && { maxPriceMinor }),
    inStock: search.get('stock') === '1',
    onSale: search.get('sale') === '1',
    sort: parseSort(search.get('sort'), text),
    page: parsePage(search.get('page')),
  }
}

/** The one address of a query, without language: equal queries have equal addresses, whatever order they were asked in. */
export function catalogueAddress(query: CatalogueQuery): string {
  const search = new URLSearchParams()
  if (query.text) search.set('q', query.text)
  for (const kind of query.kinds ?? []) search.append('kind', kind)
  for (const category of query.categories) search.append('category', category)
  for (const platform of query.platforms) search.append('platform', platform)
  for (const region of query.regions) search.append('region', region)
  if (query.minPriceMinor !== undefined) search.set('min', shortAmount(query.minPriceMinor, query.currency))
  if (query.maxPriceMinor !== undefined) search.set('max', shortAmount(query.maxPriceMinor, query.currency))
  if (query.inStock) search.set('stock', '1')
  if (query.onSale) search.set('sale', '1')
  if (query.sort !== defaultSort(query.text)) search.set('sort', query.sort)
  if (query.page > 1) search.set('page', String(query.page))
  const asked = search.toString()
  return asked ? `${pages.catalogue}?${asked}` : pages.catalogue
}

export function emptyQuery(locale: Locale): CatalogueQuery {
  return {
    locale,
    currency: shopCurrency,
    platforms: [],
    regions: [],
    categories: [],
    inStock: false,
    onSale: false,
    sort: 'newest',
    page: 1,
  }
}

/** Without a search there is nothing to match best, so the newest come first. */
export function defaultSort(text: string | undefined): CatalogueSort {
  return text ? 'relevance' : 'newest'
}

/** As it is typed: `12`, `12.50`. */
export function shortAmount(minor: number, currency: string): string {
  return plainAmount(money(minor, currency)).replace(/\.0+$/, '')
}

function parseText(text: string | null): string {
  return (text ?? '').normalize('NFC').replace(/\s+/g, ' ').trim().slice(0, textMax)
}

function parseChoices(values: string[]): string[] {
  const known = values.filter((value) => /^[\w-]{1,40}$/.test(value))
  return [...new Set(known)].sort().slice(0, choicesMax)
}

function parseSort(text: string | null, search: string): CatalogueSort {
  const wanted = sorts.find((sort) => sort === text)
  return wanted && (wanted !== 'relevance' || search) ? wanted : defaultSort(search)
}

function parsePage(text: string | null): number {
  return /^[1-9]\d{0,3}$/.test(text ?? '') ? Math.min(Number(text), pageMax) : 1
}
