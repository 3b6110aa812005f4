import {
  type AskedPrice,
  availabilityOf,
  coloursOf,
  type ProductCard,
  type ProductOnDesk,
  type ProductText,
} from '../../../domains/catalog/index.ts'
import { newId } from '../../../shared/ids.ts'
import { type Locale, locales } from '../../../shared/locale.ts'
import { ProductArticle } from '../../storefront/catalog/product-page.tsx'
import type { ProductOnPage } from '../../storefront/reviews/deps.ts'
import { messages } from '../../ui/messages/index.ts'
import type { AdminVisit } from '../admin-layout.tsx'
import type { Shelves } from './deps.ts'
import { productWords } from './product-words/index.ts'

type Drafted = { text: ProductText } & AskedPrice & { slug: string }

/** A product as its page would show it, out of what stands in the form. A stock is made up where it has none yet. */
export function pageOf(
  { text, slug, price, regularPrice }: Drafted,
  product: ProductOnDesk | undefined,
  shelves: Shelves,
  now: Date,
  parts: readonly ProductOnDesk[] = [],
): ProductOnPage | undefined {
  const category = shelves.categories.find((each) => each.slug === text.categorySlug)
  const platform = shelves.platforms.find((each) => each.code === text.platformCode)
  const region = shelves.regions.find((each) => each.code === text.regionCode)
  if (!category || !platform || !region) return undefined
  const { voucherPurpose, related, parts: named, seoTitle, seoDescription, features, ...said } = text
  return {
    ...said,
    ...{ id: product?.id ?? newId('prd'), slug, platform, region, category, price },
    features: { en: [...features.en], fr: [...features.fr] },
    seo: { title: seoTitle, description: seoDescription },
    regularPrice: regularPrice && null,
    lowestPriceBefore: null,
    saleUntil: null,
    readIn: price.currency,
    availability: availabilityOf(product?.available || 10, text.releaseAt, now),
    colours: product?.colours ?? coloursOf(slug),
    ...{ bundles: [], siblings: [], related: [], updatedAt: now, partCount: named.length },
    parts: named.flatMap((slug) => {
      const part = parts.find((each) => each.slug === slug)
      return part ? [cardOf(part, shelves, now)] : []
    }),
    reviews: {
      counts: { 1: 0, 2: 0, 3: 0, 4: 0, 5: 0 },
      byLocale: { en: 0, fr: 0 },
      ...{ count: 0, latest: [] },
    },
  }
}

function cardOf(part: ProductOnDesk, shelves: Shelves, now: Date): ProductCard {
  const { id, slug, name, edition, kind, price, colours, available, releaseAt } = part
  const platform = shelves.platforms.find(({ code }) => code === part.platformCode)
  const region = shelves.regions.find(({ code }) => code === part.regionCode)
  return {
    ...{ id, slug, name, edition, kind, price, colours, regularPrice: null, partCount: 0 },
    platform: { code: part.platformCode, name: platform?.name ?? part.platformCode },
    region: { code: part.regionCode, name: region?.name ?? { en: part.regionCode, fr: part.regionCode } },
    availability: availabilityOf(available, releaseAt, now),
  }
}

/** In both languages, to be looked at and not to be used. */
export function Preview({ visit, page }: { visit: AdminVisit; page: ProductOnPage }) {
  const words = productWords[visit.locale]
  const order: Locale[] = [visit.locale, ...locales.filter((each) => each !== visit.locale)]
  return (
    // Scrolled by keys as well: nothing in it takes the focus.
    <section class="previews" tabindex={0} aria-labelledby="preview-title">
      <h2 id="preview-title">{words.previewTitle}</h2>
      <p class="soft">{words.previewLead}</p>
      {order.map((locale) => (
        <div class="preview" lang={locale} inert>
          <ProductArticle words={{ locale, m: messages[locale], shop: visit.shop }} product={page} />
        </div>
      ))}
    </section>
  )
}
