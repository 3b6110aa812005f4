import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { connectDatabase, type Database } from '../../src/platform/database/connect.ts'
import { templateName, urlOfDatabase } from './global-setup.ts'

/** A fresh migrated database for the calling test file, dropped when the file is done. */
export async function testDatabase(
  options: { max?: number } = {},
): Promise<Database & { connectionString: string }> {
  const serverUrl = inject('postgresUrl')
  const name = `test_${randomBytes(6).toString('hex')}`
  await onServer(serverUrl, `create database ${name} template ${templateName}`)
  const connectionString = urlOfDatabase(serverUrl, name)
  const database = connectDatabase(connectionString, options)
  afterAll(async () => {
    await database.close()
    await onServer(serverUrl, `drop database ${name} with (force)`)
  })
  return { ...database, connectionString }
}

async function onServer(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}
