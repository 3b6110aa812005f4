import { expect, test } from 'vitest'
import { listAuditOf } from '../../../platform/audit/audit.ts'
import type { TicketId } from '../../../shared/ids.ts'
import { restrict } from '../../privacy/restriction/restriction.ts'
import { listInbox } from '../inbox.ts'
import { testTickets } from '../tickets.fixture.ts'
import { createTag, saveTag, setTagState } from './keep-tags.ts'
import { findTag, listTagsOf } from './read-tags.ts'
import { slugOf } from './tag.ts'
import { tagTicket, untagTicket } from './tag-ticket.ts'

const shop = await testTickets()
const { deps, web, aTicket, pool } = shop
const staff = await shop.staffMember()
const actor = { kind: 'staff', id: staff } as const
const db = web.as({ role: 'staff', account: staff })

const aTag = (en: string, fr = en) => db.transaction().execute((tx) => createTag(tx, { en, fr }, actor))
const setState = (slug: string, state: 'used' | 'archived') =>
  db.transaction().execute((tx) => setTagState(tx, slug, state, actor))
const tagsOf = async (id: TicketId, as = db) => (await listTagsOf(as, [id])).get(id) ?? []

test.each([
  ['Wrong region', 'wrong-region'],
  [' Clé déjà utilisée! ', 'cle-deja-utilisee'],
  ['北', ''],
])('%s is called %s in addresses', (name, slug) => {
  expect(slugOf(name)).toBe(slug)
})

test('a tag keeps its address whatever it is called, and no two have one', async () => {
  expect(await aTag('Wrong region', 'Mauvaise région')).toEqual({ ok: true, slug: 'wrong-region' })
  expect(await aTag('wrong  REGION')).toEqual({ ok: false, reason: 'taken' })
  expect(await aTag('??')).toEqual({ ok: false, reason: 'no_letters' })
  const save = (basedOn: number) =>
    db
      .transaction()
      .execute((tx) =>
        saveTag(tx, { slug: 'wrong-region', basedOn, name: { en: 'Region', fr: 'Région' } }, actor),
      )
  expect(await save(1)).toEqual({ ok: true, version: 2 })
  expect(await save(1)).toEqual({ ok: false, reason: 'changed_meanwhile' })
  expect((await findTag(db, 'wrong-region'))?.name.fr).toBe('Région')
})

test('tickets take words of the list alone, once, and give them back; the history says both', async () => {
  await aTag('Batch')
  const id = await aTicket()
  const tagging = { ticketId: id, tag: 'batch', by: staff }
  expect(await tagTicket(deps, { ...tagging, tag: 'made-up' })).toBe(false)
  expect(await tagTicket(deps, tagging)).toBe(true)
  expect(await tagTicket(deps, tagging)).toBe(true)
  expect(await tagsOf(id)).toEqual(['batch'])
  expect(await untagTicket(deps, tagging)).toBe(true)
  expect(await untagTicket(deps, tagging)).toBe(true)
  expect(await tagsOf(id)).toEqual([])
  const history = await listAuditOf(shop.worker.db, { kind: 'ticket', id })
  expect(history.map(({ action, details }) => [action, details]).slice(0, 2)).toEqual([
    ['ticket.untagged', { tag: 'batch' }],
    ['ticket.tagged', { tag: 'batch' }],
  ])
})

test('what is put away is kept by tickets that have it, and chosen by no others', async () => {
  await aTag('Old')
  const [with_, without] = [await aTicket(), await aTicket()]
  await tagTicket(deps, { ticketId: with_, tag: 'old', by: staff })
  expect(await setState('old', 'archived')).toBe(true)
  expect(await setState('old', 'archived')).toBe(false)
  expect(await tagTicket(deps, { ticketId: without, tag: 'old', by: staff })).toBe(false)
  expect(await tagsOf(with_)).toEqual(['old'])
})

test('the queue shows those with a tag, in every view, and counts no others', async () => {
  await aTag('Found')
  const [found, other] = [await aTicket(), await aTicket()]
  await tagTicket(deps, { ticketId: found, tag: 'found', by: staff })
  for (const view of ['open', 'all'] as const) {
    const inbox = await listInbox(db, { view, page: 1, tag: 'found' }, staff)
    expect(inbox).toMatchObject({ total: 1, tickets: [{ id: found }] })
  }
  const all = await listInbox(db, { view: 'all', page: 1 }, staff)
  expect(all.tickets.map(({ id }) => id)).toEqual(expect.arrayContaining([found, other]))
})

test('tags of a restricted person are not there for the staff, and of nobody’s for customers', async () => {
  await aTag('Hidden')
  const { account, email } = await shop.anAccount()
  const id = await aTicket({ accountId: account, email })
  await tagTicket(deps, { ticketId: id, tag: 'hidden', by: staff })
  for (const principal of [
    { role: 'visitor', ticket: id },
    { role: 'customer', account },
  ] as const)
    await expect(tagsOf(id, web.as(principal))).rejects.toThrow('permission denied')
  shop.pass(1000)
  const inTx = shop.worker.db.transaction()
  await inTx.execute((tx) => restrict(tx, { account, email }, shop.clock.now(), { kind: 'customer' }))
  expect(await tagsOf(id)).toEqual([])
  expect(await tagTicket(deps, { ticketId: id, tag: 'hidden', by: staff })).toBe(false)
})

test('with its ticket a tagging goes', async () => {
  await aTag('Gone')
  const id = await aTicket()
  await tagTicket(deps, { ticketId: id, tag: 'gone', by: staff })
  await pool.query('delete from shop.ticket where id = $1', [id])
  const { rows } = await pool.query('select 1 from shop.ticket_tagging where ticket_id = $1', [id])
  expect(rows).toEqual([])
})
