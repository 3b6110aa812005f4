import { expect, test } from 'vitest'
import { listAuditOf } from '../../../platform/audit/audit.ts'
import { answerTicket } from '../answer-ticket.ts'
import { testTickets } from '../tickets.fixture.ts'
import { createReply, saveReply, setReplyState } from './keep-replies.ts'
import { findReply, listUsedReplies } from './read-replies.ts'
import { fillReply, type ReplyValues, unknownVariablesIn } from './saved-reply.ts'

const shop = await testTickets()
const { deps, web, aTicket, lastWordOf, newsOf } = shop
const staff = await shop.staffMember()
const actor = { kind: 'staff', id: staff } as const
const db = web.as({ role: 'staff', account: staff })
const body = { en: 'Hello {{customer}}, {{product}} runs everywhere.', fr: 'Bonjour {{customer}}.' }

let names = 0
async function aReply(name = `Reply ${++names}`) {
  const made = await db.transaction().execute((tx) => createReply(tx, { name, body }, actor))
  if (!made.ok) throw new Error(made.reason)
  return made.id
}
const save = (given: { id: Awaited<ReturnType<typeof aReply>>; basedOn: number; name: string }) =>
  db.transaction().execute((tx) => saveReply(tx, { ...given, body }, actor))

const nothing: ReplyValues = {
  ...{ customer: null, order: null, product: null, shop: 'Keys', agent: null, ticket: 'T-1', link: null },
}

test('what is known is filled in, and what is not stands there and is named once', () => {
  const filled = fillReply('{{shop}}: {{ customer }}, {{customer}} {{ticket}}', nothing)
  expect(filled).toEqual({ text: 'Keys: {{ customer }}, {{customer}} T-1', unfilled: ['customer'] })
  // A name is no reply: what somebody is called is not filled in again.
  const named = fillReply('{{customer}}', { ...nothing, customer: '{{link}}' })
  expect(named).toEqual({ text: '{{link}}', unfilled: [] })
})

test.each([
  ['{{custmer}}', ['{{custmer}}']],
  ['{{Customer}} {{ order }}', ['{{Customer}}']],
  ['{{order}', ['{{order}']],
  ['{{ {{order}}', ['{{ ']],
  ['order}}', ['}}']],
  ['{order} {{order}}', []],
])('of %s what is no variable is found', (written, found) => {
  expect(unknownVariablesIn({ en: 'Hello', fr: written })).toEqual(found)
})

test('a reply with an unknown variable is kept in neither language', async () => {
  const wrong = { name: 'Wrong', body: { ...body, fr: 'Bonjour {{nom}}' } }
  const refused = { ok: false, reason: 'unknown_variable', written: ['{{nom}}'] }
  expect(await db.transaction().execute((tx) => createReply(tx, wrong, actor))).toEqual(refused)
  const id = await aReply()
  const saved = await db.transaction().execute((tx) => saveReply(tx, { ...wrong, id, basedOn: 1 }, actor))
  expect(saved).toEqual(refused)
  expect((await findReply(db, id))?.body).toEqual(body)
})

test('whoever began with an older version writes over nobody’s work', async () => {
  const id = await aReply()
  expect(await save({ id, basedOn: 1, name: 'First of two' })).toEqual({ ok: true, version: 2 })
  expect(await save({ id, basedOn: 1, name: 'Second of two' })).toEqual({
    ok: false,
    reason: 'changed_meanwhile',
  })
  expect((await findReply(db, id))?.name).toBe('First of two')
})

test('of two with one name, at once too, one is kept; a name that is put away is free', async () => {
  const both = await Promise.allSettled([aReply('Région'), aReply('REGION')])
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  const first = (await listUsedReplies(db)).find(({ name }) => /r.gion/i.test(name))
  if (!first) throw new Error('one of them is there')
  expect(await db.transaction().execute((tx) => setReplyState(tx, first.id, 'archived', actor))).toBe(true)
  expect((await listUsedReplies(db)).map(({ id }) => id)).not.toContain(first.id)
  await aReply('Region')
  expect(await db.transaction().execute((tx) => setReplyState(tx, first.id, 'used', actor))).toBe(false)
})

test('what was done with a reply is in the history', async () => {
  const id = await aReply()
  await save({ id, basedOn: 1, name: 'Of the history' })
  for (const state of ['archived', 'archived', 'used'] as const)
    await db.transaction().execute((tx) => setReplyState(tx, id, state, actor))
  const history = await listAuditOf(shop.worker.db, { kind: 'saved_reply', id })
  expect(history.toReversed().map(({ action }) => action)).toEqual([
    ...['saved_reply.created', 'saved_reply.changed', 'saved_reply.archived', 'saved_reply.restored'],
  ])
})

test('an answer with something that nobody filled in is not sent', async () => {
  const id = await aTicket()
  const read = await lastWordOf(id)
  const answer = { ticketId: id, by: staff, next: 'waiting', read } as const
  expect(await answerTicket(deps, { ...answer, body: 'Hello {{ customer }}!' })).toEqual({
    ...{ ok: false, reason: 'unfilled', variables: ['customer'] },
  })
  expect(newsOf(id)).toEqual(['opened'])
  expect(await answerTicket(deps, { ...answer, body: 'Use {{name}} in your template.' })).toEqual({
    ok: true,
  })
})

test('no customer and no visitor reads what the shop answers often', async () => {
  await aReply()
  for (const principal of [{ role: 'visitor' }, { role: 'customer', account: staff }] as const)
    await expect(web.as(principal).selectFrom('saved_reply').select('id').execute()).rejects.toThrow(
      'permission denied',
    )
})
