import { expect, test } from 'vitest'
import type { PersonalDataDeclaration } from '../src/shared/personal-data.ts'
import { testDatabase } from './support/database.ts'
import { declaredTables } from './support/declared-data.ts'

const { pool } = await testDatabase()

async function declared(): Promise<PersonalDataDeclaration> {
  const all = await declaredTables()
  const names = all.map(([table]) => table)
  expect(new Set(names).size, 'a table is declared by one owner').toBe(names.length)
  return Object.fromEntries(all)
}

test('every column of the migrated database is declared, and nothing else is', async () => {
  // Tables of another schema than the shop's are declared with its name in front. What is kept elsewhere is none of ours:
  // the queue's jobs hold ids, the ledger of migrations holds SQL.
  const { rows } = await pool.query<{ table: string; column: string }>(
    `select case table_schema when 'shop' then '' else table_schema || '.' end || table_name as "table",
       column_name as "column"
     from information_schema.columns where table_schema in ('shop', 'identity')`,
  )
  const inDatabase = rows.map(({ table, column }) => `${table}.${column}`)
  const inDeclarations = Object.entries(await declared()).flatMap(([table, { columns }]) =>
    Object.keys(columns).map((column) => `${table}.${column}`),
  )
  expect(inDeclarations.toSorted()).toEqual(inDatabase.toSorted())
})

test('a table that goes with another one names one that is declared and goes itself', async () => {
  const tables = await declared()
  const dangling = Object.entries(tables)
    .filter(([, { retention }]) => retention !== 'none' && retention.rule === 'with')
    .filter(([, { retention }]) => {
      const owner = retention !== 'none' && retention.rule === 'with' ? tables[retention.table] : undefined
      return !owner || owner.retention === 'none'
    })
    .map(([table]) => table)
  expect(dangling).toEqual([])
})

test('a table with personal columns says when its rows must be gone', async () => {
  const endless = Object.entries(await declared())
    .filter(([, { columns }]) => Object.values(columns).some((column) => column !== 'none'))
    .filter(([, { retention }]) => retention === 'none')
    .map(([table]) => table)
  expect(endless).toEqual([])
})
