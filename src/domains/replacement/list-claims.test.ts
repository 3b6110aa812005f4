import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testKeys } from '../keys/keys.fixture.ts'
import {
  type ClaimFilter,
  claimsPerPage,
  eachSupplierClaim,
  listOwingBatches,
  listSupplierClaims,
  owingBatchesMax,
} from './list-claims.ts'
import { claimsIn } from './replacement.fixture.ts'

const shop = await testKeys()
const { db } = shop
const first = await shop.aBatch(await shop.aProduct(), 1)

/** Batches with as many claims each, three claimed at each second from a day on. */
async function many(
  name: string,
  { batches, claims, state, from }: { batches: number; claims: number; state: string; from: string },
): Promise<void> {
  await sql`
    insert into shop.key_batch (id, product_id, source_name, supplier, imported_at, key_count, unit_cost_minor, currency, ring_key_id, wrapped_data_key)
    select ${name} || n, product_id, ${name} || n || '.csv', 'Supplier ' || n % 3, now(), ${claims}, 400, 'EUR', ring_key_id, wrapped_data_key
    from shop.key_batch, generate_series(1, ${batches}::int) n where id = ${first}`.execute(db)
  await sql`
    insert into shop.key (id, product_id, batch_id, supplier_reference)
    select b.id || '_' || k, b.product_id, b.id, case when k = 1 then 'A-1' end
    from shop.key_batch b, generate_series(1, ${claims}::int) k where b.id like ${`${name}%`}`.execute(db)
  await sql`
    insert into shop.supplier_claim (key_id, batch_id, problem, message, claimed_at, state, settled_at)
    select id, batch_id, 'already_used', 'harbour-53', at, ${state}, case when ${state} <> 'open' then at end
    from (
      select id, batch_id, ${from}::timestamptz + row_number() over (order by id) / 3 * interval '1 second' as at
      from shop.key where batch_id like ${`${name}%`}) k`.execute(db)
}
await many('bat_owed', { batches: 51, claims: 10, state: 'open', from: '2026-01-01T00:00:00Z' })
await many('bat_rich', { batches: 1, claims: 12, state: 'open', from: '2026-02-01T00:00:00Z' })
await many('bat_paid', { batches: 5, claims: 11, state: 'credited', from: '2026-03-01T00:00:00Z' })
await many('bat_none', { batches: 1, claims: 2, state: 'refused', from: '2026-04-01T00:00:00Z' })

const open: ClaimFilter = { text: '', show: 'open', isDescending: false }

test('the list is narrowed by what the supplier said, and by the names of its batch', async () => {
  const list = async (change: Partial<ClaimFilter>) => {
    const { rows, total } = await listSupplierClaims(db, { ...open, isDescending: true, ...change, page: 1 })
    return [total, rows[0]?.batchId.slice(0, 8)]
  }
  expect(await list({})).toEqual([522, 'bat_rich'])
  expect(await list({ show: 'credited' })).toEqual([55, 'bat_paid'])
  expect(await list({ show: 'refused' })).toEqual([2, 'bat_none'])
  expect(await list({ show: 'all' })).toEqual([579, 'bat_none'])
  expect(await list({ text: 'OWED51.csv' })).toEqual([10, 'bat_owed'])
  expect(await list({ text: 'supplier 0', show: 'credited' })).toEqual([11, 'bat_paid'])
  expect(await list({ text: 'bat_paid' })).toEqual([0, undefined])
  expect(await list({ text: 'nothing is called so', show: 'all' })).toEqual([0, undefined])
})

test('of each claim is said of which batch it is, what the key cost and by what its supplier knows it', async () => {
  const { rows } = await listSupplierClaims(db, { ...open, show: 'refused', page: 1 })
  expect(rows).toMatchObject([
    { keyId: 'bat_none1_1', supplierReference: 'A-1', state: 'refused', settledAt: expect.any(Date) },
    {
      keyId: 'bat_none1_2',
      supplierReference: null,
      batch: { sourceName: 'bat_none1.csv', unitCostMinor: 400 },
    },
  ])
})

test('pages follow each other, and end with the last', async () => {
  const page = async (number: number) => (await listSupplierClaims(db, { ...open, page: number })).rows
  const ids = (await Promise.all([page(1), page(2), page(11)])).flat().map(({ keyId }) => keyId)
  expect(new Set(ids).size).toBe(2 * claimsPerPage + 22)
  expect(await page(12)).toEqual([])
})

test('the batches of which the most is owed stand there first, as many as a page holds; words find the others', async () => {
  const owing = await listOwingBatches(db, '')
  expect(owing).toHaveLength(owingBatchesMax)
  expect(owing[0]).toMatchObject({ batchId: 'bat_rich1', keys: 12, batch: { supplier: 'Supplier 1' } })
  expect(owing[1]?.keys).toBe(10)
  const shown = new Set<string>(owing.map(({ batchId }) => batchId))
  const hidden = (await claimsIn(db)).find(({ batchId }) => !shown.has(batchId))
  expect(await listOwingBatches(db, `${hidden?.batchId}.csv`)).toMatchObject([
    { batchId: hidden?.batchId, keys: 10 },
  ])
  expect(await listOwingBatches(db, 'bat_paid')).toEqual([])
})

test.each([true, false])(
  'taken along, each claim comes once and in the order of the list; the latest first: %s',
  async (isDescending) => {
    for (const show of ['open', 'all'] as const) {
      const filter = { ...open, show, isDescending }
      const rows = []
      for await (const piece of eachSupplierClaim(db, filter)) rows.push(...piece)
      const { rows: page, total } = await listSupplierClaims(db, { ...filter, page: 1 })
      expect(rows).toHaveLength(total)
      expect(new Set(rows.map(({ keyId }) => keyId)).size).toBe(total)
      expect(rows.slice(0, claimsPerPage)).toEqual(page)
    }
  },
)
