import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { testShop } from '../../../../test/support/shop.ts'
import { dataRegistry } from '../../../data-registry.ts'
import { connectDatabase } from '../../../platform/database/connect.ts'
import { prepareLogins } from '../../../platform/database/logins.ts'
import { erasedEmail } from '../../../shared/email.ts'
import { type AccountId, newId, type OrderId } from '../../../shared/ids.ts'
import { Secret } from '../../../shared/secret.ts'
import { days, after as later } from '../../../shared/time.ts'
import { assessBreach } from './assess-breach.ts'
import type { Breach } from './breach.ts'
import { type Affected, listAffected } from './list-affected.ts'

const shop = await testShop()
const { pool } = shop
const logins = await prepareLogins(shop.connectionString, new Secret(randomBytes(32)))
const worker = connectDatabase(logins.worker, { max: 4 })
const now = new Date()
const deps = {
  db: worker.db,
  clock: { now: () => now },
  registry: dataRegistry,
  openIp: () => 'opened',
  financialYear: { month: 12, day: 31 },
}
const by = newId('acc')
const product = await shop.aProduct(20)
const yesterday = later(now, -days(1))
const wide: Breach = {
  topics: ['account'],
  from: yesterday,
  until: later(now, days(1)),
  scope: 'everybody',
  network: null,
}

async function anAccount(email: string, createdAt = later(now, -days(300))): Promise<AccountId> {
  const id = newId('acc')
  await pool.query(
    `insert into shop.account (id, provider, subject, email, email_folded, locale, created_at)
     values ($1, 'local', $1, $2, lower($2), 'fr', $3)`,
    [id, email, createdAt],
  )
  return id
}

async function anOrder(email: string, account: AccountId | null, placedAt = now): Promise<OrderId> {
  const id = await shop.anOrder(product)
  await pool.query('update shop."order" set account_id = $2, placed_at = $3 where id = $1', [
    id,
    account,
    placedAt,
  ])
  await pool.query('update shop.order_contact set email = $2, email_folded = lower($2) where order_id = $1', [
    id,
    email,
  ])
  return id
}

const signedIn = (account: AccountId, network: string, at: Date) =>
  pool.query(
    `insert into shop.connection_event (id, kind, account_id, network, at) values ($1, 'signed_in', $2, $3, $4)`,
    [newId('con'), account, network, at],
  )

async function peopleOf(breach: Breach): Promise<Affected[]> {
  const people: Affected[] = []
  for await (const piece of listAffected(deps, breach)) people.push(...piece)
  return people
}
/** The list, which is as long as the count says. */
async function emailsOf(change: Partial<Breach>): Promise<string[]> {
  const breach = { ...wide, ...change }
  const people = await peopleOf(breach)
  expect((await assessBreach(deps, breach, by)).people).toBe(people.length)
  return people.map(({ email }) => email).toSorted()
}

const anna = await anAccount('Anna@example.eu')
const bert = await anAccount('bert@example.eu')
await anAccount('late@example.eu', later(now, days(2)))
await anOrder('anna@example.eu', anna)
// With her account's address, before she claimed it: the same mailbox, so the same person.
await anOrder('anna@example.eu', null)
await anOrder('guest@example.eu', null, later(now, -days(200)))
await anOrder('Guest@example.eu', null)
await anOrder(erasedEmail, null)
await signedIn(anna, '192.0.2.0/24', now)
await signedIn(bert, '203.0.113.0/24', now)
await signedIn(bert, '192.0.2.0/24', later(now, -days(9)))

describe('a breach concerns', () => {
  test('whoever has something of what was affected, one person a mailbox, and nobody who came later', async () => {
    expect(await emailsOf({ topics: ['account'] })).toEqual(['Anna@example.eu', 'bert@example.eu'])
    expect(await emailsOf({ topics: ['orders'] })).toEqual(['Anna@example.eu', 'guest@example.eu'])
    expect(await emailsOf({ topics: ['account', 'orders'] })).toHaveLength(3)
    expect(await emailsOf({ topics: ['account'], until: later(now, -days(301)) })).toEqual([])
  })

  test('whoever signed in meanwhile, from anywhere or from one network', async () => {
    expect(await emailsOf({ scope: 'signed_in' })).toEqual(['Anna@example.eu', 'bert@example.eu'])
    expect(await emailsOf({ scope: 'signed_in', network: '192.0.2.0/24' })).toEqual(['Anna@example.eu'])
    expect(await emailsOf({ scope: 'signed_in', from: later(now, days(1)) })).toEqual([])
  })

  test('whoever ordered meanwhile', async () => {
    const topics = ['orders'] as const
    expect(await emailsOf({ topics, scope: 'ordered' })).toEqual(['Anna@example.eu', 'guest@example.eu'])
    const before = {
      topics,
      scope: 'ordered',
      from: later(now, -days(210)),
      until: later(now, -days(190)),
    } as const
    expect(await emailsOf(before)).toEqual(['guest@example.eu'])
  })
})

test('whoever is named by another column than the first is found as well, once', async () => {
  const mail = (id: string, recipient: string, account: AccountId | null) =>
    pool.query(
      `insert into shop.mail (id, kind, subject_id, account_id, locale, recipient) values ($1, 'account_notice', $1, $2, 'en', $3)`,
      [id, account, recipient],
    )
  // To an address that was changed since; and to hers, by both columns.
  await mail('eml_old', 'before@example.eu', anna)
  await mail('eml_both', 'anna@example.eu', anna)
  const { people, byTopic } = await assessBreach(deps, { ...wide, topics: ['letters'] }, by)
  expect(people).toBe(1)
  expect(byTopic).toEqual([{ topic: 'letters', people: 1, records: 2 }])
  await pool.query('delete from shop.mail')
})

test('people and records are counted by topic, as the declarations find them', async () => {
  const breach: Breach = { ...wide, topics: ['account', 'connections', 'orders'] }
  const { people: count, accounts, byTopic, id } = await assessBreach(deps, breach, by)
  expect([count, accounts]).toEqual([3, 2])
  const people = await peopleOf(breach)
  const [account, connections, orders] = byTopic
  expect(account).toEqual({ topic: 'account', people: 2, records: 2 })
  expect(connections).toEqual({ topic: 'connections', people: 2, records: 3 })
  // An order, its contact, its line and its unit, four times.
  expect(orders).toMatchObject({ people: 2 })
  expect(orders?.records).toBeGreaterThanOrEqual(4 * 3)
  const hers = people.find(({ account }) => account === anna)
  expect(hers).toMatchObject({
    email: 'Anna@example.eu',
    locale: 'fr',
    topics: ['account', 'connections', 'orders'],
  })
  expect(hers?.orders).toHaveLength(2)
  const { rows } = await pool.query(
    `select action, actor_id, details from shop.audit_event where subject_kind = 'breach' and subject_id = $1`,
    [id],
  )
  expect(rows).toMatchObject([
    { action: 'breach.assessed', actor_id: by, details: { people: 3, scope: 'everybody' } },
  ])
  expect(JSON.stringify(rows)).not.toContain('example.eu')
})

test('every topic whose persons can be found is found without an error', async () => {
  const topics = Object.values(dataRegistry).flatMap((table) => ('topic' in table ? [table.topic] : []))
  const all = await assessBreach(deps, { ...wide, topics: [...new Set(topics)] }, by)
  expect(all.byTopic.length).toBeGreaterThan(10)
  expect(all.people).toBe(3)
  await pool.query('insert into shop.attempt (key, forgiven_at) values ($1, now())', [randomBytes(32)])
  const tries = await assessBreach(deps, { ...wide, topics: ['tries'] }, by)
  expect(tries).toMatchObject({ people: 0, byTopic: [{ topic: 'tries', people: 0, records: 1 }] })
})

test('a list of any length comes in pieces', async () => {
  await pool.query(
    `insert into shop.account (id, provider, subject, email, email_folded, locale, created_at)
     select 'acc_many' || n, 'local', 'many' || n, n || '@many.example', n || '@many.example', 'en', now() - interval '1 year'
     from generate_series(1, 1100) n`,
  )
  const sizes: number[] = []
  for await (const piece of listAffected(deps, wide)) sizes.push(piece.length)
  expect(Math.max(...sizes)).toBeLessThanOrEqual(500)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeGreaterThan(1100)
})
