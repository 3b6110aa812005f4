import type {
  LegalNature,
  PartsFlaw,
  ProductKind,
  ProductState,
  VoucherPurpose,
} from '../../../../domains/catalog/index.ts'
import type { Translated } from '../../../../shared/locale.ts'
import type { ProductField } from '../product-form.ts'

export type ProductWords = {
  newTitle: string
  newLead: string
  parts: Record<'words' | 'place' | 'keys' | 'search' | 'price', string>
  languages: Translated
  fields: Record<ProductField, string>
  hints: Partial<Record<ProductField, string>>
  wrong: Record<ProductField, string>
  wrongTitle: string
  partsFlaws: Record<PartsFlaw, string>
  taken: string
  none: string
  choose: string
  kinds: Record<ProductKind, string>
  natures: Record<LegalNature, string>
  purposes: Record<VoucherPurpose, string>
  save: string
  create: string
  preview: string
  previewTitle: string
  previewLead: string
  version: (n: number) => string
  versions: string
  versionsLead: string
  firstVersion: string
  unchanged: string
  takeUp: string
  takenUp: (n: number) => string
  prices: string
  see: string
  stock: (available: number) => string
  bundleStock: (available: number) => string
  importKeys: string
  missing: { category: string; place: string }
  planSale: string
  sibling: string
  guide: (platform: string) => string
  countries: (region: string) => string
  everywhere: string
  acts: Record<ProductState, string>
  actHints: Record<ProductState, string>
  news: Record<'made' | 'saved' | ProductState, string>
  changedMeanwhile: string
  changedMeanwhileLead: string
  saveAnyway: string
  by: (who: string, when: string) => string
  theShop: string
  somebody: string
}
