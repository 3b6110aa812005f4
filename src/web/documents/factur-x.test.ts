import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { facturXSchema } from '../../../test/factur-x/schema.ts'
import { facturXRules } from '../../../test/factur-x/schematron.ts'
import type { TaxDocument } from '../../domains/invoicing/document.ts'
import { locales } from '../../shared/locale.ts'
import { documentOf, goldenDocuments, type LineAsked, sampleSeller } from './documents.fixture.ts'
import { drawDocument } from './draw-document.ts'

const schemaFaults = facturXSchema()
const judge = facturXRules()

const xmlOf = async (document: TaxDocument) => (await drawDocument(document)).xml
const golden = (name: string) => {
  const document = goldenDocuments('en')[name]
  if (!document) throw new Error(`there is no document "${name}"`)
  return document
}
/** Texts and attributes of an element, wherever it stands. */
const all = (xml: string, name: string) =>
  [...xml.matchAll(new RegExp(`<ram:${name}[^>]*>([^<]*)</ram:${name}>`, 'g'))].map(([, text]) => text)

const cases = locales.flatMap((locale) =>
  Object.entries(goldenDocuments(locale)).map(([name, document]) => ({ name, locale, document })),
)

describe('the XML of a document', () => {
  test.each(cases)(
    'keeps the schema and every rule of EN 16931: $name, $locale',
    async ({ document, locale }) => {
      const xml = await xmlOf(document)
      expect(schemaFaults(xml)).toEqual([])
      // The rules judge figures and codes, which both languages have in common.
      if (locale !== 'en') return
      const { fired, broken } = judge(xml)
      expect(broken).toEqual([])
      expect(fired).toBeGreaterThan(60)
    },
  )

  const figures = /(?<=<ram:\w*(?:Amount|Percent|Quantity)[^>]*>)[\d.]+/g

  test.each([
    ['the sum of the lines', 'BR-CO-10', /(?<=Summation><ram:LineTotalAmount>)123\.32/],
    ['the total with VAT', 'BR-CO-15', /(?<=<ram:GrandTotalAmount>)147\.99/],
    ['the amount left to pay', 'BR-CO-16', /(?<=<ram:DuePayableAmount>)0\.00/],
    ['the total of VAT', 'BR-CO-14', /(?<=<ram:TaxTotalAmount[^>]*>)24\.67/],
    ['the basis of a rate', 'BR-S-08', /(?<=<ram:BasisAmount>)123\.32/],
    ['the VAT of a rate', 'BR-CO-17', /(?<=<ram:CalculatedAmount>)24\.67/],
  ])('a wrong figure is seen: %s', async (_, rule, where) => {
    const xml = await xmlOf(golden('domestic'))
    const wrong = xml.replace(where, (figure) => (Number(figure) + 2.01).toFixed(2))
    expect(wrong).not.toBe(xml)
    expect(judge(wrong).broken.join('\n')).toContain(`[${rule}]`)
  })

  test('an unknown code is seen, and an element that the profile does not know', async () => {
    const xml = await xmlOf(golden('domestic'))
    expect(judge(xml.replace('unitCode="C62"', 'unitCode="KEY"')).broken).not.toEqual([])
    expect(judge(xml.replace('>EUR<', '>EURO<')).broken).not.toEqual([])
    expect(
      schemaFaults(xml.replace('<ram:LineID>1</ram:LineID>', '$&<ram:Colour>red</ram:Colour>')),
    ).not.toEqual([])
  })

  test.each([
    ['domestic', ['S'], []],
    ['one-stop shop, Hungary', ['S'], []],
    ['reverse charge', ['AE'], ['VATEX-EU-AE']],
    ['outside the Union', ['O'], ['VATEX-EU-O']],
    ['exempt', ['E'], ['VATEX-FR-FRANCHISE']],
    ['voucher', ['O'], ['VATEX-EU-O']],
    ['voucher beside a key', ['E', 'S'], []],
  ])('%s is of its own category of VAT', async (name, categories, reasons) => {
    const xml = await xmlOf(golden(name))
    expect([...new Set(all(xml, 'CategoryCode'))].toSorted()).toEqual(categories)
    expect(all(xml, 'ExemptionReasonCode')).toEqual(reasons)
  })

  test('a credit note names the invoice that it corrects, with positive amounts', async () => {
    const xml = await xmlOf(golden('credit note, in part'))
    expect(all(xml, 'TypeCode')[0]).toBe('381')
    expect(xml).toContain(
      '<ram:InvoiceReferencedDocument><ram:IssuerAssignedID>F2026-000123</ram:IssuerAssignedID><ram:FormattedIssueDateTime><qdt:DateTimeString format="102">20261123<',
    )
    expect(xml.match(figures)?.filter((figure) => Number(figure) < 0)).toEqual([])
  })

  test('yen have no decimals, forints two, and both say their VAT in euros', async () => {
    const yen = await xmlOf(golden('yen'))
    expect(all(yen, 'GrandTotalAmount')).toEqual(['33902'])
    expect(yen).toMatch(
      /<ram:TaxTotalAmount currencyID="JPY">\d+<.*<ram:TaxTotalAmount currencyID="EUR">\d+\.\d\d</,
    )
    const forint = await xmlOf(golden('forint'))
    expect(all(forint, 'GrandTotalAmount')).toEqual(['1487880.00'])
    expect(all(forint, 'TaxCurrencyCode')).toEqual(['EUR'])
  })

  test('where no VAT is charged none is said in euros', async () => {
    const xml = await xmlOf(golden('outside the Union, in dollars'))
    expect(xml).not.toContain('EUR')
  })

  test('a French business is known by its SIREN, and is told what the law wants told to businesses', async () => {
    const xml = await xmlOf(golden('domestic, business'))
    expect(xml).toContain('<ram:ID schemeID="0002">732829320</ram:ID>')
    expect(xml).toContain('<ram:ID schemeID="0002">404833048</ram:ID>')
    expect(all(xml, 'SubjectCode')).toEqual(['AAB', 'PMD', 'PMT'])
    expect(all(await xmlOf(golden('domestic')), 'SubjectCode')).toEqual([])
  })

  test('a name is text, whatever stands in it', async () => {
    const name = 'A & B <i>"C"</i> \u000b😀'
    const xml = await xmlOf(documentOf([{ name, unitGrossMinor: 1_00 }]))
    expect(schemaFaults(xml)).toEqual([])
    expect(xml).toContain('<ram:Name>A &#38; B &#60;i&#62;&#34;C&#34;&#60;/i&#62; 😀</ram:Name>')
  })

  const line: fc.Arbitrary<LineAsked> = fc
    .record({
      unitGrossMinor: fc.integer({ min: 1, max: 500_000 }),
      quantity: fc.integer({ min: 1, max: 50 }),
      off: fc.double({ min: 0, max: 1, noNaN: true }),
      vatBasisPoints: fc.constantFrom(210, 550, 1000, 1700, 1900, 2000, 2550, 2700),
    })
    .map(({ off, ...each }) => ({
      ...each,
      name: 'Key',
      discountMinor: Math.floor(off * each.unitGrossMinor * each.quantity),
    }))

  // A discount takes the whole line: what is left of binary fractions is a hair below nothing.
  const withNothingLeft = [
    { unitGrossMinor: 64_671, quantity: 17, vatBasisPoints: 210, name: 'Key', discountMinor: 1_099_407 },
    { unitGrossMinor: 1, quantity: 1, vatBasisPoints: 210, name: 'Key', discountMinor: 0 },
  ]

  test('any prices, quantities, discounts and rates make a document that keeps the rules, line by line to the cent', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 12 }), async (lines) => {
        const document = documentOf(lines)
        const xml = await xmlOf(document)
        const prices = all(xml, 'ChargeAmount').map(Number)
        const discounts = document.lines.map((_, index) => {
          const item = xml.split('<ram:IncludedSupplyChainTradeLineItem>')[index + 1] ?? ''
          return Number(all(item, 'ActualAmount')[0] ?? 0)
        })
        for (const [index, { quantity, netMinor }] of document.lines.entries()) {
          const net = quantity * (prices[index] ?? Number.NaN) - (discounts[index] ?? 0)
          // Nothing has no sign.
          expect(Math.round(net * 100) + 0).toBe(netMinor)
        }
        expect(judge(xml).broken).toEqual([])
      }),
      { numRuns: 25, examples: [[withNothingLeft]] },
    )
  })

  test('yen that were rounded line by line keep the rules too, and what was paid stays what was paid', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 2, maxLength: 12 }), async (lines) => {
        const document = documentOf(lines, { currency: 'JPY' })
        const xml = await xmlOf(document)
        expect(judge(xml).broken).toEqual([])
        expect(schemaFaults(xml)).toEqual([])
        if (document.payment) expect(all(xml, 'TotalPrepaidAmount')).toEqual([String(document.grossMinor)])
      }),
      { numRuns: 25 },
    )
  })

  test('a yen too many is told as the rounding of what was to be paid, and only then', async () => {
    const six = { name: 'Key', unitGrossMinor: 103 }
    const far = await xmlOf(documentOf(Array(6).fill(six), { currency: 'JPY' }))
    expect(all(far, 'TaxTotalAmount')).toEqual(['103.20'])
    expect(all(far, 'RoundingAmount')).toEqual(['-1.20'])
    expect(all(far, 'GrandTotalAmount')).toEqual(['619.20'])
    expect([all(far, 'TotalPrepaidAmount'), all(far, 'DuePayableAmount')]).toEqual([['618'], ['0']])
    const near = await xmlOf(documentOf(Array(3).fill(six), { currency: 'JPY' }))
    expect(all(near, 'TaxTotalAmount')).toEqual(['51'])
    expect(all(near, 'RoundingAmount')).toEqual([])
  })
})

describe('facts that do not add up are refused', () => {
  const right = golden('two rates')
  const [first, ...others] = right.lines
  if (!first) throw new Error('there are lines')

  test.each<[string, TaxDocument, string]>([
    [
      'a line',
      { ...right, lines: [{ ...first, taxMinor: first.taxMinor + 1 }, ...others] },
      'net and tax of a line',
    ],
    ['a total', { ...right, netMinor: right.netMinor + 1, grossMinor: right.grossMinor + 1 }, 'lines add up'],
    ['gross', { ...right, grossMinor: right.grossMinor + 1 }, 'net and tax are the gross'],
    ['a group', { ...right, vat: right.vat.slice(1) }, 'is one group'],
    [
      'a group’s sum',
      {
        ...right,
        vat: right.vat.map((group, index) => ({ ...group, taxMinor: group.taxMinor + (index ? -1 : 1) })),
      },
      'add up to their group',
    ],
    [
      'VAT of a business that owes it itself',
      documentOf([], {
        lines: right.lines.slice(0, 1).map((each) => ({ ...each, treatment: 'reverse_charge' })),
        vat: right.vat.slice(0, 1).map((each) => ({ ...each, treatment: 'reverse_charge' })),
        netMinor: first.netMinor,
        taxMinor: first.taxMinor,
        grossMinor: first.grossMinor,
      }),
      'where none is charged',
    ],
    ['no lines', { ...right, lines: [] }, 'there are lines'],
    [
      'a rate the wrong way round',
      { ...golden('yen'), taxInEuros: { taxMinor: 3459, rate: 163.3, rateDay: '2026-11-20' } },
      'reckoned with its rate',
    ],
  ])('%s', async (_, document, words) => {
    await expect(drawDocument(document)).rejects.toThrow(words)
  })

  test('a seller without a number of any register is still known by something', async () => {
    const seller = { ...sampleSeller, registration: null }
    for (const name of ['domestic', 'outside the Union', 'exempt']) {
      const { broken } = judge(await xmlOf({ ...golden(name), seller }))
      expect(broken).toEqual([])
    }
  })
})
