import { raw } from 'hono/html'
import type { Availability } from '../../../domains/catalog/index.ts'
import { averageTenths } from '../../../domains/reviews/index.ts'
import { plainAmount } from '../../../shared/money.ts'
import { fileHref, href } from '../../routes.ts'
import { fullName } from '../../ui/full-name.ts'
import type { Words } from '../../ui/visit.ts'
import type { ProductOnPage } from '../reviews/deps.ts'

/** Product and Offer for search engines (schema.org). A data block, which a CSP without inline scripts allows. */
export function StructuredProduct({ words, product }: { words: Words; product: ProductOnPage }) {
  const { shop, locale } = words
  const absolute = (address: string) => new URL(address, shop.baseUrl).href
  const { availability, price, saleUntil, reviews } = product
  const tenths = averageTenths(reviews.counts)
  const data = {
    '@context': 'https://schema.org',
    '@type': 'Product',
    name: fullName(product, locale),
    description: product.summary[locale],
    sku: product.id,
    brand: { '@type': 'Brand', name: product.publisher },
    category: product.category.name[locale],
    image: absolute(fileHref('openGraphImage', { file: `${product.slug}.png` })),
    // Only what buyers wrote; nothing where nobody has.
    ...(tenths !== null && {
      aggregateRating: {
        '@type': 'AggregateRating',
        ratingValue: (tenths / 10).toFixed(1),
        reviewCount: reviews.count,
        bestRating: '5',
        worstRating: '1',
      },
    }),
    offers: {
      '@type': 'Offer',
      url: absolute(href(locale, 'product', { slug: product.slug })),
      price: plainAmount(price),
      priceCurrency: price.currency,
      ...(saleUntil && { priceValidUntil: saleUntil.toISOString() }),
      availability: schemaAvailability[availability.kind],
      ...(availability.kind === 'preorder' && { availabilityStarts: availability.releaseAt.toISOString() }),
      seller: { '@type': 'Organization', name: shop.seller.name },
    },
  }
  return <script type="application/ld+json">{raw(forScript(data))}</script>
}

const schemaAvailability = {
  in_stock: 'https://schema.org/InStock',
  few: 'https://schema.org/LimitedAvailability',
  sold_out: 'https://schema.org/SoldOut',
  preorder: 'https://schema.org/PreOrder',
} satisfies Record<Availability['kind'], string>

/** Without `<` no text of a product can end the block. */
function forScript(data: unknown): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c')
}
