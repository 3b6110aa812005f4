import { describe, expect, test } from 'vitest'
import type { DocumentVersion, PublishedDocument } from '../../../../domains/privacy/index.ts'
import { locales } from '../../../../shared/locale.ts'
import { plausible } from '../../../consent/adapters/plausible.ts'
import { inLocale, pages } from '../../../routes.ts'
import { formatDate } from '../../../ui/dates.ts'
import { messages } from '../../../ui/messages/index.ts'
import { webApp } from '../../../web-app.ts'
import type { Shop } from '../../deps.ts'
import { sampleStorefront, shopWith } from '../../storefront.fixture.ts'
import { listDocuments, publishedText } from './published-texts.ts'

const { shop } = sampleStorefront()
const { seller } = shop
const adapters = [plausible({ url: 'https://plausible.io', domain: 'shop.example' })]
const pageOf = {
  privacy: '/privacy',
  terms: '/terms',
  withdrawal: '/withdraw',
  'legal-notice': '/legal-notice',
  cookies: '/cookies',
  consent: '/',
} satisfies Record<PublishedDocument, string>
const everyDocument = Object.keys(pageOf) as PublishedDocument[]

describe('a document is a pure function of the code and the settings', () => {
  const changed = (change: Partial<Shop>) => {
    const text = (document: PublishedDocument, of: Shop) => JSON.stringify(publishedText(document, of))
    return everyDocument.filter((each) => text(each, shop) !== text(each, { ...shop, ...change }))
  }

  test.each<[string, Partial<Shop>, PublishedDocument[]]>([
    ['nothing', {}, []],
    [
      'the telephone',
      { seller: { ...seller, phone: '+33 4 11 11 11 11' } },
      ['privacy', 'terms', 'withdrawal', 'legal-notice'],
    ],
    ['the VAT number', { seller: { ...seller, vatNumber: 'FR11' } }, ['legal-notice']],
    [
      'the host',
      { seller: { ...seller, host: { name: 'Other', address: 'Oslo', phone: '+47 00' } } },
      ['privacy', 'legal-notice'],
    ],
    ['the mediator', { seller: { ...seller, mediator: null } }, ['terms', 'legal-notice']],
    ['the address of the shop', { baseUrl: 'https://other.example' }, ['withdrawal', 'cookies']],
    ['what others bring along', { adapters }, ['cookies', 'consent']],
  ])('%s changes these and no other', (_, change, documents) => {
    expect(changed(change)).toEqual(documents)
  })

  test('the question about cookies is published where it is asked', () => {
    expect(listDocuments(shop)).not.toContain('consent')
    expect(listDocuments({ adapters })).toEqual(everyDocument)
  })

  // Directive 2011/83/EU, annex I(A), note 3: the instruction on the online function stands where there is one.
  test('the withdrawal promises an online function when the shop has one, and by mail and letter always', () => {
    const { en, fr } = publishedText('withdrawal', shop)
    const { routes } = webApp(sampleStorefront(), [])
    const hasFunction = routes.some(({ method, path }) => method === 'POST' && path.includes(pages.withdraw))
    expect(en.join().includes('online function')).toBe(hasFunction)
    expect(fr.join().includes('fonctionnalité en ligne')).toBe(hasFunction)
    for (const text of [en.join(), fr.join()]) {
      expect(text).toContain(seller.email)
      expect(text).toContain(seller.address[0])
    }
    expect(fr.length).toBe(en.length)
  })
})

const day = (n: number) => new Date(`2026-12-0${n}T12:00:00Z`)

describe.each(locales)('%s:', (locale) => {
  const words = messages[locale].documents
  const site = (listDocumentVersions = async (): Promise<DocumentVersion[]> => []) =>
    shopWith({
      shop: { ...shop, adapters },
      documentDates: Object.fromEntries(everyDocument.map((each, index) => [each, day(index + 1)])),
      listDocumentVersions,
    })
  const read = async (path: string, from = site()) => (await from.get(inLocale(locale, path))).text()
  const textIn = (html: string) =>
    html
      .replace(/<[^>]+>/g, '')
      .replaceAll('&#39;', "'")
      .replaceAll('&quot;', '"')
      .replaceAll('&amp;', '&')

  test.each(everyDocument.filter((each) => each !== 'consent'))(
    'the page of %s shows every word that is kept, and the day of its version',
    async (document) => {
      const seen = textIn(await read(pageOf[document]))
      const pieces = publishedText(document, { ...shop, adapters })[locale].flatMap((line) =>
        line.split(/\.? · |:[ \u00a0]|\. /),
      )
      expect(pieces.filter((piece) => !seen.includes(piece))).toEqual([])
      expect(seen).toContain(words.published(formatDate(day(everyDocument.indexOf(document) + 1), locale)))
    },
  )

  test.each(everyDocument)('the versions of %s stand on a page with what changed', async (document) => {
    const text = (...lines: string[]) => ({ en: lines, fr: lines })
    const versions = [
      { at: day(3), hash: 'b'.repeat(64), texts: text('Same : both.', 'Kept 45 days.', 'New.') },
      {
        at: day(2),
        hash: 'a'.repeat(64),
        texts: text('Same\u00a0: both.', 'Kept 30 days.', 'Old.', 'Gone.'),
      },
      { at: day(1), hash: '9'.repeat(64), texts: text('Same\u00a0: both.', 'Kept 30 days.', 'Old.') },
    ]
    const html = await read(
      `/documents/${document}`,
      site(async () => versions),
    )
    expect(html).toContain('<ul class="bullets changes"><li><ins>Gone.</ins></li></ul>')
    expect(html).toContain(
      '<li><del>Kept 30 days.</del></li><li><del>Old.</del></li><li><del>Gone.</del></li>',
    )
    expect(html).toContain('<li><ins>Kept 45 days.</ins></li><li><ins>New.</ins></li>')
    expect(html).not.toMatch(/<(ins|del)>Same/)
    expect(html).toContain(`<code>${'a'.repeat(64)}</code>`)
    expect(html).toContain(`aria-current="page">${words.names[document]}</a>`)
  })
})

test('words that changed within a line stand where they changed', async () => {
  const lines = (days: number) => ({ en: ['One.', `Kept ${days} days.`], fr: [] })
  const versions = [45, 30].map((days) => ({ at: day(1), hash: '', texts: lines(days) }))
  const html = await (
    await shopWith({ listDocumentVersions: async () => versions }).get('/documents/privacy')
  ).text()
  expect(html).toContain('<li>Kept <del>30</del><ins>45</ins> days.</li>')
})

test('a document that there is not is not found, and the old address of the policy stays', async () => {
  const site = shopWith()
  expect((await site.get('/documents/nothing')).status).toBe(404)
  expect((await site.get('/documents/consent')).status).toBe(404)
  expect(await (await site.get('/privacy/versions')).text()).toContain(messages.en.documents.title('Privacy'))
})
