import { expect, test } from 'vitest'
import type { ErasureOutcome } from '../../../domains/privacy/index.ts'
import { siteWith } from '../account.fixture.ts'

const held = [
  {
    table: 'order',
    topic: 'orders',
    rows: 2,
    until: new Date('2037-01-01T00:00:00+01:00'),
    erasable: false,
    bases: ['legal_obligation'],
  },
  {
    table: 'session',
    topic: 'devices',
    rows: 1,
    until: new Date('2026-12-24T10:00:00Z'),
    erasable: true,
    bases: [],
  },
] as const

test.each(['', '/fr'])(
  '%s/account/data tells what is held, until when, and what erasing leaves',
  async (prefix) => {
    const site = siteWith({
      readYourData: async () => ({
        held: [...held].map((each) => ({ ...each, bases: [...each.bases] })),
        restriction: null,
        objections: [],
        directive: null,
      }),
    })
    const page = await (await site.get(`${prefix}/account/data`)).text()
    expect(page).toContain(prefix ? '1 janvier 2037' : '1 January 2037')
    expect(page).toContain(prefix ? 'la loi l’exige' : 'the law asks for it')
    expect(page).toContain(prefix ? 'disparaît aussitôt' : 'gone at once')
  },
)

test('the account is erased only with the box ticked, and the browser forgets it', async () => {
  let erased = 0
  const site = siteWith({ eraseData: async () => ({ ok: true, deleted: ++erased, anonymised: 0 }) })
  expect((await site.post('/account/data/erase', {})).status).toBe(422)
  expect(erased).toBe(0)
  const answer = await site.post('/account/data/erase', { confirm: 'yes' })
  expect(answer.status).toBe(303)
  expect(answer.headers.get('location')).toBe('/account-erased')
  expect(answer.headers.getSetCookie().filter((cookie) => /Max-Age=0/.test(cookie))).toHaveLength(3)
  expect(erased).toBe(1)
})

test.each([
  ['open_orders', 'still under way'],
  ['staff', 'work for this shop'],
] as const)('what stands in the way is said: %s', async (reason, words) => {
  const outcome: ErasureOutcome =
    reason === 'staff' ? { ok: false, reason } : { ok: false, reason, orders: [] }
  const site = siteWith({ eraseData: async () => outcome })
  const answer = await site.post('/account/data/erase', { confirm: 'yes' })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain(words)
  expect(answer.headers.getSetCookie()).toEqual([])
})

test('the copy is an archive that nobody keeps, in the language of the page', async () => {
  const site = siteWith({
    exportData: async (_account, locale) =>
      (async function* () {
        yield Buffer.from('PK')
        yield Buffer.from(locale)
      })(),
  })
  const answer = await site.post('/fr/account/data/export')
  expect(answer.headers.get('content-type')).toBe('application/zip')
  expect(answer.headers.get('content-disposition')).toContain('attachment')
  expect(answer.headers.get('cache-control')).toBe('no-store')
  expect(await answer.text()).toBe('PKfr')
})
