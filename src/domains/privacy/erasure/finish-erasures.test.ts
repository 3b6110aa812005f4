import { expect, test } from 'vitest'
import { type AccountId, newId, type OrderId } from '../../../shared/ids.ts'
import { openHolds, testPrivacy } from '../privacy.fixture.ts'
import { followDispute } from '../retention/bank-holds.ts'
import { endHold, placeHold } from '../retention/holds.ts'
import { listHolds } from '../retention/list-holds.ts'
import { erasePerson } from './erase-person.ts'
import { finishErasures } from './finish-erasures.ts'

const shop = await testPrivacy()
const { pool, erasure, clock, worker } = shop

const isThere = async (account: AccountId) =>
  (await pool.query('select from shop.account where id = $1', [account])).rows.length === 1

async function isNamed(order: OrderId): Promise<boolean> {
  const { rows } = await pool.query('select email from shop.order_contact where order_id = $1', [order])
  return rows[0]?.email.endsWith('@example.eu') ?? false
}

test('what two grounds hold is erased to the end when the last has ended, in whichever order', async () => {
  for (const last of ['bank', 'staff'] as const) {
    const { account, email } = await shop.anAccount()
    const order = await shop.anOrder(email, account)
    const at = clock.now()
    const inTx = worker.db.transaction()
    await inTx.execute((tx) =>
      placeHold(tx, { kind: 'order', id: order }, { ground: 'court', reference: null, by: null, at }),
    )
    await inTx.execute((tx) => followDispute(tx, order, { isOpen: true, at }))
    expect(await erasePerson(erasure, { account }, 'request')).toMatchObject({ ok: true })
    const [ofStaff] = (await listHolds(worker.db, openHolds)).rows.filter(({ origin }) => origin === 'staff')
    const ends = {
      staff: () =>
        inTx.execute((tx) =>
          endHold(tx, ofStaff?.id ?? expect.fail(), { by: newId('acc'), reason: 'Settled', at: clock.now() }),
        ),
      bank: () => inTx.execute((tx) => followDispute(tx, order, { isOpen: false, at: clock.now() })),
    }
    await ends[last === 'bank' ? 'staff' : 'bank']()
    expect(await finishErasures(erasure)).toBe(0)
    expect(await isNamed(order)).toBe(true)
    await ends[last]()
    expect(await finishErasures(erasure)).toBe(1)
    expect(await isNamed(order)).toBe(false)
  }
})

test('a hold that ends lets go of nobody who was not erased, whoever had the address since', async () => {
  const { account, email } = await shop.anAccount()
  const before = new Date(clock.now().getTime() - 60_000)
  await pool.query('update shop.account set created_at = $2, last_active_at = $2 where id = $1', [
    account,
    before,
  ])
  const claimed = await shop.anOrder(email, account)
  const at = clock.now()
  const hold = { ground: 'claim', reference: null, by: null, at } as const
  await worker.db.transaction().execute((tx) => placeHold(tx, { kind: 'account', id: account }, hold))
  shop.pass(1000)
  await erasure.ledger.append({
    id: newId('ers'),
    at: clock.now(),
    hashes: [newId('acc'), email].map(erasure.hash),
  })
  await pool.query('update shop.legal_hold set ended_at = now()')
  expect(await finishErasures(erasure)).toBe(0)
  expect(await isThere(account)).toBe(true)
  expect(await isNamed(claimed)).toBe(true)
})
