import { expect, test, vi } from 'vitest'
import { mailKinds } from '../../../domains/notifications/index.ts'
import { sampleSession, siteWith } from '../../account/account.fixture.ts'
import { sampleLetters } from '../../letters/samples/index.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import type { AdminDeps } from '../deps.ts'
import { letterDeskWords } from './letter-words.ts'
import { sampleWords } from './sample-words.ts'

const storefront = sampleStorefront()
const now = storefront.clock.now()
const session = sampleSession({ assurance: 2, provedAt: now, seenAt: now })
const { email } = session.account

const officeOf = (change: Partial<AdminDeps> = {}) =>
  siteWith(
    { openSession: async () => session },
    { findStaff: async (accountId) => ({ accountId, role: 'support', since: now }), ...change },
  )

const textOf = async (path: string) => (await officeOf().get(path)).text()

test.each(['', '/fr'])(
  '%s/admin/samples: every kind of letter is there, and every letter opens',
  async (root) => {
    const page = await textOf(`${root}/admin/samples`)
    const { kinds } = letterDeskWords[root ? 'fr' : 'en']
    for (const kind of mailKinds) {
      expect(page).toContain(`id="${kind}"`)
      expect(page).toContain(kinds[kind].replaceAll("'", '&#39;'))
    }
    for (const { name } of sampleLetters('en', 'https://shop.example'))
      expect(page).toContain(`href="${root}/admin/samples/${name}"`)
  },
)

test('letters that a mailbox lists alike are told apart', async () => {
  const page = await textOf('/admin/samples')
  const told = [...page.matchAll(/href="\/admin\/samples\/[^"]+">([^<]+)<\/a><span[^>]*>([^<]*)</g)]
  expect(told).toHaveLength(sampleLetters('en', '').length)
  expect(new Set(told.map(([, subject, preview]) => `${subject} ${preview}`)).size).toBe(told.length)
})

test('a letter is shown in the language and colours that are asked for, with its plain text and its files', async () => {
  const page = await textOf('/admin/samples/sealed?in=fr&look=dark')
  expect(page).toContain('src="/admin/samples/sealed/letter?in=fr&amp;look=dark"')
  expect(page).toContain('commande-K7QF-2M9X.pdf')
  expect(page).toContain('Le dernier voyage de l’allumeur')
  expect(page).toMatch(/<iframe[^>]*sandbox=""/)
  const frame = await textOf('/admin/samples/sealed/letter?in=fr&look=dark')
  expect(frame).toMatch(/^<!doctype html><html lang="fr">/)
  expect(frame).toContain('@media all')
  expect(await textOf('/admin/samples/sealed/letter?look=light')).toContain('@media not all')
})

test('the frame runs nothing, loads nothing, and leads nowhere', async () => {
  const answer = await officeOf().get('/admin/samples/revealed-picture/letter')
  const policy = answer.headers.get('content-security-policy') ?? ''
  expect(policy).toContain("default-src 'none'")
  expect(policy).toMatch(/; sandbox$/)
  expect(answer.headers.get('cache-control')).toBe('no-store')
  const html = await answer.text()
  expect(html).not.toContain('cid:')
  expect(html.match(/src="data:image\/png;base64,/g)).toHaveLength(2)
  expect(html).toContain('<base target="_blank">')
})

test.each(['en', 'fr'] as const)(
  '%s: "send it to me" goes to whoever presses, marked as a sample',
  async (locale) => {
    const sendSample = vi.fn<AdminDeps['sendSample']>(async () => ({ ok: true }))
    const office = officeOf({ sendSample })
    const form = { in: locale, look: 'dark', to: 'else@example.eu' }
    const answer = await office.post('/admin/samples/wish-price', form)
    expect(answer.headers.get('location')).toBe(`/admin/samples/wish-price?in=${locale}&look=dark&news=sent`)
    const [sent] = sendSample.mock.calls[0] ?? []
    expect(sent).toMatchObject({ name: 'wish-price', locale, to: email, by: session.account.id })
    expect(sent?.letter.subject).toMatch(locale === 'fr' ? /^\[Exemple\] / : /^\[Sample\] /)
    // One click in a mail program would ask the shop to stop a wish that there is not.
    expect(sent?.letter).not.toHaveProperty('stopUrl')
    const page = await (await office.get(answer.headers.get('location') ?? '')).text()
    expect(page).toContain(sampleWords.en.sent(email))
  },
)

test.each([
  [{ ok: false, reason: 'too_many' }, sampleWords.en.notSent.too_many],
  [{ ok: false, reason: 'refused', code: 550 }, sampleWords.en.notSent.refused(550)],
  [{ ok: false, reason: 'deferred', code: null }, sampleWords.en.notSent.deferred(null)],
] as const)('what was not sent is said: %o', async (outcome, words) => {
  const office = officeOf({ sendSample: async () => outcome })
  const answer = await office.post('/admin/samples/sealed', { in: 'en', look: 'light' })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain(words)
})

test('what is no sample is not found', async () => {
  for (const path of ['/admin/samples/other', '/admin/samples/other/letter'])
    expect((await officeOf().get(path)).status).toBe(404)
  expect((await officeOf().post('/admin/samples/other', {})).status).toBe(404)
})
