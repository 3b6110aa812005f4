import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { testShop } from '../../../../test/support/shop.ts'
import { dataRegistry } from '../../../data-registry.ts'
import { createKeyring, parseKeyring } from '../../../platform/crypto/keyring.ts'
import { openIpWith, sealIpWith } from '../../../platform/crypto/seal-ip.ts'
import { type AccountId, newId } from '../../../shared/ids.ts'
import type { PrivacyDeps } from '../deps.ts'
import { listPersonalTables } from '../registry.ts'
import { findSubject } from '../subject/subject.ts'
import { copyAsJson } from './copy-as-json.ts'
import { exportPerson } from './export-person.ts'
import { exportSchema } from './export-schema.ts'

const shop = await testShop()
const { db, pool } = shop
const ring = parseKeyring(createKeyring())
const deps: PrivacyDeps = {
  db,
  clock: { now: () => new Date('2026-11-25T12:00:00Z') },
  registry: dataRegistry,
  financialYear: { month: 12, day: 31 },
  openIp: openIpWith(ring),
}
const product = await shop.aProduct(20)
const validate = new Ajv2020({ allErrors: true }).compile(exportSchema(dataRegistry))

async function anAccount(): Promise<AccountId> {
  const id = newId('acc')
  await pool.query(
    `insert into shop.account (id, provider, subject, email, email_folded, locale) values ($1, 'local', $1, $2, $2, 'en')`,
    [id, `${id}@example.eu`],
  )
  return id
}

async function anOrderOf(account: AccountId) {
  const id = await shop.anOrder(product)
  await pool.query('update shop."order" set account_id = $2 where id = $1', [id, account])
  await pool.query('update shop.order_contact set email = $2, email_folded = $2 where order_id = $1', [
    id,
    `${account}@example.eu`,
  ])
  return id
}

type Copy = { data: Record<string, { rows: Record<string, unknown>[] }> }
async function copyOf(account: AccountId): Promise<Copy> {
  let text = ''
  for await (const piece of exportPerson(deps, await findSubject(db, { account }), copyAsJson)) text += piece
  return JSON.parse(text)
}

test('a copy follows its published schema, and holds what is the person’s and nobody else’s', async () => {
  const [mine, hers] = [await anAccount(), await anAccount()]
  const [myOrder, herOrder] = [await anOrderOf(mine), await anOrderOf(hers)]
  const copy = await copyOf(mine)
  expect(validate(copy), JSON.stringify(validate.errors)).toBe(true)
  expect(copy.data.account?.rows).toMatchObject([{ id: mine, email: `${mine}@example.eu` }])
  expect(copy.data.order?.rows.map(({ id }) => id)).toEqual([myOrder])
  expect(copy.data.unit?.rows).toHaveLength(1)
  const text = JSON.stringify(copy)
  for (const strange of [hers, herOrder]) expect(text).not.toContain(strange)
})

// GDPR Art. 12(1): intelligible. Sealed it would be a copy of nothing.
test('the network address of an order is in a copy as it was, not as it lies in the database', async () => {
  const account = await anAccount()
  const order = await anOrderOf(account)
  await pool.query('update shop.order_trace set ip_sealed = $2 where order_id = $1', [
    order,
    sealIpWith(ring)('198.51.100.77'),
  ])
  expect((await copyOf(account)).data.order_trace?.rows).toMatchObject([{ ip_sealed: '198.51.100.77' }])
})

// A secret's hash is of no use to the person and worth something to whoever finds the file.
test('no hash, no seal and no secret is in a copy', async () => {
  const account = await anAccount()
  await anOrderOf(account)
  const copy = await copyOf(account)
  const columns = Object.values(copy.data).flatMap(({ rows }) => rows.flatMap((row) => Object.keys(row)))
  expect(
    columns.filter((name) => /hash|sealed|password|token|secret|_folded/.test(name) && name !== 'ip_sealed'),
  ).toEqual([])
})

// Liberating and erasing are one list: what can be carried away is what erasure knows, and the other way round.
test('every table that erasure reaches is in the copy, or says in each column why not', () => {
  const schema = exportSchema(dataRegistry) as { properties: { data: { required: string[] } } }
  const copied = new Set(schema.properties.data.required)
  const silent = listPersonalTables(dataRegistry)
    .filter(({ name, declaration }) => declaration.subject !== 'nobody' && !copied.has(name))
    .filter(({ declaration }) =>
      Object.values(declaration.columns).some((what) => what !== 'none' && what.export),
    )
  expect(silent.map(({ name }) => name)).toEqual([])
})

test('a hundred thousand rows pass through in pieces', async () => {
  const account = await anAccount()
  await pool.query(
    `insert into shop.mail (id, kind, subject_id, locale, recipient, state)
     select 'eml_' || $1 || n, 'account_notice', $1 || n, 'en', $2, 'accepted' from generate_series(1, 100000) n`,
    [account, `${account}@example.eu`],
  )
  const before = process.memoryUsage().heapUsed
  let [pieces, longest, rows, peak] = [0, 0, 0, 0]
  for await (const piece of exportPerson(deps, await findSubject(db, { account }), copyAsJson)) {
    pieces += 1
    longest = Math.max(longest, piece.length)
    rows += piece.split('"recipient":').length - 1
    if (pieces % 50 === 0) peak = Math.max(peak, process.memoryUsage().heapUsed - before)
  }
  expect(rows).toBe(100_000)
  expect(longest).toBeLessThan(200_000)
  expect(peak).toBeLessThan(150e6)
}, 60_000)

test('whoever stops reading leaves no transaction behind', async () => {
  const account = await anAccount()
  for await (const piece of exportPerson(deps, await findSubject(db, { account }), copyAsJson))
    if (piece) break
  const { rows } = await pool.query(
    `select count(*) as open from pg_stat_activity where datname = current_database() and state = 'idle in transaction'`,
  )
  expect(rows).toEqual([{ open: 0 }])
})
