import pg from 'pg'
import { expect, test } from 'vitest'
import { dataRegistry } from '../../../data-registry.ts'
import { isPersonal } from '../../../shared/personal-data.ts'
import { days } from '../../../shared/time.ts'
import { listObjections, objectionPurposes, setObjection } from '../objection/objection.ts'
import { testPrivacy } from '../privacy.fixture.ts'
import { listTables } from '../registry.ts'
import { expireAccounts } from '../retention/expire-accounts.ts'
import { runRetention } from '../retention/run-retention.ts'
import type { Person } from '../subject/person.ts'
import { findRestriction, isRestrictedAddress, liftRestriction, restrict } from './restriction.ts'

const { db, pool, web, desk, erasure, clock, connectionString, pass, anAccount, anOrder } =
  await testPrivacy()
const customer = { kind: 'customer' } as const
const inTx = db.transaction()
const restricting = (who: Person) => inTx.execute((tx) => restrict(tx, who, clock.now(), customer))
const lifting = (who: Person) => inTx.execute((tx) => liftRestriction(tx, who, clock.now(), customer))

/** What a role reads of a table, in the columns that it may read. */
async function idsSeenBy(
  role: 'shop_staff' | 'shop_reader',
  table: string,
  column: string,
): Promise<unknown[]> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await client.query('begin')
    await client.query(`select set_config('role', $1, true), set_config('shop.account', 'acc_staff', true)`, [
      role,
    ])
    const { rows } = await client.query(`select ${column} as id from ${table}`)
    return rows.map(({ id }) => id)
  } finally {
    await client.end()
  }
}

test('reports see nothing of a restricted person, in no table that they read, and everybody else', async () => {
  const mine = await anAccount()
  const myOrder = await anOrder(mine.email, mine.account)
  const guest = { account: null, email: 'guest.restricted@example.eu' }
  const guestOrder = await anOrder('Guest.Restricted@example.eu')
  const others = await anOrder('somebody@example.eu')
  const tables: [string, string][] = [
    ['shop."order"', 'id'],
    ['shop.order_line', 'order_id'],
    ['shop.unit', 'order_id'],
    ['shop.payment', 'order_id'],
  ]
  for (const [table, column] of tables)
    expect(await idsSeenBy('shop_reader', table, column), table).toEqual(
      expect.arrayContaining([myOrder, guestOrder, others]),
    )
  await restricting(mine)
  await restricting(guest)
  for (const [table, column] of tables) {
    const seen = await idsSeenBy('shop_reader', table, column)
    expect(seen, table).toContain(others)
    expect(seen, table).not.toContain(myOrder)
    expect(seen, table).not.toContain(guestOrder)
  }
  // The owner sees and decides as before: that is what they consent to (Art. 18(2)).
  const asOwner = web.as({ role: 'customer', account: mine.account })
  expect(await asOwner.selectFrom('order').select('id').execute()).toEqual([{ id: myOrder }])
  await lifting(mine)
  await lifting(guest)
  for (const [table, column] of tables)
    expect(await idsSeenBy('shop_reader', table, column), table).toEqual(
      expect.arrayContaining([myOrder, guestOrder]),
    )
})

test('the staff do not see the account of a restricted colleague', async () => {
  const { account, email } = await anAccount()
  await pool.query(`insert into shop.staff (account_id, role) values ($1, 'support')`, [account])
  expect(await idsSeenBy('shop_staff', 'shop.account', 'id')).toContain(account)
  await restricting({ account, email })
  expect(await idsSeenBy('shop_staff', 'shop.account', 'id')).not.toContain(account)
})

// The desk, the history, alarms and the staff themselves are what the shop answers for; a key without its unit names nobody;
// what a bank argues about, what somebody withdraws from, and whom the staff have listed for fraud, is a legal claim (Art. 18(2)).
const outside = [
  ...[
    'privacy_request',
    'audit_event',
    'staff_read',
    'alert',
    'staff',
    'staff_invitation',
    'saved_view',
    'key',
  ],
  ...['dispute', 'fraud_warning', 'fraud_list', 'risk_case', 'reconciliation_finding'],
  ...['withdrawal', 'withdrawal_unit'],
]

test('whatever else the staff or reports may read of persons heeds restrictions', async () => {
  const { rows } = await pool.query<{ name: string; heeds: boolean }>(
    `select c.relname as name, exists (
       select from pg_policy p where p.polrelid = c.oid and p.polname = 'restricted' and not p.polpermissive) as heeds
     from pg_class c where c.relnamespace = 'shop'::regnamespace and c.relkind = 'r'
       and (has_any_column_privilege('shop_staff', c.oid, 'select') or has_any_column_privilege('shop_reader', c.oid, 'select'))`,
  )
  const personal = listTables(dataRegistry).flatMap(({ name, declaration }) =>
    isPersonal(declaration) ? [name] : [],
  )
  const read = rows.filter(({ name }) => personal.includes(name) && !outside.includes(name))
  expect(read.length).toBeGreaterThan(4)
  expect(read.filter(({ heeds }) => !heeds).map(({ name }) => name)).toEqual([])
})

// Of a view the planner thinks that it is read again for each row, and reads the whole table instead.
test('whom a policy hides it asks once, of a function that costs little', async () => {
  const { rows } = await pool.query<{ name: string }>(
    `select tablename as name from pg_policies
     where schemaname = 'shop' and (qual || coalesce(with_check, '')) ~ 'FROM (shop\\.)?restricted_'`,
  )
  expect(rows).toEqual([])
  const { rows: functions } = await pool.query<{ name: string; cost: number }>(
    `select proname as name, procost as cost from pg_proc
     where pronamespace = 'shop'::regnamespace and proretset and proname like 'restricted%' order by proname`,
  )
  expect(functions.map(({ name }) => name)).toEqual([
    ...['restricted_accounts', 'restricted_orders', 'restricted_tickets'],
  ])
  expect(functions.every(({ cost }) => cost <= 1)).toBe(true)
})

test('whatever programs may read of persons heeds them too', async () => {
  const { rows } = await pool.query<{ name: string; heeds: boolean }>(
    `select c.relname as name, exists (
       select from pg_policy p where p.polrelid = c.oid and not p.polpermissive and 'shop_api'::regrole = any(p.polroles)) as heeds
     from pg_class c where c.relnamespace = 'shop'::regnamespace and c.relkind = 'r' and c.relrowsecurity
       and has_any_column_privilege('shop_api', c.oid, 'select')`,
  )
  expect(rows.map(({ name }) => name).toSorted()).toEqual([
    'account',
    'order',
    'order_contact',
    'order_line',
    'unit',
  ])
  expect(rows.filter(({ heeds }) => !heeds)).toEqual([])
})

test('a mailbox and the account that it gets later are restricted alike', async () => {
  const email = 'First.Guest@example.eu'
  await restricting({ account: null, email })
  expect(await isRestrictedAddress(desk, 'first.guest@EXAMPLE.eu')).toBe(true)
  const later = await anAccount(email)
  expect(await findRestriction(db, later, clock.now())).toBeDefined()
  const order = await anOrder(email, later.account)
  expect(await idsSeenBy('shop_reader', 'shop."order"', 'id')).not.toContain(order)
  await lifting(later)
  expect(await isRestrictedAddress(desk, email)).toBe(false)
  expect(await idsSeenBy('shop_reader', 'shop."order"', 'id')).toContain(order)
})

test('asked twice it is one; asked anew it takes back an end that was announced', async () => {
  const who = await anAccount()
  await Promise.all([restricting(who), restricting(who)])
  const staff = { kind: 'staff', id: who.account } as const
  const endsAt = await inTx.execute((tx) => liftRestriction(tx, who, clock.now(), staff))
  expect(endsAt && endsAt.getTime() - clock.now().getTime()).toBeGreaterThan(days(6))
  expect((await findRestriction(db, who, clock.now()))?.endsAt).toEqual(endsAt)
  await restricting(who)
  expect((await findRestriction(db, who, clock.now()))?.endsAt).toBeNull()
  await lifting(who)
  expect(await findRestriction(db, who, clock.now())).toBeUndefined()
})

test('nothing of a restricted person expires, and no account of theirs is erased as unused', async () => {
  const [mine, theirs] = [await anAccount(), await anAccount()]
  for (const { account, email } of [mine, theirs]) {
    await pool.query(
      `insert into shop.mail (id, kind, subject_id, locale, recipient, created_at)
       values ('eml_' || $1, 'account_notice', $1, 'en', $2, now() - interval '2 years')`,
      [account, email],
    )
    await pool.query(
      `update shop.account set last_active_at = now() - interval '25 months', inactivity_warned_at = now() - interval '40 days' where id = $1`,
      [account],
    )
  }
  await restricting(mine)
  await runRetention(erasure)
  await expireAccounts(erasure)
  const { rows } = await pool.query('select subject_id from shop.mail where subject_id = any($1)', [
    [mine.account, theirs.account],
  ])
  expect(rows).toEqual([{ subject_id: mine.account }])
  const left = await pool.query('select id from shop.account where id = any($1)', [
    [mine.account, theirs.account],
  ])
  expect(left.rows).toEqual([{ id: mine.account }])
  await lifting(mine)
  pass(1000)
  await runRetention(erasure)
  expect((await pool.query('select from shop.mail where subject_id = $1', [mine.account])).rowCount).toBe(0)
})

test('an objection holds for the account, for the mailbox before it, and until it is taken back', async () => {
  const email = 'objects@example.eu'
  const guest = { account: null, email }
  const say = (who: Person, objects: boolean) =>
    inTx.execute((tx) => setObjection(tx, who, { purpose: 'improvement', objects, at: clock.now() }))
  await say(guest, true)
  await say(guest, true)
  const later = await anAccount(email)
  expect(await listObjections(db, later)).toEqual(['improvement'])
  await say(later, false)
  expect(await listObjections(db, later)).toEqual([])
  expect(await listObjections(db, guest)).toEqual([])
})

test('every purpose that rests on the interest of the shop alone can be objected to', () => {
  const columns = listTables(dataRegistry).flatMap(({ declaration }) =>
    isPersonal(declaration) ? Object.values(declaration.columns).filter((column) => column !== 'none') : [],
  )
  const byInterest = new Set(
    columns.filter(({ basis }) => basis === 'legitimate_interest').flatMap(({ purposes }) => purposes),
  )
  // What a session needs to be one, what the staff are for and what the law asks for rests on more than that.
  const more = new Set(
    columns.filter(({ basis }) => basis !== 'legitimate_interest').flatMap(({ purposes }) => purposes),
  )
  const alone = [...byInterest].filter((purpose) => !more.has(purpose))
  expect(alone.filter((purpose) => !(objectionPurposes as readonly string[]).includes(purpose))).toEqual([])
  expect(byInterest).toContain('fraud_prevention')
})
