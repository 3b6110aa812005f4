import { expect, test, vi } from 'vitest'
import { roles } from '../../../domains/staff/index.ts'
import type { SavedReply } from '../../../domains/tickets/index.ts'
import { newId } from '../../../shared/ids.ts'
import { sampleSession, siteWith } from '../../account/account.fixture.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import type { AdminDeps } from '../deps.ts'
import { formOf } from './reply-form.ts'
import { replyWords, unfilledText } from './reply-words.ts'

const now = sampleStorefront().clock.now()
const reply: SavedReply = {
  id: newId('rpl'),
  name: 'Another region',
  body: { en: 'Hello {{customer}}', fr: 'Bonjour {{customer}}' },
  version: 3,
  state: 'used',
  changedAt: now,
}
const here = `/admin/replies/${reply.id}`
const form = formOf(reply)

function officeOf(change: Partial<AdminDeps> = {}, role: (typeof roles)[number] = 'manager') {
  const session = sampleSession({ assurance: 2, provedAt: now, seenAt: now })
  return siteWith(
    { openSession: async () => session },
    {
      findStaff: async (accountId) => ({ accountId, role, since: now }),
      listSavedReplies: async () => [reply],
      findSavedReply: async (_by, id) => (id === reply.id ? reply : undefined),
      ...change,
    },
  )
}

test.each(roles)('saved replies are kept by owner and manager: %s', async (role) => {
  const may = ['owner', 'manager'].includes(role)
  const saveSavedReply = vi.fn<AdminDeps['saveSavedReply']>(async () => ({ ok: true, version: 4 }))
  const setSavedReplyState = vi.fn<AdminDeps['setSavedReplyState']>(async () => true)
  const createSavedReply = vi.fn<AdminDeps['createSavedReply']>(async () => ({ ok: true, id: reply.id }))
  const office = officeOf({ saveSavedReply, setSavedReplyState, createSavedReply }, role)
  for (const path of ['/admin/replies', '/admin/replies/new', here])
    expect((await office.get(path)).status, path).toBe(may ? 200 : 403)
  for (const [path, sent] of [
    [here, form],
    [here, { act: 'archived' }],
    ['/admin/replies/new', form],
  ] as const)
    expect((await office.post(path, sent)).status, path).toBe(may ? 303 : 403)
  for (const act of [saveSavedReply, setSavedReplyState, createSavedReply])
    expect(act).toHaveBeenCalledTimes(may ? 1 : 0)
})

test('whoever began earlier keeps their words, sees what they would change, and can save on top', async () => {
  const saveSavedReply = async () => ({ ok: false, reason: 'changed_meanwhile' }) as const
  const answer = await officeOf({ saveSavedReply }).post(here, { ...form, version: '2', bodyEn: 'Mine' })
  expect(answer.status).toBe(409)
  const html = await answer.text()
  expect(html).toContain(replyWords.en.changedMeanwhile)
  expect(html).toContain('<ins>Mine</ins>')
  expect(html).toContain('name="version" value="3"')
})

test('what does not fit is refused in words, with all that was typed', async () => {
  const empty = await officeOf().post('/fr/admin/replies/new', { ...form, name: '', bodyFr: 'Gardé' })
  expect(empty.status).toBe(422)
  const html = await empty.text()
  for (const said of [replyWords.fr.wrong.name, 'Gardé']) expect(html).toContain(said)
  const saveSavedReply = async () =>
    ({ ok: false, reason: 'unknown_variable', written: ['{{nom}}'] }) as const
  const unknown = await officeOf({ saveSavedReply }).post(here, { ...form, bodyFr: 'Bonjour {{nom}}' })
  expect(unknown.status).toBe(422)
  expect(await unknown.text()).toContain(replyWords.en.unknown('{{nom}}'))
})

test('a reply that is not there is not there', async () => {
  for (const path of [`/admin/replies/${newId('rpl')}`, '/admin/replies/x'])
    expect((await officeOf().get(path)).status).toBe(404)
  expect((await officeOf().post(`/admin/replies/${newId('rpl')}`, form)).status).toBe(404)
})

test('what nobody could fill in is named as it stands in the text', () => {
  expect(unfilledText('en', ['customer', 'order'])).toContain('the customer’s name ({{customer}})')
  expect(unfilledText('fr', [])).toBeUndefined()
})
