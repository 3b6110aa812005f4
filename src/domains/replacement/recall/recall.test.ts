import { expect, test } from 'vitest'
import type { BatchId, OrderId, ProductId, UnitId } from '../../../shared/ids.ts'
import { testTill } from '../../checkout/checkout.fixture.ts'
import { findBrokenInvariants } from '../../checkout/invariants.ts'
import { verifyCustody } from '../../keys/index.ts'
import { listRecalls, listSupplierClaims, moveBatch, runRecall, startRecall } from '../index.ts'
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

/** Keys of one batch, sealed with one buyer and open with another; `spare` keys of another batch. */
async function soldBatch({ spare }: { spare: number }) {
  const product = await till.aProduct(2)
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
  const claims = (await listSupplierClaims(db, 'open')).map(({ keyId }) => keyId)
  expect(claims).toEqual(expect.arrayContaining([before.sealed?.id, before.open?.id]))
  await allIsWell()
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
  for (const orderId of [sealed, open]) {
    const refunds = await db.selectFrom('refund').select('state').where('order_id', '=', orderId).execute()
    expect(refunds).toHaveLength(1)
  }
  expect(await start(batchId, 'refund')).toEqual({ ok: false, reason: 'nobody_holds' })
})
