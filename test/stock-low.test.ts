import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { newId } from '../src/shared/ids.ts'
import { askForJobs } from './support/ask-for-jobs.ts'
import { runningShop } from './support/running-shop.ts'

const { db, pool } = await runningShop({ WEBHOOKS_PROCESSOR: 'Till House; FR' })

test('stock that runs low is told to staff and programs by one event, and no fault of webhooks keeps the letter back', async () => {
  const { id: productId, slug } = await db
    .selectFrom('product')
    .innerJoin('product_stock', 'product_id', 'id')
    .select(['id', 'slug'])
    .orderBy('id')
    .executeTakeFirstOrThrow()
  const at = new Date()
  const endpoint = { name: 'Till', url: 'https://hooks.example.com/in', events: ['stock.low'] }
  await db
    .insertInto('webhook_endpoint')
    .values({ ...endpoint, id: newId('whk'), secret_sealed: randomBytes(8), created_at: at, changed_at: at })
    .execute()
  await db
    .insertInto('stock_watch')
    .values({ product_id: productId, threshold: 999, changed_by: newId('acc') })
    .execute()
  await pool.query('revoke insert on shop.webhook_event from shop_worker')
  await (await askForJobs(pool))('keys.recount_stock')
  const letters = async () =>
    (await db.selectFrom('mail').select('id').where('cause', 'like', 'stock_low %').execute()).length
  await expect.poll(letters, { timeout: 60_000 }).toBe(1)
  expect(await told()).toEqual([])

  await pool.query('grant insert on shop.webhook_event to shop_worker')
  await expect.poll(told, { timeout: 60_000 }).toHaveLength(1)
  const [body] = await told()
  expect(JSON.parse(body ?? '')).toMatchObject({
    type: 'stock.low',
    data: { product: { id: productId, slug } },
  })

  async function told() {
    const events = await db.selectFrom('webhook_event').select('body').execute()
    return events.map(({ body }) => body)
  }
})
