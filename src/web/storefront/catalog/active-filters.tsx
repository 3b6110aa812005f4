import type { CataloguePage, CatalogueQuery, FacetChoice } from '../../../domains/catalog/index.ts'
import { formatMoney, money } from '../../../shared/money.ts'
import { inLocale } from '../../routes.ts'
import { Icon } from '../../ui/icon.tsx'
import type { Words } from '../../ui/visit.ts'
import { catalogueAddress, defaultSort, emptyQuery } from './catalogue-address.ts'
import { kindName } from './kind-name.ts'

/** One filter that is on, and the query without it. */
export type ActiveFilter = { label: string; without: CatalogueQuery }

export function activeFilters(
  words: Words,
  query: CatalogueQuery,
  facets: CataloguePage['facets'],
): ActiveFilter[] {
  const { m, locale } = words
  const first = { ...query, page: 1 }
  const { minPriceMinor, maxPriceMinor, ...withoutPrice } = first
  const { kinds = [], ...withoutKinds } = first
  const labelOf = (choices: FacetChoice[], value: string) =>
    choices.find((choice) => choice.value === value)?.label[locale] ?? value
  const chosen = (name: 'categories' | 'platforms' | 'regions') =>
    query[name].map((value) => ({
      label: labelOf(facets[name], value),
      without: { ...first, [name]: query[name].filter((each) => each !== value) },
    }))
  return [
    ...kinds.map((kind) => {
      const others = kinds.filter((each) => each !== kind)
      const without = others.length > 0 ? { ...first, kinds: others } : withoutKinds
      return { label: kindName(m, kind), without }
    }),
    ...chosen('categories'),
    ...chosen('platforms'),
    ...chosen('regions'),
    ...(minPriceMinor === undefined && maxPriceMinor === undefined
      ? []
      : [{ label: priceLabel(words, query.currency, minPriceMinor, maxPriceMinor), without: withoutPrice }]),
    ...(query.inStock ? [{ label: m.catalogue.inStock, without: { ...first, inStock: false } }] : []),
    ...(query.onSale ? [{ label: m.catalogue.onSale, without: { ...first, onSale: false } }] : []),
  ]
}

export function ActiveFilters({ words, filters }: { words: Words; filters: readonly ActiveFilter[] }) {
  const { m, locale } = words
  const [first] = filters
  if (!first) return null
  return (
    <ul class="chips" aria-label={m.catalogue.activeFilters}>
      {filters.map(({ label, without }) => (
        <li>
          <a href={inLocale(locale, catalogueAddress(without))} aria-label={m.catalogue.remove(label)}>
            {label}
            <Icon name="cross" />
          </a>
        </li>
      ))}
      {filters.length > 1 && (
        <li>
          <a class="clear" href={inLocale(locale, catalogueAddress(withoutFilters(first.without)))}>
            {m.catalogue.clear}
          </a>
        </li>
      )}
    </ul>
  )
}

function withoutFilters({ locale, text }: CatalogueQuery): CatalogueQuery {
  return text ? { ...emptyQuery(locale), text, sort: defaultSort(text) } : emptyQuery(locale)
}

function priceLabel({ m, locale }: Words, currency: string, min?: number, max?: number): string {
  const show = (minor: number) => formatMoney(money(minor, currency), locale)
  if (min === undefined) return m.catalogue.priceBelow(show(max ?? 0))
  return max === undefined ? m.catalogue.priceAbove(show(min)) : m.catalogue.priceRange(show(min), show(max))
}
