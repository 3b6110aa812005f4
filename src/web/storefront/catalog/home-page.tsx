import type { ProductCard } from '../../../domains/catalog/index.ts'
import { href, inLocale } from '../../routes.ts'
import { CardGrid } from '../../ui/card.tsx'
import { Cover, shopColours } from '../../ui/cover.tsx'
import { Layout } from '../../ui/layout.tsx'
import { renderedOnce } from '../../ui/rendered-once.ts'
import type { Visit, Words } from '../../ui/visit.ts'
import type { Highlights } from '../deps.ts'
import { catalogueAddress, emptyQuery } from './catalogue-address.ts'

export function HomeView({ visit, highlights }: { visit: Visit; highlights: Highlights }) {
  const { home } = visit.m
  return (
    <Layout visit={visit} head={{ title: home.title, description: home.description }}>
      {content(visit, highlights)}
    </Layout>
  )
}

const content = renderedOnce((words, highlights: Highlights) => {
  const { locale, m } = words
  const address = (change: object) => inLocale(locale, catalogueAddress({ ...emptyQuery(locale), ...change }))
  const total = highlights.categories.reduce((sum, { count }) => sum + count, 0)
  return (
    <>
      <section class="hero">
        <div class="hero-text">
          <h1>{m.home.headline}</h1>
          <p>{m.home.lead}</p>
          <a class="button primary" href={href(locale, 'catalogue')}>
            {m.home.browse(total)}
          </a>
        </div>
        <Cover slug="allkeymasters" colours={shopColours} eager />
      </section>
      <div class="wrap home-wrap">
        <section class="promises">
          <h2 class="visually-hidden">{m.home.promises}</h2>
          <Promised title={m.home.promise1} text={m.home.promise1Text} />
          <Promised title={m.home.promise2} text={m.home.promise2Text} />
          <Promised title={m.home.promise3} text={m.home.promise3Text} />
        </section>
        <Shelf
          words={words}
          title={m.home.sale}
          products={highlights.onSale}
          moreAddress={address({ onSale: true })}
        />
        <section class="shelf">
          <div class="shelf-head">
            <h2>{m.home.categories}</h2>
          </div>
          <ul class="category-list">
            {highlights.categories.map((category) => (
              <li>
                <h3>
                  <a href={address({ categories: [category.slug] })}>{category.name[locale]}</a>
                  <span class="number">{m.home.products(category.count)}</span>
                </h3>
                <p>{category.summary[locale]}</p>
              </li>
            ))}
          </ul>
        </section>
        <Shelf words={words} title={m.home.newest} products={highlights.newest} moreAddress={address({})} />
      </div>
    </>
  )
})

function Promised({ title, text }: { title: string; text: string }) {
  return (
    <div>
      <h3>{title}</h3>
      <p>{text}</p>
    </div>
  )
}

type ShelfProps = { words: Words; title: string; products: readonly ProductCard[]; moreAddress?: string }

function Shelf({ words, title, products, moreAddress }: ShelfProps) {
  if (products.length === 0) return null
  return (
    <section class="shelf">
      <div class="shelf-head">
        <h2>{title}</h2>
        {moreAddress && (
          <a href={moreAddress} aria-label={words.m.home.moreOf(title)}>
            {words.m.home.more}
          </a>
        )}
      </div>
      <CardGrid words={words} products={products} />
    </section>
  )
}
