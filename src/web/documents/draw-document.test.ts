import { describe, expect, test } from 'vitest'
import type { TaxDocument } from '../../domains/invoicing/document.ts'
import { type Locale, locales } from '../../shared/locale.ts'
import { formatMoney, money } from '../../shared/money.ts'
import { readPdf } from '../paper/pdf-reader.fixture.ts'
import { business, consumer, documentOf, goldenDocuments, sampleSeller } from './documents.fixture.ts'
import { drawDocument } from './draw-document.ts'

/** Whatever space stands between words. */
const plain = (text: string) => text.replace(/\s+/g, ' ')

function golden(name: string, locale: Locale): TaxDocument {
  const document = goldenDocuments(locale)[name]
  if (!document) throw new Error(`there is no document "${name}"`)
  return document
}

async function read(document: TaxDocument) {
  const { pdf, xml } = await drawDocument(document, { compress: false })
  return { ...readPdf(pdf), xml, source: pdf.toString('latin1') }
}

const textOf = async (name: string, locale: Locale) => plain((await read(golden(name, locale))).text)

/** The objects of a file that say something, each as its own text. */
const objectsWith = (source: string, words: string) =>
  [...source.matchAll(/^\d+ 0 obj\n([\s\S]*?)\nendobj/gm)]
    .map(([, body = '']) => body)
    .filter((body) => body.includes(words))

describe('a document as a PDF', () => {
  test('says in French what the law asks of an invoice to a business', async () => {
    const text = await textOf('domestic, business', 'fr')
    for (const words of [
      'Facture F2026-000123',
      'Vendeur Comptoir des Clés SARL 12 rue des Serruriers 69002 Lyon France RCS Lyon 732 829 320 N° de TVA FR44 732829320',
      'Client Atelier du Port SAS Camille Exemple 7 quai des Brumes Bâtiment B 44000 Nantes France SIREN 404 833 048 N° de TVA FR 83 404 833 048',
      'Émise le Prestation du Payée le Commande 23 novembre 2026 23 novembre 2026 23 novembre 2026 K7QF-2M9X',
      'Désignation Qté Prix unitaire HT TVA Total HT Total TTC Inkwell Studio 4, Professional 2 49,165 € 20 % 98,33 € 118,00 €',
      'TVA par taux Base HT TVA 20 % 98,33 € 19,67 €',
      'Total HT 98,33 € TVA 19,67 € Total TTC 118,00 € Reste à payer 0,00 €',
      'Payée le 23 novembre 2026 par carte bancaire.',
      'Catégorie de l’opération : prestation de services.',
      'Pas d’escompte pour paiement anticipé.',
      'Retard de paiement : pénalités',
      'C. com. art. L441-10',
      'recouvrement en cas de retard de paiement : 40 € (C. com. art. D441-5)',
    ]) {
      expect(text).toContain(words)
    }
  })

  test('says in English what a credit note corrects, and why', async () => {
    const text = await textOf('credit note, a gesture', 'en')
    for (const words of [
      'Credit note A2026-000045 Corrects invoice F2026-000123 of 23 November 2026: a part is paid back as a gesture; the keys stay yours.',
      'Issued on Supplied on Paid back on Order 2 December 2026 23 November 2026 2 December 2026',
      'Total credited €5.00 Left to pay back €0.00 Paid back on 2 December 2026 by card.',
    ]) {
      expect(text).toContain(words)
    }
    expect(text).not.toContain('Late payment')
  })

  test.each(['reverse charge', 'exempt', 'outside the Union'])(
    'of no VAT speaks of no total that holds any: %s',
    async (name) => {
      expect(await textOf(name, 'fr')).toMatch(
        /TVA Total HT Total Inkwell .* Total 147,99 .{1,2}Reste à payer/,
      )
      expect(await textOf(name, 'fr')).not.toContain('TTC')
      expect(await textOf(name, 'en')).not.toMatch(/With VAT|VAT included/)
    },
  )

  test.each<[string, Locale, string]>([
    [
      'reverse charge',
      'fr',
      'Autoliquidation : TVA due par le client (directive 2006/112/CE, art. 44 et 196',
    ],
    ['reverse charge', 'en', 'Reverse charge (“Autoliquidation”): VAT is to be paid by the customer'],
    ['exempt', 'fr', 'TVA non applicable, art. 293 B du CGI.'],
    ['exempt', 'en', 'TVA non applicable, art. 293 B du CGI'],
    ['outside the Union', 'fr', 'CGI art. 259 D'],
    ['outside the Union, business', 'fr', 'CGI art. 259, 1°'],
    ['one-stop shop, Hungary', 'fr', '27 % Hongrie'],
    ['one-stop shop, Hungary', 'en', 'one-stop shop (directive 2006/112/EC, art. 369a'],
    [
      'voucher',
      'en',
      'Multi-purpose voucher: VAT is due when it is redeemed (directive 2006/112/EC, art. 30b and 73a).',
    ],
    ['voucher', 'fr', 'art. 30 ter et 73 bis'],
    ['forint', 'en', 'VAT in euros'],
    ['yen', 'fr', '1 JPY = 0,006123 EUR'],
    ['free order', 'en', 'Nothing was to be paid.'],
    ['discount', 'en', 'Discount −€14.75 net'],
    ['invoice after a refund came back', 'en', 'Replaces credit note A2026-000045 of 2 December 2026'],
    ['credit note, not yet paid back', 'fr', 'Remboursé par le moyen du paiement.'],
    [
      'credit note, before a company is named',
      'en',
      'Corrects invoice F2026-000123 of 23 November 2026: the buyer is a company, which a new invoice names.',
    ],
    [
      'credit note, before a company is named',
      'fr',
      'Reste à rembourser 0,00 € Imputé sur la facture qui le remplace.',
    ],
    ['invoice that names a company', 'fr', 'elle désigne l’entreprise qui a acheté.'],
    ['a buyer who has gone', 'en', 'Consumer France Name and address are no longer kept.'],
  ])('%s, %s: says “%s”', async (name, locale, words) => {
    expect(await textOf(name, locale)).toContain(words)
  })

  test('what is set off was paid back on no day', async () => {
    expect(await textOf('credit note, before a company is named', 'en')).not.toContain('Paid back on')
    expect(await textOf('credit note, in part', 'en')).toContain('Paid back on')
  })

  test('an invoice to a company of two lines is one page, and no page has its last words alone', async () => {
    const { pages } = await read(golden('invoice that names a company', 'en'))
    expect(pages).toHaveLength(1)
    for (let lines = 1; lines < 14; lines++) {
      const sold = Array.from({ length: lines }, (_, index) => ({
        name: `Key ${index}`,
        unitGrossMinor: 100,
      }))
      const all = await read(documentOf(sold, { buyer: business('DE', 'DE136695976') }))
      // More than the sentence about the data.
      expect(all.pages.at(-1)?.text.length, `${lines} lines`).toBeGreaterThan(120)
    }
  })

  test('a voucher alone is neither goods nor a service', async () => {
    expect(await textOf('voucher', 'fr')).not.toContain('Catégorie de l’opération')
    expect(await textOf('voucher beside a key', 'fr')).toContain('Catégorie de l’opération')
  })

  test('a seller elsewhere in the Union is not bound by French law', async () => {
    const seller = { ...sampleSeller, address: { lines: ['Hauptstraße 1', '10115 Berlin'], country: 'DE' } }
    const text = plain((await read({ ...golden('reverse charge', 'en'), seller })).text)
    expect(text).toContain('directive 2011/7/EU')
    expect(text).not.toMatch(/CGI|C\. com\.|SIREN/)
  })

  test.each(locales)(
    '%s: has a language, a title and an order for those who do not see it',
    async (locale) => {
      const { catalog, info, parts, pages } = await read(golden('thirty lines', locale))
      expect(catalog).toContain(`/Lang (${locale})`)
      expect(catalog).toMatch(/\/StructTreeRoot \d+ 0 R/)
      expect(catalog).toContain('/Marked true')
      expect(catalog).toContain('/DisplayDocTitle true')
      expect(info).toContain(`Title: ${locale === 'fr' ? 'Facture' : 'Invoice'} F2026-000123`)
      expect(new Set(parts)).toEqual(new Set('Document Sect H1 H2 P Table THead TBody TR TH TD'.split(' ')))
      expect(pages.map(({ untagged }) => untagged).join('')).toBe('')
    },
  )

  test('thirty lines go over three pages, of which each says which it is and repeats the head of the columns', async () => {
    const { pages, text } = await read(golden('thirty lines', 'en'))
    expect(pages.map(({ notes }) => notes.match(/Page \d of \d/)?.[0])).toEqual([
      'Page 1 of 3',
      'Page 2 of 3',
      'Page 3 of 3',
    ])
    expect(pages.map(({ notes }) => notes.includes('Description Qty'))).toEqual([false, true, true])
    expect(text.match(/Description Qty/g)).toHaveLength(1)
    for (let line = 1; line <= 30; line++)
      expect(plain(text)).toMatch(new RegExp(`(Professional|tales) ${line} `))
  })

  test.each(['forint', 'rounding', 'thirty lines'])('no amount is broken, however long: %s', async (name) => {
    const document = golden(name, 'en')
    const text = plain((await read(document)).text)
    for (const { netMinor, grossMinor } of [
      ...document.lines,
      ...document.vat.map((group) => ({ ...group, grossMinor: 0 })),
    ]) {
      for (const minor of [netMinor, grossMinor])
        expect(text).toContain(plain(formatMoney(money(minor, document.currency), 'en')))
    }
  })

  test('carries its data: the same XML, as an alternative to the pages', async () => {
    const { catalog, source, xml } = await read(golden('domestic', 'en'))
    const [spec] = objectsWith(source, '/Type /Filespec')
    expect(spec).toContain('/AFRelationship /Alternative')
    expect(spec).toContain('/F (factur-x.xml)')
    expect(spec).toContain('/UF (factur-x.xml)')
    expect(catalog).toMatch(/\/AF \[\d+ 0 R\]/)
    expect(catalog).toMatch(/\/Names \d+ 0 R/)
    const embedded = objectsWith(source, '/Type /EmbeddedFile')
    expect(embedded).toHaveLength(1)
    expect(embedded[0]).toContain('/Subtype /text#2Fxml')
    expect(Buffer.from(embedded[0] ?? '', 'latin1').toString('utf8')).toContain(`stream\n${xml}`)
  })

  test('is PDF/A-3b: its own colours and letters, and metadata that say so', async () => {
    const { catalog, source } = await read(golden('domestic', 'fr'))
    expect(catalog).toMatch(/\/OutputIntents \[\d+ 0 R\]/)
    expect(objectsWith(source, '/GTS_PDFA1')[0]).toMatch(/\/DestOutputProfile \d+ 0 R/)
    const descriptors = objectsWith(source, '/Type /FontDescriptor')
    expect(descriptors).toHaveLength(2)
    for (const descriptor of descriptors) expect(descriptor).toMatch(/\/FontFile2 \d+ 0 R/)
    expect(source).not.toMatch(/\/Subtype \/Type1\b|Helvetica/)
    const metadata = /<x:xmpmeta[\s\S]*<\/x:xmpmeta>/.exec(source)?.[0] ?? ''
    for (const words of [
      '<pdfaid:part>3</pdfaid:part>',
      '<pdfaid:conformance>B</pdfaid:conformance>',
      '<pdfuaid:part>1</pdfuaid:part>',
      '<fx:DocumentType>INVOICE</fx:DocumentType>',
      '<fx:DocumentFileName>factur-x.xml</fx:DocumentFileName>',
      '<fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>',
    ]) {
      expect(metadata).toContain(words)
    }
    expect(source).not.toMatch(/\/(JavaScript|JS|Launch|GoToR|SubmitForm|ImportData|URI)\b/)
  })

  test('is the same file for the same facts, and another for others', async () => {
    const first = await drawDocument(golden('domestic', 'fr'))
    const again = await drawDocument(golden('domestic', 'fr'))
    expect(again.pdf.equals(first.pdf)).toBe(true)
    expect(again.xml).toBe(first.xml)
    expect(
      (await drawDocument({ ...golden('domestic', 'fr'), number: 'F2026-000124' })).pdf.equals(first.pdf),
    ).toBe(false)
  })

  test('stays under 40 kB on one page, and under 70 kB with thirty lines', async () => {
    for (const [name, document] of Object.entries(goldenDocuments('fr'))) {
      const limit = name === 'thirty lines' ? 70_000 : 40_000
      expect((await drawDocument(document)).pdf.length, name).toBeLessThan(limit)
    }
  })

  test('takes names with all letters of Latin Europe, and with what looks like a language of its own', async () => {
    const name = 'Żółć, Győr, Ľúbezný, Ærø, Þór, œuvre & <Cie> (1) ]]>'
    const { text, source } = await read(
      documentOf([{ name, unitGrossMinor: 10_00 }], {
        seller: { ...sampleSeller, name: 'Clés & <Cie> (1)' },
        buyer: consumer('PL', name),
      }),
    )
    expect(text).toContain('Clés & <Cie> (1)')
    expect(plain(text).split(name)).toHaveLength(3)
    expect(/<x:xmpmeta[\s\S]*<\/x:xmpmeta>/.exec(source)?.[0]).not.toMatch(/&(?!\w+;)|Cie/)
  })
})
