import { expect, test } from 'vitest'
import { testDesk } from '../../../domains/catalog/desk/desk.fixture.ts'
import { roles } from '../../../domains/staff/index.ts'
import { sampleSession, siteWith } from '../../account/account.fixture.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import { fieldsOn } from '../products/office.fixture.ts'
import { placesFromDomains } from './from-domains.ts'
import { placeWords } from './place-words.ts'

const desk = await testDesk()
const now = sampleStorefront().clock.now()
const words = placeWords.en

function officeOf(role: (typeof roles)[number] = 'manager') {
  const session = sampleSession({ assurance: 2, provedAt: now, seenAt: now })
  return siteWith(
    { openSession: async () => ({ ...session, account: { ...session.account, id: desk.by } }) },
    {
      findStaff: async (accountId) => ({ accountId, role, since: now }),
      ...placesFromDomains(() => desk.staff),
    },
  )
}
const site = officeOf()
const formAt = async (path: string) => fieldsOn(await (await site.get(path)).text(), 'place-form')
const platform = {
  ...{ code: 'quay', name: 'Quay', activationUrl: 'https://quay.example/redeem' },
  ...{ guideEn: 'One.\r\n\r\nTwo.', guideFr: 'Un.' },
}

test('a platform with its guide, and a region with its countries, are made and changed', async () => {
  expect((await site.post('/admin/places/platforms/new', platform)).status).toBe(303)
  const form = await formAt('/admin/places/platforms/quay')
  expect(form.guideEn).toBe('One.\n\nTwo.')
  expect(
    (await site.post('/admin/places/platforms/quay', { ...form, code: 'forged', name: 'Quay 2' })).status,
  ).toBe(303)
  expect(
    await desk.db.selectFrom('platform').select('name').where('code', 'in', ['quay', 'forged']).execute(),
  ).toEqual([{ name: 'Quay 2' }])
  const region = await formAt('/admin/places/regions/eu')
  expect(region.countries).toBe('DE FR IE')
  await site.post('/admin/places/regions/eu', { ...region, countries: 'fr, de;at AT' })
  await site.post('/admin/places/regions/us', {
    ...(await formAt('/admin/places/regions/us')),
    countries: ' ',
  })
  const { rows } = {
    rows: await desk.db.selectFrom('region').select(['code', 'countries']).orderBy('code').execute(),
  }
  expect(rows).toEqual([
    { code: 'eu', countries: ['AT', 'DE', 'FR'] },
    { code: 'us', countries: null },
    { code: 'worldwide', countries: null },
  ])
})

test('whoever began earlier sees what the other changed, and keeps their own words', async () => {
  const here = '/admin/places/platforms/kestrel'
  const seen = await formAt(here)
  expect((await site.post(here, { ...seen, guideEn: 'Do it.' })).status).toBe(303)
  const late = await site.post(here, { ...seen, guideEn: 'Do that.' })
  expect(late.status).toBe(409)
  const page = await late.text()
  expect(page).toContain(words.changedMeanwhile)
  expect(page).toMatch(/<ins>Do<\/ins>|<ins>Do it<\/ins>|Do it\./)
  const mine = fieldsOn(page, 'place-form')
  expect(mine.guideEn).toBe('Do that.')
  expect((await site.post(here, mine)).status).toBe(303)
  for (const nonsense of ['', '{', '[]', 'null'])
    expect((await site.post(here, { ...mine, seen: nonsense })).status, nonsense).toBe(409)
})

test('what does not fit is refused in words', async () => {
  const wrong = { ...platform, code: 'Q', activationUrl: 'javascript:alert(1)', guideFr: '' }
  const answer = await site.post('/admin/places/platforms/new', wrong)
  expect(answer.status).toBe(422)
  const page = await answer.text()
  for (const field of ['code', 'activationUrl', 'guideFr'] as const)
    expect(page).toContain(words.wrong[field])
  const region = { code: 'x', nameEn: '<b>', nameFr: 'X', countries: 'FR Germany XX' }
  const refused = await (await site.post('/admin/places/regions/new', region)).text()
  expect([refused.includes(words.wrong.countries), refused.includes('<b>"')]).toEqual([true, false])
  expect(
    await (await site.post('/admin/places/regions/new', { ...region, code: 'eu', countries: '' })).text(),
  ).toContain(words.taken)
  expect((await site.post('/admin/places/regions/forged', region)).status).toBe(404)
})

test.each(roles)('platforms and regions are for owner and manager: %s', async (role) => {
  const may = role === 'owner' || role === 'manager'
  const office = officeOf(role)
  for (const path of ['/admin/places', '/admin/places/platforms/new', '/admin/places/regions/eu'])
    expect((await office.get(path)).status, path).toBe(may ? 200 : 403)
  for (const path of ['/admin/places/platforms/new', '/admin/places/regions/eu'])
    expect((await office.post(path)).status === 403, path).toBe(!may)
})
