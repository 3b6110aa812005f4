import { expect, test } from 'vitest'
import { locales } from '../../../shared/locale.ts'
import { topics } from '../../../shared/personal-data.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import type { AskedBreach } from './breach-form.ts'
import { draftNotice, type NoticeFacts, noticeReaders } from './notices.ts'

const { shop } = sampleStorefront()
const breach: AskedBreach = {
  topics: ['account', 'keys'],
  from: new Date('2026-11-20T08:00:00Z'),
  until: new Date('2026-11-21T08:00:00Z'),
  scope: 'everybody',
  network: null,
  nature: ['confidentiality'],
  knownSince: new Date('2026-11-26T08:00:00Z'),
}
const assessment: NoticeFacts['assessment'] = {
  id: 'x',
  people: 2,
  accounts: 0,
  byTopic: [
    { topic: 'account', people: 1, records: 1 },
    { topic: 'keys', people: 2, records: 7 },
  ],
}
const inTime: NoticeFacts = { breach, assessment, shop, now: new Date('2026-11-27T08:00:00Z') }

// GDPR Art. 33(3): nature with categories and numbers, contact, consequences, measures.
test('the authority reads all that Art. 33(3) asks for, made from what the shop knows', () => {
  const text = draftNotice('authority', inTime, 'en')
  expect(text).toContain(shop.seller.name)
  expect(text).toContain(shop.seller.email)
  expect(text).toContain('Known to us since: 26 November 2026, 09:00')
  expect(text).toContain('End of the 72 hours: 29 November 2026, 09:00')
  expect(text).toContain('persons concerned: 2 (customers with an account: 0, without one: 2)')
  expect(text).toContain('persons 2, records 7')
  expect(text).toContain('Confidentiality:')
  expect(text).toContain('Licence keys could be used by others')
  expect(text).toContain('AES-256-GCM')
  expect(text).toContain('What happened: [to be said]')
  expect(text).not.toContain('Reasons for the delay')
})

test('after the 72 hours it says why it comes late, and not a minute sooner', () => {
  const at = (time: string) => draftNotice('authority', { ...inTime, now: new Date(time) }, 'en')
  expect(at('2026-11-29T08:00:00Z')).not.toContain('Reasons for the delay')
  expect(at('2026-11-29T08:00:01Z')).toContain('Reasons for the delay (Art. 33(1)): [to be said]')
})

test('people read what it is about, what it may mean and what they can do, and about no topic that was not touched', () => {
  const text = draftNotice('people', inTime, 'en')
  expect(text).toContain('Your keys')
  expect(text).toContain('it will be replaced')
  expect(text).not.toContain('statements of your card')
  expect(text).toContain('CNIL')
})

test.each(noticeReaders.flatMap((reader) => locales.map((locale) => [reader, locale] as const)))(
  'the draft for the %s in %s has words for every topic, and asks in brackets for what only humans know',
  (reader, locale) => {
    const everything = { ...inTime, breach: { ...breach, topics } }
    const text = draftNotice(reader, everything, locale)
    expect(text).not.toMatch(/undefined/)
    expect(text.match(/\[(to be said|à préciser)\]/g)).toHaveLength(2)
    expect(text).not.toBe(draftNotice(reader, everything, locale === 'en' ? 'fr' : 'en'))
  },
)
