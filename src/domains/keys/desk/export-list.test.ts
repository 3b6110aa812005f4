import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { type ExportFilter, eachKeyExport, exportsPerPage, type KeyExport, listKeyExports } from '../index.ts'
import { testKeys } from '../keys.fixture.ts'

const shop = await testKeys()
const { db } = shop
const productId = await shop.aProduct()
const batchId = await shop.aBatch(productId, 1)
const otherProduct = await shop.aProduct()
const otherBatch = await shop.aBatch(otherProduct, 1)

/** Three at each second from a day on. */
async function many(
  state: string,
  { day, count, batch = batchId }: { day: string; count: number; batch?: string },
) {
  await sql`
    insert into shop.key_export (id, batch_id, asked_by, reason, asked_at, state, decided_by, decided_at, taken_at, keys)
    select 'kex_' || upper(substr(md5(${day} || n), 1, 26)), ${batch}, 'acc_1', 'back to the supplier ' || n, at, ${state},
      case when ${state} <> 'asked' then 'acc_2' end, case when ${state} <> 'asked' then at end,
      case when ${state} = 'taken' then at end, case when ${state} = 'taken' then n / 7 end
    from generate_series(0, ${count - 1}::int) n,
      lateral (select ${day}::timestamptz + (n / 3) * interval '1 second') each (at)`.execute(db)
}
await many('taken', { day: '2026-01-01', count: 560 })
await many('refused', { day: '2026-02-01', count: 52, batch: otherBatch })
await many('approved', { day: '2026-03-01', count: 1, batch: otherBatch })
await sql`update shop.key_batch set source_name = 'zebra.csv' where id = ${otherBatch}`.execute(db)

const usual: ExportFilter = { text: '', products: [], state: '', sort: 'asked', isDescending: true }
async function whole(filter: ExportFilter): Promise<KeyExport[]> {
  const rows: KeyExport[] = []
  for await (const piece of eachKeyExport(db, filter)) rows.push(...piece)
  return rows
}

test('the list is narrowed by words of the batch, of its product or of the reason, and by what became of it', async () => {
  const count = async (change: Partial<ExportFilter>) =>
    (await listKeyExports(db, { ...usual, ...change, page: 1 })).total
  expect(await count({})).toBe(613)
  expect(await count({ text: 'ZEBRA' })).toBe(53)
  expect(await count({ text: 'supplier 559' })).toBe(1)
  expect(await count({ text: batchId })).toBe(560)
  expect(await count({ text: 'nothing has these words', products: [otherProduct] })).toBe(53)
  expect(await count({ state: 'refused' })).toBe(52)
  expect(await count({ state: 'approved' }), 'it is too late to take it').toBe(0)
  expect(await count({ state: 'lapsed' })).toBe(1)
})

test('pages follow each other, and end with the last', async () => {
  const page = async (number: number) => (await listKeyExports(db, { ...usual, page: number })).rows
  const ids = (await Promise.all([page(1), page(2), page(13)])).flat().map(({ id }) => id)
  expect(new Set(ids).size).toBe(2 * exportsPerPage + 13)
  expect(await page(14)).toEqual([])
})

const orders = (['asked', 'keys'] as const).flatMap((sort) =>
  [true, false].map((isDescending) => ({ ...usual, sort, isDescending })),
)
test.each(orders)(
  'taken along, each row comes once and in the order of the list: $sort, the highest first: $isDescending',
  async (filter) => {
    const rows = await whole(filter)
    expect(new Set(rows.map(({ id }) => id)).size).toBe(613)
    const by = rows.map(({ askedAt, keys }) => ({ asked: askedAt, keys: keys ?? 0 })[filter.sort])
    const upwards = filter.isDescending ? by.toReversed() : by
    expect(upwards.every((each, index) => index === 0 || (upwards[index - 1] ?? 0) <= each)).toBe(true)
    const { rows: first } = await listKeyExports(db, { ...filter, page: 1 })
    expect(rows.slice(0, exportsPerPage)).toEqual(first)
  },
)
