import { createHmac, randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { testShop } from '../../../../test/support/shop.ts'
import { dataRegistry } from '../../../data-registry.ts'
import { connectDatabase } from '../../../platform/database/connect.ts'
import { prepareLogins } from '../../../platform/database/logins.ts'
import { erasureLedger } from '../../../platform/erasure-ledger.ts'
import { type AccountId, newId, type OrderId } from '../../../shared/ids.ts'
import { Secret } from '../../../shared/secret.ts'
import { verifyCustody } from '../../keys/index.ts'
import { claimGuestOrders } from '../../orders/index.ts'
import { requestRedactions } from '../../payments/index.ts'
import { placeHold } from '../retention/holds.ts'
import { listHeldData } from '../subject/held-data.ts'
import { findSubject } from '../subject/subject.ts'
import { type ErasureDeps, erasePerson } from './erase-person.ts'
import { replayErasures } from './replay-erasures.ts'

const shop = await testShop()
const { db, pool } = shop
const logins = await prepareLogins(shop.connectionString, new Secret(randomBytes(32)))
const worker = connectDatabase(logins.worker, { max: 4 })
const folder = await mkdtemp(join(tmpdir(), 'akm-ledger-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
const file = join(folder, 'erasures.jsonl')
const events: object[] = []
const secret = randomBytes(32)
const deps: ErasureDeps = {
  db: worker.db,
  clock: { now: () => new Date() },
  registry: dataRegistry,
  financialYear: { month: 12, day: 31 },
  openIp: () => 'opened',
  isStaff: async () => false,
  outbox: { emit: async (_tx, event) => void events.push(event) },
  redactPayments: (tx, orders) => requestRedactions(tx, orders, new Date()),
  hash: (value) => createHmac('sha256', secret).update(value).digest(),
  ledger: erasureLedger(file),
}
const product = await shop.aProduct(40)
const erase = (account: AccountId, ground: 'request' | 'inactivity' = 'request') =>
  erasePerson(deps, { account }, ground)

/** Somebody with a name that stands nowhere else, in every table that a customer reaches. */
async function aCanary(): Promise<{ account: AccountId; order: OrderId; words: string[] }> {
  const mark = `canary${randomBytes(6).toString('hex')}`
  const email = `${mark}@example.eu`
  const account = newId('acc')
  const person = crypto.randomUUID()
  await pool.query('insert into identity.person (id, email, confirmed_at) values ($1, $2, now())', [
    person,
    email,
  ])
  await pool.query(
    `insert into identity.credential (id, person_id, account_id, provider_id, password, created_at, updated_at)
     values ($1, $2, $2, 'credential', $3, now(), now())`,
    [crypto.randomUUID(), person, `$argon2id$v=19$m=19456,t=2,p=1$c2FsdHNhbHRzYWx0$${mark}`],
  )
  await pool.query(
    `insert into shop.account (id, provider, subject, email, email_folded, locale, display_name) values ($1, 'local', $2, $3, $3, 'en', $4)`,
    [account, person, email, `Name ${mark}`],
  )
  await pool.query(
    `insert into shop.session (id, account_id, token_hash, assurance, provider_sealed, browser, network, expires_at)
     values ($1, $2, $3, 1, '', 'Firefox 140', '192.0.2.0/24', now())`,
    [newId('ses'), account, randomBytes(32)],
  )
  await pool.query(
    `insert into shop.connection_event (id, kind, account_id, network, browser, at)
     values ($1, 'signed_in', $2, '192.0.2.0/24', 'Firefox 140', now())`,
    [newId('con'), account],
  )
  await pool.query(
    `insert into shop.alert (id, kind, account_id, day, count, at)
     values ($1, 'failures_of_account', $2, current_date, 10, now())`,
    [newId('alr'), account],
  )
  await pool.query(
    `insert into shop.proof_request (id, purpose, email, email_folded, locale, account_id) values ($1, 'sign_in', $2, $2, 'en', $3)`,
    [newId('prf'), email, account],
  )
  const cart = newId('crt')
  await pool.query('insert into shop.cart (id, token_hash) values ($1, $2)', [cart, randomBytes(32)])
  const order = await shop.anOrder(product, { delivery: 'at_once' })
  await pool.query('update shop."order" set cart_id = $2 where id = $1', [order, cart])
  await pool.query(
    `update shop.order_contact set email = $2, email_folded = $2, name = $3 where order_id = $1`,
    [order, email, `Buyer ${mark}`],
  )
  await pool.query(
    `update shop.order_trace set network = '192.0.2.0/24', browser = 'x ${mark}'::varchar(24) where order_id = $1`,
    [order],
  )
  await pool.query(
    `insert into shop.mail (id, kind, subject_id, order_id, locale, recipient, state) values ($1, 'order_confirmation', $2, $2, 'en', $3, 'accepted')`,
    // As the buyer typed it.
    [newId('eml'), order, email.replace('canary', 'Canary')],
  )
  await claimGuestOrders(db, account, email)
  return { account, order, words: [mark, account, person, cart] }
}

async function paid(order: OrderId): Promise<void> {
  await shop.pay(order)
  await shop.advance(order)
  await pool.query(
    `update shop.unit set state = 'revealed', revealed_at = now() where order_id = $1 and state = 'delivered'`,
    [order],
  )
  await pool.query(`update shop."order" set state = 'fulfilled' where id = $1`, [order])
}

/** Every row of every table of the database as text, with the queue's. */
async function dump(): Promise<string> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c
     where c.relkind in ('r', 'p') and c.relnamespace::regnamespace::text in ('shop', 'identity', 'pgboss', 'supabase_migrations')`,
  )
  const texts: string[] = []
  for (const { name } of tables) {
    const { rows } = await pool.query<{ row: string }>(`select t::text as row from ${name} as t`)
    texts.push(...rows.map(({ row }) => `${name} ${row}`))
  }
  return texts.join('\n')
}

test('after an erasure the whole database holds nothing of the person but what the policy keeps', async () => {
  const { account, order, words } = await aCanary()
  await paid(order)
  const before = await dump()
  for (const word of words) expect(before, word).toContain(word)
  const outcome = await erase(account)
  expect(outcome).toMatchObject({ ok: true })
  const left = (await dump())
    .split('\n')
    .filter((line) => words.some((word) => line.toLowerCase().includes(word.toLowerCase())))
  expect(left).toEqual([])
  const ledger = await readFile(file, 'utf8')
  for (const word of words) expect(ledger).not.toContain(word)
})

test('a letter goes with its account or order, whatever address it went to', async () => {
  const { account, order, words } = await aCanary()
  await paid(order)
  const other = await aCanary()
  for (const [column, id] of [
    ['account_id', account],
    ['order_id', order],
  ]) {
    await pool.query(
      `insert into shop.mail (id, kind, subject_id, ${column}, locale, recipient) values ($1, 'account_notice', $1, $2, 'en', $3)`,
      [newId('eml'), id, `before.${words[0]}@example.eu`],
    )
  }
  await erase(account)
  expect(await dump()).not.toContain(words[0])
  expect(await dump()).toContain(other.words[0])
})

test('books, keys and custody stay whole', async () => {
  const { account, order } = await aCanary()
  await paid(order)
  const books = () =>
    pool.query(
      `select o.gross_minor, o.tax_minor, o.country, o.placed_at, l.gross_minor as line, p.captured_minor, p.intent_id,
         u.key_id, k.state, c.company_name
       from shop."order" o join shop.order_line l on l.order_id = o.id join shop.payment p on p.order_id = o.id
       join shop.unit u on u.order_id = o.id join shop.key k on k.unit_id = u.id
       join shop.order_contact c on c.order_id = o.id where o.id = $1`,
      [order],
    )
  const before = (await books()).rows
  expect(before).toHaveLength(1)
  await erase(account)
  expect((await books()).rows).toEqual(before)
  for await (const { findings } of verifyCustody(db)) expect(findings).toEqual([])
})

test('what stays is told with its ground and the end of its clock', async () => {
  const { account, order } = await aCanary()
  await paid(order)
  const subject = await findSubject(worker.db, { account })
  const held = await listHeldData(deps, subject)
  const year = new Date().getFullYear()
  const close = new Date(`${year + 11}-01-01T00:00:00+01:00`)
  expect(held.find(({ table }) => table === 'order')).toMatchObject({
    rows: 1,
    until: close,
    erasable: false,
    bases: ['legal_obligation'],
  })
  expect(held.find(({ table }) => table === 'order_line')).toMatchObject({ until: close })
  expect(held.find(({ table }) => table === 'session')).toMatchObject({ rows: 1, erasable: true })
  expect(held.find(({ table }) => table === 'identity.credential')).toMatchObject({ rows: 1, erasable: true })
  expect(held.find(({ table }) => table === 'recovery_code')).toBeUndefined()
})

test('a second time changes nothing, and a stranger’s data are not touched', async () => {
  const [one, other] = [await aCanary(), await aCanary()]
  await paid(one.order)
  await paid(other.order)
  await erase(one.account)
  expect(await erase(one.account)).toEqual({ ok: false, reason: 'unknown' })
  const text = await dump()
  for (const word of other.words) expect(text).toContain(word)
})

test('an order under way is finished first; the wish stands', async () => {
  const { account, order, words } = await aCanary()
  expect(await erase(account)).toEqual({ ok: false, reason: 'open_orders', orders: [order] })
  const { rows } = await pool.query('select erasure_asked_at from shop.account where id = $1', [account])
  expect(rows[0].erasure_asked_at).not.toBeNull()
  await paid(order)
  expect(await erase(account)).toMatchObject({ ok: true })
  expect(await dump()).not.toContain(words[0])
})

test('whoever works for the shop leaves the staff first', async () => {
  const { account } = await aCanary()
  expect(await erasePerson({ ...deps, isStaff: async () => true }, { account }, 'request')).toEqual({
    ok: false,
    reason: 'staff',
  })
})

test('what a legal hold keeps is not erased', async () => {
  const { account, order } = await aCanary()
  await paid(order)
  await db
    .transaction()
    .execute((tx) =>
      placeHold(
        tx,
        { kind: 'order', id: order },
        { ground: 'court', reference: null, by: null, at: new Date() },
      ),
    )
  await erase(account)
  const { rows } = await pool.query('select name from shop.order_contact where order_id = $1', [order])
  expect(rows[0].name).toMatch(/^Buyer canary/)
})

test('a guest is erased by the address of the order', async () => {
  const { account, order, words } = await aCanary()
  await paid(order)
  const { rows } = await pool.query<{ email: string }>(
    'select email from shop.order_contact where order_id = $1',
    [order],
  )
  await pool.query('update shop."order" set account_id = null where id = $1', [order])
  await pool.query('delete from shop.account where id = $1', [account])
  await pool.query('delete from identity.person where email = $1', [rows[0]?.email])
  expect(await erasePerson(deps, { email: rows[0]?.email ?? '' }, 'request')).toMatchObject({ ok: true })
  expect(await dump()).not.toContain(words[0])
})

test('after a restore from before they are erased again, before anybody is served', async () => {
  const { account, order, words } = await aCanary()
  await paid(order)
  const rows = new Map<string, object[]>()
  const tables = ['identity.person', 'shop.account', 'shop.order_contact']
  for (const table of tables) rows.set(table, (await pool.query(`select * from ${table}`)).rows)
  await erase(account)
  // The backup knows nothing of the erasure.
  await pool.query('delete from shop.erasure where false')
  await pool.query('alter table shop.erasure disable trigger all')
  await pool.query('delete from shop.erasure')
  await pool.query('alter table shop.erasure enable trigger all')
  for (const table of tables) {
    await pool.query(
      `insert into ${table} select r.* from jsonb_populate_recordset(null::${table}, $1) r on conflict do nothing`,
      [JSON.stringify(rows.get(table))],
    )
  }
  const [contact] = (rows.get('shop.order_contact') ?? []).filter(
    (row) => 'order_id' in row && row.order_id === order,
  ) as { email: string; name: string }[]
  await pool.query(
    'update shop.order_contact set email = $2, email_folded = $2, name = $3 where order_id = $1',
    [order, contact?.email, contact?.name],
  )
  expect(await dump()).toContain(words[0])
  expect(await replayErasures(deps)).toBeGreaterThanOrEqual(1)
  expect(await dump()).not.toContain(words[0])
})

test('whoever comes back by themselves is left alone, also in a new database', async () => {
  const { account, order, words } = await aCanary()
  await paid(order)
  await erase(account)
  // The same address, opened and bought with anew, in a database that knows nothing of the erasure.
  const again = await aCanary()
  await paid(again.order)
  const email = `${words[0]}@example.eu`
  await pool.query(
    'update shop.account set email = $2, email_folded = $2, created_at = now(), last_active_at = now() where id = $1',
    [again.account, email],
  )
  await pool.query('update shop.order_contact set email = $2, email_folded = $2 where order_id = $1', [
    again.order,
    email,
  ])
  await pool.query('alter table shop.erasure disable trigger all')
  await pool.query('delete from shop.erasure')
  await pool.query('alter table shop.erasure enable trigger all')
  await replayErasures(deps)
  const { rows } = await pool.query('select from shop.account where id = $1', [again.account])
  expect(rows).toHaveLength(1)
  expect(
    (await pool.query('select from shop.order_contact where email_folded = $1', [email])).rows,
  ).toHaveLength(1)
})

// The line is written before the commit; one whose commit failed must not erase somebody who has come back since.
test('whoever used the account after a line that was never committed is left alone', async () => {
  const { account, order } = await aCanary()
  await paid(order)
  const line = { id: newId('ers'), at: new Date(), hashes: [deps.hash(account)] }
  const replay = () =>
    replayErasures({ ...deps, ledger: { ...deps.ledger, append: async () => {}, read: async () => [line] } })
  await pool.query(`update shop.account set last_active_at = now() + interval '1 minute' where id = $1`, [
    account,
  ])
  expect(await replay()).toBe(0)
  await pool.query(`update shop.account set last_active_at = now() - interval '1 minute' where id = $1`, [
    account,
  ])
  expect(await replay()).toBe(1)
})

test('what the database has forgotten by its clock is not done again', async () => {
  const { account, order } = await aCanary()
  await paid(order)
  const lines = [
    { id: newId('ers'), at: new Date(Date.now() - 4 * 365 * 86_400_000), hashes: [deps.hash(account)] },
  ]
  await pool.query(`update shop.account set last_active_at = now() - interval '5 years' where id = $1`, [
    account,
  ])
  expect(
    await replayErasures({
      ...deps,
      ledger: { ...deps.ledger, append: async () => {}, read: async () => lines },
    }),
  ).toBe(0)
  const recent = lines.map((line) => ({ ...line, at: new Date() }))
  expect(
    await replayErasures({
      ...deps,
      ledger: { ...deps.ledger, append: async () => {}, read: async () => recent },
    }),
  ).toBe(1)
})
