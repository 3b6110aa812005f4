import { sql } from 'kysely'
import { expect, test } from 'vitest'
import type { BatchId } from '../../shared/ids.ts'
import { testKeys } from '../keys/keys.fixture.ts'
import {
  type BatchHealth,
  batchHealthPerPage,
  eachBatchHealth,
  type HealthFilter,
  healthSorts,
  listBatchHealth,
} from './list-batch-health.ts'
import { everyBatch } from './replacement.fixture.ts'

const shop = await testKeys()
const { db } = shop
const productId = await shop.aProduct()
const first = await shop.aBatch(productId, 1)

/** As many batches with as many keys, of which some were opened and some of these have failed. */
async function many(
  name: string,
  {
    count,
    keys,
    opened,
    failed,
    isOut = false,
  }: Record<'count' | 'keys' | 'opened' | 'failed', number> & { isOut?: boolean },
): Promise<void> {
  await sql`
    insert into shop.key_batch (id, product_id, source_name, supplier, imported_at, key_count, ring_key_id, wrapped_data_key, quarantined_at)
    select ${name} || n, b.product_id, ${name} || n || '.csv', case when n % 3 > 0 then 'Supplier ' || n % 3 end,
      timestamptz '2026-01-01' + n * interval '1 day', ${keys}, b.ring_key_id, b.wrapped_data_key,
      case when ${isOut} then now() end
    from shop.key_batch b, generate_series(1, ${count}::int) n where b.id = ${first}`.execute(db)
  await sql`
    insert into shop.key (id, product_id, batch_id)
    select b.id || '_' || k, b.product_id, b.id
    from shop.key_batch b, generate_series(1, ${keys}::int) k where b.id like ${`${name}%`}`.execute(db)
  await sql`
    update shop.key set state = case when split_part(id, '_', 3)::int <= ${opened} then 'revoked' else 'quarantined' end
    where batch_id like ${`${name}%`}`.execute(db)
  await sql`
    insert into shop.custody_event (key_id, kind, actor_kind)
    select id, 'revealed', 'system' from shop.key where batch_id like ${`${name}%`} and state = 'revoked'`.execute(
    db,
  )
  await sql`
    insert into shop.supplier_claim (key_id, batch_id, problem, message, claimed_at)
    select id, batch_id, 'already_used', 'harbour-53', now() from shop.key
    where batch_id like ${`${name}%`} and split_part(id, '_', 3)::int <= ${failed}`.execute(db)
}
await many('bat_sick', { count: 3, keys: 8, opened: 6, failed: 5 })
await many('bat_fair', { count: 520, keys: 2, opened: 1, failed: 1 })
await many('bat_gone', { count: 2, keys: 3, opened: 1, failed: 0, isOut: true })
await many('bat_good', { count: 2, keys: 3, opened: 1, failed: 0 })

const { page: _, ...every } = everyBatch
const list = (change: Partial<HealthFilter> = {}, page = 1) =>
  listBatchHealth(db, { ...every, ...change, page })
async function whole(filter: HealthFilter): Promise<BatchHealth[]> {
  const rows: BatchHealth[] = []
  for await (const piece of eachBatchHealth(db, filter)) rows.push(...piece)
  return rows
}

test('what fails or is out stands in the list, the sickest first, narrowed by words and by what is wrong with it', async () => {
  const found = async (change: Partial<HealthFilter>) => {
    const { rows, total } = await list(change)
    return [total, rows[0]?.id.slice(0, 8)]
  }
  expect(await found({})).toEqual([525, 'bat_sick'])
  expect(await found({ isDescending: false })).toEqual([525, 'bat_gone'])
  expect(await found({ show: 'sick' })).toEqual([3, 'bat_sick'])
  expect(await found({ show: 'out' })).toEqual([2, 'bat_gone'])
  expect(await found({ text: 'FAIR52' })).toEqual([2, 'bat_fair'])
  expect(await found({ text: 'supplier 1' })).toEqual([176, 'bat_sick'])
  expect(await found({ text: 'no batch has these words', products: [productId] })).toEqual([525, 'bat_sick'])
  expect(await found({ text: 'no batch has these words' })).toEqual([0, undefined])
})

test('of each batch of the page is said what became of its keys, and what is not claimed yet', async () => {
  const { rows } = await list({ show: 'sick' })
  expect(rows[0]).toMatchObject({ keys: 8, opened: 6, failed: 5, quarantined: 2, isSick: true, unclaimed: 2 })
  await sql`
    insert into shop.supplier_claim (key_id, batch_id, problem, message, claimed_at)
    values (${`${rows[0]?.id}_8`}, ${rows[0]?.id}, 'other', 'recalled', now())`.execute(db)
  const again = (await list({ show: 'sick' })).rows.find(({ id }) => id === rows[0]?.id)
  expect(again).toMatchObject({ failed: 5, unclaimed: 1 })
})

test('pages follow each other, and end with the last', async () => {
  const pages = await Promise.all([1, 2, 11].map(async (page) => (await list({}, page)).rows))
  const ids = new Set<BatchId>(pages.flat().map(({ id }) => id))
  expect(ids.size).toBe(2 * batchHealthPerPage + 25)
  expect(await list({}, 12)).toEqual({ rows: [], total: 525 })
})

const orders = healthSorts.flatMap((sort) =>
  [true, false].map((isDescending) => ({ ...every, sort, isDescending })),
)
test.each(orders)(
  'taken along, each batch comes once and in the order of the list: $sort, the highest first: $isDescending',
  async (filter) => {
    const rows = await whole(filter)
    expect(new Set(rows.map(({ id }) => id)).size).toBe(525)
    const by = rows.map(({ shareAtLeast, failed, importedAt, supplier }) => {
      return { share: shareAtLeast, failed, imported: importedAt, supplier: supplier ?? '' }[filter.sort]
    })
    const upwards = filter.isDescending ? by.toReversed() : by
    expect(upwards.every((each, index) => index === 0 || (upwards[index - 1] ?? 0) <= each)).toBe(true)
    expect(rows.slice(0, batchHealthPerPage)).toEqual((await list(filter)).rows)
  },
)
