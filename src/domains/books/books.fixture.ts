import type { OrderId, TaxDocumentId } from '../../shared/ids.ts'
import type { DocumentLine, TaxDocument, VatGroup } from '../invoicing/index.ts'

let count = 0

type Wanted = Partial<TaxDocument> & { groups?: readonly Partial<VatGroup>[] }

/** An invoice of one line of 12.00 with 20 % of France, unless something else is wanted. */
export function aDocument({ groups = [{}], ...wanted }: Wanted = {}): TaxDocument {
  count += 1
  const vat = groups.map(
    (group): VatGroup => ({
      treatment: 'domestic',
      vatCountry: 'FR',
      vatBasisPoints: 2000,
      netMinor: 1000,
      taxMinor: 200,
      ...group,
    }),
  )
  const netMinor = vat.reduce((sum, group) => sum + group.netMinor, 0)
  const taxMinor = vat.reduce((sum, group) => sum + group.taxMinor, 0)
  return {
    id: `doc_${count}` as TaxDocumentId,
    kind: 'invoice',
    number: `F2026-${String(count).padStart(6, '0')}`,
    issuedOn: '2026-11-27',
    suppliedOn: '2026-11-27',
    orderId: `ord_${count}` as OrderId,
    orderNumber: `AAAA-${String(count).padStart(4, '2')}`,
    locale: 'fr',
    currency: 'EUR',
    corrects: null,
    seller: {
      name: 'Boutique',
      address: { lines: ['1 rue de l’Exemple', '75000 Paris'], country: 'FR' },
      registration: null,
      vatNumber: null,
      email: 'shop@example.eu',
    },
    buyer: null,
    lines: vat.map(lineOf),
    vat,
    netMinor,
    taxMinor,
    grossMinor: netMinor + taxMinor,
    taxInEuros: null,
    payment: { paidOn: '2026-11-27', method: 'card' },
    ...wanted,
  }
}

function lineOf(group: VatGroup, index: number): DocumentLine {
  const grossMinor = group.netMinor + group.taxMinor
  return {
    position: index + 1,
    name: 'Reelwright',
    quantity: 1,
    unitGrossMinor: grossMinor,
    discountMinor: 0,
    grossMinor,
    ...group,
  }
}
