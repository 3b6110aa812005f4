import type { Tx } from '../../platform/database/connect.ts'
import type { OrderId } from '../../shared/ids.ts'
import { networkOf } from '../../shared/visitor.ts'
import { isPublic } from '../fraud/index.ts'
import {
  contradictsNetwork,
  insertEvidence,
  insertNumberCheck,
  type NewEvidence,
  type VatNumber,
  type VatNumberAnswer,
} from '../tax/index.ts'
import type { CheckoutDeps } from './checkout-deps.ts'
import type { TaxedCart } from './tax-cart.ts'

/** What is known beside an order of why its VAT is what it is. */
export type VatFacts = {
  evidence: Omit<NewEvidence, 'orderId'>
  number: { number: VatNumber; answer: VatNumberAnswer | null; vatCharged: boolean } | null
}

type Declared = {
  country: string
  confirmedCountry: string | null
  vatNumber: VatNumber | null
  trace: { ip: string | null }
}

export function vatFactsOf(
  deps: Pick<CheckoutDeps, 'seller' | 'countryOf'>,
  { country, confirmedCountry, vatNumber, trace }: Declared,
  taxed: TaxedCart,
  answer: VatNumberAnswer | null,
): VatFacts {
  return {
    evidence: {
      declared: country,
      network: networkCountryOf(deps, trace),
      isConfirmed: confirmedCountry === country,
      // The place of a business is proved by its number.
      matters: answer?.state !== 'valid' && dependsOnCountry(deps, taxed),
    },
    number: vatNumber ? { number: vatNumber, answer, vatCharged: taxed.tax.minor > 0 } : null,
  }
}

/** Where the buyer's network is, when they have to say once more where they live. */
export function countryToConfirm({ evidence }: VatFacts): string | null {
  const { matters, isConfirmed, network } = evidence
  return matters && !isConfirmed && contradictsNetwork(evidence) ? network : null
}

/** In the transaction that places the order. */
export async function keepVatFacts(
  tx: Tx,
  orderId: OrderId,
  { evidence, number }: VatFacts,
  now: Date,
): Promise<void> {
  await insertEvidence(tx, { orderId, ...evidence })
  if (number) await insertNumberCheck(tx, { orderId, ...number }, number.answer, now)
}

/** Addresses that everybody has at home are nowhere. */
function networkCountryOf(
  { countryOf }: Pick<CheckoutDeps, 'countryOf'>,
  { ip }: { ip: string | null },
): string | null {
  const network = ip && networkOf(ip)
  return network && isPublic(network) ? countryOf(network) : null
}

/** Where nobody is charged any, wherever they are, nobody is asked either. */
function dependsOnCountry({ seller }: Pick<CheckoutDeps, 'seller'>, { lines, toPay }: TaxedCart): boolean {
  return (
    seller.scheme !== 'exempt' &&
    toPay.minor > 0 &&
    lines.some(({ vatTreatment }) => vatTreatment !== 'voucher' && vatTreatment !== 'exempt')
  )
}
