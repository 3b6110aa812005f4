import { sql } from 'kysely'
import type { Db, Tx } from '../../src/platform/database/connect.ts'
import type { ProductId } from '../../src/shared/ids.ts'

type Many = {
  count: number
  products: readonly ProductId[]
  /** Each has so many orders on the average. */
  perCustomer?: number
}

/**
 * Paid orders of many customers, spread over two years: set by set, so that hundreds of thousands take seconds. They have lines,
 * contacts and payments, and no keys: what they are for is to be listed.
 */
export async function putManyOrders(db: Db, many: Many): Promise<void> {
  await db.transaction().execute((tx) => putManyOrdersIn(tx, many))
}

/** The same, beside what else shall be there when they can be seen. */
export async function putManyOrdersIn(tx: Tx, { count, products, perCustomer = 2 }: Many): Promise<void> {
  const customers = Math.max(1, Math.floor(count / perCustomer))
  await sql`
    create temporary table many on commit drop as
    select n, 'ord_' || lpad(to_hex(n), 26, '0') as id,
      -- Each once, and in no order, as real ones.
      upper(lpad(to_hex(n * 2654435761 % 4294967296), 8, '0')) as letters,
      now() - interval '730 days' * (1 - n::float8 / ${count}::float8) as at,
      (array['FR', 'DE', 'BE', 'ES', 'US'])[1 + n % 5] as country,
      (array['EUR', 'EUR', 'EUR', 'GBP'])[1 + n % 4] as currency,
      (array['fulfilled', 'fulfilled', 'fulfilled', 'refunded', 'expired'])[1 + n % 5] as state,
      1000 + (n * 7919) % 90 * 100 as gross,
      'customer.' || (n * 7919) % ${customers}::bigint || '@example.eu' as email,
      (${[...products]}::text[])[1 + n % ${products.length}::int] as product
    from generate_series(1, ${count}::bigint) as n`.execute(tx)
  await sql`
    insert into shop."order" (id, number, state, checkout_key, locale, country, currency, net_minor, tax_minor, gross_minor,
      eur_total_minor, delivery, terms_version, reserved_until, demo, placed_at, paid_at, ended_at)
    select id, left(letters, 4) || '-' || right(letters, 4), state, 'many ' || n, 'en', country, currency,
      gross, 0, gross, gross, 'sealed', '2026-11', at, true, at, case when state <> 'expired' then at end,
      case when state in ('refunded', 'expired') then at end
    from many`.execute(tx)
  await sql`
    insert into shop.order_contact (order_id, email, email_folded, name)
    select id, email, email, 'Customer ' || (n % 977) || case when n % 3 = 0 then ' Société Générique' else '' end from many`.execute(
    tx,
  )
  await sql`
    insert into shop.order_line (id, order_id, position, product_id, quantity, name, platform, region, legal_nature,
      unit_gross_minor, vat_treatment, vat_country, vat_basis_points, net_minor, tax_minor, gross_minor, order_placed_at,
      order_eur_total_minor)
    select 'lin_' || substr(id, 5), id, 1, product, 1, '{"en": "Thing", "fr": "Chose"}', 'harbour',
      '{"en": "Worldwide", "fr": "Monde entier"}', 'digital_content', gross, 'outside_eu', country, 0, gross, 0, gross, at, gross
    from many`.execute(tx)
  await sql`
    insert into shop.payment (id, order_id, attempt, state, amount_minor, captured_minor, currency, intent_id, charge_id, session_id)
    select 'pay_' || substr(id, 5), id, 1, 'captured', gross, gross, currency, 'pi_many' || n, 'ch_many' || n, 'cs_many' || n
    from many where state <> 'expired'`.execute(tx)
}
