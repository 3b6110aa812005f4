import {
  type DocumentBuyer,
  type DocumentLine,
  type DocumentSeller,
  setOff,
  type TaxDocument,
  type VatGroup,
  type VatTreatment,
} from '../../domains/invoicing/document.ts'
import { newId, type TaxDocumentId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'
import { splitVat } from '../../shared/money.ts'

export const sampleSeller: DocumentSeller = {
  name: 'Comptoir des Clés SARL',
  address: { lines: ['12 rue des Serruriers', '69002 Lyon'], country: 'FR' },
  registration: 'RCS Lyon 732 829 320',
  vatNumber: 'FR44 732829320',
  email: 'bonjour@shop.example',
}

export const consumer = (country: string, name: string | null = null): DocumentBuyer => ({
  name,
  companyName: null,
  address: { lines: [], country },
  vatNumber: null,
  email: 'camille@mail.example',
})

export const business = (country: string, vatNumber: string | null): DocumentBuyer => ({
  name: 'Camille Exemple',
  companyName: 'Atelier Nord GmbH',
  address: { lines: ['Hafenstraße 7', '20457 Hamburg'], country },
  vatNumber,
  email: 'buchhaltung@atelier.example',
})

export type LineAsked = {
  name: string
  unitGrossMinor: number
  quantity?: number
  discountMinor?: number
  vatBasisPoints?: number
  treatment?: VatTreatment
  vatCountry?: string | null
}

const taxed: readonly VatTreatment[] = ['domestic', 'oss', 'origin']

export function lineOf(asked: LineAsked, index: number): DocumentLine {
  const { name, unitGrossMinor, quantity = 1, discountMinor = 0, treatment = 'domestic' } = asked
  const isTaxed = taxed.includes(treatment)
  const vatBasisPoints = isTaxed ? (asked.vatBasisPoints ?? 2000) : 0
  const grossMinor = unitGrossMinor * quantity - discountMinor
  return {
    position: index + 1,
    name,
    quantity,
    unitGrossMinor,
    discountMinor,
    ...splitVat(grossMinor, vatBasisPoints),
    grossMinor,
    vatBasisPoints,
    treatment,
    vatCountry: isTaxed ? (asked.vatCountry ?? 'FR') : null,
  }
}

const sum = (of: readonly { netMinor: number; taxMinor: number }[]) => ({
  netMinor: of.reduce((total, { netMinor }) => total + netMinor, 0),
  taxMinor: of.reduce((total, { taxMinor }) => total + taxMinor, 0),
})

export function groupsOf(lines: readonly DocumentLine[]): VatGroup[] {
  const groups = Map.groupBy(lines, (line) => `${line.treatment} ${line.vatCountry} ${line.vatBasisPoints}`)
  return [...groups.values()].flatMap((own) => {
    const [first] = own
    if (!first) return []
    const { treatment, vatCountry, vatBasisPoints } = first
    return { treatment, vatCountry, vatBasisPoints, ...sum(own) }
  })
}

const orderId = newId('ord')

/** A document whose sums are those of its lines. */
export function documentOf(lines: readonly LineAsked[], changes: Partial<TaxDocument> = {}): TaxDocument {
  const drawn = lines.map(lineOf)
  const { netMinor, taxMinor } = sum(drawn)
  const grossMinor = netMinor + taxMinor
  return {
    id: 'doc_00000000000000000000000001' as TaxDocumentId,
    kind: 'invoice',
    number: 'F2026-000123',
    issuedOn: '2026-11-23',
    suppliedOn: '2026-11-23',
    orderId,
    orderNumber: 'K7QF-2M9X',
    locale: 'en',
    currency: 'EUR',
    corrects: null,
    seller: sampleSeller,
    buyer: consumer('FR'),
    lines: drawn,
    vat: groupsOf(drawn),
    netMinor,
    taxMinor,
    grossMinor,
    taxInEuros: null,
    payment: grossMinor === 0 ? null : { paidOn: '2026-11-23', method: 'card' },
    ...changes,
  }
}

/** VAT in euros at a rate of euros for one unit. */
function inEuros(document: TaxDocument, rate: number, digits: number): TaxDocument {
  const taxMinor = Math.round((document.taxMinor / 10 ** digits) * rate * 100)
  return { ...document, taxInEuros: { taxMinor, rate, rateDay: '2026-11-20' } }
}

const studio = { name: 'Inkwell Studio 4, Professional', unitGrossMinor: 59_00, quantity: 2 }
const voyage = { name: 'The Lamplighter’s <Last> Voyage & other tales', unitGrossMinor: 29_99 }
const credit = {
  kind: 'credit_note',
  number: 'A2026-000045',
  corrects: { number: 'F2026-000123', issuedOn: '2026-11-23', reason: 'refund' },
  issuedOn: '2026-12-02',
  payment: { paidOn: '2026-12-02', method: 'card' },
} as const satisfies Partial<TaxDocument>

/** One of each kind that the shop can issue; each is held against the schema and the rules of the standard. */
export function goldenDocuments(locale: Locale): Record<string, TaxDocument> {
  const of = (lines: readonly LineAsked[], changes: Partial<TaxDocument> = {}) =>
    documentOf(lines, { locale, ...changes })
  const abroad = (vatCountry: string, vatBasisPoints: number) =>
    ({ treatment: 'oss', vatCountry, vatBasisPoints }) as const
  const treated = (treatment: VatTreatment) => [
    { ...studio, treatment },
    { ...voyage, treatment },
  ]
  return {
    domestic: of([studio, voyage], { buyer: consumer('FR', 'Camille Exemple') }),
    'domestic, business': of([studio], {
      buyer: {
        ...business('FR', 'FR 83 404 833 048'),
        companyName: 'Atelier du Port SAS',
        address: { lines: ['7 quai des Brumes', 'Bâtiment B', '44000 Nantes'], country: 'FR' },
      },
    }),
    'one-stop shop, Germany': of([{ ...studio, ...abroad('DE', 1900) }], { buyer: consumer('DE') }),
    'one-stop shop, Hungary': of([{ ...studio, ...abroad('HU', 2700) }], { buyer: consumer('HU') }),
    'one-stop shop, Finland': of([{ ...voyage, ...abroad('FI', 2550) }], { buyer: consumer('FI') }),
    'below the threshold': of([{ ...studio, treatment: 'origin' }], { buyer: consumer('ES') }),
    'reverse charge': of(treated('reverse_charge'), { buyer: business('DE', 'DE 123 456 789') }),
    'outside the Union': of(treated('outside_eu'), { buyer: consumer('CH') }),
    'outside the Union, business': of(treated('outside_eu'), { buyer: business('US', null) }),
    'outside the Union, in dollars': of(treated('outside_eu'), {
      currency: 'USD',
      buyer: { ...consumer('US'), email: '' },
      taxInEuros: { taxMinor: 0, rate: 0.92, rateDay: '2026-11-20' },
    }),
    discount: of([
      { ...studio, quantity: 3, discountMinor: 17_70 },
      { ...voyage, discountMinor: 1 },
    ]),
    'two rates': of([studio, { ...voyage, vatBasisPoints: 550 }, { ...voyage, vatBasisPoints: 210 }]),
    'a bundle of two rates, with a coupon': of([
      {
        name: 'Folded Post, Harbour, Worldwide (A <Quiet> Weekend & more)',
        ...{ unitGrossMinor: 24_00, discountMinor: 2_40 },
      },
      {
        name: 'Gift voucher €50, Harbour, Germany (A <Quiet> Weekend & more)',
        ...{ unitGrossMinor: 40_00, discountMinor: 4_00 },
        ...abroad('DE', 1900),
      },
    ]),
    'credit note, in part': of([{ ...voyage }], { ...credit }),
    'credit note, a gesture': of([{ ...voyage, unitGrossMinor: 5_00 }], {
      ...credit,
      corrects: { ...credit.corrects, reason: 'goodwill' },
    }),
    'credit note, not yet paid back': of([studio, voyage], { ...credit, payment: null }),
    'invoice after a refund came back': of([voyage], {
      number: 'F2026-000124',
      corrects: { number: 'A2026-000045', issuedOn: '2026-12-02', reason: 'refund_returned' },
      issuedOn: '2026-12-20',
    }),
    'credit note, before a company is named': of([studio, voyage], {
      ...{ ...credit, payment: { paidOn: '2026-11-23', method: setOff } },
      corrects: { ...credit.corrects, reason: 'company' },
    }),
    'invoice that names a company': of([studio, voyage], {
      number: 'F2026-000124',
      corrects: { number: 'A2026-000045', issuedOn: '2026-12-02', reason: 'company' },
      issuedOn: '2026-12-02',
      buyer: { ...business('FR', 'FR83404833048'), companyName: 'Atelier du Port SAS' },
    }),
    'free order': of([{ ...studio, discountMinor: 118_00 }]),
    rounding: of([
      { name: 'One cent', unitGrossMinor: 1 },
      { name: 'Seven of three cents', unitGrossMinor: 3, quantity: 7 },
      { name: 'Many of 0.99', unitGrossMinor: 99, quantity: 999, discountMinor: 33, vatBasisPoints: 2100 },
      { name: 'A fortune', unitGrossMinor: 9_999_999_99, quantity: 3, vatBasisPoints: 550 },
    ]),
    yen: inEuros(
      of(
        [
          {
            name: 'Inkwell Studio 4',
            unitGrossMinor: 9_801,
            quantity: 3,
            ...abroad('FR', 2000),
            treatment: 'domestic',
          },
          { name: 'Lamplighter', unitGrossMinor: 4_999, discountMinor: 500 },
        ],
        { currency: 'JPY' },
      ),
      0.006_123,
      0,
    ),
    'yen, rounded too often': inEuros(
      of(
        Array.from({ length: 6 }, () => ({ name: 'Lamplighter', unitGrossMinor: 103 })),
        { currency: 'JPY' },
      ),
      0.006_123,
      0,
    ),
    forint: inEuros(
      of(
        [
          {
            name: 'Inkwell Studio 4, Professional',
            unitGrossMinor: 123_990_00,
            quantity: 12,
            ...abroad('HU', 2700),
          },
        ],
        {
          currency: 'HUF',
          buyer: consumer('HU'),
        },
      ),
      0.002_4813,
      2,
    ),
    exempt: of(treated('exempt'), { seller: { ...sampleSeller, vatNumber: null } }),
    voucher: of([{ name: 'Gift voucher €50', unitGrossMinor: 50_00, treatment: 'voucher' }]),
    'voucher beside a key': of([
      { name: 'Gift voucher €50', unitGrossMinor: 50_00, treatment: 'voucher' },
      voyage,
    ]),
    'a buyer who has gone': of([studio], { buyer: null }),
    'thirty lines': of(
      Array.from({ length: 30 }, (_, index) => ({
        ...(index % 2 ? studio : voyage),
        name: `${index % 2 ? studio.name : voyage.name} ${index + 1}`,
        quantity: 1 + (index % 4),
        discountMinor: index % 3 ? 0 : 2_50,
        vatBasisPoints: index % 5 ? 2000 : 550,
      })),
    ),
  }
}
