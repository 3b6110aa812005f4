import type { DocumentLine, TaxDocument, VatTreatment } from '../../domains/invoicing/document.ts'
import { documentWords } from './document-words.ts'

/** How EN 16931 sees the VAT of a line: UNCL 5305, and why none is charged (VATEX, where the list has it). */
export type VatCategory = {
  code: 'S' | 'Z' | 'E' | 'AE' | 'O'
  /** Category O has no rate at all, not even 0 (BR-O-05). */
  basisPoints: number | null
  reason: string | null
  reasonCode: string | null
}

type Taxed = Pick<DocumentLine, 'treatment' | 'vatBasisPoints'>

const outOfScope: readonly VatTreatment[] = ['outside_eu', 'voucher']

/**
 * "Not subject to VAT" stands alone (BR-O-11): a voucher beside a taxed line is written as exempt, with the same reason in words.
 */
export function vatCategoryOf({ treatment, vatBasisPoints }: Taxed, document: TaxDocument): VatCategory {
  const reason = documentWords[document.locale].noVat(treatment, document)
  switch (treatment) {
    case 'domestic':
    case 'oss':
    case 'origin':
      return {
        code: vatBasisPoints === 0 ? 'Z' : 'S',
        basisPoints: vatBasisPoints,
        reason: null,
        reasonCode: null,
      }
    case 'reverse_charge':
      return { code: 'AE', basisPoints: 0, reason, reasonCode: 'VATEX-EU-AE' }
    case 'exempt': {
      const reasonCode = document.seller.address.country === 'FR' ? 'VATEX-FR-FRANCHISE' : null
      return { code: 'E', basisPoints: 0, reason, reasonCode }
    }
    case 'outside_eu':
    case 'voucher':
      return isOutOfScope(document)
        ? { code: 'O', basisPoints: null, reason, reasonCode: 'VATEX-EU-O' }
        : { code: 'E', basisPoints: 0, reason, reasonCode: null }
  }
}

export function isTaxed(treatment: VatTreatment): boolean {
  return treatment === 'domestic' || treatment === 'oss' || treatment === 'origin'
}

/** No line is subject to VAT; then EN 16931 wants no VAT number of anybody either (BR-O-02). */
export function isOutOfScope({ lines }: TaxDocument): boolean {
  return lines.every(({ treatment }) => outOfScope.includes(treatment))
}

export type CategorySum = VatCategory & { netMinor: number; taxMinor: number }

/** The breakdown as EN 16931 wants it: one group for a category and rate, whichever country's it is. */
export function categorySums(document: TaxDocument): CategorySum[] {
  const groups = document.vat.map((group) => ({ ...group, category: vatCategoryOf(group, document) }))
  const same = Map.groupBy(groups, ({ category }) => `${category.code} ${category.basisPoints}`)
  return [...same.values()].flatMap((merged) => {
    const [first] = merged
    if (!first) return []
    const codes = new Set(merged.map(({ category }) => category.reasonCode))
    const reasons = new Set(merged.flatMap(({ category }) => category.reason ?? []))
    return {
      ...first.category,
      reason: reasons.size > 0 ? [...reasons].join(' ') : null,
      reasonCode: codes.size === 1 ? first.category.reasonCode : null,
      netMinor: merged.reduce((sum, { netMinor }) => sum + netMinor, 0),
      taxMinor: merged.reduce((sum, { taxMinor }) => sum + taxMinor, 0),
    }
  })
}
