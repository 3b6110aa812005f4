import { beforeAll, expect, test } from 'vitest'
import type { BatchId, OrderId, ProductId } from '../../shared/ids.ts'
import { localDayAfter } from '../../shared/time.ts'
import { invoicingShop } from '../invoicing/invoicing.fixture.ts'
import { settleClaimsOfBatch } from '../replacement/index.ts'
import {
  bookDocument,
  listBatchCosts,
  listKeyMargins,
  listProductMargins,
  listUnratedBatches,
  postBatches,
} from './index.ts'
import { insertPublished } from './rates/rate-store.ts'

const shop = await invoicingShop()
const { db } = shop
const now = new Date()
const today = localDayAfter(now, 0)
const span = { from: localDayAfter(now, -2), to: localDayAfter(now, 2) }
const alarms: string[] = []
const listMargins = async (of: typeof span) => ({
  products: await listProductMargins(db, of),
  ...(await listKeyMargins(db, of)),
})
const night = (day: string) =>
  postBatches({ db, alarm: (name) => void alarms.push(name) }, localDayAfter(now, Number(day)))

/** The same database, with every statement that it is asked. */
const asked: string[] = []
const spy = db.withPlugin({
  transformQuery: ({ node }) => {
    asked.push(JSON.stringify(node))
    return node
  },
  transformResult: async ({ result }) => result,
})

let [first, second] = ['', ''] as ProductId[] as [ProductId, ProductId]
let batches: { id: BatchId; product_id: ProductId }[] = []

async function sold(productId: ProductId): Promise<OrderId> {
  const orderId = await shop.paidOrder({}, productId)
  await shop.settle(orderId)
  return orderId
}

async function bookAll(): Promise<void> {
  for (const { id } of await db.selectFrom('tax_document').select('id').execute()) await bookDocument(db, id)
}

beforeAll(async () => {
  ;[first, second] = [
    await shop.aProduct(1, { priceMinor: 1200 }),
    await shop.aProduct(2, { priceMinor: 2400 }),
  ]
  await shop.addStock(first, 2)
  batches = await db.selectFrom('key_batch').select(['id', 'product_id']).orderBy('id').execute()
  const costs = [
    { supplier: 'Grossiste Nord', unit_cost_minor: 400, currency: 'EUR' },
    { supplier: 'Keys & Co', unit_cost_minor: 300, currency: 'EUR' },
    { supplier: 'Keys & Co', unit_cost_minor: 500, currency: 'USD' },
  ]
  for (const [index, { id }] of batches.entries())
    await db
      .updateTable('key_batch')
      .set({ ...costs[index], demo: false })
      .where('id', '=', id)
      .execute()
})

test('a batch in dollars waits for the rate of its day, and is told', async () => {
  expect(await night('-1')).toBe(2)
  expect(alarms).toEqual(['books.no_rate'])
  expect(await listUnratedBatches(db)).toMatchObject([
    { batchId: batches[2]?.id, currency: 'USD', day: today },
  ])
  await insertPublished(db, [{ currency: 'USD', day: localDayAfter(now, -1), perEuro: 1.25 }], now)
  expect(await night('0')).toBe(1)
  expect(await listUnratedBatches(db)).toEqual([])
  const inDollars = (await listBatchCosts(db, span)).find(({ batchId }) => batchId === batches[2]?.id)
  // Two keys of 5.00 $ at 1.25 $ for a euro.
  expect(inDollars).toMatchObject({
    purchasedMinor: 800,
    stockMinor: 800,
    soldMinor: 0,
    supplier: 'Keys & Co',
  })
})

test('which batches wait for a rate is asked of the batches, and no key is counted for it', async () => {
  asked.splice(0)
  await listUnratedBatches(spy)
  expect(asked.join()).toContain('shop.key_batch')
  expect(asked.join()).not.toMatch(/shop\.key\b(?!_)/)
})

test('sales and costs meet by product, batch and supplier, and come to the same', async () => {
  await sold(first)
  await sold(first)
  const back = await sold(second)
  await sold(second)
  await shop.refund(back, { units: await shop.unitsOf(back) })
  await shop.settle(back)
  await bookAll()
  await night('1')
  const margins = await listMargins(span)
  expect(margins.products).toEqual([
    // Two keys of 12.00 with 20 % VAT; one cost 4.00, the other 5.00 $.
    { productId: first, soldMinor: 2000, costMinor: 800, lostMinor: 0, creditedMinor: 0, marginMinor: 1200 },
    { productId: second, soldMinor: 2000, costMinor: 300, lostMinor: 0, creditedMinor: 0, marginMinor: 1700 },
  ])
  expect(margins.batches).toMatchObject([
    { batchId: batches[1]?.id, productId: second, soldMinor: 2000, costMinor: 300 },
    { batchId: batches[0]?.id, productId: first, soldMinor: 1000, costMinor: 400 },
    { batchId: batches[2]?.id, productId: first, soldMinor: 1000, costMinor: 400 },
  ])
  expect(margins.suppliers).toEqual([
    {
      supplier: 'Keys & Co',
      soldMinor: 3000,
      costMinor: 700,
      lostMinor: 0,
      creditedMinor: 0,
      marginMinor: 2300,
    },
    {
      supplier: 'Grossiste Nord',
      soldMinor: 1000,
      costMinor: 400,
      lostMinor: 0,
      creditedMinor: 0,
      marginMinor: 600,
    },
  ])
  expect(await listMargins({ from: '2020-01-01', to: '2020-12-31' })).toEqual({
    ...{ products: [], batches: [], suppliers: [] },
  })
})

test('what takes longer than whoever waits for it ends, and nothing of it takes longer than a page may', async () => {
  await expect(listKeyMargins(db, span, AbortSignal.abort(new Error('too long')))).rejects.toThrow('too long')
  asked.splice(0)
  await listKeyMargins(spy, span)
  expect(asked[0]).toContain('statement_timeout')
  asked.splice(0)
  // By product the books say it all: whose keys they were is nobody's question.
  await listProductMargins(spy, span)
  expect(asked.join()).not.toMatch(/shop\.(unit|key|"order")/)
})

test('a key that its supplier credits is lost, and costs nothing', async () => {
  const key = await db
    .selectFrom('key')
    .select(['id', 'batch_id'])
    .where('batch_id', '=', batches[1]?.id ?? ('' as BatchId))
    .where('state', '=', 'available')
    .executeTakeFirstOrThrow()
  await db.updateTable('key').set({ state: 'quarantined' }).where('id', '=', key.id).execute()
  await db
    .insertInto('supplier_claim')
    .values({ key_id: key.id, batch_id: key.batch_id, problem: 'other', message: 'x', claimed_at: now })
    .execute()
  const act = {
    batchId: key.batch_id,
    state: 'credited',
    reason: 'x',
    by: 'acc_00000000000000000000000000',
  } as const
  expect(await settleClaimsOfBatch(db, act as never, now)).toBe(1)
  await night('2')
  const [margin] = (await listMargins(span)).batches
  expect(margin).toMatchObject({
    ...{ batchId: batches[1]?.id, costMinor: 300, lostMinor: 300, creditedMinor: 300, marginMinor: 1700 },
  })
  const owed = await db.selectFrom('book_line').selectAll().where('account', '=', '409800').execute()
  expect(owed).toMatchObject([{ debit_minor: 300, party: 'Keys & Co', batch_id: batches[1]?.id }])
  expect(await night('3')).toBe(0)
})
