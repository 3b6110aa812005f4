import { expect, test, vi } from 'vitest'
import { roles } from '../../../domains/staff/index.ts'
import { sampleSession, siteWith } from '../../account/account.fixture.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import type { AdminDeps } from '../deps.ts'
import { joinLines, splitLines } from './setting-form.ts'
import { settingWords } from './setting-words.ts'

const now = sampleStorefront().clock.now()
const words = settingWords.en

function officeOf(change: Partial<AdminDeps> = {}, role: (typeof roles)[number] = 'owner', provedAt = now) {
  const session = sampleSession({ assurance: 2, provedAt, seenAt: now })
  return siteWith(
    { openSession: async () => session },
    {
      findStaff: async (accountId) => ({ accountId, role, since: now }),
      readSettings: async () => ({
        kept: { SELLER_HOST: 'Host; Paris; +33 1', SELLER_NAME: '<script>alert(1)</script>' },
        confirmed: {},
        version: 7,
        changedAt: now,
      }),
      ...change,
    },
  )
}
const seller = { group: 'seller', version: '7', SELLER_NAME: 'Brass', SELLER_HOST: 'Host\r\nParis\r\n+33 1' }

test.each(roles)('settings are the owner’s: %s', async (role) => {
  const changeSettings = vi.fn<AdminDeps['changeSettings']>(async () => ({ ok: true, changed: [] }))
  const office = officeOf({ changeSettings }, role)
  expect((await office.get('/admin/settings')).status).toBe(role === 'owner' ? 200 : 403)
  expect((await office.post('/admin/settings', seller)).status).toBe(role === 'owner' ? 303 : 403)
  expect(changeSettings).toHaveBeenCalledTimes(role === 'owner' ? 1 : 0)
})

test('a change wants a fresh proof', async () => {
  const changeSettings = vi.fn<AdminDeps['changeSettings']>()
  const office = officeOf({ changeSettings }, 'owner', new Date(+now - 3_600_000))
  expect((await office.get('/admin/settings')).headers.get('location')).toContain('/account/prove')
  const answer = await office.post('/admin/settings', seller)
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain('value="Brass"')
  expect(changeSettings).not.toHaveBeenCalled()
})

test('lines are kept with semicolons between, and what was left empty is taken back', async () => {
  const changeSettings = vi.fn<AdminDeps['changeSettings']>(async () => ({
    ok: true,
    changed: ['SELLER_NAME'],
  }))
  const answer = await officeOf({ changeSettings }).post('/admin/settings', seller)
  expect(answer.headers.get('location')).toBe('/admin/settings?news=saved')
  expect(changeSettings.mock.calls[0]?.[0]).toMatchObject({
    basedOn: 7,
    values: { SELLER_NAME: 'Brass', SELLER_HOST: 'Host; Paris; +33 1', SELLER_PHONE: null },
  })
  expect(changeSettings.mock.calls[0]?.[0].values).not.toHaveProperty('VAT_SCHEME')
})

test('what the environment says is shown as that, and a form that sends it all the same changes nothing of it', async () => {
  const changeSettings = vi.fn<AdminDeps['changeSettings']>(async () => ({ ok: true, changed: [] }))
  const office = officeOf({ changeSettings, givenSettings: ['SELLER_NAME'] })
  const page = await (await office.get('/admin/settings')).text()
  expect(page).toContain(words.given('SELLER_NAME'))
  expect(page).not.toContain('name="SELLER_NAME"')
  await office.post('/admin/settings', seller)
  expect(changeSettings.mock.calls[0]?.[0].values).not.toHaveProperty('SELLER_NAME')
})

test('a wrong value comes back as it was typed, with what is asked for; nothing is kept', async () => {
  const changeSettings = vi.fn<AdminDeps['changeSettings']>()
  const office = officeOf({ changeSettings, isRightSetting: (setting) => setting !== 'SELLER_HOST' })
  const answer = await office.post('/admin/settings', { ...seller, SELLER_HOST: 'Host alone' })
  expect(answer.status).toBe(422)
  const page = await answer.text()
  expect(page).toContain('Host alone')
  expect(page).toContain(words.wrong)
  expect(changeSettings).not.toHaveBeenCalled()
})

test('without what real money needs a shop closes: it is changed, and not taken back', async () => {
  const changeSettings = vi.fn<AdminDeps['changeSettings']>(async () => ({ ok: true, changed: [] }))
  const office = officeOf({ changeSettings, neededSettings: ['SELLER_HOST', 'SELLER_PHONE'] })
  expect((await office.post('/admin/settings', { ...seller, SELLER_HOST: ' ' })).status).toBe(422)
  expect(changeSettings).not.toHaveBeenCalled()
  // What was never set may stay so for now.
  expect((await office.post('/admin/settings', seller)).status).toBe(303)
})

test('a VAT number of another country than the seller’s is refused, whichever of the two was typed', async () => {
  const changeSettings = vi.fn<AdminDeps['changeSettings']>(async () => ({ ok: true, changed: [] }))
  const fitsCountry = vi.fn<AdminDeps['fitsCountry']>(() => false)
  const office = officeOf({ changeSettings, fitsCountry, givenSettings: ['SELLER_VAT_NUMBER'] })
  const taxes = { group: 'taxes', version: '7', SELLER_COUNTRY: 'DE' }
  expect((await office.post('/admin/settings', taxes)).status).toBe(422)
  expect(fitsCountry.mock.calls[0]?.[0]).toMatchObject({ SELLER_COUNTRY: 'DE' })
  // Cleared, the country is the one that it comes with.
  await office.post('/admin/settings', { ...taxes, SELLER_COUNTRY: '' })
  expect(fitsCountry.mock.calls[1]?.[0]).not.toHaveProperty('SELLER_COUNTRY')
  expect(changeSettings).not.toHaveBeenCalled()
})

test('a stale change comes back with what was typed', async () => {
  const office = officeOf({ changeSettings: async () => ({ ok: false, reason: 'stale' }) })
  const answer = await office.post('/admin/settings', seller)
  expect(answer.status).toBe(409)
  const page = await answer.text()
  expect(page).toContain(words.stale)
  expect(page).toContain('value="Brass"')
})

test('what somebody wrote into a setting runs nowhere', async () => {
  const page = await (await officeOf().get('/admin/settings')).text()
  expect(page).not.toContain('<script>alert')
})

test('lines and semicolons are the same thing', () => {
  expect(joinLines(' 1 rue A \n\n75000 Paris;France')).toBe('1 rue A; 75000 Paris; France')
  expect(splitLines('1 rue A; 75000 Paris')).toBe('1 rue A\n75000 Paris')
})
