import { describe, expect, test } from 'vitest'
import type { OrderConfirmation } from '../../../domains/notifications/order-on-letter.ts'
import { type Locale, locales } from '../../../shared/locale.ts'
import { money } from '../../../shared/money.ts'
import { readPdf } from '../../paper/pdf-reader.fixture.ts'
import type { Phrase, PlainClause } from '../../storefront/legal/terms-clauses.ts'
import { sectionsOf, termsLines, termsOf, termsOn } from '../../storefront/legal/terms-of-sale.ts'
import { vatWords } from '../../ui/vat-words.ts'
import { sampleKeys, sampleLetters, sampleShop } from '../letters.fixture.ts'
import { typesetter } from '../typesetting.ts'
import { contractPress } from './contract.ts'
import { contractWords } from './contract-words.ts'

const press = contractPress()

function voiceOf(locale: Locale, shop = sampleShop) {
  return { locale, shop, set: typesetter(locale, shop.timeZone) }
}

function modelNamed(name: string, locale: Locale): OrderConfirmation {
  for (const sample of sampleLetters(locale)) {
    if (sample.kind === 'order_confirmation' && sample.name === name) return sample.model
  }
  throw new Error(`there is no order confirmation "${name}"`)
}

const bytesOf = (model: OrderConfirmation, locale: Locale, options = {}) =>
  Buffer.from(press(model, voiceOf(locale), options).content.expose())

const pdfOf = (model: OrderConfirmation, locale: Locale) =>
  readPdf(bytesOf(model, locale, { compress: false }))

/** Whatever space stands between words. */
const plain = (text: string) => text.replace(/\s+/g, ' ')
const textOf = (name: string, locale: Locale) => plain(pdfOf(modelNamed(name, locale), locale).text)

describe('the contract as a PDF', () => {
  test('is a file that is named after the order', () => {
    const file = (locale: Locale) => press(modelNamed('sealed', locale), voiceOf(locale))
    expect(file('en')).toMatchObject({ fileName: 'order-K7QF-2M9X.pdf', mediaType: 'application/pdf' })
    expect(file('fr').fileName).toBe('commande-K7QF-2M9X.pdf')
    expect(file('en').cid).toBeUndefined()
    expect(Buffer.from(file('en').content.expose()).toString('latin1', 0, 8)).toBe('%PDF-1.7')
  })

  test('says in English what was ordered, and how long it may be withdrawn from', () => {
    const text = textOf('sealed', 'en')
    for (const words of [
      'Order K7QF-2M9X',
      'Placed on 23 November 2026 at 10:14 (Paris time)',
      'Paid on 23 November 2026 at 10:16 (Paris time)',
      'Comptoir des Clés SARL 12 rue des Serruriers, 69002 Lyon, France',
      'RCS Lyon 000 000 000 · VAT FR00 000000000',
      'Inkwell Studio 4, Professional Platform: Quillon ID · Region: Worldwide Digital service, delivered as a licence key 2 20% €118.00 €59.00 each',
      'The Lamplighter’s Last Voyage Platform: Harbour · Region: European Union Digital content, delivered as a licence key 1 5.5% €29.99',
      'Total, VAT included €147.99 of which 20% VAT €19.67 of which 5.5% VAT €1.56',
      'You chose sealed keys.',
      'The last day to withdraw 7 December 2026',
      'In two steps and without an account, at https://shop.example/withdraw',
      'Terms of sale Version of 23 November 2026',
    ]) {
      expect(text).toContain(words)
    }
    expect(text).not.toContain('you gave us these two answers')
  })

  test('says the same in French', () => {
    const text = textOf('sealed', 'fr')
    for (const words of [
      'Commande K7QF-2M9X',
      'Inkwell Studio 4, Professionnel Plateforme : Quillon ID · Région : Monde entier Service numérique, livré sous forme de clé de licence 2 20 % 118,00 € 59,00 € l’unité',
      'Total TTC 147,99 € dont TVA 20 % 19,67 €',
      'Vous avez choisi des clés scellées.',
      'Dernier jour pour vous rétracter 7 décembre 2026',
      'En deux étapes et sans compte, sur https://shop.example/fr/withdraw',
      'Conditions de vente Version du 23 novembre 2026',
      'L. 224-25-12',
    ]) {
      expect(text).toContain(words)
    }
  })

  test('repeats the answers that came with the order word for word, with their moment and wording', () => {
    const text = textOf('at-once', 'en')
    expect(text).toContain(
      'On 23 November 2026 at 10:14 (Paris time) you gave us these two answers (wording 2026-11) for 2 × Inkwell Studio 4, Professional and The Lamplighter’s Last Voyage:',
    )
    expect(text).toContain(
      'I ask you to deliver the key now, before the withdrawal period of 14 days has ended.',
    )
    expect(text).toContain('I know that I lose my right of withdrawal as soon as the key is delivered.')
    expect(textOf('at-once', 'fr')).toContain('Je reconnais perdre mon droit de rétractation dès que la clé')
  })

  test('says what a coupon took off, once, beside the total', () => {
    const model = modelNamed('sealed', 'en')
    const coupon = { code: 'WINTER26', discount: model.gross }
    const lines = model.lines.map((line) => ({ ...line, gross: money(0, 'EUR'), discount: line.gross }))
    const text = plain(pdfOf({ ...model, lines, gross: money(0, 'EUR'), coupon }, 'en').text)
    expect(text).toContain('Discount, code WINTER26')
    expect(text).toContain('€118.00')
  })

  test('to a business of another country says why there is no VAT, and calls no price one with it', () => {
    const model = modelNamed('sealed', 'en')
    const lines = model.lines.map((line) => ({
      ...line,
      tax: money(0, 'EUR'),
      vatTreatment: 'reverse_charge' as const,
      vatCountry: 'DE',
      vatBasisPoints: 0,
    }))
    const text = plain(pdfOf({ ...model, lines }, 'en').text)
    expect(text).toContain(vatWords.en.none.reverse_charge)
    expect(text).toContain(vatWords.en.totalWithout)
    expect(text).toContain(contractWords.en.priceWithout)
    expect(text).not.toContain(contractWords.en.columns.price)
  })

  test('says from when on a pre-order is delivered', () => {
    const model = modelNamed('all-later', 'en')
    const lines = model.lines.map((line) => ({ ...line, releaseAt: new Date('2027-02-01T11:00:00Z') }))
    expect(plain(pdfOf({ ...model, lines }, 'en').text)).toContain(
      'Pre-order, delivered from 1 February 2027 on',
    )
  })

  // Around a change of the terms a process may still sell under the version before.
  test.each([
    ['2026-11', new Date('2026-11-26T09:14:00Z')],
    ['2026-11-26', new Date('2026-11-25T22:59:00Z')],
  ])('holds the terms %s that the order was placed under, not those of its day', (termsVersion, placedAt) => {
    const model = modelNamed('sealed', 'en')
    const { order, contract } = model
    const placed = { ...model, order: { ...order, placedAt }, contract: { ...contract, termsVersion } }
    const text = plain(pdfOf(placed, 'en').text)
    const [its, ofDay] = [termsOf(termsVersion), termsOn(placedAt)]
    expect(ofDay.version).not.toBe(its.version)
    const linesOf = (terms: typeof its) =>
      termsLines(terms, sampleShop, { locale: 'en', day: voiceOf('en').set.calendarDay(terms.since) }).map(
        plain,
      )
    const only = (one: typeof its, other: typeof its) =>
      linesOf(one).filter((line) => !linesOf(other).includes(line))
    expect(only(its, ofDay).length).toBeGreaterThan(1)
    expect(only(its, ofDay).filter((line) => !text.includes(line))).toEqual([])
    expect(only(ofDay, its).filter((line) => text.includes(line))).toEqual([])
  })

  test('is not written under terms that nobody knows', () => {
    const model = modelNamed('sealed', 'en')
    const contract = { ...model.contract, termsVersion: '2026-12' }
    expect(() => press({ ...model, contract }, voiceOf('en'))).toThrow('no terms of sale 2026-12')
  })

  test.each(locales)('%s: holds every word of the terms that the page shows', (locale) => {
    const text = textOf('sealed', locale)
    const words = (phrase: Phrase) =>
      typeof phrase === 'string'
        ? [phrase]
        : phrase.map((part) => (typeof part === 'string' ? part : part.words))
    const wordsOf = (clause: PlainClause) =>
      clause.kind === 'paragraph' ? words(clause.words) : clause.items.flatMap(words)
    const sections = sectionsOf(termsOn(new Date('2026-11-23T09:14:00Z')), sampleShop, locale)
    const all = sections.flatMap(({ title, clauses }, index) => [
      `${index + 1}. ${title}`,
      ...clauses.flatMap((clause) =>
        clause.kind === 'frame' ? [clause.title, ...clause.clauses.flatMap(wordsOf)] : wordsOf(clause),
      ),
    ])
    expect(all.length).toBeGreaterThan(60)
    expect(all.map((each) => plain(each).trim()).filter((each) => !text.includes(each))).toEqual([])
  })

  test.each(locales)('%s: has a language, a title and a structure for those who do not see it', (locale) => {
    const { catalog, info, parts, pages, links } = pdfOf(modelNamed('at-once', locale), locale)
    expect(catalog).toContain(`/Lang (${locale})`)
    expect(catalog).toMatch(/\/StructTreeRoot \d+ 0 R/)
    expect(catalog).toContain('/Marked true')
    expect(catalog).toContain('/DisplayDocTitle true')
    expect(plain(info)).toContain(
      locale === 'fr'
        ? 'Title: Commande K7QF-2M9X : contrat et conditions de vente'
        : 'Title: Order K7QF-2M9X: contract and terms of sale',
    )
    expect(new Set(parts)).toEqual(
      new Set('Document Sect Div H1 H2 H3 P L LI Lbl LBody Table THead TBody TR TH TD Link'.split(' ')),
    )
    expect(pages.map(({ untagged }) => untagged).join('')).toBe('')
    expect(links.filter(({ called }) => called === '')).toEqual([])
  })

  test('every page says which it is, of how many, and of which order', () => {
    const { pages } = pdfOf(modelNamed('sealed', 'en'), 'en')
    expect(pages.length).toBeGreaterThan(3)
    for (const [index, { notes }] of pages.entries()) {
      expect(notes).toBe(`Order K7QF-2M9X · AllKeyMasters Page ${index + 1} of ${pages.length}`)
    }
  })

  test('has all letters of Latin Europe, the French spaces and the euro sign', () => {
    const model = modelNamed('sealed', 'fr')
    const name = 'Żółć, Győr, Çağ, Ľúbezný, Ærø, Þór, œuvre\u202f! «\u00a01\u202f000\u00a0€\u00a0»'
    const lines = model.lines.map((line) => ({
      ...line,
      product: { ...line.product, name: { en: name, fr: name } },
    }))
    const { text } = pdfOf({ ...model, lines }, 'fr')
    expect(text).toContain(name)
    for (const lost of ['\ufffd', '\u0000']) expect(text).not.toContain(lost)
  })

  test('is the same file whatever has become of the keys, and without looking at the clock', () => {
    const sealed = bytesOf(modelNamed('sealed', 'en'), 'en')
    expect(bytesOf(modelNamed('all-later', 'en'), 'en').equals(sealed)).toBe(true)
    expect(Buffer.from(contractPress()(modelNamed('sealed', 'en'), voiceOf('en')).content.expose())).toEqual(
      sealed,
    )
    expect(bytesOf(modelNamed('at-once', 'en'), 'en').equals(sealed)).toBe(false)
  })

  test('opens nothing: no key is in it, and no link to the order', () => {
    const bytes = bytesOf(modelNamed('at-once', 'en'), 'en', { compress: false }).toString('latin1')
    const { text, links } = pdfOf(modelNamed('at-once', 'en'), 'en')
    for (const key of Object.values(sampleKeys)) expect(text).not.toContain(key)
    expect(bytes).not.toContain('/orders/')
    expect(bytes).not.toMatch(/\/(JavaScript|JS|Launch|GoToR|EmbeddedFile|SubmitForm|ImportData)\b/)
    const ours = /^(https:\/\/shop\.example\/|mailto:bonjour@shop\.example$|https:\/\/mediation\.example$)/
    expect(links.filter(({ to }) => !ours.test(to))).toEqual([])
  })

  test('stays under 120 kB, also for the largest cart', () => {
    const model = modelNamed('at-once', 'fr')
    const lines = Array.from({ length: 30 }, (_, index) => model.lines[index % 2] ?? [])
    expect(bytesOf({ ...model, lines: lines.flat() }, 'fr').length).toBeLessThan(120_000)
  })

  test('a demo shop says so in its contracts', () => {
    const model = modelNamed('sealed', 'en')
    const file = press(model, voiceOf('en', { ...sampleShop, demo: true }), { compress: false })
    expect(readPdf(file.content.expose()).text).toContain('Demo shop: no money has moved')
    expect(textOf('sealed', 'en')).not.toContain('Demo shop')
  })

  test('a shop that may be called anything still makes a file that can be read', () => {
    const shop = {
      ...sampleShop,
      name: 'Clés & <Cie> (1)',
      seller: { ...sampleShop.seller, name: 'A & <B>' },
    }
    const bytes = press(modelNamed('sealed', 'fr'), voiceOf('fr', shop), { compress: false }).content.expose()
    expect(readPdf(bytes).text).toContain('Clés & <Cie> (1)')
    // The metadata is XML, which pdfkit does not escape.
    const xml = /<x:xmpmeta[\s\S]*<\/x:xmpmeta>/.exec(Buffer.from(bytes).toString('utf8'))?.[0] ?? ''
    expect(xml).toContain('Commande')
    expect(xml).not.toMatch(/&(?!\w+;)|Cie|<B>/)
  })
})
