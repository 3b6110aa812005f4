import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { addToCart, createCart, hashCartToken, newCartToken } from '../../src/domains/cart/index.ts'
import { noteStock, putProduct } from '../../src/domains/catalog/index.ts'
import { putTestShelves, testProduct } from '../../src/domains/catalog/test-catalogue.ts'
import { entriesOf, importKeys } from '../../src/domains/keys/index.ts'
import { createKeyring, parseKeyring } from '../../src/platform/crypto/keyring.ts'
import { vaultOver } from '../../src/platform/crypto/vault.ts'
import { connectDatabase } from '../../src/platform/database/connect.ts'
import { prepareLogins, withUser } from '../../src/platform/database/logins.ts'
import { migrate } from '../../src/platform/database/migrate.ts'
import { openJobs, prepareJobs } from '../../src/platform/jobs/jobs.ts'
import { outboxOver } from '../../src/platform/outbox/outbox.ts'
import { startEmbeddedPostgres } from '../../src/platform/postgres/index.ts'
import { Secret } from '../../src/shared/secret.ts'
import { systemClock } from '../../src/shared/time.ts'
import { urlOfDatabase } from '../support/global-setup.ts'

// A server of its own, because roles are the server's and here nobody else may have made them before.
const folder = await mkdtemp(join(tmpdir(), 'akm-hosted-'))
const server = await startEmbeddedPostgres({ dataDir: folder, say: () => {}, durable: false })
afterAll(async () => {
  await server.stop()
  await rm(server.home, { recursive: true, force: true })
  await rm(folder, { recursive: true, force: true })
})

/** A database as a host gives it out: to somebody who may make roles, and is no superuser. */
async function hostedDatabase(): Promise<string> {
  const client = new pg.Client({ connectionString: server.connectionString })
  await client.connect()
  await client.query(`create role hosted login createrole createdb password 'hosted'`)
  await client.query('create database hosted owner hosted')
  await client.end()
  return withUser(urlOfDatabase(server.connectionString, 'hosted'), 'hosted', 'hosted')
}

const ownerUrl = await hostedDatabase()
const secret = new Secret(randomBytes(32))
const start = async () => {
  const applied = await migrate(ownerUrl, 'supabase/migrations')
  await prepareJobs(ownerUrl)
  return { applied, logins: await prepareLogins(ownerUrl, secret) }
}

test('a shop comes up, and again, where whoever owns the database is no superuser', async () => {
  const first = await start()
  expect(first.applied.length).toBeGreaterThan(10)
  const again = await start()
  expect(again).toEqual({ applied: [], logins: first.logins })

  const worker = connectDatabase(first.logins.worker, { max: 4 })
  const web = connectDatabase(first.logins.web, { max: 4 })
  const jobs = await openJobs(first.logins.worker, { failed: () => {}, warned: () => {} })
  await jobs.declare([{ name: 'events.react', run: async () => {} }])
  const productId = await worker.db.transaction().execute(async (tx) => {
    await putTestShelves(tx)
    return putProduct(tx, testProduct('hosted-thing', {}))
  })
  await noteStock(worker.db, [{ productId, available: 3 }])
  const imported = await importKeys(
    { db: worker.db, vault: vaultOver(parseKeyring(createKeyring())), outbox: outboxOver(jobs.queue) },
    {
      productId,
      source: { name: 'a.txt', entries: entriesOf(['AAAA-1', 'AAAA-2']) },
      actor: { kind: 'system' },
    },
  )
  expect(imported.ok).toBe(true)
  const token = newCartToken()
  const db = web.as({ role: 'visitor', cart: hashCartToken(token) as Buffer })
  const added = await db.transaction().execute(async (tx) => {
    const { cartId } = await createCart(tx, token)
    return addToCart(tx, cartId, productId, 1, systemClock)
  })
  expect(added).toEqual({ ok: true, quantity: 1 })
  await jobs.stop()
  await Promise.all([web.close(), worker.close()])
})

test('another password is set where the ring has changed', async () => {
  const { web } = await prepareLogins(ownerUrl, new Secret(randomBytes(32)))
  const client = new pg.Client({ connectionString: web })
  await client.connect()
  await client.end()
})

test('the user of a hosted pooler keeps its project behind the name', () => {
  expect(
    withUser(
      'postgresql://postgres.abc:pw@eu.pooler.example:6543/postgres?sslmode=verify-full',
      'shop_web_1',
      'p/w',
    ),
  ).toBe('postgresql://shop_web_1.abc:p%2Fw@eu.pooler.example:6543/postgres?sslmode=verify-full')
  expect(withUser('postgres:///shop?host=/run/pg', 'shop_web_1', 'pw')).toBe(
    'postgres://shop_web_1:pw@/shop?host=/run/pg',
  )
})
