import { expect, test } from 'vitest'
import { type AccountId, newId, type OrderId } from '../../../shared/ids.ts'
import { testPrivacy } from '../privacy.fixture.ts'
import { replayErasures } from './replay-erasures.ts'

const shop = await testPrivacy()
const { pool, erasure, clock } = shop

/** After a restore: the ledger has one line more than the database knows. */
const replay = (...values: string[]) => {
  const line = { id: newId('ers'), at: clock.now(), hashes: values.map(erasure.hash) }
  return replayErasures({ ...erasure, ledger: { ...erasure.ledger, read: async () => [line] } })
}

const isThere = async (account: AccountId) =>
  (await pool.query('select from shop.account where id = $1', [account])).rows.length === 1

/** Whether the contact of an order still names who bought. */
async function isNamed(order: OrderId): Promise<boolean> {
  const { rows } = await pool.query('select email from shop.order_contact where order_id = $1', [order])
  return rows[0]?.email.endsWith('@example.eu') ?? false
}

async function usedAt(account: AccountId, at: Date): Promise<void> {
  await pool.query('update shop.account set created_at = $2, last_active_at = $2 where id = $1', [
    account,
    at,
  ])
}
const before = () => new Date(clock.now().getTime() - 60_000)

test('an account that had the address of somebody who was erased keeps itself and what it claimed', async () => {
  const { account, email } = await shop.anAccount()
  await usedAt(account, before())
  const claimed = await shop.anOrder(email, account)
  const guest = await shop.anOrder(email)
  shop.pass(1000)
  // Since the backup it moved to another address, and whoever came after it to the old one was erased.
  await replay(newId('acc'), email)
  expect(await isThere(account)).toBe(true)
  expect(await isNamed(claimed)).toBe(true)
  // What nobody has claimed belonged to whoever had the address: it was erased with them.
  expect(await isNamed(guest)).toBe(false)
})

test('of an erasure that was never committed nothing is done again, once the account was used after it', async () => {
  const { account, email } = await shop.anAccount()
  const [claimed, guest] = [await shop.anOrder(email, account), await shop.anOrder(email)]
  shop.pass(1000)
  await usedAt(account, new Date(clock.now().getTime() + 1000))
  expect(await replay(account, email)).toBe(0)
  expect([await isNamed(claimed), await isNamed(guest)]).toEqual([true, true])
  await usedAt(account, before())
  expect(await replay(account, email)).toBe(1)
  expect(await isThere(account)).toBe(false)
  expect([await isNamed(claimed), await isNamed(guest)]).toEqual([false, false])
})
