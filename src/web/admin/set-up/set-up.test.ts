import { parseEnv } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import { roles } from '../../../domains/staff/index.ts'
import { sampleSession, siteWith } from '../../account/account.fixture.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import type { AdminDeps } from '../deps.ts'
import { settingsFile } from './settings-file.ts'
import { type SetUpFacts, stepsOf } from './steps.ts'

const now = sampleStorefront().clock.now()
const live: SetUpFacts = {
  demo: false,
  missing: [],
  ring: 'k1 p1',
  textsSince: '2026-11-27T00:00:00.000Z',
  confirmed: { KEYRING_COPIED: 'k1 p1', TEXTS_READ: '2026-11-27T00:00:00.000Z' },
  payments: 'live',
  mail: 'smtp',
  accounts: 'local',
  staff: 2,
  products: 3,
  keys: 10,
  hasSold: true,
}
const open = (facts: Partial<SetUpFacts>) =>
  stepsOf({ ...live, ...facts })
    .filter(({ state }) => state !== 'done')
    .map(({ name, state }) => `${name} ${state}`)

function officeOf(change: Partial<AdminDeps> = {}, role: (typeof roles)[number] = 'owner') {
  const session = sampleSession({ assurance: 2, provedAt: now, seenAt: now })
  return siteWith(
    { openSession: async () => session },
    { findStaff: async (accountId) => ({ accountId, role, since: now }), ...change },
  )
}

test('each step is done when what it asks for is there', () => {
  expect(open({})).toEqual([])
  expect(open({ missing: ['SELLER_HOST'] })).toEqual(['seller todo'])
  expect(open({ payments: 'test' })).toEqual(['payments todo'])
  expect(open({ mail: 'mailbox' })).toEqual(['mail todo'])
  expect(open({ staff: 1 })).toEqual(['staff advised'])
  expect(open({ keys: 0 })).toEqual(['stock todo'])
  expect(open({ hasSold: false })).toEqual(['sale todo'])
  // What the demo sells counts for nothing.
  expect(open({ demo: true })).toEqual(['stock todo', 'sale todo'])
})

test('another ring and another text are to be looked at anew', () => {
  expect(open({ ring: 'k1 k2 p1' })).toEqual(['ring todo'])
  expect(open({ textsSince: '2026-12-01T00:00:00.000Z' })).toEqual(['texts todo'])
})

test.each(roles)('the guide is the owner’s: %s', async (role) => {
  const confirmSetUp = vi.fn<AdminDeps['confirmSetUp']>(async () => undefined)
  const office = officeOf({ confirmSetUp }, role)
  const may = role === 'owner'
  for (const path of ['/admin/set-up', '/admin/set-up/shop.env'])
    expect((await office.get(path)).status, path).toBe(may ? 200 : 403)
  expect((await office.post('/admin/set-up', { confirm: 'TEXTS_READ' })).status).toBe(may ? 303 : 403)
  expect(confirmSetUp).toHaveBeenCalledTimes(may ? 1 : 0)
})

test('nothing but what the guide asks for is noted', async () => {
  const confirmSetUp = vi.fn<AdminDeps['confirmSetUp']>()
  await officeOf({ confirmSetUp }).post('/admin/set-up', { confirm: 'SELLER_NAME' })
  expect(confirmSetUp).not.toHaveBeenCalled()
})

test('the settings of the demo are taken along, with an empty line for each secret', async () => {
  const kept = { SELLER_NAME: 'Brass & Sons', SELLER_ADDRESS: '1 rue du Port; 75000 Paris' }
  const readSettings = async () => ({ kept, confirmed: {}, version: 1, changedAt: now })
  const answer = await officeOf({ readSettings }).get('/admin/set-up/shop.env')
  expect(answer.headers.get('content-disposition')).toContain('shop.env')
  const text = await answer.text()
  expect(text).toContain('\nSTRIPE_SECRET_KEY=\n')
  expect(text).toContain("\nSELLER_ADDRESS='1 rue du Port; 75000 Paris'\n")
})

describe('whatever was set is read back from the file', () => {
  test.each([
    'Shop # 5',
    ' Shop ',
    'Shop\nand more',
    'L’Étal "d\'or"',
    "Wood's `best` # 5",
    'a\\nb "c"',
    '$HOME',
  ])('%j', (value) => {
    expect(parseEnv(settingsFile({ SELLER_NAME: value, SELLER_PHONE: '+33' }))).toMatchObject({
      ...{ SELLER_NAME: value, SELLER_PHONE: '+33' },
    })
  })

  test('or not at all, with a remark, where no way of writing it is read rightly', () => {
    const sign = fc.constantFrom('a', ' ', '#', "'", '"', '`', '\n', '\\', '=', '$', 'é', '\r')
    fc.assert(
      fc.property(fc.array(sign, { minLength: 1, maxLength: 12 }), (signs) => {
        const value = signs.join('')
        const file = settingsFile({ SELLER_NAME: value, SELLER_PHONE: '+33' })
        const read = parseEnv(file)
        expect(read.SELLER_PHONE).toBe('+33')
        if (read.SELLER_NAME === undefined) expect(file).toContain('# SELLER_NAME has signs')
        else expect(read.SELLER_NAME).toBe(value)
      }),
    )
  })
})

test('what is done in the shop itself has a way to it', async () => {
  const guide = async (facts: Partial<SetUpFacts>) =>
    (await officeOf({ readSetUp: async () => ({ ...live, ...facts }) }).get('/fr/admin/set-up')).text()
  const empty = await guide({ products: 0, keys: 0, hasSold: false })
  for (const page of ['categories', 'places', 'products/new'])
    expect(empty).toContain(`<a class="button" href="/fr/admin/${page}">`)
  expect(empty).toContain('<a class="button" href="/fr">')
  expect(await guide({ keys: 0 })).toContain('<a class="button" href="/fr/admin/keys/import">')
})
