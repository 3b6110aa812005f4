import { expect, test } from 'vitest'
import { testDesk } from '../../../domains/catalog/desk/desk.fixture.ts'
import { roles } from '../../../domains/staff/index.ts'
import { sampleSession, siteWith } from '../../account/account.fixture.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import { fieldsOn } from '../products/office.fixture.ts'
import { categoryWords } from './category-words.ts'
import { categoriesFromDomains } from './from-domains.ts'

const desk = await testDesk()
const now = sampleStorefront().clock.now()
const words = categoryWords.en

function officeOf(role: (typeof roles)[number] = 'manager') {
  const session = sampleSession({ assurance: 2, provedAt: now, seenAt: now })
  return siteWith(
    { openSession: async () => ({ ...session, account: { ...session.account, id: desk.by } }) },
    {
      findStaff: async (accountId) => ({ accountId, role, since: now }),
      ...categoriesFromDomains(() => desk.staff),
    },
  )
}
const category = {
  slug: 'drawing',
  ...{ nameEn: 'Drawing', nameFr: 'Dessin', summaryEn: 'Draw.', summaryFr: 'Dessiner.' },
}
const slugs = async () =>
  (await desk.db.selectFrom('category').select('slug').orderBy('position').execute()).map(({ slug }) => slug)

test('a category is made, renamed and put in order', async () => {
  const site = officeOf()
  expect((await site.post('/admin/categories', category)).status).toBe(303)
  expect(await slugs()).toEqual(['office', 'games', 'sound', 'drawing'])
  for (const way of ['up', 'up', 'up', 'up']) await site.post('/admin/categories/drawing/move', { way })
  await site.post('/admin/categories/games/move', { way: 'down' })
  await site.post('/admin/categories/games/move', { way: 'sideways' })
  expect(await slugs()).toEqual(['drawing', 'office', 'sound', 'games'])
  const taken = await site.post('/admin/categories', { ...category, nameEn: '<b>Mine</b>' })
  expect(taken.status).toBe(422)
  const page = await taken.text()
  expect([page.includes(words.taken), page.includes('<b>Mine')]).toEqual([true, false])
  expect(fieldsOn(page, 'category-form')).toMatchObject({ nameEn: '<b>Mine</b>' })
})

test('whoever began earlier sees what the other changed, and keeps their own words', async () => {
  const site = officeOf()
  const here = '/admin/categories/sound'
  const seen = fieldsOn(await (await site.get(here)).text(), 'category-form')
  expect((await site.post(here, { ...seen, nameEn: 'Noise' })).status).toBe(303)
  const late = await site.post(here, { ...seen, nameEn: 'Music' })
  expect(late.status).toBe(409)
  const page = await late.text()
  expect(page).toContain('<del>Sound</del><ins>Noise</ins>')
  const mine = fieldsOn(page, 'category-form')
  expect(mine).toMatchObject({ nameEn: 'Music', seenNameEn: 'Noise' })
  expect((await site.post(here, mine)).status).toBe(303)
})

test('what does not fit and what is not there is refused', async () => {
  const site = officeOf()
  const wrong = await site.post('/fr/admin/categories', { ...category, slug: 'Été', nameFr: '' })
  expect(wrong.status).toBe(422)
  const page = await wrong.text()
  expect(page).toContain(categoryWords.fr.wrong.slug)
  expect(page).toContain(categoryWords.fr.wrong.nameFr)
  for (const path of ['/admin/categories/forged', '/admin/categories/forged/move'])
    expect((await site.post(path, category)).status).toBe(404)
})

test.each(roles)('categories are for owner and manager: %s', async (role) => {
  const may = role === 'owner' || role === 'manager'
  const site = officeOf(role)
  expect((await site.get('/admin/categories')).status).toBe(may ? 200 : 403)
  expect((await site.get('/admin/categories/games')).status).toBe(may ? 200 : 403)
  for (const path of ['', '/games', '/games/move'])
    expect((await site.post(`/admin/categories${path}`)).status === 403, path).toBe(!may)
})
