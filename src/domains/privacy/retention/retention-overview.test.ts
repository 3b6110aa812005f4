import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testShop } from '../../../../test/support/shop.ts'
import { dataRegistry } from '../../../data-registry.ts'
import { type AccountId, newId } from '../../../shared/ids.ts'
import { after, days } from '../../../shared/time.ts'
import type { ErasureDeps } from '../erasure/erase-person.ts'
import { openHolds } from '../privacy.fixture.ts'
import { endHold, placeHoldOn } from './holds.ts'
import { listHolds } from './list-holds.ts'
import { readRetention, rowsMax } from './retention-overview.ts'
import { countAllOverdue, runRetention } from './run-retention.ts'

const shop = await testShop()
const { db, pool } = shop
const now = new Date()
const deps: ErasureDeps = {
  db,
  clock: { now: () => now },
  registry: dataRegistry,
  financialYear: { month: 12, day: 31 },
  openIp: () => 'opened',
  isStaff: async () => false,
  outbox: { emit: async () => {} },
  redactPayments: async () => {},
  hash: () => Buffer.alloc(32),
  ledger: {
    append: async () => {},
    read: async () => [],
    appendDecision: async () => {},
    readDecisions: async () => [],
  },
}
const product = await shop.aProduct(3)

async function anAccount(lastActive = now): Promise<AccountId> {
  const id = newId('acc')
  await pool.query(
    `insert into shop.account (id, provider, subject, email, email_folded, locale, last_active_at) values ($1, 'local', $1, $2, $2, 'en', $3)`,
    [id, `${id}@example.eu`, lastActive],
  )
  return id
}
const aCart = (touchedAt: Date) =>
  pool.query(
    `insert into shop.cart (id, token_hash, touched_at) values ($1, sha256(random()::text::bytea), $2)`,
    [newId('crt'), touchedAt],
  )
const lineOf = async (table: string) =>
  (await readRetention(deps)).tables.find((each) => each.table === table)

test('rows are counted as far as anybody wants to know', async () => {
  const many = rowsMax + 5
  await sql`insert into shop.spent_challenge (id, expires_at) select sha256(n::text::bytea), now() + interval '1 day'
    from generate_series(1, ${many}::int) n`.execute(db)
  expect(await lineOf('spent_challenge')).toMatchObject({ rows: rowsMax + 1 })
})

test('a table says how much it holds, what goes next, what is late, and what tonight takes', async () => {
  await runRetention(deps)
  for (const age of [3, 29.5, 30.5, 40]) await aCart(after(now, -days(age)))
  expect(await lineOf('cart')).toMatchObject({
    topic: 'cart',
    keptFor: { rule: 'after', days: 30 },
    goesWith: null,
    rows: 4,
    nextAt: after(now, days(0.5)),
    overdue: 1,
  })
  const overview = await readRetention(deps)
  expect(overview).toMatchObject({ overdue: 1, due: [{ table: 'cart', rows: 3 }] })
  await runRetention(deps)
  const then = await readRetention(deps)
  expect(then).toMatchObject({ overdue: 0, due: [{ table: 'cart', rows: 1 }] })
  expect(then.runs[0]).toMatchObject({ table: 'cart', deleted: 2, anonymised: 0, at: now })
  expect(await lineOf('order_line')).toMatchObject({ goesWith: 'order', nextAt: null })
})

test('accounts that wait to be told or to be erased are counted with the rest', async () => {
  const unused = await anAccount(after(now, -days(800)))
  expect((await readRetention(deps)).accounts).toEqual({ told: 1, erased: 0 })
  await pool.query('update shop.account set inactivity_warned_at = $2 where id = $1', [
    unused,
    after(now, -days(32)),
  ])
  expect((await readRetention(deps)).accounts).toEqual({ told: 0, erased: 1 })
  expect(await countAllOverdue(deps)).toBe(1)
  await placeHoldOn(deps, `${unused}@example.eu`, { ground: 'claim', reference: '4711', by: unused })
  expect(await countAllOverdue(deps)).toBe(0)
})

test('a hold is placed by an address or a number, once, and leaves its history', async () => {
  const [staff, account] = [await anAccount(), await anAccount()]
  const order = await shop.anOrder(product)
  const { rows } = await pool.query('select number from shop."order" where id = $1', [order])
  const [{ number }] = rows
  const hold = { ground: 'court', reference: 'RG 26/04711', by: staff } as const
  expect(await placeHoldOn(deps, ` ${account}@EXAMPLE.eu `, hold)).toEqual({ ok: true })
  expect(await placeHoldOn(deps, number.toLowerCase(), hold)).toEqual({ ok: true })
  expect(await placeHoldOn(deps, number, hold)).toEqual({ ok: false, reason: 'held' })
  expect(await placeHoldOn(deps, 'nobody@example.eu', hold)).toEqual({ ok: false, reason: 'unknown' })
  expect(await placeHoldOn(deps, '0000-0000', hold)).toEqual({ ok: false, reason: 'unknown' })
  const held = async () => (await listHolds(db, openHolds)).rows
  const mine = (await held()).filter(({ placedBy }) => placedBy === staff)
  expect(mine.map(({ kind, named, ground, reference }) => ({ kind, named, ground, reference }))).toEqual([
    { kind: 'account', named: `${account}@example.eu`, ground: 'court', reference: 'RG 26/04711' },
    { kind: 'order', named: number, ground: 'court', reference: 'RG 26/04711' },
  ])
  for (const { id } of mine)
    await db.transaction().execute((tx) => endHold(tx, id, { by: staff, reason: 'Settled', at: now }))
  expect((await held()).filter(({ placedBy }) => placedBy === staff)).toEqual([])
  const history = await pool.query(
    `select action, count(*) from shop.audit_event where actor_id = $1 group by action order by action`,
    [staff],
  )
  expect(history.rows).toEqual([
    { action: 'privacy.hold_ended', count: 2 },
    { action: 'privacy.hold_placed', count: 2 },
  ])
})
