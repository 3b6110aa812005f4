import { keptKeyPattern } from '../key-pattern.ts'
import type { CoverColours } from '../product.ts'
import type { ProductText } from './product-text.ts'

/** What is written of a product, as its row holds it. */
export const columnsOf = (product: ProductText) => ({
  family: product.family,
  category_slug: product.categorySlug,
  platform_code: product.platformCode,
  region_code: product.regionCode,
  kind: product.kind,
  legal_nature: product.legalNature,
  voucher_purpose: product.voucherPurpose,
  name: JSON.stringify(product.name),
  edition: product.edition && JSON.stringify(product.edition),
  summary: JSON.stringify(product.summary),
  description: JSON.stringify(product.description),
  features: JSON.stringify(product.features),
  publisher: product.publisher,
  release_at: product.releaseAt,
  key_pattern: keptKeyPattern(product.keyPattern),
  related: [...product.related],
  parts: [...product.parts],
  seo_title: product.seoTitle && JSON.stringify(product.seoTitle),
  seo_description: product.seoDescription && JSON.stringify(product.seoDescription),
})

/** The colours of a cover for which nobody chose any: a hue of its own for each address, always the same one. */
export function coloursOf(slug: string): CoverColours {
  const sum = [...slug].reduce((total, letter) => (total * 31 + letter.charCodeAt(0)) % 3600, 7)
  const hue = sum % 360
  return { ground: `oklch(28% 0.05 ${hue})`, blade: `oklch(80% 0.11 ${(hue + 60) % 360})` }
}
