import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import type { FindingKind } from './finding.ts'
import {
  type FindingFilter,
  type FindingInList,
  findingsPerPage,
  listFindings,
  readFindings,
} from './list-findings.ts'
import { countOpenFindings, findingsMax } from './queries.ts'

const { db } = await testDatabase()

/** Three at each second, a day after another from the month on; `endedAfter`: days later. */
async function find(
  kind: FindingKind,
  { month, count, endedAfter = null }: { month: string; count: number; endedAfter?: number | null },
): Promise<void> {
  await sql`
    insert into shop.reconciliation_finding (id, kind, object_id, found_at, seen_at, ended_at, outcome)
    select 'fnd_' || upper(substr(md5(${kind} || ${month} || n), 1, 26)), ${kind}, ${month} || '_' || n, at, at,
      at + ${endedAfter}::int * interval '1 day', case when ${endedAfter}::int is not null then 'gone' end
    from generate_series(0, ${count - 1}::int) n,
      lateral (select ${month}::timestamptz + (n / 3) * interval '1 second') each (at)`.execute(db)
}
await find('payment_missing', { month: '2026-09-01', count: 1_100 })
await find('refund_unknown', { month: '2026-10-01', count: 4, endedAfter: 40 })
await find('refund_unknown', { month: '2026-11-01', count: 60, endedAfter: 1 })
await find('books_differ', { month: '2026-11-02', count: 2 })

const open: FindingFilter = {
  ...{ show: 'open', kind: null, from: null, until: null, sort: 'found', isDescending: true },
}
const kindsOf = (rows: readonly FindingInList[]) => [...new Set(rows.map(({ kind }) => kind))]
async function whole(filter: FindingFilter): Promise<FindingInList[]> {
  const rows: FindingInList[] = []
  for await (const piece of readFindings(db, filter)) rows.push(...piece)
  return rows
}

test('however many are open, nobody counts on beyond what is said of them', async () => {
  expect(await countOpenFindings(db)).toBe(findingsMax + 1)
})

test('the list is narrowed by what became of it, by its kind and by when it was found', async () => {
  const list = async (change: Partial<FindingFilter>) => {
    const { rows, total, isMore } = await listFindings(db, { ...open, ...change, page: 1 })
    expect([rows.length, isMore]).toEqual([Math.min(total, findingsPerPage), false])
    return [total, ...kindsOf(rows)]
  }
  expect(await list({})).toEqual([1_102, 'books_differ', 'payment_missing'])
  expect(await list({ show: 'ended' })).toEqual([64, 'refund_unknown'])
  expect(await list({ show: 'all' })).toEqual([1_166, 'books_differ', 'refund_unknown'])
  expect(await list({ kind: 'payment_missing' })).toEqual([1_100, 'payment_missing'])
  const from = new Date('2026-10-01T00:00:00Z')
  const until = new Date('2026-11-01T00:00:00Z')
  expect(await list({ show: 'all', from, until })).toEqual([4, 'refund_unknown'])
  expect(await list({ show: 'all', until: from })).toEqual([1_100, 'payment_missing'])
})

test('pages follow each other, and end with the last', async () => {
  const page = async (number: number) => (await listFindings(db, { ...open, page: number })).rows
  const ids = (await Promise.all([page(1), page(2), page(23)])).flat().map(({ id }) => id)
  expect(new Set(ids).size).toBe(2 * findingsPerPage + 2)
  expect(await page(24)).toEqual([])
})

test('what has ended is ordered by its end, which is another order than that of what was found', async () => {
  const ended = await whole({ ...open, show: 'ended', sort: 'ended' })
  const found = await whole({ ...open, show: 'ended' })
  expect(ended[0]?.objectId).toMatch(/^2026-10-01/)
  expect(found[0]?.objectId).toMatch(/^2026-11-01/)
})

test.each([true, false])(
  'taken along, each row comes once and in the order of the list; the latest first: %s',
  async (isDescending) => {
    for (const filter of [
      { ...open, show: 'all', isDescending },
      { ...open, show: 'ended', sort: 'ended', isDescending },
    ] as const) {
      const rows = await whole(filter)
      const { rows: first, total } = await listFindings(db, { ...filter, page: 1 })
      expect(rows).toHaveLength(total)
      expect(new Set(rows.map(({ id }) => id)).size).toBe(total)
      expect(rows.slice(0, first.length)).toEqual(first)
    }
  },
)
