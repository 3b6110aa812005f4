import { expect, test } from 'vitest'
import { testKeys } from '../../../domains/keys/keys.fixture.ts'
import { appointStaff } from '../../../domains/staff/index.ts'
import { type AccountId, type KeyExportId, newId } from '../../../shared/ids.ts'
import { keyDeskFromDomains } from './from-domains.ts'

const shop = await testKeys()
const { db, pool, deps } = shop
const desk = keyDeskFromDomains(
  { ...deps, queue: { enqueue: async () => undefined }, stockMoved: () => undefined },
  () => db,
)

/** An owner, who came or whose role was changed that many days ago. */
async function anOwner(daysAgo: number): Promise<AccountId> {
  const id = newId('acc')
  const email = `${id}@example.eu`
  await db
    .insertInto('account')
    .values({ id, provider: 'local', subject: id, email, email_folded: email, locale: 'en' })
    .execute()
  await db.transaction().execute((tx) => appointStaff(tx, id, 'owner'))
  const old = `update shop.staff set changed_at = now() - make_interval(days => $1) where account_id = $2`
  await pool.query(old, [daysAgo, id])
  return id
}

async function asked(by: AccountId): Promise<KeyExportId> {
  const batchId = await shop.aBatch(await shop.aProduct(), 2)
  const outcome = await desk.askKeyExport({ batchId, reason: 'Back to the supplier', by })
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.id
}

test('an owner and a second mailbox that they invited today are not two people', async () => {
  const ada = await anOwner(400)
  const id = await asked(ada)
  const agree = (by: AccountId) => desk.decideKeyExport({ id, agrees: true, by })
  for (const days of [0, 29])
    expect(await agree(await anOwner(days))).toEqual({ ok: false, reason: 'too_new' })
  expect(await agree(newId('acc')), 'nobody of the staff').toEqual({ ok: false, reason: 'too_new' })
  expect(await desk.takeKeyExport({ id, by: ada })).toEqual({ ok: false, reason: 'not_approved' })
  expect(await agree(await anOwner(31))).toEqual({ ok: true })
  expect(await desk.takeKeyExport({ id, by: ada })).toMatchObject({ ok: true, keys: 2 })
})

test('whoever came today says no at once', async () => {
  const id = await asked(await anOwner(400))
  expect(await desk.decideKeyExport({ id, agrees: false, by: await anOwner(0) })).toEqual({ ok: true })
})
