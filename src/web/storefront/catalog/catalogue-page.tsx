import { type CataloguePage, type CatalogueQuery, pageSize, sorts } from '../../../domains/catalog/index.ts'
import { href, inLocale } from '../../routes.ts'
import { CardGrid } from '../../ui/card.tsx'
import { Layout } from '../../ui/layout.tsx'
import { Pagination } from '../../ui/pagination.tsx'
import { renderedOnce } from '../../ui/rendered-once.ts'
import type { Visit, Words } from '../../ui/visit.ts'
import { ActiveFilters, activeFilters } from './active-filters.tsx'
import { catalogueAddress } from './catalogue-address.ts'
import { Facets } from './facets.tsx'
import { kindName } from './kind-name.ts'

/** A list as it was asked for. */
export type Listing = { query: CatalogueQuery; result: CataloguePage }

export function CatalogueView({ visit, listing }: { visit: Visit; listing: Listing }) {
  const { query, result } = listing
  const { catalogue } = visit.m
  const title = titleOf(visit, listing)
  return (
    <Layout
      visit={visit}
      head={{
        title: query.page > 1 ? catalogue.pageTitle(title, query.page) : title,
        description: catalogue.description(result.total),
        noindex:
          Boolean(query.text) || result.total === 0 || activeFilters(visit, query, result.facets).length > 1,
      }}
    >
      {content(visit, listing)}
    </Layout>
  )
}

const content = renderedOnce((words, listing: Listing) => {
  const { locale, m } = words
  const { query, result } = listing
  const filters = activeFilters(words, query, result.facets)
  return (
    <div class="wrap catalogue">
      <div class="catalogue-head">
        <h1>{titleOf(words, listing)}</h1>
        {result.didYouMean && <DidYouMean words={words} query={query} suggestion={result.didYouMean} />}
      </div>
      <Facets words={words} query={query} facets={result.facets} activeCount={filters.length} />
      <section>
        <h2 class="visually-hidden">{m.catalogue.results}</h2>
        <div class="results-head">
          <p role="status">
            {query.text ? m.catalogue.foundFor(result.total, query.text) : m.catalogue.found(result.total)}
          </p>
          {result.total > 1 && <Sorts words={words} query={query} />}
        </div>
        <ActiveFilters words={words} filters={filters} />
        {result.total === 0 ? (
          <Empty words={words} query={query} />
        ) : (
          <CardGrid words={words} products={result.products} eagerCount={4} />
        )}
        <Pagination
          m={m}
          page={result.page}
          pageCount={result.pageCount}
          hrefOf={(page) => inLocale(locale, catalogueAddress({ ...query, page }))}
        />
      </section>
    </div>
  )
})

export function isBeyondLastPage({ query, result }: Listing): boolean {
  return query.page > 1 && (query.page - 1) * pageSize >= result.total
}

/** One filter alone gives the page its name; more than one would make a sentence nobody searches for. */
function titleOf({ m, locale }: Words, { query, result: { facets } }: Listing): string {
  if (query.text) return m.catalogue.titleSearch(query.text)
  const chosen = [
    ...(query.kinds ?? []).map((kind) => kindName(m, kind)),
    ...facets.categories
      .filter(({ value }) => query.categories.includes(value))
      .map(({ label }) => label[locale]),
    ...facets.platforms
      .filter(({ value }) => query.platforms.includes(value))
      .map(({ label }) => m.catalogue.titleOf(label[locale])),
    ...(query.onSale ? [m.header.onSale] : []),
  ]
  return chosen.length === 1 && chosen[0] ? chosen[0] : m.catalogue.title
}

function Sorts({ words: { m, locale }, query }: { words: Words; query: CatalogueQuery }) {
  const offered = sorts.filter((sort) => sort !== 'relevance' || query.text)
  return (
    <nav class="sorts scroll-row" aria-label={m.catalogue.sort}>
      <ul>
        {offered.map((sort) => (
          <li>
            <a
              href={inLocale(locale, catalogueAddress({ ...query, sort, page: 1 }))}
              aria-current={sort === query.sort ? 'true' : undefined}
              rel="nofollow"
            >
              {m.catalogue.sorts[sort]}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function DidYouMean(props: { words: Words; query: CatalogueQuery; suggestion: string }) {
  const { m, locale } = props.words
  const address = catalogueAddress({ ...props.query, text: props.suggestion, page: 1 })
  return <p>{m.catalogue.didYouMean(<a href={inLocale(locale, address)}>{props.suggestion}</a>)}</p>
}

function Empty({ words: { m, locale }, query }: { words: Words; query: CatalogueQuery }) {
  return (
    <div class="empty">
      <h2>{query.text ? m.catalogue.emptySearch(query.text) : m.catalogue.emptyTitle}</h2>
      <p>{m.catalogue.emptyHint}</p>
      <a class="button" href={href(locale, 'catalogue')}>
        {m.catalogue.emptyAll}
      </a>
    </div>
  )
}
