import { randomBytes } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { connectDatabase } from '../../src/platform/database/connect.ts'
import { prepareLogins } from '../../src/platform/database/logins.ts'
import { type AccountId, newId } from '../../src/shared/ids.ts'
import { Secret } from '../../src/shared/secret.ts'
import { testDatabase } from '../support/database.ts'
import { hasPooler, startPooler } from '../support/pooler.ts'

const concurrent = 400

test('where this is judged there is a pooler to try', () => {
  expect(hasPooler || !process.env.CI).toBe(true)
  if (!hasPooler)
    console.log('Not tried: claims behind a transaction pooler, because pgbouncer is not installed.')
})

describe.skipIf(!hasPooler)('behind a pooler in transaction mode', async () => {
  // The body of a skipped suite is read all the same.
  if (!hasPooler) return
  const { db, connectionString } = await testDatabase()
  const { web } = await prepareLogins(connectionString, new Secret(randomBytes(32)))
  const { username, password } = new URL(web)
  const pooler = await startPooler(connectionString, { [username]: decodeURIComponent(password) }, 4)
  afterAll(() => pooler.stop())

  const accounts = Array.from({ length: 40 }, () => newId('acc'))
  await db
    .insertInto('account')
    .values(
      accounts.map((id) => ({
        id,
        provider: 'local' as const,
        subject: id,
        email: `${id}@example.eu`,
        email_folded: `${id}@example.eu`,
        locale: 'en' as const,
      })),
    )
    .execute()
  // As many connections as requests: it is the pooler that makes four of them.
  const pooled = connectDatabase(pooler.urlFor(username), { max: concurrent })
  afterAll(() => pooled.close())

  const account = (index: number) => accounts[index % accounts.length] as AccountId

  test(`${concurrent} requests at once over four connections see their own account each`, async () => {
    const seen = await Promise.all(
      Array.from({ length: concurrent }, async (_, index) => {
        const as = pooled.as({ role: 'customer', account: account(index) })
        const alone = await as.selectFrom('account').select('id').execute()
        const together = await as.transaction().execute(async (tx) => {
          const first = await tx.selectFrom('account').select('id').execute()
          const again = await tx.selectFrom('account').select('id').execute()
          return [...first, ...again]
        })
        return [...alone, ...together].map(({ id }) => id)
      }),
    )
    const leaks = seen.filter((ids, index) => ids.length !== 3 || ids.some((id) => id !== account(index)))
    expect(leaks).toEqual([])
  })

  test('a statement that fails leaves nothing behind for the next one', async () => {
    const outcomes = await Promise.all(
      Array.from({ length: concurrent }, async (_, index) => {
        const as = pooled.as({ role: 'customer', account: account(index) })
        if (index % 2)
          return as
            .selectFrom('mail')
            .select('id')
            .execute()
            .catch((error: Error) => error.message)
        return (await as.selectFrom('account').select('id').execute()).map(({ id }) => id)
      }),
    )
    const wrong = outcomes.filter((outcome, index) =>
      index % 2 ? outcome !== 'permission denied for table mail' : outcome[0] !== account(index),
    )
    expect(wrong).toEqual([])
  })
})
