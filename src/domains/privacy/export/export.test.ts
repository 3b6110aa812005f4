import { Ajv2020 } from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { testShop } from '../../../../test/support/shop.ts'
import { dataRegistry } from '../../../data-registry.ts'
import { recordAudit } from '../../../platform/audit/audit.ts'
import { recordStaffReads } from '../../../platform/audit/staff-reads.ts'
import { createKeyring, parseKeyring } from '../../../platform/crypto/keyring.ts'
import { openIpWith, sealIpWith } from '../../../platform/crypto/seal-ip.ts'
import { type AccountId, newId } from '../../../shared/ids.ts'
import type { PrivacyDeps } from '../deps.ts'
import { listPersonalTables } from '../registry.ts'
import { findSubject } from '../subject/subject.ts'
import { copyAsJson, exportFormat } from './copy-as-json.ts'
import { copiedTables, exportedColumns, exportPerson } from './export-person.ts'
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

// Programs of others read it: what is taken away or means something else is another format, and has another name.
test('the published schema is the one of its name', async () => {
  const { data } = (exportSchema(dataRegistry) as { properties: { data: { properties: object } } }).properties
  const tables = Object.entries(data.properties).map(([table, { properties }]) => {
    const { topic, rows } = properties
    return `${table} (${topic.const}): ${rows.items.required.join(' ')}`
  })
  await expect(`${[exportFormat, ...tables].join('\n')}\n`).toMatchFileSnapshot('./export-format.golden.txt')
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
  const text = JSON.stringify(await copyOf(account))
  expect(text).not.toMatch(/\$argon2|provider_sealed/)
  // Of every table, whether this person has a row in it or not.
  const columns = copiedTables(dataRegistry).flatMap(({ declaration }) => exportedColumns(declaration))
  expect(
    columns.filter((name) => /hash|sealed|password|token|secret/.test(name) && name !== 'ip_sealed'),
  ).toEqual([])
})

/** What a copy leaves out, and why it stands beside each declaration: secrets, ids of the shop's own, and whoever else acted. */
const leftOut = {
  cart: 'token_hash',
  consent_proof: 'id measurement advertising how at',
  account: 'subject email_folded inactivity_warned_at',
  session: 'token_hash previous_hash provider_sealed',
  known_device: 'device_hash',
  recovery_code: 'code_hash',
  proof_request: 'email_folded browser_hash token_sealed',
  custody_event: 'actor_id',
  attempt: 'key forgiven_at waits_until asked_at',
  order: 'cart_id',
  order_contact: 'email_folded',
  // Said by the order, which is in it.
  order_line: 'order_placed_at order_eur_total_minor',
  gift: 'mailbox_hash',
  key_complaint: 'mailbox_hash',
  address_claim: 'email_folded',
  suppression: 'mailbox_hash',
  withdrawal: 'email_folded',
  order_trace: 'device_hash mailbox_hash',
  // Said by orders and units, which are in it.
  unviewed_order: 'order_id placed_at delivered_at sealed product_ids',
  payment: 'session_url card_fingerprint',
  coupon_use: 'mailbox_hash account_id',
  free_claim: 'print day units',
  redaction: 'recorded_by',
  review: 'mailbox_hash',
  review_report: 'email_folded',
  dispute_evidence: 'receipt_file ledger_file',
  tax_document_buyer: 'person_salt',
  tax_document_file: 'file_to_person file_to_business',
  legal_hold: 'placed_by',
  privacy_request: 'recorded_by',
  alert: 'kind account_id network country day at acknowledged_by',
  staff_invitation: 'email_folded',
  'identity.person': 'id session_mark',
  'identity.credential': 'id person_id account_id password',
  'identity.proof': 'person_id token_hash code_hash',
  'identity.email_change': 'person_id current_hash next_hash',
  'identity.totp': 'id person_id secret_sealed',
  audit_event: 'actor_id',
  staff_read: 'staff_id',
  ticket: 'email_folded mailbox_hash',
  ticket_presence: 'account_id seen_until typing_until',
  saved_view: 'owner_id',
  wish: 'email_folded mailbox_hash',
  wish_refusal: 'mailbox_hash',
  ticket_message: 'search',
}

// Liberating and erasing are one list: what erasure knows can be carried away, but for what is named here.
test('every column that erasure reaches is in the copy, but for these', () => {
  const schema = exportSchema(dataRegistry) as {
    properties: {
      data: { properties: Record<string, { properties: { rows: { items: { required: string[] } } } }> }
    }
  }
  const copied = (table: string) =>
    schema.properties.data.properties[table]?.properties.rows.items.required ?? []
  const silent = listPersonalTables(dataRegistry).flatMap(({ name, declaration }) => {
    const columns = Object.keys(declaration.columns).filter(
      (column) => declaration.columns[column] !== 'none',
    )
    const missing = columns.filter((column) => !copied(name).includes(column))
    return missing.length > 0 ? [[name, missing.join(' ')]] : []
  })
  expect(Object.fromEntries(silent)).toEqual(leftOut)
})

test('an order that another account has claimed is in no copy by its address', async () => {
  const [mine, hers] = [await anAccount(), await anAccount()]
  const claimed = await anOrderOf(hers)
  await pool.query('update shop.order_contact set email = $2, email_folded = $2 where order_id = $1', [
    claimed,
    `${mine}@example.eu`,
  ])
  expect(JSON.stringify(await copyOf(mine))).not.toContain(claimed)
  expect(JSON.stringify(await copyOf(hers))).toContain(claimed)
})

// CJEU C-579/21: that, when and why somebody looked is owed; who of the staff it was is not.
test('a copy says what was done and who looked by their permission, and names nobody of the staff', async () => {
  const [person, staff] = [await anAccount(), newId('acc')]
  await recordStaffReads(db, [
    { staffId: staff, permission: 'customers.read', subject: { kind: 'account', id: person }, persons: null },
  ])
  await db.transaction().execute((tx) =>
    recordAudit(tx, {
      subject: { kind: 'account', id: person },
      action: 'account.banned',
      actor: { kind: 'staff', id: staff },
    }),
  )
  const copy = await copyOf(person)
  expect(copy.data.staff_read?.rows).toMatchObject([{ permission: 'customers.read', subject_id: person }])
  expect(copy.data.audit_event?.rows).toMatchObject([{ action: 'account.banned', actor_kind: 'staff' }])
  expect(JSON.stringify(copy)).not.toContain(staff)
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
