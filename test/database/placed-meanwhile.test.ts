import { randomBytes } from 'node:crypto'
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, inject, test } from 'vitest'
import { migrate } from '../../src/platform/database/migrate.ts'
import { urlOfDatabase } from '../support/global-setup.ts'

const folder = 'supabase/migrations'
const migration = '20270404100000'
const name = `test_${randomBytes(6).toString('hex')}`
const url = urlOfDatabase(inject('postgresUrl'), name)
const [server, buyer, other] = [inject('postgresUrl'), url, url].map(
  (connectionString) => new pg.Client({ connectionString }),
) as [pg.Client, pg.Client, pg.Client]
await server.connect()
await server.query(`create database ${name}`)
afterAll(async () => {
  await Promise.all([buyer.end(), other.end()])
  await server.query(`drop database ${name} with (force)`)
  await server.end()
})

test('an order that is being placed when its lines are to repeat of it when that was gets through', async () => {
  await migrateBefore(migration)
  await Promise.all([buyer.connect(), other.connect()])
  await buyer.query('begin')
  // Without what lines refer to beside their order.
  await buyer.query('set local session_replication_role = replica')
  await buyer.query(`
    insert into shop."order" (id, number, state, checkout_key, locale, country, currency, net_minor, tax_minor, gross_minor,
      eur_total_minor, delivery, terms_version, reserved_until, demo)
    values ('ord_1', 'AAAA-AAAA', 'placed', 'key', 'en', 'GB', 'GBP', 700, 0, 700, 812, 'sealed', '2026-11', now(), true)`)
  const migrated = migrate(url, folder)
  await expect.poll(waiting, { timeout: 20_000 }).toBe(1)
  await buyer.query(`
    insert into shop.order_line (id, order_id, position, product_id, quantity, name, platform, region, legal_nature,
      unit_gross_minor, vat_treatment, vat_country, vat_basis_points, net_minor, tax_minor, gross_minor)
    values ('lin_1', 'ord_1', 1, 'prd_1', 1, '{"en": "Thing", "fr": "Chose"}', 'harbour', '{"en": "World", "fr": "Monde"}',
      'digital_content', 700, 'outside_eu', 'GB', 0, 700, 0, 700)`)
  await buyer.query('commit')
  expect(await migrated).toContain(migration)
  const { rows } = await other.query(
    `select o.placed_at = l.order_placed_at as at, l.order_eur_total_minor as total
     from shop.order_line l join shop."order" o on o.id = l.order_id`,
  )
  expect(rows).toEqual([{ at: true, total: 812 }])
})

async function migrateBefore(version: string): Promise<void> {
  const before = await mkdtemp(join(tmpdir(), 'akm-before-'))
  for (const file of await readdir(folder))
    if (file < version) await cp(join(folder, file), join(before, file))
  await migrate(url, before)
  await rm(before, { recursive: true })
}

async function waiting(): Promise<number> {
  const { rows } = await other.query(`
    select count(*) as count from pg_locks join pg_database d on d.oid = database
    where d.datname = current_database() and locktype = 'relation' and not granted`)
  return Number(rows[0].count)
}
