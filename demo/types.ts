import type { CoverColours, LegalNature, ProductKind, VoucherPurpose } from '../src/domains/catalog/index.ts'
import type { Translated } from '../src/shared/locale.ts'

export type DemoProduct = {
  slug: string
  /** Products of one family are editions of the same thing. */
  family?: string
  category: string
  platform: string
  region: string
  kind: ProductKind
  legalNature: LegalNature
  /** Of a voucher alone. */
  voucherPurpose?: VoucherPurpose
  /** Without the edition. */
  name: Translated
  edition?: Translated
  /** At most 140 characters. */
  summary: Translated
  /** Two to four paragraphs, with an empty line between. */
  description: Translated
  features: Translated<readonly string[]>
  publisher: string
  /** EUR, VAT included. */
  priceMinor: number
  /** The price outside the sale. */
  regularPriceMinor?: number
  /** A pre-order, counted from the day of the seed so that it never runs out. */
  releaseInDays?: number
  /** Source of the regular expression that every key matches. */
  keyPattern: string
  /** How many demo keys are in stock; 0 is sold out. */
  demoKeys: number
  colours: CoverColours
}

/** Several of them, for a price of its own. */
export type DemoBundle = Omit<DemoProduct, 'keyPattern' | 'demoKeys'> & {
  /** The products that it is, by their slugs. */
  parts: readonly string[]
}
