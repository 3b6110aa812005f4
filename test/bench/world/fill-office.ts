import { sql } from 'kysely'
import type { Db } from '../../../src/platform/database/connect.ts'
import type { ProductId } from '../../../src/shared/ids.ts'
import { putManyOrdersIn } from '../../support/many-orders.ts'

type Office = {
  orders: number
  keys: number
  bestseller: ProductId
  bundle: ProductId
  former: ProductId
}

/**
 * Everything that the lists of the back office show, set by set: orders of two years, of which half hold the bestseller, a fifth the
 * bundle and the first what was not sold since, keys of every product, and what comes after a sale, a row for some orders each. It is a
 * seed and no trade: no key of it can be opened and no chain of it examined. All of it is there at once, so that the shop finds no
 * sale without its invoice.
 */
export async function fillOffice(
  db: Db,
  { orders, keys, bestseller, bundle, former }: Office,
): Promise<void> {
  const { rows } = await sql<{
    id: ProductId
  }>`select id from shop.product where parts = '{}' order by slug limit 500`.execute(db)
  const products = rows.flatMap(({ id }) => [id, bestseller])
  await db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await putManyOrdersIn(tx, { count: orders, products })
    for (const statement of [
      inBundle(bundle),
      longAgo(former),
      soldRows,
      sql`analyze sold`,
      ...fillKeys(keys),
      ...afterKeys,
    ])
      await statement.execute(tx)
  })
}

const inBundle = (bundle: ProductId) => sql`
  update shop.order_line set bundle_id = ${bundle}, bundle_name = '{"en": "Pack", "fr": "Pack"}'
  where order_id in (select id from many where n % 5 = 0)`

const longAgo = (product: ProductId) => sql`
  update shop.order_line set product_id = ${product} where order_id in (select id from many where n <= (select max(n) from many) / 16)`

/** The paid orders, by number from the latest on. */
const soldRows = sql`
  create temporary table sold on commit drop as
  select row_number() over (order by o.placed_at desc) as n, substr(o.id, 5) as id, o.id as order_id, o.number, o.state, o.currency,
    o.gross_minor as gross, o.placed_at as at, o.country, c.email, l.id as line_id, l.product_id
  from shop."order" o join shop.order_contact c on c.order_id = o.id join shop.order_line l on l.order_id = o.id
  where o.state <> 'expired'`

/** One batch of each product, and the keys spread over them. */
const fillKeys = (keys: number) => [
  sql`
  create temporary table shelf on commit drop as
  select id as product_id, row_number() over (order by id) - 1 as nth, count(*) over () as many from shop.product`,
  sql`
  insert into shop.key_batch (id, product_id, source_name, supplier, unit_cost_minor, currency, wrapped_data_key, ring_key_id, demo,
    key_count, imported_at)
  select 'bat_' || lpad(to_hex(nth), 26, '0'), product_id, 'keys-' || nth || '.txt', 'Supplier ' || nth % 40, 900, 'EUR', 'x', 'x', true,
    ${keys}::int / many, now() - nth * interval '1 hour'
  from shelf`,
  sql`analyze shop.key_batch`,
  sql`
  insert into shop.key (id, batch_id, product_id)
  select 'key_s' || lpad(to_hex(n), 25, '0'), 'bat_' || lpad(to_hex(nth), 26, '0'), product_id
  from generate_series(1, ${keys}::int) n cross join (select max(many) as count from shelf) all_of join shelf on nth = n % count`,
  sql`
  insert into shop.custody_event (key_id, seq, kind, actor_kind, hash)
  select id, 1, 'imported', 'system', 'x' from shop.key where id like 'key_s%'`,
  sql`
  insert into shop.product_stock (product_id, available) select product_id, count(*) from shop.key group by 1
  on conflict (product_id) do update set available = excluded.available`,
]

/** A key of its own for each order that stands; every fifth was never looked at. */
const fillUnits = [
  sql`
  insert into shop.key (id, batch_id, product_id, state, unit_id)
  select 'key_' || s.id, b.id, s.product_id, case n % 5 when 0 then 'assigned' else 'revealed' end, 'unt_' || s.id
  from sold s join shop.key_batch b on b.product_id = s.product_id and b.wrapped_data_key = 'x' where s.state = 'fulfilled'`,
  sql`
  insert into shop.unit (id, order_id, order_line_id, product_id, position, state, key_id, gross_minor, delivered_at, revealed_at)
  select 'unt_' || id, order_id, line_id, product_id, 1,
    case when state = 'refunded' then 'refunded' when n % 5 = 0 then 'delivered' else 'revealed' end,
    case when state <> 'refunded' then 'key_' || id end, gross, at, case when n % 5 > 0 and state <> 'refunded' then at end
  from sold`,
  sql`
  insert into shop.unviewed_order (order_id, placed_at, delivered_at, sealed, product_ids)
  select order_id, placed_at, delivered_at, sealed, product_ids from shop.unviewed_by_units`,
]

const fillMoney = [
  sql`
  insert into shop.refund (id, payment_id, order_id, amount_minor, unit_ids, reason, state, created_at, updated_at)
  select 'ref_' || id, 'pay_' || id, order_id, gross, '{}', 'requested', case n % 50 when 0 then 'failed' else 'succeeded' end, at, at
  from sold where state = 'refunded'`,
  sql`
  insert into shop.invoice_series (kind, year, next_number, last_hash, last_issued_on)
  select 'invoice', extract(year from at)::int, count(*) + 1, sha256('x'), max(at)::date::text from sold group by 2`,
  sql`
  insert into shop.tax_document (id, kind, year, number, order_id, round, content, issued_at, file_hash, hash)
  select 'doc_' || id, 'invoice', year, nth, order_id, 1,
    jsonb_build_object('id', 'doc_' || id, 'kind', 'invoice', 'orderId', order_id, 'number', 'F' || year || '-' || lpad(nth::text, 6, '0'),
      'issuedOn', at::date::text, 'orderNumber', number, 'currency', currency, 'netMinor', gross, 'taxMinor', 0, 'grossMinor', gross),
    at, sha256('x'), sha256('x')
  from (select *, extract(year from at)::int as year, row_number() over (partition by extract(year from at) order by at) as nth
    from sold) as numbered`,
  sql`
  insert into shop.vat_evidence (order_id, declared_country, network_country, card_country, matters, conflict, found_at)
  select order_id, country, 'IT', 'IT', true, 'open', at from sold where n % 200 = 0`,
]

const fillDoubts = [
  sql`
  insert into shop.dispute (id, payment_id, order_id, provider_id, state, stage, reason, amount_minor, currency, opened_at, due_at, closed_at)
  select 'dsp_' || id, 'pay_' || id, order_id, 'du_many' || n, case when n % 1000 = 0 then 'needs_response' else 'won' end, 'chargeback',
    'fraudulent', gross, currency, at, at + interval '10 days', case when n % 1000 > 0 then at + interval '9 days' end
  from sold where n % 50 = 0`,
  sql`
  insert into shop.fraud_warning (id, payment_id, order_id, provider_id, kind, actionable, opened_at)
  select 'fwn_' || id, 'pay_' || id, order_id, 'issfr_many' || n, 'misc', true, at from sold where n % 2000 = 1`,
  sql`
  update shop."order" set held_for = 'dispute' where id in (select order_id from sold where n % 1000 = 0)`,
  sql`
  insert into shop.risk_assessment (id, order_id, stage, rules_version, setting_version, score, action, reasons, facts, at)
  select 'ras_' || id, order_id, 'authorised', 1, 1, n % 100, case n % 50 when 3 then 'hold' else 'allow' end, '[]', '{}', at from sold`,
  sql`
  insert into shop.risk_case (id, order_id, state, opened_at, until, decided_at, decided_by)
  select 'rsk_' || id, order_id, case n % 1000 when 3 then 'open' else 'allowed' end, at, now() + interval '1 day',
    case when n % 1000 <> 3 then at end, case when n % 1000 <> 3 then 'acc_x' end
  from sold where n % 50 = 3`,
]

const fillAfterSale = [
  sql`
  insert into shop.key_complaint (id, order_id, unit_id, seq, key_id, batch_id, platform, message, problem, locale, state, facts, reasons,
    rules_version, setting_version, made_at, settled_by)
  select 'cmp_' || s.id, order_id, 'unt_' || s.id, 1, k.id, k.batch_id, 'harbour', 'harbour-53', 'already_used', 'en',
    case when n % 500 = 1 then 'staff' else 'closed' end, '{}', '[]', 1, 1, at, case when n % 500 <> 1 then 'acc_x' end
  from sold s join shop.key k on k.id = 'key_' || s.id where n % 20 = 1`,
  sql`
  insert into shop.supplier_claim (key_id, batch_id, problem, message, claimed_at, state, settled_at, settled_by)
  select key_id, batch_id, problem, message, made_at, state, case state when 'credited' then made_at end, settled_by
  from (select key_id, batch_id, problem, message, made_at, settled_by, case when state = 'staff' then 'open' else 'credited' end as state from shop.key_complaint) c`,
  sql`
  insert into shop.key_export (id, batch_id, asked_by, reason, asked_at, state, decided_by, decided_at, taken_at, keys)
  select 'exp_' || substr(id, 5), id, 'acc_x', 'Sold elsewhere', imported_at, case nth when 1 then 'refused' else 'taken' end, 'acc_y',
    imported_at, case when nth <> 1 then imported_at end, case when nth <> 1 then key_count end
  from (select *, row_number() over (order by id) % 5 as nth from shop.key_batch) b where nth < 3`,
  sql`
  insert into shop.withdrawal (id, form_key, order_number, email, email_folded, locale, made_at, order_id, matched_by, last_day, in_time,
    receipt_accepted_at, closed_at, closed_by)
  select 'wdr_' || id, 'many ' || n, number, email, email, 'en', at, order_id, 'number', at::date + 14, true, at,
    case when n % 500 <> 0 then at end, case when n % 500 <> 0 then 'system' end
  from sold where n % 50 = 0`,
  sql`
  insert into shop.review (id, product_id, order_id, mailbox_hash, stars, title, body, locale, state, experienced_at, written_at, published_at,
    decide_by)
  select 'rev_' || id, product_id, order_id, sha256(n::text::bytea), 1 + n % 5, 'Good', 'It opened at once.', 'en',
    case n % 100 when 0 then 'waiting' else 'published' end, at, at, case when n % 100 > 0 then at end,
    case when n % 100 = 0 then at + interval '14 days' end
  from sold where n % 10 = 0`,
  sql`
  insert into shop.address_claim (id, order_id, email, email_folded, locale, by_link, card_met, amount_met, day_met, state, made_at, decided_at,
    decided_by)
  select 'acl_' || id, order_id, email, email, 'en', true, true, true, true, case n % 500 when 0 then 'open' else 'corrected' end, at,
    case when n % 500 <> 0 then at end, case when n % 500 <> 0 then 'acc_x' end
  from sold where n % 100 = 0`,
  sql`
  insert into shop.mail (id, kind, subject_id, locale, recipient, order_id, state, attempts, created_at, accepted_at, reported_at)
  select 'eml_' || id, 'order_confirmation', order_id, 'en', email, order_id, case n % 100 when 0 then 'bounced' else 'accepted' end, 1, at,
    at, case n % 100 when 0 then at end
  from sold`,
]

const fillPeople = [
  sql`
  insert into shop.privacy_request (id, kind, channel, email, locale, received_on, due_on, state, recorded_at, closed_at)
  select 'prq_' || id, (array['access', 'erasure', 'objection'])[1 + n % 3], 'mail', email, 'en', at::date, at::date + 30,
    case n % 500 when 0 then 'open' else 'answered' end, at, case when n % 500 <> 0 then at end
  from sold where n % 100 = 0`,
  sql`
  insert into shop.legal_hold (id, subject_kind, subject_id, ground, reference, placed_at, ended_at)
  select 'hld_' || id, 'order', order_id, 'claim', 'RG ' || n, at, case when n % 80 <> 0 then at + interval '90 days' end
  from sold where n % 40 = 0`,
  // Persons whose orders the staff do not see: each list passes by them.
  sql`
  insert into shop.restriction (id, email_folded, since)
  select 'rst_' || lpad(to_hex(n), 26, '0'), 'customer.' || n || '@example.eu', now() from generate_series(0, 49) n`,
]

const fillHistory = [
  sql`
  insert into shop.audit_event (id, subject_kind, subject_id, action, actor_kind, at)
  select 'aud_' || act || substr(id, 2), 'order', order_id, (array['order.placed', 'payment.captured', 'order.delivered'])[act], 'system', at
  from sold, generate_series(1, 3) act`,
  sql`
  insert into shop.staff_read (id, staff_id, permission, subject_kind, subject_id, at)
  select 'aud_4' || substr(id, 2), 'acc_x', 'orders.read', 'order', order_id, at from sold`,
]

const afterKeys = [fillUnits, fillMoney, fillDoubts, fillAfterSale, fillPeople, fillHistory].flat()
