import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { testTill } from './checkout.fixture.ts'

const till = await testTill()

test('a statement that changes many units of an order looks at that order once', async () => {
  const orderId = await till.aPaidOrder([[await till.aProduct(20), 20]])
  const { rows } = await till.db.transaction().execute(async (tx) => {
    await sql`set local track_functions = 'pl'`.execute(tx)
    await sql`update shop.unit set delivered_at = delivered_at - interval '1 s' where order_id = ${orderId}`.execute(
      tx,
    )
    return sql<{ calls: number }>`
      select calls::int from pg_stat_xact_user_functions where funcname = 'note_unviewed'`.execute(tx)
  })
  expect(rows).toEqual([{ calls: 1 }])
})
