import { expect, test } from 'vitest'
import { locales } from '../../../../shared/locale.ts'
import type { Processor } from '../../../../shared/processor.ts'
import { sampleStorefront, shopWith } from '../../storefront.fixture.ts'
import { linesOf } from '../documents/block.ts'
import { policyText } from './policy-text.ts'
import { policyWords } from './policy-words.ts'
import { asMarkdown, registerText } from './register-text.ts'

const { shop } = sampleStorefront()
const textOf = (change: Partial<typeof shop>, locale: 'en' | 'fr' = 'en') =>
  linesOf(policyText({ ...shop, ...change }, locale)).join('\n')

test.each(locales)('%s: the same facts give the same text, and no fact is without words', (locale) => {
  const text = textOf({}, locale)
  expect(textOf({}, locale)).toBe(text)
  expect(text).not.toContain('undefined')
  for (const words of shop.seller.address) expect(text).toContain(words)
})

// GDPR Art. 12(1) for whoever reads French: a line that was forgotten in one language is a right that nobody there knows of.
test('both languages say as much: line for line, right for right', () => {
  const lines = (locale: 'en' | 'fr') => linesOf(policyText(shop, locale))
  expect(lines('fr').length).toBe(lines('en').length)
  expect(policyWords.fr.rights.length).toBe(policyWords.en.rights.length)
  expect(policyWords.fr.not.length).toBe(policyWords.en.not.length)
  const rights = { en: policyWords.en.rights.join(' '), fr: policyWords.fr.rights.join(' ') }
  for (const word of ['erased', 'restrict', 'object', 'Take back', 'death']) expect(rights.en).toContain(word)
  for (const word of ['effacer', 'limiter', 'opposer', 'Revenir', 'décès']) expect(rights.fr).toContain(word)
})

test('how long something is kept is what the registry says', () => {
  expect(textOf({})).toMatch(/Your cart\..*Kept: 30 days/)
  expect(textOf({})).toMatch(/Your orders\..*Kept: .*10 years from the close of the financial year/)
  const topics = shop.privacy.topics.map((each) =>
    each.topic === 'cart' ? { ...each, keptFor: [{ rule: 'after', days: 45 } as const] } : each,
  )
  expect(textOf({ privacy: { ...shop.privacy, topics } })).toMatch(/Your cart\..*Kept: 45 days/)
})

test('whoever receives something is named with the country, whoever is off is not', () => {
  const mail: Processor = {
    id: 'mail',
    purpose: 'mail',
    role: 'processor',
    name: 'Post Example GmbH',
    destinations: [],
    country: 'DE',
    receives: ['identification', 'orders'],
    transfer: 'none_needed',
    on: true,
  }
  const of = (processor: Processor) => textOf({ privacy: { ...shop.privacy, processors: [processor] } })
  expect(of(mail)).toContain('Post Example GmbH')
  expect(of(mail)).toContain('Germany, inside the European Economic Area')
  expect(of({ ...mail, on: false })).not.toContain('Post Example')
  expect(of({ ...mail, country: null, transfer: 'to_declare' })).toContain('country not declared')
})

test.each(locales)('%s: the register of Art. 30 says of each activity what the policy says', (locale) => {
  const text = asMarkdown(registerText(shop, locale))
  expect(text).not.toContain('undefined')
  const policy = textOf({}, locale)
  const words = policyWords[locale]
  for (const { topic, keptFor } of shop.privacy.topics) {
    expect(text).toContain(`| ${words.topics[topic].name} |`)
    for (const kept of keptFor) {
      expect(text).toContain(words.keptFor(kept))
      expect(policy).toContain(words.keptFor(kept))
    }
  }
})

test.each([
  ['', 'Overdue deletions: 2, as of 23 November 2026'],
  ['/fr', 'Effacements en retard : 2, au 23 novembre 2026'],
])('%s/privacy says how many deletions are late, and so does a file for programs', async (prefix, words) => {
  const site = shopWith({ overdue: () => ({ rows: 2, at: new Date('2026-11-23T16:50:00Z') }) })
  expect(await (await site.get(`${prefix}/privacy`)).text()).toContain(words)
  const status = await site.get('/privacy/status.json')
  expect(await status.json()).toEqual({ overdueDeletions: 2, asOf: '2026-11-23T16:50:00.000Z' })
  expect(status.headers.get('cache-control')).toBe('public, max-age=60')
  const before = shopWith({ overdue: () => null })
  expect(await (await before.get('/privacy')).text()).not.toContain('Overdue')
  expect(await (await before.get('/privacy/status.json')).json()).toEqual({
    overdueDeletions: null,
    asOf: null,
  })
})
