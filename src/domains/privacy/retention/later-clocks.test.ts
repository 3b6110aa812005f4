import { randomBytes } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { testDatabase } from '../../../../test/support/database.ts'
import { connectDatabase } from '../../../platform/database/connect.ts'
import { prepareLogins } from '../../../platform/database/logins.ts'
import type { PersonalColumn, PersonalDataDeclaration } from '../../../shared/personal-data.ts'
import { Secret } from '../../../shared/secret.ts'
import type { PrivacyDeps } from '../deps.ts'
import { eraseRows } from '../erasure/erase-rows.ts'
import type { Subject } from '../subject/subject.ts'
import { runRetention } from './run-retention.ts'

// Invoices and counts as domains to come will declare them: their clocks and treatments are tried before they exist.
const { pool, connectionString } = await testDatabase()
await pool.query(`
  create schema later;
  create table later.invoice (id text primary key, order_id text, buyer text, gross_minor integer, issued_at timestamptz);
  create table later.proof (order_id text, country text, noted_at timestamptz);
  create table later.tally (day date, route text, count integer);
  grant usage on schema later to shop_worker;
  grant select, insert, update, delete on all tables in schema later to shop_worker`)
const logins = await prepareLogins(connectionString, new Secret(randomBytes(32)))
const { db } = connectDatabase(logins.worker, { max: 2 })

const book: PersonalColumn = {
  category: 'orders',
  purposes: ['legal_duty'],
  basis: 'legal_obligation',
  export: true,
  erase: 'keep',
}
const registry: PersonalDataDeclaration = {
  'later.invoice': {
    topic: 'orders',
    subject: { set: 'orders', column: 'order_id' },
    retention: { rule: 'financial_years', column: 'issued_at', years: 10 },
    atEnd: 'anonymise',
    columns: {
      id: book,
      order_id: { ...book, atEnd: 'null' },
      buyer: { ...book, atEnd: 'null' },
      gross_minor: 'none',
      issued_at: 'none',
    },
  },
  'later.proof': {
    topic: 'orders',
    subject: { set: 'orders', column: 'order_id' },
    retention: { rule: 'calendar_years', column: 'noted_at', years: 10 },
    columns: { order_id: book, country: book, noted_at: book },
  },
  'later.tally': {
    retention: { rule: 'after', column: 'day', days: 760 },
    columns: { day: 'none', route: 'none', count: 'none' },
  },
}

const runAt = (at: string) =>
  runRetention({
    db,
    registry,
    clock: { now: () => new Date(at) },
    financialYear: { month: 12, day: 31 },
    openIp: () => 'opened',
  } satisfies PrivacyDeps)
const rowsOf = async (table: string) => (await pool.query(`select t.* from later.${table} t order by 1`)).rows

beforeEach(async () => {
  await pool.query('truncate later.invoice, later.tally')
})

// C. com. L123-22: from the close of the financial year, so that January and December of one year end together.
test('an invoice keeps its number and amount for good, and its buyer ten financial years', async () => {
  for (const [id, at] of [
    ['1', '2026-01-02T09:00:00+01:00'],
    ['2', '2026-12-30T09:00:00+01:00'],
  ]) {
    await pool.query(`insert into later.invoice values ($1, 'ord', 'Nora Lind', 2490, $2)`, [id, at])
  }
  await runAt('2036-12-31T23:59:00+01:00')
  expect(await rowsOf('invoice')).toMatchObject([
    { id: '1', buyer: 'Nora Lind' },
    { id: '2', buyer: 'Nora Lind' },
  ])
  const lines = await runAt('2037-01-01T00:01:00+01:00')
  expect(lines).toMatchObject([{ table: 'later.invoice', deleted: 0, anonymised: 2 }])
  const without = { buyer: null, order_id: null, gross_minor: 2490 }
  expect(await rowsOf('invoice')).toMatchObject([
    { id: '1', ...without },
    { id: '2', ...without },
  ])
})

test('counts of a day go after twenty-five months', async () => {
  await pool.query(`insert into later.tally values ('2026-11-26', '/', 7)`)
  await runAt('2028-12-24T22:00:00Z')
  expect(await rowsOf('tally')).toHaveLength(1)
  await runAt('2028-12-26T01:00:00Z')
  expect(await rowsOf('tally')).toEqual([])
})

test('erasure leaves an invoice to its clock', async () => {
  await pool.query(`insert into later.invoice values ('1', 'ord', 'Nora Lind', 2490, '2026-11-26')`)
  const nobody: Subject = {
    accounts: [],
    persons: [],
    emails: [],
    orders: [],
    units: [],
    carts: [],
    tickets: [],
  }
  const nora = { ...nobody, accounts: ['acc'], orders: ['ord'] }
  const erase = () => db.transaction().execute((tx) => eraseRows(tx, registry, nora, nobody))
  expect(await erase()).toEqual({ deleted: 0, anonymised: 0 })
  expect(await rowsOf('invoice')).toMatchObject([{ buyer: 'Nora Lind' }])
})

test('a proof for VAT stays ten years from the end of its year, whenever the financial year closes', async () => {
  await pool.query(
    `insert into later.proof values ('ord_1', 'FR', '2026-01-02T12:00Z'), ('ord_2', 'DE', '2026-12-30T12:00Z')`,
  )
  const runIn = (at: string) =>
    runRetention({
      db,
      registry,
      clock: { now: () => new Date(at) },
      financialYear: { month: 3, day: 31 },
      openIp: () => 'opened',
    } satisfies PrivacyDeps)
  await runIn('2036-12-31T22:00:00Z')
  expect(await rowsOf('proof')).toHaveLength(2)
  await runIn('2036-12-31T23:30:00Z')
  expect(await rowsOf('proof')).toEqual([])
})
