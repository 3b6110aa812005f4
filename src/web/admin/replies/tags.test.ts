import { expect, test, vi } from 'vitest'
import { roles } from '../../../domains/staff/index.ts'
import type { Tag } from '../../../domains/tickets/index.ts'
import { sampleSession, siteWith } from '../../account/account.fixture.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import type { AdminDeps } from '../deps.ts'
import { officeWith, sampleOnDesk } from '../tickets/desk.fixture.ts'
import { tagWords } from './tag-words.ts'

const now = sampleStorefront().clock.now()
const tag: Tag = {
  ...{ slug: 'wrong-region', name: { en: 'Wrong region', fr: 'Région' }, version: 2, state: 'used' },
}
const here = '/admin/tags/wrong-region'
const form = { nameEn: 'Region', nameFr: 'Région', version: '2' }

function officeOf(change: Partial<AdminDeps> = {}, role: (typeof roles)[number] = 'manager') {
  const session = sampleSession({ assurance: 2, provedAt: now, seenAt: now })
  return siteWith(
    { openSession: async () => session },
    {
      findStaff: async (accountId) => ({ accountId, role, since: now }),
      listTags: async () => [tag],
      findTag: async (_by, slug) => (slug === tag.slug ? tag : undefined),
      ...change,
    },
  )
}

test.each(roles)('the list of tags is kept by owner and manager: %s', async (role) => {
  const may = ['owner', 'manager'].includes(role)
  const createTag = vi.fn<AdminDeps['createTag']>(async () => ({ ok: true, slug: 'region' }))
  const saveTag = vi.fn<AdminDeps['saveTag']>(async () => ({ ok: true, version: 3 }))
  const setTagState = vi.fn<AdminDeps['setTagState']>(async () => true)
  const office = officeOf({ createTag, saveTag, setTagState }, role)
  for (const path of ['/admin/tags', here])
    expect((await office.get(path)).status, path).toBe(may ? 200 : 403)
  for (const [path, sent] of [
    ['/admin/tags', form],
    [here, form],
    [here, { act: 'archived' }],
  ] as const)
    expect((await office.post(path, sent)).status, path).toBe(may ? 303 : 403)
  for (const act of [createTag, saveTag, setTagState]) expect(act).toHaveBeenCalledTimes(may ? 1 : 0)
})

test.each(roles)('tags are put to tickets by whoever answers them: %s', async (role) => {
  const may = ['owner', 'manager', 'support'].includes(role)
  const onDesk = sampleOnDesk({ tags: [tag], tagged: [] })
  const [tagTicket, untagTicket] = [vi.fn(async () => true), vi.fn(async () => true)]
  const office = officeWith(onDesk, { tagTicket, untagTicket }, role)
  const at = `/admin/tickets/${onDesk.ticket.id}`
  expect((await office.post(at, { act: 'tag', tag: tag.slug })).status).toBe(may ? 303 : 403)
  expect((await office.post(at, { act: 'untag:wrong-region' })).status).toBe(may ? 303 : 403)
  expect(tagTicket).toHaveBeenCalledTimes(may ? 1 : 0)
  expect(untagTicket).toHaveBeenCalledTimes(may ? 1 : 0)
})

test('what is wrong is said, with all that was typed, and whoever began earlier sees what is there now', async () => {
  const wrong = await officeOf().post('/admin/tags', { ...form, nameEn: '', nameFr: 'Gardé' })
  expect(wrong.status).toBe(422)
  const html = await wrong.text()
  for (const said of [tagWords.en.wrong, 'value="Gardé"']) expect(html).toContain(said)
  const taken = await officeOf().post('/admin/tags', form)
  expect(await taken.text()).toContain(tagWords.en.taken)
  const saveTag = async () => ({ ok: false, reason: 'changed_meanwhile' }) as const
  const late = await officeOf({ saveTag }).post(here, { ...form, version: '1', nameEn: 'Mine' })
  expect(late.status).toBe(409)
  const lateHtml = await late.text()
  for (const said of ['“Wrong region”', 'value="Mine"', 'name="version" value="2"'])
    expect(lateHtml).toContain(said)
  expect((await officeOf().get('/admin/tags/none')).status).toBe(404)
})

test('the filter of the queue stands in its address, and is passed on', async () => {
  const listInbox = vi.fn<AdminDeps['listInbox']>(async () => ({
    ...{
      tickets: [],
      total: 120,
      isMore: false,
      isCut: false,
      colleagues: [],
      live: { present: [], change: 0 },
      tags: [tag],
      taggedOf: new Map(),
    },
  }))
  const office = officeWith(sampleOnDesk(), { listInbox })
  const html = await (await office.get('/admin/tickets?view=all&tag=wrong-region')).text()
  expect(listInbox.mock.lastCall?.[0]).toMatchObject({ view: 'all', tag: 'wrong-region' })
  expect(html).toContain('<option value="wrong-region" selected')
  expect(html).toContain('view=all&amp;tag=wrong-region&amp;page=2')
})
