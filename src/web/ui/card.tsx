import type { ProductCard } from '../../domains/catalog/index.ts'
import { href } from '../routes.ts'
import { AvailabilityNote } from './availability.tsx'
import { Cover } from './cover.tsx'
import { Price } from './price.tsx'
import type { Words } from './visit.ts'
import { whereItWorks } from './where-it-works.ts'
import { WishCorner } from './wish-form.tsx'

/** Products as a grid of cards; `eagerCount` of them are above the fold and load their covers at once. */
export function CardGrid(props: { words: Words; products: readonly ProductCard[]; eagerCount?: number }) {
  return (
    <ul class="card-grid">
      {props.products.map((product, index) => (
        <Card words={props.words} product={product} eager={index < (props.eagerCount ?? 0)} />
      ))}
    </ul>
  )
}

function Card({ words, product, eager }: { words: Words; product: ProductCard; eager: boolean }) {
  const { locale, m } = words
  const { availability, edition } = product
  return (
    <li class={availability.kind === 'sold_out' ? 'card gone' : 'card'}>
      <Cover slug={product.slug} colours={product.colours} eager={eager} />
      <h3>
        <a href={href(locale, 'product', { slug: product.slug })}>
          {product.name[locale]}
          {edition && <span class="edition"> {edition[locale]}</span>}
        </a>
      </h3>
      <p class="meta">{whereItWorks(words, product, product.partCount)}</p>
      {availability.kind !== 'in_stock' && (
        <AvailabilityNote m={m} locale={locale} availability={availability} />
      )}
      <Price m={m} locale={locale} price={product.price} regularPrice={product.regularPrice} />
      <WishCorner words={words} product={product} />
    </li>
  )
}
