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

// Founding policy, B4: complete banking data is never stored.
test('of a card there are a few words, and no column takes a number', async () => {
  const about = tables.flatMap(([table, { columns }]) =>
    Object.keys(columns).map((column) => `${table}.${column}`),
  )
  expect(about.filter((name) => /card|\bpan\b|cvc|cvv|iban|\bbic\b|expiry/.test(name))).toEqual([
    // Whether the last digits were those of the payment: a word for yes or no.
    'address_claim.card_met',
    'payment.card_brand',
    'payment.card_last4',
    'payment.card_country',
    'payment.card_fingerprint',
    'vat_evidence.card_country',
  ])
  await pool.query(
    `insert into shop."order" (id, number, checkout_key, state, locale, country, currency, net_minor, tax_minor, gross_minor,
       eur_total_minor, delivery, terms_version, reserved_until, demo)
     values ('ord_card', 'CARD-0000', 'card', 'fulfilled', 'en', 'FR', 'EUR', 1, 0, 1, 1, 'sealed', 'x', now(), false)`,
  )
  await pool.query(
    `insert into shop.payment (id, order_id, attempt, state, amount_minor, currency) values ('pay_card', 'ord_card', 1, 'new', 1, 'EUR')`,
  )
  for (const column of ['card_brand', 'card_last4', 'card_country', 'card_fingerprint', 'method']) {
    const put = pool.query(`update shop.payment set ${column} = '4242424242424242' where id = 'pay_card'`)
    await expect(put, column).rejects.toThrow('check constraint')
  }
})

/** What stays after an erasure, on the ground that stands beside each: ids, amounts, times and choices, a company's own name. */
const staying = {
  consent_proof: 'id measurement advertising how at',
  key: 'unit_id',
  custody_event: 'unit_id actor_id',
  order:
    'id number state locale country currency net_minor tax_minor gross_minor eur_total_minor delivery terms_version shortage_choice held_for coupon_code placed_at paid_at ended_at',
  order_contact: 'order_id company_name company_address vat_number',
  order_line:
    'order_id position product_id bundle_id bundle_name quantity name platform region legal_nature unit_gross_minor vat_basis_points vat_treatment vat_country net_minor tax_minor gross_minor discount_minor preorder_release_at order_placed_at order_eur_total_minor',
  // The book keeps numbers; of a business it keeps whom they were invoiced to.
  tax_document:
    'id kind order_id refund_id corrects_id content issued_at full_number issued_on order_number currency net_minor tax_minor gross_minor',
  tax_document_buyer: 'document_id order_id company_name address_lines country vat_number',
  tax_document_file: 'document_id order_id file_to_business',
  sale_correction: 'order_id company_name address_lines vat_number country corrected_at',
  unit: 'id order_id order_line_id product_id state key_id gross_minor vat_returned_minor backorder_consented_at backorder_promised_by delivered_at revealed_at given_at',
  unviewed_order: 'order_id placed_at delivered_at sealed product_ids',
  waiver: 'id unit_id order_id given_at_step text_version locale country requested_at receipt_accepted_at',
  vat_evidence:
    'order_id declared_country network_country card_country confirmed_at conflict found_at answered_country answered_at decided_country decided_at noted_at',
  vat_number_check:
    'order_id vat_number state consultation_number asked_at answered_at vat_charged returned_at',
  gift: 'state reason name platform region send_at text_version answered_at receipt_accepted_at receipt_returned_at made_at sent_at opened_at',
  key_complaint:
    'id order_id unit_id key_id platform message problem state facts reasons new_key_id made_at settled_at',
  withdrawal: 'id order_number made_at order_id last_day in_time receipt_accepted_at closed_at',
  withdrawal_unit: 'withdrawal_id unit_id answer answered_at',
  payment:
    'id order_id state amount_minor captured_minor currency session_id intent_id charge_id method created_at',
  payment_event: 'id object_id order_id',
  coupon_use: 'order_id coupon_id used_at given_back_at',
  redaction: 'payment_id order_id state job_id requested_at done_at',
  refund:
    'id payment_id order_id amount_minor unit_ids reason state provider_id origin instead_of created_at updated_at',
  dispute:
    'id payment_id order_id provider_id state reason network_code amount_minor currency withdrawn_minor opened_at submitted_at closed_at stage',
  dispute_evidence:
    'dispute_id round stage order_id state words fields receipt_file ledger_file saved_at decided_at',
  fraud_warning: 'id payment_id order_id provider_id kind opened_at outcome',
  reconciliation_finding: 'kind object_id order_id expected_minor actual_minor found_at',
  legal_hold: 'subject_kind subject_id ground reference origin placed_at ended_at',
  risk_case: 'order_id state opened_at decided_at',
  privacy_request:
    'kind channel locale received_on due_on extended_at identified_by identified_at state recorded_at closed_at',
  audit_event: 'subject_id action actor_kind actor_id at',
  staff_read: 'staff_id permission subject_id at',
}

test('of a person who is erased these columns stay, and no other', () => {
  const kept = tables.flatMap(([table, declaration]) => {
    if (!isPersonal(declaration)) return []
    const columns = Object.entries(declaration.columns).filter(
      ([, what]) => what !== 'none' && what.erase === 'keep',
    )
    return columns.length > 0 ? [[table, columns.map(([column]) => column).join(' ')]] : []
  })
  expect(Object.fromEntries(kept)).toEqual(staying)
})
