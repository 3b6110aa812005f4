import type { FileId, ProductId } from '../../shared/ids.ts'
import type { Translated } from '../../shared/locale.ts'
import type { Money } from '../../shared/money.ts'

export type ProductKind = 'software' | 'game' | 'gift_code'

/** Decides the wording of the withdrawal waiver: content, service and voucher differ in law. */
export type LegalNature = 'digital_content' | 'digital_service' | 'voucher'

/** What a voucher pays for is known when it is sold, or only when it is redeemed: then that is when it is taxed (directive 2006/112/EC art. 30a). */
export type VoucherPurpose = 'single' | 'multi'

export type Platform = { code: string; name: string; activationUrl: string; guide: Translated<string> }

/** Where a key can be activated; `countries` is null for "worldwide", otherwise ISO 3166-1 alpha-2 codes. */
export type Region = { code: string; name: Translated; countries: readonly string[] | null }

export type Category = { slug: string; name: Translated; summary: Translated }

/**
 * The two colours of the cover that is drawn from the product's slug (CSS colours, OKLCH), and the picture that the staff
 * brought instead, if there is one.
 */
export type CoverColours = { blade: string; ground: string; picture?: FileId }

/** What the window shows of the stock. `few` says how many when five or fewer are left. */
export type Availability =
  | { kind: 'in_stock' }
  | { kind: 'few'; left: number }
  | { kind: 'sold_out' }
  | { kind: 'preorder'; releaseAt: Date }

/** One product as a card in a list. */
export type ProductCard = {
  id: ProductId
  slug: string
  name: Translated
  edition: Translated | null
  platform: { code: string; name: string }
  region: { code: string; name: Translated }
  kind: ProductKind
  price: Money
  /**
   * What a reduction is told from, crossed out and in percent: the lowest price of the 30 days before it, when the
   * product is reduced (directive 98/6/EC art. 6a; Court of Justice, C-330/23). The database works it out.
   */
  regularPrice: Money | null
  availability: Availability
  colours: CoverColours
  /** How many keys a bundle delivers; 0 for what is no bundle. */
  partCount: number
}

/** One product as its own page shows it. */
export type ProductPage = Omit<ProductCard, 'platform' | 'region'> & {
  platform: Platform
  region: Region
  category: Category
  legalNature: LegalNature
  publisher: string
  summary: Translated
  description: Translated
  features: Translated<string[]>
  /** What search engines are told, where it is not the name and the summary. */
  seo: { title: Translated | null; description: Translated | null }
  /** The same as `regularPrice`, for the sentence that says it. */
  lowestPriceBefore: Money | null
  /** When the sale ends that the price comes from; null outside sales. */
  saleUntil: Date | null
  /** The currency that was asked for; the price is in euros where there is none in it. */
  readIn: string
  /** Other editions of the same family, without this one. */
  siblings: ProductCard[]
  /** Of a bundle: what it is, with what each costs by itself. */
  parts: ProductCard[]
  /** Of a product: the bundles that it is in. */
  bundles: ProductCard[]
  /** A few others of the same category, for "you may also like". */
  related: ProductCard[]
  updatedAt: Date
}

/** What a sale needs to know: read inside checkout, never taken from the browser. */
export type ProductForSale = {
  id: ProductId
  slug: string
  name: Translated
  edition: Translated | null
  platform: { code: string; name: string }
  region: Region
  legalNature: LegalNature
  /** Null for what is no voucher. */
  voucherPurpose: VoucherPurpose | null
  price: Money
  /** In a sale, or called reduced by the operator. */
  isReduced: boolean
  /** The same in the shop's currency, which every product has a price in. */
  inEuros: { price: Money; isReduced: boolean }
  releaseAt: Date | null
  availability: Availability
  colours: CoverColours
  /** Of a bundle: what it delivers a key of, in their order. */
  parts: readonly ProductForSale[]
}

export const fewLeft = 5

/** Pure rule: what the window says, from the counted stock and the release date. */
export function availabilityOf(available: number, releaseAt: Date | null, now: Date): Availability {
  if (releaseAt && releaseAt > now) return { kind: 'preorder', releaseAt }
  if (available === 0) return { kind: 'sold_out' }
  return available <= fewLeft ? { kind: 'few', left: available } : { kind: 'in_stock' }
}
