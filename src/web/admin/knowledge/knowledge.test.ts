import { expect, test, vi } from 'vitest'
import type { Article } from '../../../domains/knowledge/index.ts'
import { roles } from '../../../domains/staff/index.ts'
import { newId } from '../../../shared/ids.ts'
import { sampleSession, siteWith } from '../../account/account.fixture.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import type { AdminDeps } from '../deps.ts'
import { formOf, parseArticle } from './article-form.ts'
import { articleWords } from './article-words.ts'

const now = sampleStorefront().clock.now()
const article: Article = {
  ...{
    id: newId('hlp'),
    slug: 'region',
    topic: 'problem',
    platform: 'harbour',
    state: 'published',
    version: 3,
  },
  title: { en: 'Another region', fr: 'Une autre région' },
  lead: { en: 'Look here.', fr: 'Regardez ici.' },
  body: { en: 'One.\n\nTwo.', fr: 'Un.\n\nDeux.' },
  words: 'country',
  changedAt: now,
}
const older = { ...article, version: 2, body: { en: 'One.', fr: 'Un.' }, writtenBy: null, writtenAt: now }
const platforms = [{ code: 'harbour', name: 'Harbour' }]
const here = `/admin/help/${article.id}`
const form = formOf(article)

function officeOf(change: Partial<AdminDeps> = {}, role: (typeof roles)[number] = 'support') {
  const session = sampleSession({ assurance: 2, provedAt: now, seenAt: now })
  return siteWith(
    { openSession: async () => session },
    {
      findStaff: async (accountId) => ({ accountId, role, since: now }),
      listHelpArticles: async () => ({ rows: [article], total: 1 }),
      readHelpArticle: async (_by, id) => (id === article.id ? article : undefined),
      listHelpVersions: async () => [{ ...older, ...article }, older],
      listHelpPlatforms: async () => platforms,
      ...change,
    },
  )
}

test.each(roles)('help articles are written by owner, manager and support: %s', async (role) => {
  const may = ['owner', 'manager', 'support'].includes(role)
  const saveHelpArticle = vi.fn<AdminDeps['saveHelpArticle']>(async () => ({ ok: true, version: 4 }))
  const setHelpState = vi.fn<AdminDeps['setHelpState']>(async () => true)
  const office = officeOf({ saveHelpArticle, setHelpState }, role)
  for (const path of ['/admin/help', '/admin/help/new', here, `${here}/versions`])
    expect((await office.get(path)).status, path).toBe(may ? 200 : 403)
  expect((await office.post(here, form)).status).toBe(may ? 303 : 403)
  expect((await office.post(`${here}/state`, { state: 'draft' })).status).toBe(may ? 303 : 403)
  expect(saveHelpArticle).toHaveBeenCalledTimes(may ? 1 : 0)
  expect(setHelpState).toHaveBeenCalledTimes(may ? 1 : 0)
})

test('what was typed is saved on top of the version that was opened', async () => {
  const saveHelpArticle = vi.fn<AdminDeps['saveHelpArticle']>(async () => ({ ok: true, version: 4 }))
  const answer = await officeOf({ saveHelpArticle }).post(here, { ...form, bodyEn: 'One.\r\n\r\nTwo.\r\n' })
  expect(answer.headers.get('location')).toBe(`${here}?news=saved`)
  const { version, state, changedAt, ...kept } = article
  expect(saveHelpArticle).toHaveBeenCalledWith({ ...kept, basedOn: 3, by: expect.anything() })
})

test('whoever began earlier keeps their words, sees what others did, and can save on top', async () => {
  const saveHelpArticle = vi.fn<AdminDeps['saveHelpArticle']>(async () => ({
    ok: false,
    reason: 'changed_meanwhile',
  }))
  const answer = await officeOf({ saveHelpArticle }).post(here, { ...form, version: '2', titleEn: 'Mine' })
  expect(answer.status).toBe(409)
  const html = await answer.text()
  expect(html).toContain(articleWords.en.changedMeanwhile)
  expect(html).toContain('<ins>Two.</ins>')
  expect(html).toContain('value="Mine"')
  expect(html).toContain('name="version" value="3"')
})

test('a preview keeps nothing, and shows nothing that runs', async () => {
  const saveHelpArticle = vi.fn<AdminDeps['saveHelpArticle']>()
  const body = '## Big\n\n<script>alert(1)</script>'
  const answer = await officeOf({ saveHelpArticle }).post(here, { ...form, bodyEn: body, act: 'preview' })
  const html = await answer.text()
  expect(html).toContain('<h2>Big</h2>')
  expect(html).not.toContain('<script>alert')
  expect(saveHelpArticle).not.toHaveBeenCalled()
})

test('what does not fit is refused in words, with all that was typed', async () => {
  const createHelpArticle = vi.fn<AdminDeps['createHelpArticle']>()
  const office = officeOf({ createHelpArticle })
  const answer = await office.post('/fr/admin/help/new', { ...form, slug: 'Région', titleFr: '' })
  expect(answer.status).toBe(422)
  const html = await answer.text()
  for (const said of [
    articleWords.fr.wrong.slug,
    articleWords.fr.wrong.titleFr,
    'value="Région"',
    'Regardez ici.',
  ])
    expect(html).toContain(said)
  expect(createHelpArticle).not.toHaveBeenCalled()
  expect(parseArticle({ ...form, topic: 'x', platform: 'x', bodyEn: 'x'.repeat(20_001) }, platforms)).toEqual(
    {
      ok: false,
      wrong: ['topic', 'platform', 'bodyEn'],
    },
  )
})

test('an older text can be taken up again', async () => {
  const html = await (await officeOf().get(`${here}?version=2`)).text()
  expect(html).toContain(articleWords.en.takenUp(2))
  expect(html).toMatch(/name="bodyEn"[^>]*>\s*One\.\s*</)
  expect(html).toContain('name="version" value="3"')
  for (const nonsense of ['0', '99', '-1', 'x', '1.5'])
    expect((await officeOf().get(`${here}?version=${nonsense}`)).status).toBe(200)
})

test('an article that is not there is not there', async () => {
  for (const path of [`/admin/help/${newId('hlp')}`, '/admin/help/x/versions'])
    expect((await officeOf().get(path)).status).toBe(404)
  expect((await officeOf().post(`/admin/help/${newId('hlp')}`, form)).status).toBe(404)
})

test('articles are a list by their address, and a file', async () => {
  const listHelpArticles = vi.fn<AdminDeps['listHelpArticles']>(async () => ({ rows: [article], total: 1 }))
  const office = officeOf({ listHelpArticles })
  const page = await (
    await office.get('/admin/help?text=region&state=published&topic=problem&sort=title')
  ).text()
  expect(listHelpArticles).toHaveBeenCalledWith(expect.anything(), {
    ...{ text: 'region', state: 'published', topic: 'problem', locale: 'en', page: 1 },
    ...{ sort: 'title', isDescending: false },
  })
  expect(page).toContain('Another region')
  const file = await (await office.get('/admin/help?as=csv')).text()
  expect(file.trim().split('\r\n').at(-1)).toBe(
    `region,problem,harbour,published,3,Another region,Une autre région,${now.toISOString()}`,
  )
})
