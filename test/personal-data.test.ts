import { globSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import { dataRegistry } from '../src/data-registry.ts'
import { isPersonal, subjectLinks } from '../src/shared/personal-data.ts'
import { testDatabase } from './support/database.ts'

const { pool } = await testDatabase()
const tables = Object.entries(dataRegistry)

test('every column of the migrated database is declared, and nothing else is', async () => {
  // Tables of another schema than the shop's are declared with its name in front. What is kept elsewhere is none of ours:
  // the queue's jobs hold ids, the ledger of migrations holds SQL.
  const { rows } = await pool.query<{ table: string; column: string }>(
    `select case table_schema when 'shop' then '' else table_schema || '.' end || table_name as "table",
       column_name as "column"
     from information_schema.columns join information_schema.tables using (table_schema, table_name)
     where table_schema in ('shop', 'identity') and table_type = 'BASE TABLE'`,
  )
  const inDatabase = rows.map(({ table, column }) => `${table}.${column}`)
  const inDeclarations = tables.flatMap(([table, { columns }]) =>
    Object.keys(columns).map((column) => `${table}.${column}`),
  )
  expect(inDeclarations.toSorted()).toEqual(inDatabase.toSorted())
})

test('every declaration that lies beside a domain is in the registry', async () => {
  const files = globSync('src/{domains/*,platform,platform/*}/personal-data.ts')
  expect(files.length).toBeGreaterThan(10)
  for (const file of files) {
    const { personalData } = (await import(pathToFileURL(file).href)) as {
      personalData: Record<string, unknown>
    }
    for (const table of Object.keys(personalData))
      expect(dataRegistry[table], `${file}: ${table}`).toBe(personalData[table])
  }
})

test('a clock counts from columns that are there, and lives with a table that has a clock', async () => {
  const wrong = tables.flatMap(([table, { retention, columns, ...rest }]) => {
    if (retention === 'none') return []
    const named = [retention.column, 'unfinished' in rest ? rest.unfinished?.column : undefined]
    const missing = named.filter((column) => column !== undefined && !(column in columns))
    const parent = retention.rule === 'with' ? dataRegistry[retention.table] : undefined
    const isDangling =
      retention.rule === 'with' && (!parent || (parent.retention === 'none' && isPersonal(parent)))
    return missing.length > 0 || isDangling ? [table] : []
  })
  expect(wrong).toEqual([])
})

test('a person is looked for in columns that are there', () => {
  const wrong = tables.filter(
    ([, each]) => isPersonal(each) && subjectLinks(each).some(({ column }) => !(column in each.columns)),
  )
  expect(wrong.map(([table]) => table)).toEqual([])
})

// An UPDATE that a constraint refuses would stop the night's run, or an erasure, for everybody.
test('what is emptied may be empty', async () => {
  const { rows } = await pool.query<{ name: string }>(
    `select case table_schema when 'shop' then '' else table_schema || '.' end || table_name || '.' || column_name as name
     from information_schema.columns where table_schema in ('shop', 'identity') and is_nullable = 'NO'`,
  )
  const filled = new Set(rows.map(({ name }) => name))
  const emptied = tables.flatMap(([table, { columns }]) =>
    Object.entries(columns).flatMap(([column, what]) =>
      what !== 'none' && (what.erase === 'null' || what.atEnd === 'null') ? [`${table}.${column}`] : [],
    ),
  )
  expect(emptied.length).toBeGreaterThan(5)
  expect(emptied.filter((name) => filled.has(name))).toEqual([])
})
