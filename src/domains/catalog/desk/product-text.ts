import type { ProductId } from '../../../shared/ids.ts'
import type { Translated } from '../../../shared/locale.ts'
import type { Money } from '../../../shared/money.ts'
import type { CoverColours, LegalNature, ProductKind, VoucherPurpose } from '../product.ts'

export const productStates = ['draft', 'active', 'archived'] as const
export type ProductState = (typeof productStates)[number]

/** What the staff write of a product: its prices have a log, its state has acts, its address is given once. */
export type ProductText = {
  /** Products of one family are editions of the same thing. */
  family: string | null
  categorySlug: string
  platformCode: string
  regionCode: string
  kind: ProductKind
  legalNature: LegalNature
  /** Of a voucher alone. */
  voucherPurpose: VoucherPurpose | null
  name: Translated
  edition: Translated | null
  summary: Translated
  description: Translated
  features: Translated<readonly string[]>
  publisher: string
  releaseAt: Date | null
  /** Source of a regular expression that every key matches. */
  keyPattern: string | null
  /** What is shown beside it, by their slugs; its neighbours on the shelf where nothing is chosen. */
  related: readonly string[]
  /** Of a bundle, by their slugs: a key of each is delivered, two of one that is named twice. None for what has keys of its own. */
  parts: readonly string[]
  /** What search engines are told, where it is not the name and the summary. */
  seoTitle: Translated | null
  seoDescription: Translated | null
}

/** What a product is asked for outside sales. */
export type AskedPrice = { price: Money; regularPrice: Money | null }

/** All that a version says. */
export type ProductContent = ProductText & AskedPrice & { slug: string; status: ProductState }

/** A product of any state as the staff see it. */
export type ProductOnDesk = ProductContent & {
  id: ProductId
  version: number
  colours: CoverColours
  available: number
  createdAt: Date
  updatedAt: Date
}

/** What a product said until somebody changed it. */
export type PastVersion = {
  version: number
  content: ProductContent
  /** Null for a command, or the shop itself. */
  replacedBy: string | null
  replacedAt: Date
}

export const kinds = ['software', 'game', 'gift_code'] as const satisfies readonly ProductKind[]
export const legalNatures = [
  'digital_content',
  'digital_service',
  'voucher',
] as const satisfies readonly LegalNature[]
export const voucherPurposes = ['single', 'multi'] as const satisfies readonly VoucherPurpose[]

/** How long what is written may be, in characters. */
export const productTextMax = {
  slug: 80,
  family: 80,
  name: 120,
  edition: 60,
  publisher: 80,
  summary: 300,
  description: 4000,
  feature: 200,
  features: 20,
  keyPattern: 200,
  seoTitle: 70,
  seoDescription: 170,
  related: 8,
  parts: 10,
} as const

export const isProductSlug = (text: string): boolean =>
  /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text) && text.length <= productTextMax.slug
