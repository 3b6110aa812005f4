import { randomBytes } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { connectDatabase } from '../../platform/database/connect.ts'
import { prepareLogins } from '../../platform/database/logins.ts'
import { type AccountId, newId } from '../../shared/ids.ts'
import { Secret } from '../../shared/secret.ts'
import { deleteView, keepView, keptQuery, listViews, openViews, renameView } from './index.ts'
import { namesSomebody, refusalOf } from './view.ts'

const { pool, connectionString } = await testDatabase()
const web = connectDatabase((await prepareLogins(connectionString, new Secret(randomBytes(32)))).web, {
  max: 4,
})
afterAll(() => web.close())
const today = '2026-11-27'
const list = '/admin/orders'

async function aMember(): Promise<AccountId> {
  const id = newId('acc')
  await pool.query(
    `insert into shop.account (id, provider, subject, email, email_folded, locale) values ($1, 'local', $1, $2, $2, 'en')`,
    [id, `${id}@example.eu`],
  )
  await pool.query(`insert into shop.staff (account_id, role) values ($1, 'support')`, [id])
  return id
}
const [me, her] = [await aMember(), await aMember()]
const as = (account: AccountId) => web.as({ role: 'staff', account })
const keep = (by: AccountId, query: string, shared = false, name = 'Mine') =>
  keepView(as(by), { name, list, query, shared, by, today })
const namesFor = async (by: AccountId) => (await listViews(as(by), list)).map(({ query }) => query)

describe('what a view keeps', () => {
  test('the same choices are the same text, and where one has turned to is none', () => {
    expect(keptQuery('sort=number&page=3&state=paid&text=&as=csv&named=kept')).toBe('sort=number&state=paid')
    expect(keptQuery('state=paid&sort=number')).toBe('sort=number&state=paid')
  })

  test.each([
    ['ada@example.eu', true],
    ['06 12 34 56 78', true],
    ['AB2C-9KLM', true],
    ['ab2c-9klm', true],
    ['2026-11-27', false],
    ['refunded', false],
    ['game-card', false],
    ['-placed', false],
    ['2030', false],
    ['prd_01k9x2m4v8q7c3n5h6j2b1t0az', false],
    ['acc_01k9x2m4v8q7c3n5h6j2b1t0az', true],
    ['ord_01k9x2m4v8q7c3n5h6j2b1t0az,acc_01k9x2m4v8q7c3n5h6j2b1t0az', true],
    ['tkt_01k9x2m4v8q7c3n5h6j2b1t0az', true],
  ])('%s names somebody: %s', (value, isRefused) => {
    expect(namesSomebody(value)).toBe(isRefused)
    expect(refusalOf(keptQuery(new URLSearchParams({ text: value }).toString()))).toBe(
      isRefused ? 'names_somebody' : undefined,
    )
  })

  test('nothing chosen and too much are nothing to keep', () => {
    expect(refusalOf('')).toBe('nothing_chosen')
    expect(refusalOf(`text=${'x'.repeat(600)}`)).toBe('too_long')
  })
})

test('what is my own nobody else sees, changes or takes away; what is shared everybody sees, and its maker or an owner changes', async () => {
  const mine = await keep(me, 'state=paid')
  const ours = await keep(me, 'state=refunded', true, 'Ours')
  if (!mine.ok || !ours.ok) throw new Error('not kept')
  expect(await namesFor(me)).toEqual(['state=paid', 'state=refunded'])
  expect(await namesFor(her)).toEqual(['state=refunded'])
  const unknown = { ok: false, reason: 'unknown' }
  const notHers = { ok: false, reason: 'not_yours' }
  const staff = { by: her, isOwner: false }
  const owner = { by: her, isOwner: true }
  for (const keeper of [staff, owner]) {
    expect(await renameView(as(her), { ...keeper, id: mine.id, name: 'Hers' })).toEqual(unknown)
    expect(await deleteView(as(her), { ...keeper, id: mine.id })).toEqual(unknown)
  }
  expect(await renameView(as(her), { ...staff, id: ours.id, name: 'Hers' })).toEqual(notHers)
  expect(await deleteView(as(her), { ...staff, id: ours.id })).toEqual(notHers)
  expect(await renameView(as(me), { by: me, isOwner: false, id: ours.id, name: 'For all' })).toEqual({
    ok: true,
  })
  expect(await deleteView(as(her), { ...owner, id: ours.id })).toEqual({ ok: true })
  expect(await deleteView(as(me), { by: me, isOwner: false, id: mine.id })).toEqual({ ok: true })
  const { rows } = await pool.query(
    `select action, actor_id from shop.audit_event where subject_id = $1 order by at`,
    [ours.id],
  )
  expect(rows).toEqual([
    { action: 'view.kept', actor_id: me },
    { action: 'view.renamed', actor_id: me },
    { action: 'view.deleted', actor_id: her },
  ])
})

test('a view for somebody else cannot be slipped in', async () => {
  const row = { id: newId('viw'), name: 'x', list, query: 'a=b', owner_id: her, made_by: me, used_on: today }
  await expect(as(me).insertInto('saved_view').values(row).execute()).rejects.toThrow('row-level security')
})

test('twice the same is kept once, also by two who press at once; of two people each has their own', async () => {
  const both = await Promise.all([keep(me, 'state=open&sort=number'), keep(me, 'sort=number&state=open')])
  expect(both.map(({ ok }) => ok).toSorted()).toEqual([false, true])
  expect((await keep(her, 'sort=number&state=open')).ok).toBe(true)
})

test('a name that names somebody, and an address in a filter, are refused', async () => {
  expect(await keep(me, 'state=x', true, 'ada@example.eu')).toEqual({ ok: false, reason: 'names_somebody' })
  expect(await keep(me, 'text=ada%40example.eu')).toEqual({ ok: false, reason: 'names_somebody' })
  const named = { id: newId('viw'), name: 'ada@example.eu', by: me, isOwner: false }
  expect(await renameView(as(me), named)).toEqual({ ok: false, reason: 'names_somebody' })
})

test('a view that is opened is told apart from one that nobody wants', async () => {
  const view = await keep(me, 'state=used')
  if (!view.ok) throw new Error('not kept')
  await openViews(as(me), { list, query: 'page=2&state=used', today: '2026-12-24' })
  await openViews(as(me), { list, query: 'state=other', today: '2027-01-01' })
  const { rows } = await pool.query(`select used_on::text from shop.saved_view where id = $1`, [view.id])
  expect(rows).toEqual([{ used_on: '2026-12-24' }])
})

test('whoever leaves takes their own along, and leaves the team its views', async () => {
  const gone = await aMember()
  await keep(gone, 'state=left')
  await keep(gone, 'state=stays', true)
  await pool.query('delete from shop.staff where account_id = $1', [gone])
  const { rows } = await pool.query(
    `select query from shop.saved_view where query in ('state=left', 'state=stays')`,
  )
  expect(rows).toEqual([{ query: 'state=stays' }])
})

test('a list has thirty views at most', async () => {
  for (let n = 0; n < 30; n++) await keep(me, `state=n${n}`)
  expect(await keep(me, 'state=more')).toEqual({ ok: false, reason: 'too_many' })
})
