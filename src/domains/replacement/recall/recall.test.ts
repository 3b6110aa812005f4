import { expect, test } from 'vitest'
import type { BatchId, OrderId, ProductId, UnitId } from '../../../shared/ids.ts'
import { testTill } from '../../checkout/checkout.fixture.ts'
import { findBrokenInvariants } from '../../checkout/invariants.ts'
import { countOpened, verifyCustody } from '../../keys/index.ts'
import { lockOrder, replaceUnitKey } from '../../orders/index.ts'
import { claimRest, listBatchHealth, listRecalls, moveBatch, runRecall, startRecall } from '../index.ts'
import { claimsIn, everyBatch } from '../replacement.fixture.ts'
import type { RecallJob } from './recall.ts'

const till = await testTill()
const { db } = till
const by = 'acc_00000000000000000000000000' as never
const jobs: RecallJob[] = []
const queue = {
  enqueue: async (_tx: unknown, _name: string, job: object) => void jobs.push(job as RecallJob),
}
const deps = { ...till.deps, queue }
const atOnce = { delivery: 'at_once', express: true, acknowledge: true } as const

/** Keys of one batch, sealed with one buyer and open with another; `unsold` more of it, and `spare` keys of another batch. */
async function soldBatch({ spare, unsold = 0 }: { spare: number; unsold?: number }) {
  const product = await till.aProduct(2 + unsold)
  const sealed = await till.aPaidOrder([[product, 1]], { email: `sealed-${product}@example.eu` })
  const open = await till.aPaidOrder([[product, 1]], { ...atOnce, email: `open-${product}@example.eu` })
  const batchId = await batchOf(product)
  if (spare > 0) await till.addStock(product, spare)
  return { product, batchId, sealed, open }
}
async function batchOf(product: ProductId): Promise<BatchId> {
  const row = await db
    .selectFrom('key_batch')
    .select('id')
    .where('product_id', '=', product)
    .executeTakeFirstOrThrow()
  return row.id
}
const takeOut = (batchId: BatchId) => moveBatch(deps, { batchId, out: true, by, reason: 'Supplier recalls' })
const putBack = (batchId: BatchId) => moveBatch(deps, { batchId, out: false, by, reason: 'It was good' })
const start = (batchId: BatchId, way: 'replace' | 'refund') =>
  startRecall({ db, queue }, { batchId, way, reason: 'Supplier recalls', by })
async function work() {
  for (let job = jobs.shift(); job; job = jobs.shift()) await runRecall(deps, job)
}
async function keyOf(orderId: OrderId) {
  const [unit] = await till.unitsOf(orderId)
  return db
    .selectFrom('key')
    .select(['id', 'state', 'batch_id as batchId'])
    .where('unit_id', '=', unit?.id as UnitId)
    .where('state', 'in', ['assigned', 'revealed'])
    .executeTakeFirst()
}
const claimedOf = async (batchId: BatchId) =>
  (await claimsIn(db)).filter((claim) => claim.batchId === batchId)
const healthOf = async (batchId: BatchId) =>
  (await listBatchHealth(db, everyBatch)).rows.find(({ id }) => id === batchId)
async function allIsWell() {
  expect(await findBrokenInvariants(db, { graceMinutes: 0 })).toEqual([])
  for await (const part of verifyCustody(db)) expect(part.findings).toEqual([])
}

test('everybody who holds a key of the batch gets another, sealed where it was sealed and open where it was open', async () => {
  const { product, batchId, sealed, open } = await soldBatch({ spare: 2 })
  const before = { sealed: await keyOf(sealed), open: await keyOf(open) }
  expect(await start(batchId, 'replace')).toEqual({ ok: false, reason: 'not_out' })
  await takeOut(batchId)
  expect(await start(batchId, 'replace')).toEqual({ ok: true })
  expect(await start(batchId, 'replace')).toEqual({ ok: false, reason: 'under_way' })
  await work()

  const now = { sealed: await keyOf(sealed), open: await keyOf(open) }
  expect([now.sealed?.state, now.open?.state]).toEqual(['assigned', 'revealed'])
  expect([now.sealed?.batchId, now.open?.batchId]).not.toContain(batchId)
  expect(await till.keysOf(product)).toEqual({ replaced: 2, assigned: 1, revealed: 1 })
  expect(await listRecalls(db, batchId)).toMatchObject([
    { total: 2, done: 2, leftOver: 0, endedAt: expect.any(Date) },
  ])
  // Whoever has seen the old key is told; whoever has not, has what they bought.
  const told = till.events.filter(({ type }) => type === 'key_replaced')
  expect(told.map((event) => 'orderId' in event && event.orderId)).toEqual([open])
  const claims = (await claimsIn(db)).map(({ keyId }) => keyId)
  expect(claims).toEqual(expect.arrayContaining([before.sealed?.id, before.open?.id]))
  // A key that is only called back did not fail; one that was sealed until then, nobody has opened.
  expect(await healthOf(batchId)).toMatchObject({ failed: 0, opened: 1 })
  expect(await countOpened(db, batchId)).toBe(1)
  // What its buyers hold no more is owed, also when the rest is for sale again.
  await putBack(batchId)
  expect(await claimedOf(batchId)).toHaveLength(2)
  await allIsWell()
})

test('a batch that is put back meanwhile is called back no further, and none of its own keys is handed out', async () => {
  for (const way of ['replace', 'refund'] as const) {
    const { product, batchId, sealed, open } = await soldBatch({ spare: 0, unsold: 4 })
    const before = [await keyOf(sealed), await keyOf(open)]
    await takeOut(batchId)
    await start(batchId, way)
    expect(await putBack(batchId)).toMatchObject({ ok: true })
    await work()
    expect([await keyOf(sealed), await keyOf(open)]).toEqual(before)
    expect(await till.keysOf(product)).toEqual({ available: 4, assigned: 1, revealed: 1 })
    expect(await listRecalls(db, batchId)).toMatchObject([
      { done: 0, leftOver: 0, endedAt: expect.any(Date) },
    ])
    expect(await claimedOf(batchId)).toEqual([])
  }
  await allIsWell()
})

test('however a recall and putting its batch back meet, no key of the batch takes the place of another', async () => {
  for (let round = 0; round < 6; round++) {
    const { batchId, sealed, open } = await soldBatch({ spare: 0, unsold: 4 })
    const before = [await keyOf(sealed), await keyOf(open)]
    await takeOut(batchId)
    await Promise.all([start(batchId, round % 2 ? 'replace' : 'refund').then(work), putBack(batchId)])
    const isOpen = (await listRecalls(db, batchId)).some(({ endedAt }) => endedAt === null)
    expect(isOpen).toBe(false)
    if (round % 2) expect([await keyOf(sealed), await keyOf(open)]).toEqual(before)
  }
  await allIsWell()
})

test('whoever was given another key meanwhile keeps it, and their money stays', async () => {
  const { batchId, open } = await soldBatch({ spare: 2 })
  await takeOut(batchId)
  await start(batchId, 'refund')
  const [unit] = await till.unitsOf(open)
  const unitId = unit?.id as UnitId
  let working: Promise<void> | undefined
  await db.transaction().execute(async (tx) => {
    const order = await lockOrder(tx, open)
    // The job has read who holds what, and waits behind the order.
    working = work()
    await new Promise((resolve) => setTimeout(resolve, 300))
    const replaced = { unitId, cause: 'by telephone', reason: 'other', actor: { kind: 'system' } } as const
    if (order) await replaceUnitKey(tx, deps.outbox, order, replaced)
  })
  await working
  expect(await keyOf(open)).toMatchObject({ state: 'revealed' })
  expect((await keyOf(open))?.batchId).not.toBe(batchId)
  expect(await db.selectFrom('refund').select('id').where('order_id', '=', open).execute()).toEqual([])
  expect(await listRecalls(db, batchId)).toMatchObject([{ done: 2, leftOver: 0 }])
})

test('a job that runs twice, also at the same time, does it once', async () => {
  const { product, batchId } = await soldBatch({ spare: 4 })
  await takeOut(batchId)
  await start(batchId, 'replace')
  const job = jobs.shift() as RecallJob
  await Promise.all([runRecall(deps, job), runRecall(deps, job)])
  await runRecall(deps, job)
  expect(await till.keysOf(product)).toMatchObject({ replaced: 2, available: 2 })
  expect(await listRecalls(db, batchId)).toMatchObject([{ done: 2, leftOver: 0 }])
  jobs.length = 0
  await allIsWell()
})

test('without stock, or while a bank doubts the payment, it is left for somebody, and nothing moves', async () => {
  const { product, batchId, sealed, open } = await soldBatch({ spare: 0 })
  await takeOut(batchId)
  const before = [await keyOf(sealed), await keyOf(open)]
  await start(batchId, 'replace')
  await work()
  expect(await listRecalls(db, batchId)).toMatchObject([{ done: 0, leftOver: 2 }])
  expect([await keyOf(sealed), await keyOf(open)]).toEqual(before)
  await till.addStock(product, 2)
  await db.updateTable('order').set({ held_for: 'dispute' }).where('id', '=', open).execute()
  await start(batchId, 'replace')
  await work()
  expect((await listRecalls(db, batchId))[0]).toMatchObject({ total: 2, done: 1, leftOver: 1 })
  expect(await keyOf(open)).toEqual(before[1])
  await db.updateTable('order').set({ held_for: null }).where('id', '=', open).execute()
})

test('or everybody has their money back, once, and no key of the batch is sold again', async () => {
  const { product, batchId, sealed, open } = await soldBatch({ spare: 0 })
  await takeOut(batchId)
  await start(batchId, 'refund')
  const [job] = jobs as [RecallJob]
  await work()
  await runRecall(deps, job)
  expect(await listRecalls(db, batchId)).toMatchObject([{ way: 'refund', done: 2, leftOver: 0 }])
  expect(await till.keysOf(product)).toEqual({ quarantined: 1, revoked: 1 })
  // The supplier owes them like those that are replaced, once.
  expect(await claimedOf(batchId)).toHaveLength(2)
  expect(await healthOf(batchId)).toMatchObject({ failed: 0, quarantined: 1, unclaimed: 0 })
  expect(await claimRest(db, { batchId, by }, deps.clock.now())).toBe(0)
  for (const orderId of [sealed, open]) {
    const refunds = await db.selectFrom('refund').select('state').where('order_id', '=', orderId).execute()
    expect(refunds).toHaveLength(1)
  }
  expect(await start(batchId, 'refund')).toEqual({ ok: false, reason: 'nobody_holds' })
  // What comes back into the shop is owed no more; what its buyer has seen is.
  await putBack(batchId)
  expect(await till.keysOf(product)).toEqual({ available: 1, revoked: 1 })
  expect(await claimedOf(batchId)).toHaveLength(1)
})

test('one that cannot be served is left for somebody, and does not stop the others', async () => {
  const { batchId, sealed, open } = await soldBatch({ spare: 2 })
  await takeOut(batchId)
  await start(batchId, 'replace')
  const before = await keyOf(sealed)
  // Whatever it is: here a letter that cannot be written.
  const failing = { ...deps, outbox: { emit: () => Promise.reject(new Error('no letters')) } }
  for (let job = jobs.shift(); job; job = jobs.shift()) await runRecall(failing, job)
  expect(await listRecalls(db, batchId)).toMatchObject([{ done: 1, leftOver: 1, endedAt: expect.any(Date) }])
  expect(till.alarms).toContain('replacement.not_recalled')
  expect((await keyOf(open))?.batchId).toBe(batchId)
  expect(await keyOf(sealed)).not.toEqual(before)
  await allIsWell()
})
