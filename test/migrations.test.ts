import { expect, test } from 'vitest'
import { writeDatabaseTypes } from '../scripts/database-types.ts'
import { migrate } from '../src/platform/database/migrate.ts'
import { testDatabase } from './support/database.ts'

const { connectionString } = await testDatabase()

test('migrating a migrated database does nothing', async () => {
  expect(await migrate(connectionString, 'supabase/migrations')).toEqual([])
})

test('the committed types are those of the migrated database', async () => {
  await writeDatabaseTypes(connectionString, true)
})
