import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { countOpenFindings, findingsMax, openShown, readReconciliation } from './queries.ts'

const { db } = await testDatabase()

async function find(from: number, until: number): Promise<void> {
  await sql`
    insert into shop.reconciliation_finding (id, kind, object_id, found_at, seen_at)
    select 'fnd_' || lpad(n::text, 26, '0'), 'payment_missing', 'pi_' || n, timestamptz '2026-11-01' + n * interval '1 second', now()
    from generate_series(${from}::int, ${until}::int) n`.execute(db)
}

test('however many are open, the page shows the latest and says that there are more, and nobody counts on', async () => {
  await find(1, openShown)
  expect(await readReconciliation(db)).toMatchObject({ isMore: false })
  expect(await countOpenFindings(db)).toBe(openShown)
  await find(openShown + 1, findingsMax + 50)
  const { open, isMore } = await readReconciliation(db)
  expect([open.length, open[0]?.objectId, isMore]).toEqual([openShown, `pi_${findingsMax + 50}`, true])
  expect(await countOpenFindings(db)).toBe(findingsMax + 1)
})
