import { createHash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readConfig } from '../../../config.ts'
import { openWithinDays } from '../../../domains/gifts/index.ts'
import { backorderDays, termsVersion } from '../../../domains/orders/index.ts'
import { locales } from '../../../shared/locale.ts'
import { describeShop } from '../../../start/seller.ts'
import { messages } from '../../ui/messages/index.ts'
import { sampleStorefront, shopWith } from '../storefront.fixture.ts'
import { type Clause, linesOfClause as textsOf } from './terms-clauses.ts'
import { sectionsOf, termsOn, versions } from './terms-of-sale.ts'

const { shop } = sampleStorefront()
/** Nobody's settings, so that only the words count. */
const frozen = {
  name: 'Shop',
  seller: {
    ...shop.seller,
    name: 'Seller',
    address: ['1 Street', '10000 Town'],
    email: 'a@b.example',
    phone: null,
    mediator: null,
  },
}
const today = termsOn(new Date('2099-01-01T00:00:00Z'))
const sections = { en: sectionsOf(today, shop, 'en'), fr: sectionsOf(today, shop, 'fr') }

const allOf = (locale: 'en' | 'fr') =>
  sections[locale].flatMap(({ title, clauses }) => [title, ...clauses.flatMap(textsOf)])

describe('the terms of sale', () => {
  test('have the same sections in both languages, clause for clause and link for link', () => {
    const shapeOf = (clause: Clause): unknown =>
      clause.kind === 'frame' ? clause.clauses.map(shapeOf) : [clause.kind, textsOf(clause).length]
    const linksOf = (clause: Clause): unknown[] =>
      clause.kind === 'paragraph' && typeof clause.words !== 'string'
        ? clause.words.flatMap((part) => (typeof part === 'string' ? [] : [part.to]))
        : []
    const outline = (locale: 'en' | 'fr') =>
      sections[locale].map(({ name, clauses }) => [name, clauses.map(shapeOf), clauses.flatMap(linksOf)])
    expect(outline('fr')).toEqual(outline('en'))
    expect(new Set(sections.en.map(({ name }) => name)).size).toBe(sections.en.length)
  })

  test('say what a seller of keys must say', () => {
    expect(sections.en.map(({ name }) => name)).toEqual([
      'seller',
      'products',
      'platform',
      'prices',
      'ordering',
      'payment',
      'delivery',
      'withdrawal',
      'waiver',
      'gifts',
      'guarantee',
      'complaints',
      'law',
      'data',
      'changes',
      'form',
    ])
    for (const locale of locales) {
      const text = allOf(locale).join('\n')
      for (const words of [
        'Comptoir des Clés SARL',
        '12 rue des Serruriers, 69002\u00a0Lyon, France',
        'bonjour@shop.example',
        '2019/770',
        'L. 224-25-1'.replace(' ', '\u00a0'),
        'Médiation, Paris',
        // The button is named as it is.
        messages[locale].checkout.button,
        `${backorderDays}\u00a0${locale === 'fr' ? 'jours' : 'days'}`,
        // A gift comes back as the shop brings it back.
        `${openWithinDays}\u00a0${locale === 'fr' ? 'jours' : 'days'}`,
      ]) {
        expect(text).toContain(words)
      }
    }
  })

  test('are set in French with its spaces and in both languages with real apostrophes', () => {
    for (const text of allOf('fr')) {
      expect(text).not.toMatch(/[^\u00a0\u202f][;!?»]|[\p{L}\d]:(?!\/\/)| :|«(?!\u00a0)/u)
    }
    for (const text of [...allOf('en'), ...allOf('fr')]) {
      expect(text).not.toMatch(/\p{L}'\p{L}|\.\.\.|undefined|null|\[object/u)
    }
  })

  test('without a mediator or a telephone none is named', () => {
    const bare = { ...shop, seller: { ...shop.seller, mediator: null, phone: null } }
    for (const locale of locales) {
      const text = JSON.stringify(sectionsOf(today, bare, locale))
      expect(text).not.toMatch(/null|undefined|Paris/)
      expect(text).not.toContain('+33')
    }
  })

  test('of today are those that orders are placed under and that the shop names', () => {
    const named = describeShop(readConfig({}), 'http://shop.example', 'http://pay.example').termsDate
    expect(termsOn(named)).toBe(today)
    expect(named.toISOString().slice(0, 10)).toBe(today.since)
    expect(today.version).toBe(termsVersion)
  })

  // A version is a day and its words: other words are another version, with a later day and a line of its own here.
  test('of a day say for ever what they said on it', () => {
    const print = (terms: (typeof versions)[number]) =>
      createHash('sha256')
        .update(
          JSON.stringify(
            locales.map((locale) => [
              terms.text[locale].title,
              sectionsOf(terms, frozen, locale).map(({ title, clauses }) => [title, clauses]),
            ]),
          ),
        )
        .digest('hex')
        .slice(0, 16)
    expect(versions.map((terms) => [terms.version, terms.since, print(terms)])).toEqual([
      ['2026-11', '2026-11-23', '8ffb1c697fc971e2'],
      ['2026-11-26', '2026-11-26', 'cad99ebc65a2c109'],
      ['2026-11-27', '2026-11-27', 'b8104a646ee879dd'],
      ['2026-11-28', '2026-11-28', 'e9aaa572f59794f7'],
    ])
    const days = versions.map(({ since }) => since)
    expect(days).toEqual([...new Set(days)].toSorted())
  })

  test('an order from before the first version has the first', () => {
    expect(termsOn(new Date('2020-01-01T00:00:00Z')).version).toBe('2026-11')
    // Days begin in the shop's zone: in Paris it is the 23rd already.
    expect(termsOn(new Date('2026-11-22T23:30:00Z')).since).toBe('2026-11-23')
  })

  test.each(locales)('%s: the page shows all of them, with an anchor for each section', async (locale) => {
    const html = await (await shopWith().get(locale === 'fr' ? '/fr/terms' : '/terms')).text()
    const seen = html
      .replace(/<[^>]+>/g, '')
      .replace(/&#39;/g, "'")
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&')
    for (const text of allOf(locale)) expect(seen).toContain(text)
    for (const { name } of sections[locale]) expect(html).toContain(`<section id="${name}">`)
    expect(html).toContain(`href="${locale === 'fr' ? '/fr' : ''}/withdraw"`)
    expect(html).toContain('href="https://mediation.example"')
  })
})
