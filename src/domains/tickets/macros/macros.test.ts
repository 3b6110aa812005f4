import { expect, test } from 'vitest'
import { listAuditOf } from '../../../platform/audit/audit.ts'
import type { OrderId, TicketId } from '../../../shared/ids.ts'
import { createReply } from '../replies/keep-replies.ts'
import { createTag } from '../tags/keep-tags.ts'
import { listTagsOf } from '../tags/read-tags.ts'
import { testTickets } from '../tickets.fixture.ts'
import { writeQuestion } from '../write-question.ts'
import { createMacro, findMacro, saveMacro, setMacroState } from './keep-macros.ts'
import type { MacroContent } from './macro.ts'
import { type KeyLetters, runMacro } from './run-macro.ts'

const shop = await testTickets()
const { deps, web, pool, aTicket, threadOf, lastWordOf } = shop
const staff = await shop.staffMember()
const actor = { kind: 'staff', id: staff } as const
const db = web.as({ role: 'staff', account: staff })

const reply = await db
  .transaction()
  .execute((tx) => createReply(tx, { name: 'Sent again', body: { en: 'Sent.', fr: 'Envoyé.' } }, actor))
if (!reply.ok) throw new Error(reply.reason)
await db.transaction().execute((tx) => createTag(tx, { en: 'Resent', fr: 'Renvoyé' }, actor))
const content: MacroContent = {
  ...{ name: 'Send again', act: null, replyId: reply.id, tag: 'resent', next: 'solved' },
}
async function aMacro(differences: Partial<MacroContent> = {}) {
  const id = await db.transaction().execute((tx) => createMacro(tx, { ...content, ...differences }, actor))
  const macro = await findMacro(db, id)
  if (!macro) throw new Error('it was made')
  return macro
}
/** Which letters went out again; `refusal` is what the letters say of the next one. */
const letters = { refusal: null as Awaited<ReturnType<KeyLetters['refusalOf']>>, sent: [] as OrderId[] }
const withLetters = {
  ...deps,
  keyLetters: {
    refusalOf: async () => letters.refusal,
    sendAgain: async (_, { orderId }) => void letters.sent.push(orderId),
  } satisfies KeyLetters,
}
const run = async (ticketId: TicketId, macro: Awaited<ReturnType<typeof aMacro>>, body = 'Sent.') =>
  runMacro(withLetters, { ticketId, by: staff, macro, body, read: await lastWordOf(ticketId) })

test('one press answers, tags and moves the ticket; the history names the macro', async () => {
  const id = await aTicket()
  const macro = await aMacro()
  expect(await run(id, macro)).toEqual({ ok: true })
  const { ticket, messages } = await threadOf(id)
  expect([ticket.state, messages.at(-1)?.body]).toEqual(['solved', 'Sent.'])
  expect((await listTagsOf(db, [id])).get(id)).toEqual(['resent'])
  const history = await listAuditOf(shop.worker.db, { kind: 'ticket', id })
  expect(history.find(({ action }) => action === 'ticket.answered')?.details).toMatchObject({
    macro: macro.id,
  })
  expect(shop.newsOf(id)).toEqual(['opened', 'solved'])
})

test('what nobody filled in, or what has moved on, does nothing at all', async () => {
  const id = await aTicket()
  const macro = await aMacro()
  expect(await run(id, macro, 'Hello {{customer}}')).toMatchObject({ ok: false, reason: 'unfilled' })
  const read = await lastWordOf(id)
  await writeQuestion(deps, id, { body: 'One more thing.' })
  const late = { ticketId: id, by: staff, macro, body: 'Sent.', read }
  expect(await runMacro(withLetters, late)).toEqual({ ok: false, reason: 'moved_on' })
  expect((await listTagsOf(db, [id])).get(id)).toBeUndefined()
  expect((await threadOf(id)).messages).toHaveLength(2)
})

test('no macro moves a key or money', async () => {
  const id = await aTicket()
  for (const act of ['replace', 'refund'] as const)
    expect(await run(id, await aMacro({ act }))).toEqual({ ok: false, reason: 'led' })
  expect(shop.newsOf(id)).toEqual(['opened'])
})

test('keys go out again with the answer that says so, and with neither when there are none or a bank doubts', async () => {
  const email = 'resend@example.eu'
  const order = await shop.anOrder(email)
  const macro = await aMacro({ act: 'resend' })
  const id = await aTicket({ email, orderId: order })
  const nothing = { ok: false, reason: 'nothing_to_resend' }
  expect(await run(await aTicket(), macro)).toEqual(nothing)
  const hold = (by: string | null) =>
    pool.query('update shop."order" set held_for = $2 where id = $1', [order, by])
  await hold('dispute')
  expect(await run(id, macro)).toEqual(nothing)
  await hold(null)
  // As often as it may go out in a day: whoever pressed is told, and the customer reads of no letter.
  for (const reason of ['too_many', 'nothing_to_resend'] as const) {
    letters.refusal = reason
    expect(await run(id, macro)).toEqual({ ok: false, reason })
  }
  letters.refusal = null
  expect([letters.sent, shop.newsOf(id)]).toEqual([[], ['opened']])
  expect(await run(id, macro)).toEqual({ ok: true })
  expect([letters.sent, shop.newsOf(id)]).toEqual([[order], ['opened', 'solved']])
})

test('whoever began with an older version writes over nobody’s work, and all is in the history', async () => {
  const { id } = await aMacro()
  const save = () =>
    db.transaction().execute((tx) => saveMacro(tx, { ...content, id, basedOn: 1, name: 'Other' }, actor))
  expect(await save()).toEqual({ ok: true, version: 2 })
  expect(await save()).toEqual({ ok: false, reason: 'changed_meanwhile' })
  const put = () => db.transaction().execute((tx) => setMacroState(tx, id, 'archived', actor))
  expect([await put(), await put()]).toEqual([true, false])
  const history = await listAuditOf(shop.worker.db, { kind: 'ticket_macro', id })
  expect(history.toReversed().map(({ action }) => action)).toEqual([
    ...['ticket_macro.created', 'ticket_macro.changed', 'ticket_macro.archived'],
  ])
})
