import { expect, test } from 'vitest'
import { bookDocument } from '../../src/domains/books/index.ts'
import { putRegions } from '../../src/domains/catalog/index.ts'
import type { TaxDocument } from '../../src/domains/invoicing/index.ts'
import { requestRefund } from '../../src/domains/payments/index.ts'
import { newId } from '../../src/shared/ids.ts'
import { localDayAfter } from '../../src/shared/time.ts'
import { drawDocument } from '../../src/web/documents/draw-document.ts'
import { documentsOf, isValid, mentioned, sold, theOne, till, told } from './sold.ts'

/**
 * Golden cases: from the cart over the till, the payment and the database to the file, with what it says. Amounts were reckoned by hand.
 * Each document is held against the schema and the rules of EN 16931.
 */
const { db } = till
const services = {
  en: 'Category of the operation: supply of services.',
  fr: 'Catégorie de l’opération : prestation de services.',
}
const oss =
  'VAT of the customer’s member state, declared through the Union one-stop shop (directive 2006/112/EC, art. 369a and following).'
const toBusinesses = [
  'No discount for early payment.',
  'Late payment: interest at the rate that the European Central Bank applies to its latest refinancing operation plus ten points, due without a reminder (C. com. art. L441-10).',
  'Fixed compensation for the costs of recovery after late payment: €40 (C. com. art. D441-5).',
]
const studio = { cents: 59_00 }
const voyage = { cents: 29_99 }

test('domestic: VAT of France, in French', async () => {
  const invoice = await theOne({ items: [{ ...studio, wanted: 2 }, voyage], buyer: { locale: 'fr' } })
  expect(told(invoice)).toEqual([
    'invoice EUR',
    '2 × 59.00 − 0.00 = 98.33 + 19.67',
    '1 × 29.99 − 0.00 = 24.99 + 5.00',
    'VAT domestic FR 20 %: 123.32 + 24.67',
    '123.32 + 24.67 = 147.99',
  ])
  expect(mentioned(invoice)).toEqual([services.fr])
})

test.each([
  ['DE', '99.16 + 18.84', 19],
  ['HU', '92.91 + 25.09', 27],
  ['FI', '94.02 + 23.98', 25.5],
])('one-stop shop: VAT of the country of the buyer, %s', async (country, amounts, percent) => {
  const invoice = await theOne({ items: [{ ...studio, wanted: 2 }], buyer: { country } })
  expect(told(invoice)).toEqual([
    'invoice EUR',
    `2 × 59.00 − 0.00 = ${amounts}`,
    `VAT oss ${country} ${percent} %: ${amounts}`,
    `${amounts} = 118.00`,
  ])
  expect(mentioned(invoice)).toEqual([services.en, oss])
})

test('reverse charge: a business of another member state pays the net, and both numbers stand there', async () => {
  const invoice = await theOne({
    items: [{ cents: 119_00, wanted: 2 }],
    buyer: {
      ...{ country: 'DE', companyName: 'Muster GmbH', companyAddress: 'Musterstraße 1; 10115 Berlin' },
      vatNumber: 'DE136695976',
    },
  })
  expect(told(invoice)).toEqual([
    'invoice EUR',
    '2 × 100.00 − 0.00 = 200.00 + 0.00',
    'VAT reverse_charge – 0 %: 200.00 + 0.00',
    '200.00 + 0.00 = 200.00',
  ])
  expect(mentioned(invoice)).toEqual([
    services.en,
    'Reverse charge (“Autoliquidation”): VAT is to be paid by the customer (directive 2006/112/EC, art. 44 and 196; CGI art. 259, 1° and 283, 2).',
    ...toBusinesses,
  ])
  const { xml } = await drawDocument(invoice)
  expect(xml).toContain('<ram:ID schemeID="VA">DE136695976</ram:ID>')
  expect(xml).toContain('<ram:ID schemeID="VA">FR44732829320</ram:ID>')
})

test('outside the Union: no VAT, also in dollars', async () => {
  const why =
    'VAT not applicable: the customer is outside the European Union (directive 2006/112/EC, art. 58; CGI art. 259 D).'
  const inEuros = await theOne({ items: [voyage], buyer: { country: 'US' } })
  expect(told(inEuros)).toEqual([
    'invoice EUR',
    '1 × 29.99 − 0.00 = 29.99 + 0.00',
    'VAT outside_eu – 0 %: 29.99 + 0.00',
    '29.99 + 0.00 = 29.99',
  ])
  expect(mentioned(inEuros)).toEqual([services.en, why])
  const inDollars = await theOne({
    ...{ items: [{ ...voyage, abroad: { USD: 32_49 } }], buyer: { country: 'US' }, currency: 'USD' },
  })
  expect(told(inDollars)).toEqual([
    'invoice USD',
    '1 × 32.49 − 0.00 = 32.49 + 0.00',
    'VAT outside_eu – 0 %: 32.49 + 0.00',
    '32.49 + 0.00 = 32.49',
    'VAT in euros 0.00',
  ])
  expect(mentioned(inDollars)).toEqual([services.en, why])
  expect(await bookDocument(db, inDollars.id)).toBe(true)
})

test('discount: a coupon of 10 % stands on each line', async () => {
  const invoice = await theOne({ items: [{ ...studio, wanted: 3 }, voyage], coupon: { percent: 10 } })
  expect(told(invoice)).toEqual([
    'invoice EUR',
    '3 × 59.00 − 17.70 = 132.75 + 26.55',
    '1 × 29.99 − 3.00 = 22.49 + 4.50',
    'VAT domestic FR 20 %: 155.24 + 31.05',
    '155.24 + 31.05 = 186.29',
  ])
  expect(mentioned(invoice)).toEqual([services.en])
})

test('several rates: a key beside a voucher that Germany taxes, for somebody who lives there', async () => {
  await db
    .transaction()
    .execute((tx) =>
      putRegions(tx, [{ code: 'de', name: { en: 'Germany', fr: 'Allemagne' }, countries: ['DE'] }]),
    )
  const gift = {
    ...{ senderName: 'Ada', recipientName: 'Grace', recipientEmail: 'grace@example.eu', message: null },
    ...{ locale: 'en' as const, country: 'DE', day: localDayAfter(till.clock.now(), 0) },
  }
  const invoice = await theOne({
    items: [voyage, { cents: 50_00, legalNature: 'voucher', voucherPurpose: 'single', regionCode: 'de' }],
    buyer: { gift, express: true, acknowledge: true },
  })
  expect(told(invoice)).toEqual([
    'invoice EUR',
    '1 × 29.99 − 0.00 = 24.99 + 5.00',
    '1 × 50.00 − 0.00 = 42.02 + 7.98',
    'VAT domestic FR 20 %: 24.99 + 5.00',
    'VAT oss DE 19 %: 42.02 + 7.98',
    '67.01 + 12.98 = 79.99',
  ])
  expect(mentioned(invoice)).toEqual([services.en, oss])
})

test('bundle of two rates: its price, and what a coupon takes off, go to its parts by what each costs alone', async () => {
  const gift = {
    ...{ senderName: 'Ada', recipientName: 'Grace', recipientEmail: 'grace@example.eu', message: null },
    ...{ locale: 'en' as const, country: 'DE', day: localDayAfter(till.clock.now(), 0) },
  }
  const name = { en: 'A <Quiet> Weekend & more', fr: 'Un week-end <tranquille> & plus' }
  const invoice = await theOne({
    items: [
      { cents: 30_00 },
      { cents: 50_00, legalNature: 'voucher', voucherPurpose: 'single', regionCode: 'de' },
    ],
    bundle: { cents: 64_00, name },
    coupon: { percent: 10 },
    buyer: { gift, express: true, acknowledge: true },
  })
  expect(told(invoice)).toEqual([
    'invoice EUR',
    '1 × 24.00 − 2.40 = 18.00 + 3.60',
    '1 × 40.00 − 4.00 = 30.25 + 5.75',
    'VAT domestic FR 20 %: 18.00 + 3.60',
    'VAT oss DE 19 %: 30.25 + 5.75',
    '48.25 + 9.35 = 57.60',
  ])
  for (const line of invoice.lines) expect(line.name).toMatch(/ \(A <Quiet> Weekend & more\)$/)
  const { xml } = await drawDocument(invoice)
  expect(xml).toContain('(A &#60;Quiet&#62; Weekend &#38; more)')
  expect(await bookDocument(db, invoice.id)).toBe(true)
})

test('partial refund: one of three is credited, to the cent of the invoice', async () => {
  const orderId = await sold({ items: [{ ...studio, wanted: 3 }] })
  const [invoice] = await documentsOf(orderId)
  const [unit] = await till.unitsOf(orderId)
  const asked = await requestRefund(till.deps, {
    ...{ orderId, requestKey: newId('ref'), by: newId('acc'), note: 'because' },
    wish: { kind: 'units', unitIds: unit ? [unit.id] : [] },
  })
  expect(asked.ok).toBe(true)
  await till.advance(orderId)
  const [, credit, ...others] = await documentsOf(orderId)
  expect(others).toEqual([])
  expect(invoice && told(invoice)).toEqual([
    'invoice EUR',
    '3 × 59.00 − 0.00 = 147.50 + 29.50',
    'VAT domestic FR 20 %: 147.50 + 29.50',
    '147.50 + 29.50 = 177.00',
  ])
  expect(credit && told(credit)).toEqual([
    'credit_note EUR refund',
    '1 × 59.00 − 0.00 = 49.17 + 9.83',
    'VAT domestic FR 20 %: 49.17 + 9.83',
    '49.17 + 9.83 = 59.00',
  ])
  if (!invoice || !credit) throw new Error('a document is missing')
  await isValid(credit)
  expect(mentioned(credit)).toEqual([services.en])
  const { xml } = await drawDocument(credit)
  expect(xml).toContain(`<ram:IssuerAssignedID>${invoice.number}</ram:IssuerAssignedID>`)
  expect(xml).toContain('<ram:TypeCode>381</ram:TypeCode>')
})

test('free order: an invoice over nothing', async () => {
  const invoice = await theOne({ items: [voyage], coupon: { percent: 100 } })
  expect(told(invoice)).toEqual([
    'invoice EUR',
    '1 × 29.99 − 29.99 = 0.00 + 0.00',
    'VAT domestic FR 20 %: 0.00 + 0.00',
    '0.00 + 0.00 = 0.00',
  ])
  expect(mentioned(invoice)).toEqual([services.en])
  expect(invoice.payment).toBeNull()
})

test('rounding: from one cent to thirty thousand euros, half a cent goes up, and lines add up', async () => {
  const invoice = await theOne({
    items: [{ cents: 1 }, { cents: 3, wanted: 7 }, { cents: 9_999_99, wanted: 3 }],
  })
  expect(told(invoice)).toEqual([
    'invoice EUR',
    '1 × 0.01 − 0.00 = 0.01 + 0.00',
    '7 × 0.03 − 0.00 = 0.17 + 0.04',
    '3 × 9999.99 − 0.00 = 24999.97 + 5000.00',
    'VAT domestic FR 20 %: 25000.15 + 5000.04',
    '25000.15 + 5000.04 = 30000.19',
  ])
  expect(mentioned(invoice)).toEqual([services.en])
})

/** As the provider settled it; the file and the words say the same rate. */
function euroMention({ taxInEuros }: TaxDocument): RegExp {
  expect(taxInEuros?.rate).toBeGreaterThan(0)
  return /^VAT in euros: €[\d.,]+, at 1 [A-Z]{3} = 0\.\d+ EUR on .* \(directive 2006\/112\/EC, art\. 230\)\.$/
}

test('yen: no decimals, and the VAT in euros', async () => {
  const invoice = await theOne({
    ...{ items: [{ cents: 60_00, wanted: 3, abroad: { JPY: 9_801 } }], currency: 'JPY' },
  })
  expect(told(invoice).slice(0, -1)).toEqual([
    'invoice JPY',
    '3 × 9801 − 0 = 24502 + 4901',
    'VAT domestic FR 20 %: 24502 + 4901',
    '24502 + 4901 = 29403',
  ])
  expect(mentioned(invoice)).toEqual([services.en, expect.stringMatching(euroMention(invoice))])
  const { rate = 0, taxMinor } = invoice.taxInEuros ?? {}
  expect(taxMinor).toBe(Math.round(4901 * rate * 100))
})

test('forint: with hundredths, and the VAT of Hungary in euros', async () => {
  const invoice = await theOne({
    items: [{ cents: 300_00, wanted: 2, abroad: { HUF: 123_990_00 } }],
    ...{ currency: 'HUF', buyer: { country: 'HU' } },
  })
  expect(told(invoice).slice(0, -1)).toEqual([
    'invoice HUF',
    '2 × 123990.00 − 0.00 = 195259.84 + 52720.16',
    'VAT oss HU 27 %: 195259.84 + 52720.16',
    '195259.84 + 52720.16 = 247980.00',
  ])
  expect(mentioned(invoice)).toEqual([services.en, oss, expect.stringMatching(euroMention(invoice))])
  const { rate = 0, taxMinor } = invoice.taxInEuros ?? {}
  expect(taxMinor).toBe(Math.round(52_720_16 * rate))
})
