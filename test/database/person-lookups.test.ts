import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { dataRegistry } from '../../src/data-registry.ts'
import { listPersonalTables, tableId } from '../../src/domains/privacy/registry.ts'
import { rowsOf } from '../../src/domains/privacy/subject/rows-of.ts'
import { testDatabase } from '../support/database.ts'

const { db } = await testDatabase()
const subject = {
  accounts: ['acc_a'],
  persons: ['00000000-0000-7000-8000-000000000000'],
  emails: ['a@example.eu'],
  orders: ['ord_a', 'ord_b'],
  units: ['unt_a', 'unt_b'],
  carts: ['crt_a'],
  tickets: ['tkt_a'],
}

/** A handful of rows, however large a shop is. */
const small = ['legal_hold', 'privacy_request', 'restriction', 'staff_invitation']

// Whoever has a link may look as often as they like: what is held of one person must not be a walk through everybody's rows.
test('the rows of a person are found by an index, but in tables that stay small', async () => {
  const walked: string[] = []
  await db.transaction().execute(async (tx) => {
    await sql`set local enable_seqscan = off`.execute(tx)
    for (const { name, declaration } of listPersonalTables(dataRegistry)) {
      const mine = rowsOf(declaration, 't', subject)
      if (!mine) continue
      const { rows } = await sql<Record<string, string>>`
        explain select from ${tableId(name)} as t where ${mine}`.execute(tx)
      const plan = rows.map((row) => Object.values(row)[0]).join('\n')
      if (plan.includes('Seq Scan')) walked.push(name)
    }
  })
  expect(walked).toEqual(small)
})
