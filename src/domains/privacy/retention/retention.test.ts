import { randomBytes, randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import { testShop } from '../../../../test/support/shop.ts'
import { dataRegistry } from '../../../data-registry.ts'
import { connectDatabase } from '../../../platform/database/connect.ts'
import { prepareLogins } from '../../../platform/database/logins.ts'
import { newId, type OrderId } from '../../../shared/ids.ts'
import { Secret } from '../../../shared/secret.ts'
import { after, days } from '../../../shared/time.ts'
import type { PrivacyDeps } from '../deps.ts'
import { listTables } from '../registry.ts'
import { endHold, findHeld, placeHold } from './holds.ts'
import { countAllOverdue, previewRetention, runRetention } from './run-retention.ts'

const shop = await testShop()
const { db, pool } = shop
const logins = await prepareLogins(shop.connectionString, new Secret(randomBytes(32)))
const worker = connectDatabase(logins.worker, { max: 2 })
// Histories refuse to lose what is young by the server's own time, so time stands and the rows are old.
const now = new Date()
const deps: PrivacyDeps = {
  db: worker.db,
  clock: { now: () => now },
  registry: dataRegistry,
  financialYear: { month: 12, day: 31 },
  openIp: () => 'opened',
}
const product = await shop.aProduct(32)
const anOrder = await shop.anOrder(product)

const bytes = () => randomBytes(32)
const words = () => `word ${randomUUID().slice(0, 5).replace(/\d/g, 'x')}`
/** What counts by days is over with its day: whoever is not over yet has the next one. */
const dayFor = (at: Date, count: number) =>
  after(at, at > after(now, -days(count)) ? days(1) : 0)
    .toISOString()
    .slice(0, 10)
const put = (statement: string, values: unknown[]) => pool.query(statement, values)

async function anAccount(): Promise<string> {
  const id = newId('acc')
  await put(
    `insert into shop.account (id, provider, subject, email, email_folded, locale) values ($1, 'local', $1, $2, $2, 'en')`,
    [id, `${id}@example.eu`],
  )
  return id
}

async function aPerson(at: Date, confirmed: boolean): Promise<string> {
  const id = randomUUID()
  await put('insert into identity.person (id, email, created_at, confirmed_at) values ($1, $2, $3, $4)', [
    id,
    `${id}@example.eu`,
    at,
    confirmed ? at : null,
  ])
  return id
}

async function anApiKey(expiresAt: Date): Promise<string> {
  const id = newId('apk')
  await put(
    `insert into shop.api_key (id, name, shown, secret_hash, scopes, created_at, expires_at)
     values ($1, 'x', translate(left(md5($1), 8), 'ilou', 'jjjj'), $2, array['stock.read'], $3, $4)`,
    [id, bytes(), after(expiresAt, -days(30)), expiresAt],
  )
  return id
}

const account = await anAccount()
const person = await aPerson(now, true)

/** A row of each table that has a clock of its own, whose clock began at that moment. */
const rowsOf: Record<string, { days: number; insert(at: Date): Promise<unknown> }> = {
  cart: {
    days: 30,
    insert: (at) =>
      put('insert into shop.cart (id, token_hash, touched_at) values ($1, $2, $3)', [
        newId('crt'),
        bytes(),
        at,
      ]),
  },
  session: {
    days: 30,
    insert: (at) =>
      put(
        `insert into shop.session (id, account_id, token_hash, assurance, provider_sealed, seen_at, expires_at)
         values ($1, $2, $3, 1, '', $4, $4)`,
        [newId('ses'), account, bytes(), at],
      ),
  },
  known_device: {
    days: 365,
    insert: (at) =>
      put('insert into shop.known_device (account_id, device_hash, last_seen_at) values ($1, $2, $3)', [
        account,
        bytes(),
        at,
      ]),
  },
  proof_request: {
    days: 1,
    insert: (at) =>
      put(
        `insert into shop.proof_request (id, purpose, email, email_folded, locale, created_at)
         values ($1, 'sign_in', 'a@example.eu', 'a@example.eu', 'en', $2)`,
        [newId('prf'), at],
      ),
  },
  order_trace: {
    days: 396,
    insert: (at) => put('update shop.order_trace set at = $2 where order_id = $1', [anOrder, at]),
  },
  mail: {
    days: 365,
    insert: (at) =>
      put(
        `insert into shop.mail (id, kind, subject_id, locale, recipient, created_at) values ($1, 'account_notice', $1, 'en', 'a@example.eu', $2)`,
        [newId('eml'), at],
      ),
  },
  risk_assessment: {
    days: 365,
    insert: async (at) => {
      const order = await shop.anOrder(product, {})
      await pool.query('delete from shop.risk_assessment where order_id = $1', [order])
      return put(
        `insert into shop.risk_assessment (id, order_id, stage, rules_version, setting_version, score, action, reasons, facts, at)
         values ($1, $2, 'authorised', 1, 1, 0, 'allow', '[]', '{}', $3)`,
        [newId('ras'), order, at],
      )
    },
  },
  risk_case: {
    days: 3 * 365,
    insert: async (at) =>
      put('insert into shop.risk_case (id, order_id, opened_at, until) values ($1, $2, $3, $3)', [
        newId('rsk'),
        await shop.anOrder(product, {}),
        at,
      ]),
  },
  withdrawal: {
    days: 5 * 365 + 1,
    insert: (at) =>
      put(
        `insert into shop.withdrawal (id, form_key, order_number, email, email_folded, locale, made_at)
         values ($1, $1, '7KQM-2RX9', 'a@example.eu', 'a@example.eu', 'en', $2)`,
        [newId('wdl'), at],
      ),
  },
  key_complaint: {
    days: 731,
    insert: async (at) => {
      const order = await shop.anOrder(product, {})
      return put(
        `insert into shop.key_complaint (id, order_id, unit_id, seq, key_id, batch_id, platform, message, problem, locale,
           state, facts, reasons, rules_version, setting_version, made_at)
         select $1, u.order_id, u.id, 1, k.id, k.batch_id, 'harbour', 'other', 'other', 'en', 'staff', '{}', '[]', 1, 1, $2
         from shop.unit u join shop.key k on k.id = u.key_id where u.order_id = $3`,
        [newId('cmp'), at, order],
      )
    },
  },
  address_claim: {
    days: 365,
    insert: async (at) => {
      const order = await shop.anOrder(product, {})
      return put(
        `insert into shop.address_claim (id, order_id, email, email_folded, locale, by_link, card_met, amount_met, day_met, made_at)
         values ($1, $3, 'a@example.eu', 'a@example.eu', 'en', false, true, true, true, $2)`,
        [newId('acl'), at, order],
      )
    },
  },
  order_note: {
    days: 3 * 365,
    insert: async (at) =>
      put(
        `insert into shop.order_note (id, order_id, words, written_by, at) values ($1, $3, 'called back', 'acc_x', $2)`,
        [newId('onn'), at, await shop.anOrder(product, {})],
      ),
  },
  address_claim_miss: {
    days: 365,
    insert: async (at) =>
      put(`insert into shop.address_claim_miss (order_id, count, last_at) values ($1, 2, $2)`, [
        ...[await shop.anOrder(product, {}), at],
      ]),
  },
  suppression: {
    days: 365,
    insert: (at) =>
      put(
        `insert into shop.suppression (id, mailbox_hash, recipient, reason, since, expires_at)
         values ($1, $2, 'a@example.eu', 'bounced', $3, $3::timestamptz + interval '1 day')`,
        [newId('sup'), bytes(), at],
      ),
  },
  webhook_token: {
    days: 2,
    insert: (at) =>
      put('insert into shop.webhook_token (token_hash, body_hash, seen_at) values ($1, $1, $2)', [
        bytes(),
        at,
      ]),
  },
  gift: {
    days: 60,
    insert: async (at) => {
      const order = await shop.anOrder(product, {})
      return put(
        `insert into shop.gift (id, order_id, unit_id, state, sender_name, recipient_name, recipient_email, locale, product_id, name,
           platform, region, send_at, text_version, answers_locale, answered_at, made_at, over_at)
         select $1, u.order_id, u.id, 'recalled', 'Ada', 'Bo', 'bo@example.eu', 'en', u.product_id, l.name, l.platform, l.region,
           $2, '1', 'en', $2, $2, $2
         from shop.unit u join shop.order_line l on l.id = u.order_line_id where u.order_id = $3`,
        [newId('gft'), at, order],
      )
    },
  },
  review: {
    days: 3 * 365,
    insert: async (at) => {
      const order = await shop.anOrder(product, {})
      return put(
        `insert into shop.review (id, product_id, order_id, mailbox_hash, stars, title, body, locale, experienced_at, written_at, decide_by)
         values ($1, $2, $3, $4, 4, 'Good', 'It works.', 'en', $5, $5, $5)`,
        [newId('rvw'), product, order, bytes(), at],
      )
    },
  },
  review_report: {
    days: 365,
    insert: (at) =>
      put(
        `insert into shop.review_report (id, reason, words, name, email, email_folded, locale, state, at, decided_at)
         values ($1, 'insult', 'Look', 'Bo', 'bo@example.eu', 'bo@example.eu', 'en', 'kept', $2, $2)`,
        [newId('rpt'), at],
      ),
  },
  product_import: {
    days: 30,
    insert: (at) =>
      put(
        `insert into shop.product_import (id, file_name, lines, line_count, made_by, made_at) values ($1, 'a.csv', '[]', 1, 'x', $2)`,
        [newId('pim'), at],
      ),
  },
  bulk_edit: {
    days: 90,
    insert: (at) =>
      put(
        `insert into shop.bulk_edit (id, change, products, made_by, made_at) values ($1, '{}', '[]', 'x', $2)`,
        [newId('blk'), at],
      ),
  },
  wish: {
    days: 365,
    insert: async (at) =>
      put(
        `insert into shop.wish (id, product_id, account_id, locale, currency, confirmed_at, created_at, kept_from)
         values ($1, $2, $3, 'en', 'EUR', $4, $4, $4)`,
        [newId('wsh'), product, await anAccount(), at],
      ),
  },
  wish_refusal: {
    days: 365,
    insert: (at) =>
      put(
        `insert into shop.wish_refusal (mailbox_hash, email_folded, refused_at) values ($1, 'no@example.eu', $2)`,
        [bytes(), at],
      ),
  },
  fraud_list: {
    days: 30,
    insert: (at) =>
      put(
        `insert into shop.fraud_list (id, list, kind, value, looked_for, reason, ends_at)
         values ($1, 'block', 'email', $1, $1, 'seen', $2)`,
        [newId('lst'), at],
      ),
  },
  redaction: {
    days: 3 * 365,
    insert: async (at) => {
      const order = await shop.anOrder(product, {})
      return put(
        `insert into shop.redaction (id, payment_id, order_id, state, requested_at, next_at, done_at)
         select $1, id, order_id, 'redacted', $2, $2, $2 from shop.payment where order_id = $3`,
        [newId('red'), at, order],
      )
    },
  },
  dispute_evidence: {
    days: 540,
    insert: async (at) => {
      const order = await shop.anOrder(product, {})
      const id = newId('dsp')
      await put(
        `insert into shop.dispute (id, payment_id, order_id, state, stage, reason, amount_minor, currency, opened_at)
         select $1, id, order_id, 'lost', 'chargeback', 'fraudulent', 1, 'EUR', $2 from shop.payment where order_id = $3`,
        [id, at, order],
      )
      return put(
        `insert into shop.dispute_evidence (dispute_id, round, stage, order_id, state, saved_at)
         values ($3, 1, 'chargeback', $1, 'draft', $2)`,
        [order, at, id],
      )
    },
  },
  payment_event: {
    days: 365,
    insert: (at) =>
      put(
        `insert into shop.payment_event (id, type, object_id, created_at, received_at) values ($1, 'x', 'x', $2, $2)`,
        [randomUUID(), at],
      ),
  },
  api_key: {
    days: 365,
    insert: (at) => anApiKey(at),
  },
  api_answer: {
    days: 1,
    insert: async (at) => {
      const key = await anApiKey(after(now, days(1)))
      await put(
        'insert into shop.api_answer (api_key_id, key_hash, request_hash, begun_at) values ($1, $2, $2, $3)',
        [key, bytes(), at],
      )
    },
  },
  webhook_event: {
    days: 30,
    insert: (at) =>
      put(`insert into shop.webhook_event (id, type, body, at) values ($1, 'order.paid', '{}', $2)`, [
        newId('evt'),
        at,
      ]),
  },
  attempt: {
    days: 1,
    insert: (at) => put('insert into shop.attempt (key, forgiven_at) values ($1, $2)', [bytes(), at]),
  },
  spent_challenge: {
    days: 1,
    insert: (at) => put('insert into shop.spent_challenge (id, expires_at) values ($1, $2)', [bytes(), at]),
  },
  key_upload: {
    days: 1,
    insert: (at) =>
      put(
        `insert into shop.key_upload (id, product_id, batch_id, uploaded_by, source_name, shape, columns,
           wrapped_data_key, ring_key_id, state, ends_at)
         values ($1, $2, $3, 'x', 'x', 'list', '{}', '', 'k1', 'checked', $4)`,
        [newId('upl'), product, newId('bat'), at],
      ),
  },
  free_claim: {
    days: 2,
    insert: (at) =>
      put('insert into shop.free_claim (print, day, units) values ($1, $2, 1)', [bytes(), dayFor(at, 2)]),
  },
  page_count: {
    days: 760,
    insert: (at) =>
      put(
        `insert into shop.page_count (day, route, event, country, count) values ($1, '/', 'visit_begun', 'FR', 1)`,
        [dayFor(at, 760)],
      ),
  },
  consent_proof: {
    days: 365,
    insert: (at) =>
      put(
        `insert into shop.consent_proof (id, text_hash, measurement, advertising, how, at) values ($1, $2, true, false, 'banner', $3)`,
        [newId('cns'), bytes(), at],
      ),
  },
  connection_event: {
    days: 365,
    insert: (at) =>
      put(`insert into shop.connection_event (id, kind, at) values ($1, 'sign_in_failed', $2)`, [
        newId('con'),
        at,
      ]),
  },
  alert: {
    days: 365,
    insert: (at) =>
      put(
        `insert into shop.alert (id, kind, network, day, count, at) values ($1, 'staff_reads', $1, current_date, 1, $2)`,
        [newId('alr'), at],
      ),
  },
  noted_decision: {
    days: 1095,
    insert: (at) => put('insert into shop.noted_decision (id, at) values ($1, $2)', [newId('dec'), at]),
  },
  history_check: {
    days: 365,
    insert: (at) =>
      put(`insert into shop.history_check (id, begun_at, ended_at, verdict) values ($1, $2, $2, 'whole')`, [
        newId('hck'),
        at,
      ]),
  },
  reconciliation_run: {
    days: 365,
    insert: (at) =>
      put(
        `insert into shop.reconciliation_run (id, reason, from_at, started_at, ended_at) values ($1, 'nightly', $2, $2, $2)`,
        [newId('rec'), at],
      ),
  },
  reconciliation_finding: {
    days: 365,
    insert: (at) =>
      put(
        `insert into shop.reconciliation_finding (id, kind, object_id, found_at, seen_at, ended_at, outcome) values ($1, 'books_differ', $1, $2, $2, $2, 'gone')`,
        [newId('rec'), at],
      ),
  },
  staff_read: {
    days: 365,
    insert: (at) =>
      put(
        `insert into shop.staff_read (id, staff_id, permission, subject_kind, subject_id, at)
         values ($1, 'acc_x', 'customers.read', 'account', 'acc_y', $2)`,
        [newId('aud'), at],
      ),
  },
  saved_view: {
    days: 365,
    insert: (at) =>
      put(
        `insert into shop.saved_view (id, name, list, query, used_on) values ($1, 'x', '/admin/orders', $1, $2)`,
        [newId('viw'), dayFor(at, 365)],
      ),
  },
  search_gap: {
    days: 760,
    insert: (at) =>
      put(`insert into shop.search_gap (day, words, count) values ($1, $2, 5)`, [dayFor(at, 760), words()]),
  },
  staff_invitation: {
    days: 30,
    insert: (at) =>
      put(
        `insert into shop.staff_invitation (id, email, email_folded, role, created_at, expires_at) values ($1, $2, $2, 'support', $3, $3)`,
        [newId('inv'), `${randomUUID()}@example.eu`, at],
      ),
  },
  retention_run: {
    days: 1095,
    insert: (at) =>
      put(
        `insert into shop.retention_run (id, table_name, clock, rows_deleted, rows_anonymised, at) values ($1, 'x', 'x', 0, 0, $2)`,
        [newId('ret'), at],
      ),
  },
  legal_hold: {
    days: 1095,
    insert: (at) =>
      put(
        `insert into shop.legal_hold (id, subject_kind, subject_id, ground, ended_at) values ($1, 'order', 'gone', 'claim', $2)`,
        [newId('hld'), at],
      ),
  },
  erasure: {
    days: 1095,
    insert: (at) =>
      put(
        `insert into shop.erasure (id, ground, hashes, rows_deleted, rows_anonymised, at) values ($1, 'request', '{}', 0, 0, $2)`,
        [newId('ers'), at],
      ),
  },
  ticket: {
    days: 1095,
    insert: (at) =>
      put(
        `insert into shop.ticket (id, email, email_folded, locale, subject, channel, state, opened_at, written_at, quiet_since,
           closed_at)
         values ($1, 'a@example.eu', 'a@example.eu', 'en', 'key', 'mail', 'closed', $2, $2, $2, $2)`,
        [newId('tkt'), at],
      ),
  },
  ticket_presence: {
    days: 1,
    insert: async (at) => {
      const ticket = newId('tkt')
      await put(
        `insert into shop.ticket (id, email, email_folded, locale, subject, channel, opened_at, answer_due_at, written_at, quiet_since)
         values ($1, 'a@example.eu', 'a@example.eu', 'en', 'key', 'mail', $2, $2, $2, $2)`,
        [ticket, at],
      )
      return put('insert into shop.ticket_presence (ticket_id, account_id, seen_until) values ($1, $2, $3)', [
        ticket,
        await anAccount(),
        at,
      ])
    },
  },
  privacy_request: {
    days: 1095,
    insert: (at) =>
      put(
        `insert into shop.privacy_request (id, kind, channel, email, locale, received_on, due_on, state, closed_at)
         values ($1, 'question', 'mail', 'a@example.eu', 'en', '2020-01-01', '2020-02-01', 'answered', $2)`,
        [newId('prq'), at],
      ),
  },
  restriction: {
    days: 365,
    insert: (at) =>
      put(`insert into shop.restriction (id, email_folded, since, ends_at) values ($1, $1, $2, $2)`, [
        newId('rst'),
        at,
      ]),
  },
  objection: {
    days: 1095,
    insert: (at) =>
      put(
        `insert into shop.objection (id, email_folded, purpose, at, forget_from) values ($1, $1, 'improvement', $2, $2)`,
        [newId('obj'), at],
      ),
  },
  'identity.proof': {
    days: 1,
    insert: async (at) =>
      put(
        `insert into identity.proof (person_id, purpose, token_hash, code_hash, created_at) values ($1, 'sign_in', $2, '', $3)
         on conflict (person_id, purpose) do update set created_at = excluded.created_at`,
        [person, bytes(), at],
      ),
  },
  'identity.email_change': {
    days: 1,
    insert: (at) =>
      put(
        `insert into identity.email_change (person_id, new_email, current_hash, next_hash, created_at) values ($1, 'b@example.eu', $2, $3, $4)
         on conflict (person_id) do update set created_at = excluded.created_at`,
        [person, bytes(), bytes(), at],
      ),
  },
  'identity.person': { days: 7, insert: (at) => aPerson(at, false) },
  'identity.totp': {
    days: 1,
    insert: (at) =>
      put(
        `insert into identity.totp (id, person_id, secret_sealed, created_at) values ($1, $2, '', $3)
         on conflict (person_id) where confirmed_at is null do update set created_at = excluded.created_at`,
        [randomUUID(), person, at],
      ),
  },
}

/** Of these rows only what names a person goes. */
const nameless: Readonly<Record<string, string>> = { gift: 'recipient_email is not null' }
const single = new Set(['order_trace', 'identity.proof', 'identity.email_change', 'identity.totp'])

const qualified = (table: string) => (table.includes('.') ? table : `shop.${table}`)
async function countRows(table: string): Promise<number> {
  const { rows } = await pool.query<{ count: number }>(`select count(*) as count from ${qualified(table)}`)
  return rows[0]?.count ?? -1
}

test('every clock that counts days is tried below', () => {
  const counting = listTables(dataRegistry)
    .filter(({ declaration }) => {
      const { retention } = declaration
      return (retention !== 'none' && retention.rule === 'after') || 'unfinished' in declaration
    })
    .map(({ name }) => name)
  expect(Object.keys(rowsOf).toSorted()).toEqual(counting.toSorted())
})

test.each(Object.entries(rowsOf))(
  '%s: there on the last day, gone the day after',
  async (table, { days: count, insert }) => {
    await runRetention(deps)
    await insert(after(now, -days(count) + 60_000))
    const there = await countRows(table)
    await runRetention(deps)
    expect(await countRows(table)).toBe(there)
    await insert(after(now, -days(count) - 60_000))
    await runRetention(deps)
    // The run's own proof is a row of its table; of some tables the same row is dated anew.
    const own = table === 'retention_run' ? 1 : 0
    const stays = nameless[table] ? 1 : 0
    expect(await countRows(table)).toBe(single.has(table) ? 0 : there + own + stays)
    if (nameless[table]) {
      const { rows } = await pool.query(`select from ${qualified(table)} where ${nameless[table]}`)
      expect(rows).toHaveLength(there)
    }
    expect(await previewRetention(deps)).toEqual([])
  },
)

test('a run that removed something leaves its proof, and none when there was nothing', async () => {
  await runRetention(deps)
  await rowsOf.attempt?.insert(after(now, -days(2)))
  const lines = await runRetention(deps)
  expect(lines).toEqual([{ table: 'attempt', clock: '1 days after forgiven_at', deleted: 1, anonymised: 0 }])
  const { rows } = await pool.query(
    `select table_name, rows_deleted from shop.retention_run where at = $1 and table_name = 'attempt' order by id desc limit 1`,
    [now],
  )
  expect(rows).toEqual([{ table_name: 'attempt', rows_deleted: 1 }])
  expect(await runRetention(deps)).toEqual([])
})

test('what a run would find is told before, and what is late is counted', async () => {
  await runRetention(deps)
  expect(await countAllOverdue(deps)).toBe(0)
  await rowsOf.cart?.insert(after(now, -days(30) - 60_000))
  expect(await previewRetention(deps)).toEqual([
    { table: 'cart', clock: '30 days after touched_at', rows: 1 },
  ])
  // A minute late is not late: the night's run has had no chance.
  expect(await countAllOverdue(deps)).toBe(0)
  await rowsOf.cart?.insert(after(now, -days(32)))
  expect(await countAllOverdue(deps)).toBe(1)
  expect(await countRows('cart')).toBeGreaterThanOrEqual(2)
  await runRetention(deps)
  expect(await countAllOverdue(deps)).toBe(0)
})

test('what was begun and never finished is late as well', async () => {
  await runRetention(deps)
  await rowsOf['identity.person']?.insert(after(now, -days(9)))
  await rowsOf['identity.totp']?.insert(after(now, -days(3)))
  expect(await countAllOverdue(deps)).toBe(2)
  await runRetention(deps)
  expect(await countAllOverdue(deps)).toBe(0)
})

/** An order that was paid, seen as if it had been placed then. */
async function anOldOrder(placedAt: string): Promise<OrderId> {
  const id = await shop.anOrder(product)
  await shop.pay(id)
  await shop.advance(id)
  await put('update shop."order" set placed_at = $2, account_id = $3 where id = $1', [
    id,
    new Date(placedAt),
    account,
  ])
  return id
}

async function tracesOf(id: OrderId) {
  const { rows } = await pool.query(
    `select o.account_id, o.cart_id, o.gross_minor, p.intent_id, p.card_last4, p.captured_minor,
       (select count(*) from shop.order_contact c where c.order_id = o.id) as contacts,
       (select count(*) from shop.waiver w where w.order_id = o.id) as waivers,
       (select count(*) from shop.unit u where u.order_id = o.id) as units
     from shop."order" o join shop.payment p on p.order_id = o.id where o.id = $1`,
    [id],
  )
  return rows[0]
}

/** What the books are made from, word for word. */
async function booksOf(id: OrderId): Promise<string> {
  const { rows } = await pool.query(
    `select (select to_jsonb(o) from shop."order" o where o.id = $1) as placed,
       (select jsonb_agg(to_jsonb(l) order by l.id) from shop.order_line l where l.order_id = $1) as lines,
       (select jsonb_agg(to_jsonb(u) order by u.id) from shop.unit u where u.order_id = $1) as units,
       (select jsonb_agg(to_jsonb(p) order by p.id) from shop.payment p where p.order_id = $1) as payments,
       (select jsonb_agg(to_jsonb(c)) from shop.order_contact c where c.order_id = $1) as contact`,
    [id],
  )
  return JSON.stringify(rows[0])
}

test('what an order needs no more goes, and its books stay word for word', async () => {
  const id = await anOldOrder(after(now, -days(397)).toISOString())
  await pool.query('update shop.order_trace set at = $2 where order_id = $1', [id, after(now, -days(395))])
  const traces = async () =>
    (await pool.query('select from shop.order_trace where order_id = $1', [id])).rows.length
  const books = await booksOf(id)
  await runRetention(deps)
  expect(await traces()).toBe(1)
  await pool.query('update shop.order_trace set at = $2 where order_id = $1', [id, after(now, -days(397))])
  await runRetention(deps)
  expect(await traces()).toBe(0)
  expect(await booksOf(id)).toBe(books)
})

const anonymous = {
  account_id: null,
  cart_id: null,
  gross_minor: 2490,
  intent_id: null,
  card_last4: null,
  captured_minor: 2490,
  contacts: 0,
  waivers: 0,
  units: 1,
}

// C. com. L123-22: ten years from the close of the financial year, so January and December of one year end together.
test.each([
  [
    'the calendar year',
    { month: 12, day: 31 },
    '2015-01-02T12:00:00+01:00',
    '2015-12-30T12:00:00+01:00',
    '2025-12-31T23:59:00+01:00',
    '2026-01-01T00:01:00+01:00',
  ],
  [
    'a year that ends in June',
    { month: 6, day: 30 },
    '2014-07-01T00:30:00+02:00',
    '2015-06-30T23:30:00+02:00',
    '2025-06-30T23:59:00+02:00',
    '2025-07-01T00:01:00+02:00',
  ],
  [
    'a year that ends with February',
    { month: 2, day: 29 },
    '2015-03-01T00:30:00+01:00',
    '2016-02-29T23:30:00+01:00',
    '2026-02-28T23:59:00+01:00',
    '2026-03-01T00:01:00+01:00',
  ],
])(
  'orders of %s lose who bought ten years after it closes, together',
  async (_, financialYear, first, last, before, then) => {
    const orders = [await anOldOrder(first), await anOldOrder(last)]
    const at = (when: string): PrivacyDeps => ({
      ...deps,
      financialYear,
      clock: { now: () => new Date(when) },
    })
    await runRetention(at(before))
    for (const id of orders) expect(await tracesOf(id)).toMatchObject({ contacts: 1, account_id: account })
    await runRetention(at(then))
    for (const id of orders) expect(await tracesOf(id)).toEqual(anonymous)
    expect(await runRetention(at(then))).toEqual([])
  },
)

test('the day after the leap day has its ten years too', async () => {
  const id = await anOldOrder('2012-03-01T12:00:00+01:00')
  const financialYear = { month: 2, day: 28 }
  const at = (when: string): PrivacyDeps => ({ ...deps, financialYear, clock: { now: () => new Date(when) } })
  await runRetention(at('2023-02-28T23:59:00+01:00'))
  expect(await tracesOf(id)).toMatchObject({ contacts: 1 })
  await runRetention(at('2023-03-01T00:01:00+01:00'))
  expect(await tracesOf(id)).toMatchObject({ contacts: 0 })
})

test('what a legal hold keeps stays until the hold ends', async () => {
  const [held, free] = [await anOldOrder('2010-05-05T12:00:00Z'), await anOldOrder('2010-05-05T12:00:00Z')]
  await db
    .transaction()
    .execute((tx) =>
      placeHold(tx, { kind: 'order', id: held }, { ground: 'court', reference: null, by: null, at: now }),
    )
  expect((await findHeld(worker.db)).orders).toEqual([held])
  await runRetention(deps)
  expect(await tracesOf(held)).toMatchObject({ contacts: 1, account_id: account })
  expect(await tracesOf(free)).toEqual(anonymous)
  const { id } = await db
    .selectFrom('legal_hold')
    .select('id')
    .where('subject_id', '=', held)
    .executeTakeFirstOrThrow()
  const staff = (await anAccount()) as Parameters<typeof endHold>[2]['by']
  expect(
    await db.transaction().execute((tx) => endHold(tx, id, { by: staff, reason: 'Settled', at: now })),
  ).toBe(true)
  expect(
    await db.transaction().execute((tx) => endHold(tx, id, { by: staff, reason: 'Settled', at: now })),
  ).toBe(false)
  await runRetention(deps)
  expect(await tracesOf(held)).toEqual(anonymous)
})

test('a clock that is set back makes nothing go early', async () => {
  await runRetention(deps)
  await rowsOf.mail?.insert(now)
  const there = await countRows('mail')
  await runRetention({ ...deps, clock: { now: () => after(now, -days(4000)) } })
  expect(await countRows('mail')).toBe(there)
})

test('histories lose nothing that is younger than their clock, whoever asks', async () => {
  await rowsOf.staff_read?.insert(after(now, -days(364)))
  await expect(worker.pool.query('delete from shop.staff_read')).rejects.toThrow(/append-only/)
  await expect(pool.query('delete from shop.staff_read')).rejects.toThrow(/append-only/)
  await expect(worker.pool.query('delete from shop.audit_event')).rejects.toThrow(/append-only/)
  await expect(pool.query('delete from shop.custody_event')).rejects.toThrow(/append-only/)
})
