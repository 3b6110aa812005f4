import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testShop } from '../../../../test/support/shop.ts'
import { newId } from '../../../shared/ids.ts'
import { openHolds } from '../privacy.fixture.ts'
import { insertHold } from './holds.ts'
import { eachHold, type HoldFilter, type HoldInList, holdsPerPage, listHolds } from './list-holds.ts'

const shop = await testShop()
const { db, pool } = shop

/** Three at each second from a day on; `endedAfter`: seconds until the end, the first the longest. */
async function many(day: string, { count, isOver }: { count: number; isOver: boolean }): Promise<void> {
  await sql`
    insert into shop.legal_hold (id, subject_kind, subject_id, ground, reference, placed_at, ended_at)
    select 'hld_' || upper(substr(md5(${day} || n), 1, 26)), 'order', 'gone_' || n, 'court', 'RG ' || n, at,
      case when ${isOver} then ${day}::timestamptz + interval '30 days' - (n / 3) * interval '1 second' end
    from generate_series(0, ${count - 1}::int) n,
      lateral (select ${day}::timestamptz + (n / 3) * interval '1 second') each (at)`.execute(db)
}
await many('2026-01-01T00:00:00Z', { count: 510, isOver: false })
await many('2026-02-01T00:00:00Z', { count: 55, isOver: true })

const order = await shop.anOrder(await shop.aProduct(1))
const { number } = (await pool.query('select number from shop."order" where id = $1', [order])).rows[0]
const account = newId('acc')
await db
  .insertInto('account')
  .values({
    ...{ id: account, provider: 'local', subject: account, locale: 'en' },
    ...{ email: 'ada@example.eu', email_folded: 'ada@example.eu' },
  })
  .execute()
await db.transaction().execute(async (tx) => {
  const at = new Date('2026-03-01T00:00:00Z')
  await insertHold(
    tx,
    { kind: 'order', id: order },
    { ground: 'bank_dispute', reference: null, by: null, at, origin: 'bank' },
  )
  await insertHold(
    tx,
    { kind: 'account', id: account },
    { ground: 'claim', reference: 'Case 77/x', by: null, at, origin: 'staff' },
  )
})

const { page: _, ...open } = openHolds
async function whole(filter: HoldFilter): Promise<HoldInList[]> {
  const rows: HoldInList[] = []
  for await (const piece of eachHold(db, filter)) rows.push(...piece)
  return rows
}

test('the list is narrowed by what became of it, by whom and on what ground it holds, and by its numbers', async () => {
  const list = async (change: Partial<HoldFilter>) => {
    const { rows, total } = await listHolds(db, {
      ...open,
      sort: 'placed',
      isDescending: true,
      ...change,
      page: 1,
    })
    return [total, rows[0]?.named]
  }
  expect((await list({}))[0]).toBe(512)
  expect(await list({ show: 'ended' })).toEqual([55, 'gone_54'])
  expect((await list({ show: 'all' }))[0]).toBe(567)
  expect(await list({ kind: 'account' })).toEqual([1, 'ada@example.eu'])
  expect(await list({ ground: 'bank_dispute' })).toEqual([1, number])
  expect(await list({ text: number.toLowerCase() })).toEqual([1, number])
  expect(await list({ text: 'CASE 77' })).toEqual([1, 'ada@example.eu'])
  expect(await list({ text: 'rg 509' })).toEqual([1, 'gone_509'])
  expect(await list({ text: 'nothing' })).toEqual([0, undefined])
})

test('pages follow each other, and end with the last', async () => {
  const page = async (number: number) => (await listHolds(db, { ...open, page: number })).rows
  const ids = (await Promise.all([page(1), page(2), page(11)])).flat().map(({ id }) => id)
  expect(new Set(ids).size).toBe(2 * holdsPerPage + 12)
  expect(await page(12)).toEqual([])
})

test('what has ended is ordered by its end, which is another order than that of what was placed', async () => {
  const ended = { ...open, show: 'ended' } as const
  expect((await whole({ ...ended, sort: 'ended' }))[0]?.named).toBe('gone_54')
  expect((await whole(ended))[0]?.placedAt).toEqual(new Date('2026-02-01T00:00:00Z'))
})

test.each([true, false])(
  'taken along, each row comes once and in the order of the list; the latest first: %s',
  async (isDescending) => {
    for (const filter of [
      { ...open, show: 'all', isDescending },
      { ...open, show: 'ended', sort: 'ended', isDescending },
    ] as const) {
      const rows = await whole(filter)
      const { rows: first, total } = await listHolds(db, { ...filter, page: 1 })
      expect(rows).toHaveLength(total)
      expect(new Set(rows.map(({ id }) => id)).size).toBe(total)
      expect(rows.slice(0, first.length)).toEqual(first)
    }
  },
)
