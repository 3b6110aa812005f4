import { isTaxed, type VatTreatment } from '../../domains/tax/index.ts'
import type { Locale } from '../../shared/locale.ts'
import { formatMoney, money } from '../../shared/money.ts'
import { treatmentInWords } from './vat-words.ts'

export type TaxedForRows = {
  vatTreatment: VatTreatment
  vatCountry: string
  vatBasisPoints: number
  taxMinor: number
}

/** The VAT in a sum: an amount for each country and rate, and in words why there is none. */
export function VatRows(props: { locale: Locale; lines: readonly TaxedForRows[]; currency: string }) {
  const { locale, currency } = props
  const kinds = Map.groupBy(
    props.lines,
    ({ vatTreatment, vatCountry, vatBasisPoints }) => `${vatTreatment} ${vatCountry} ${vatBasisPoints}`,
  )
  return (
    <>
      {[...kinds.values()].map((lines) => {
        const [first] = lines
        if (!first) return null
        const taxMinor = lines.reduce((sum, line) => sum + line.taxMinor, 0)
        const of = {
          treatment: first.vatTreatment,
          country: first.vatCountry,
          basisPoints: first.vatBasisPoints,
        }
        return (
          <div>
            <dt>{treatmentInWords(of, locale)}</dt>
            <dd>{isTaxed(first.vatTreatment) && formatMoney(money(taxMinor, currency), locale)}</dd>
          </div>
        )
      })}
    </>
  )
}
