import { createHash, randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../../test/support/database.ts'
import { dataRegistry } from '../../../data-registry.ts'
import { connectDatabase } from '../../../platform/database/connect.ts'
import { prepareLogins } from '../../../platform/database/logins.ts'
import { type AccountId, newId } from '../../../shared/ids.ts'
import { Secret } from '../../../shared/secret.ts'
import type { ErasureDeps } from '../erasure/erase-person.ts'
import { expireAccounts } from './expire-accounts.ts'

const { pool, connectionString } = await testDatabase()
const { worker } = await prepareLogins(connectionString, new Secret(randomBytes(32)))
let now = new Date('2026-11-25T12:00:00Z')
const events: { type: string; accountId?: AccountId; erasedAt?: string }[] = []
const deps: ErasureDeps = {
  db: connectDatabase(worker, { max: 2 }).db,
  clock: { now: () => now },
  registry: dataRegistry,
  financialYear: { month: 12, day: 31 },
  openIp: () => 'opened',
  isStaff: async () => false,
  outbox: { emit: async (_tx, event) => void events.push(event) },
  redactPayments: async () => {},
  hash: (value) => createHash('sha256').update(value).digest(),
  ledger: {
    append: async () => {},
    read: async () => [],
    appendDecision: async () => {},
    readDecisions: async () => [],
  },
}
const run = (staff: readonly string[] = []) =>
  expireAccounts({ ...deps, isStaff: async (id) => staff.includes(id) })

async function anAccount(lastActive: string): Promise<AccountId> {
  const id = newId('acc')
  await pool.query(
    `insert into shop.account (id, provider, subject, email, email_folded, locale, last_active_at) values ($1, 'local', $1, $2, $2, 'en', $3)`,
    [id, `${id}@example.eu`, lastActive],
  )
  return id
}
const isThere = async (id: AccountId) =>
  (await pool.query('select from shop.account where id = $1', [id])).rowCount === 1
const warnings = (id: AccountId) =>
  events.filter((event) => event.type === 'account_inactive' && event.accountId === id)

// CNIL: 24 months without a visit. 25 November 2024 + 24 months is 25 November 2026; told 30 days before.
test('an unused account is told once, thirty days before, and erased on its day', async () => {
  const id = await anAccount('2024-11-25T12:00:00Z')
  now = new Date('2026-10-26T11:59:00Z')
  await run()
  expect(warnings(id)).toHaveLength(0)
  now = new Date('2026-10-26T12:01:00Z')
  await run()
  await run()
  expect(warnings(id)).toEqual([
    { type: 'account_inactive', accountId: id, erasedAt: '2026-11-25T12:01:00.000Z' },
  ])
  now = new Date('2026-11-25T11:59:00Z')
  await run()
  expect(await isThere(id)).toBe(true)
  now = new Date('2026-11-25T12:02:00Z')
  expect(await run()).toMatchObject({ erased: 1 })
  expect(await isThere(id)).toBe(false)
})

test('nobody is erased who was not told in time, however long the shop stood still', async () => {
  const id = await anAccount('2020-01-01T12:00:00Z')
  now = new Date('2026-12-01T12:00:00Z')
  await run()
  expect(await isThere(id)).toBe(true)
  expect(warnings(id)).toHaveLength(1)
  now = new Date('2026-12-30T12:00:00Z')
  await run()
  expect(await isThere(id)).toBe(true)
  now = new Date('2026-12-31T12:00:01Z')
  await run()
  expect(await isThere(id)).toBe(false)
})

test('a visit after the letter keeps the account, and the next silence is told anew', async () => {
  const id = await anAccount('2024-12-15T12:00:00Z')
  now = new Date('2026-11-20T12:00:00Z')
  await run()
  expect(warnings(id)).toHaveLength(1)
  await pool.query('update shop.account set last_active_at = $2, inactivity_warned_at = null where id = $1', [
    id,
    now,
  ])
  now = new Date('2027-01-20T12:00:00Z')
  await run()
  expect(await isThere(id)).toBe(true)
  now = new Date('2028-10-25T12:00:00Z')
  await run()
  expect(warnings(id)).toHaveLength(2)
})

test('whoever works for the shop is neither told nor erased', async () => {
  const id = await anAccount('2020-01-01T12:00:00Z')
  now = new Date('2028-12-25T12:00:00Z')
  await run([id])
  now = new Date('2029-02-25T12:00:00Z')
  await run([id])
  expect(await isThere(id)).toBe(true)
  expect(warnings(id)).toHaveLength(0)
})

test('a wish to be erased that had to wait is done by the next run', async () => {
  const id = await anAccount('2029-02-25T12:00:00Z')
  await pool.query('update shop.account set erasure_asked_at = now() where id = $1', [id])
  expect(await run()).toMatchObject({ erased: 1 })
  expect(await isThere(id)).toBe(false)
})
