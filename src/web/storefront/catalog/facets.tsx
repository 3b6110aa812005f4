import type { PropsWithChildren } from 'hono/jsx'
import type { CataloguePage, CatalogueQuery, FacetChoice } from '../../../domains/catalog/index.ts'
import type { Locale } from '../../../shared/locale.ts'
import { href, inLocale } from '../../routes.ts'
import { currencyInWords } from '../../ui/currency-name.ts'
import { formatNumber } from '../../ui/numbers.ts'
import type { Words } from '../../ui/visit.ts'
import { catalogueAddress, shortAmount } from './catalogue-address.ts'

type FacetsProps = {
  words: Words
  query: CatalogueQuery
  facets: CataloguePage['facets']
  activeCount: number
}

/** Filters as plain links: each leads to the same list with one choice more or less. */
export function Facets({ words, query, facets, activeCount }: FacetsProps) {
  const { m, locale } = words
  const toggled = (name: 'categories' | 'platforms' | 'regions', value: string): CatalogueQuery => ({
    ...query,
    page: 1,
    [name]: query[name].includes(value)
      ? query[name].filter((each) => each !== value)
      : [...query[name], value].sort(),
  })
  const linkTo = (next: CatalogueQuery) => inLocale(locale, catalogueAddress(next))
  const groups = [
    { name: 'categories', title: m.catalogue.category, choices: facets.categories },
    { name: 'platforms', title: m.catalogue.platform, choices: facets.platforms },
    { name: 'regions', title: m.catalogue.region, choices: facets.regions },
  ] as const
  return (
    <details class="facets disclosure">
      <summary>{activeCount > 0 ? m.catalogue.filtersOn(activeCount) : m.catalogue.filters}</summary>
      <nav class="facets-body" aria-label={m.catalogue.filters}>
        <Group title={m.catalogue.only}>
          <ul class="facet-links">
            <Choice
              label={m.catalogue.inStock}
              count={facets.inStock}
              on={query.inStock}
              address={linkTo({ ...query, page: 1, inStock: !query.inStock })}
              locale={locale}
            />
            <Choice
              label={m.catalogue.onSale}
              count={facets.onSale}
              on={query.onSale}
              address={linkTo({ ...query, page: 1, onSale: !query.onSale })}
              locale={locale}
            />
          </ul>
        </Group>
        {groups.map(({ name, title, choices }) => (
          <Choices
            words={words}
            title={title}
            choices={choices}
            chosen={query[name]}
            addressOf={(value) => linkTo(toggled(name, value))}
          />
        ))}
        <PriceFilter words={words} query={query} range={facets.price} />
      </nav>
    </details>
  )
}

const shownAtOnce = 7

type ChoicesProps = {
  words: Words
  title: string
  choices: readonly FacetChoice[]
  chosen: readonly string[]
  addressOf: (value: string) => string
}

function Choices({ words: { m, locale }, title, choices, chosen, addressOf }: ChoicesProps) {
  if (choices.length === 0) return null
  const items = choices.map(({ value, label, count }) => (
    <Choice
      label={label[locale]}
      count={count}
      on={chosen.includes(value)}
      address={addressOf(value)}
      locale={locale}
    />
  ))
  const rest = items.slice(shownAtOnce)
  const restChosen = choices.slice(shownAtOnce).some(({ value }) => chosen.includes(value))
  return (
    <Group title={title}>
      <div class="facet-links">
        <ul>{items.slice(0, shownAtOnce)}</ul>
        {rest.length > 0 && (
          <details open={restChosen}>
            <summary>{m.catalogue.more(rest.length)}</summary>
            <ul>{rest}</ul>
          </details>
        )}
      </div>
    </Group>
  )
}

type ChoiceProps = { label: string; count: number; on: boolean; address: string; locale: Locale }

function Choice({ label, count, on, address, locale }: ChoiceProps) {
  if (count === 0 && !on) return null
  return (
    <li>
      <a href={address} aria-current={on ? 'true' : undefined} rel="nofollow">
        <span>{label}</span>
        <span class="number">{formatNumber(count, locale)}</span>
      </a>
    </li>
  )
}

function PriceFilter(
  props: Pick<FacetsProps, 'words' | 'query'> & { range: CataloguePage['facets']['price'] },
) {
  const { m, locale } = props.words
  const { minPriceMinor, maxPriceMinor, ...rest } = props.query
  const { currency } = props.query
  const inWords = currencyInWords(currency, locale)
  if (!props.range && minPriceMinor === undefined && maxPriceMinor === undefined) return null
  const kept = new URLSearchParams(catalogueAddress({ ...rest, page: 1 }).split('?')[1])
  const amount = (minor: number | undefined) =>
    minor === undefined ? undefined : shortAmount(minor, currency)
  return (
    <Group title={m.catalogue.price}>
      <form class="price-form" action={href(locale, 'catalogue')}>
        {[...kept].map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <div class="field">
          <label for="price-min">{m.catalogue.priceFrom(inWords)}</label>
          <input
            id="price-min"
            name="min"
            inputmode="decimal"
            value={amount(minPriceMinor)}
            placeholder={amount(props.range?.minMinor)}
          />
        </div>
        <div class="field">
          <label for="price-max">{m.catalogue.priceTo(inWords)}</label>
          <input
            id="price-max"
            name="max"
            inputmode="decimal"
            value={amount(maxPriceMinor)}
            placeholder={amount(props.range?.maxMinor)}
          />
        </div>
        <button type="submit" class="button">
          {m.catalogue.priceApply}
        </button>
      </form>
    </Group>
  )
}

function Group({ title, children }: PropsWithChildren<{ title: string }>) {
  return (
    <section class="facet">
      <h2>{title}</h2>
      {children}
    </section>
  )
}
