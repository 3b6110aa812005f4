import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { closeDays } from '../../../src/domains/books/index.ts'
import type { Db } from '../../../src/platform/database/connect.ts'
import { newId } from '../../../src/shared/ids.ts'
import { localDayAfter } from '../../../src/shared/time.ts'
import { type Figure, median, percentile } from '../report/figure.ts'
import { type BenchShop, startBenchShop } from '../world/bench-shop.ts'
import { runCommand } from '../world/command.ts'
import type { Bench, Block } from './block.ts'

/** The overview of a shop with two hundred thousand orders of a year and ten thousand products, as its owner asks for it. */
export const overview: Block = {
  letter: 'j',
  title: 'Overview of the back office: figures, forecast, search',
  async run(bench: Bench) {
    const size = bench.quick
      ? { orders: 4_000, products: 1_000, rounds: 3 }
      : { orders: 200_000, products: 10_000, rounds: 40 }
    await using shop = await startBenchShop(bench, 'bench_overview')
    await runCommand(['demo', '--products', `${size.products}`, '--keys', '1000'], shop.env)
    await shop.settled()
    await seedTrade(shop.db, size.orders)
    await closeDays(
      { db: shop.db, yearEnd: { month: 12, day: 31 } },
      localDayAfter(new Date(), -3),
      new Date(),
    )
    await sql`vacuum analyze`.execute(shop.db)
    return ask(shop, await anOwner(shop.db), size.rounds)
  },
}

/** Paid orders spread over a year, each with a key, a fifth of them never looked at; their invoices and visits. */
async function seedTrade(db: Db, orders: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    // A seed, no sale: what holds of each sale is held by tests.
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`
      create temporary table sold on commit drop as
      select n, lpad(n::text, 26, '0') as id, p.id as product,
        now() - (n % 365) * interval '1 day' - (n % 80000) * interval '1 second' as at
      from generate_series(1, ${orders}) n
      cross join (select count(*) as many from shop.product) c
      join (select id, row_number() over (order by id) - 1 as nth from shop.product) p on p.nth = n % c.many`.execute(
      tx,
    )
    await sql`
      insert into shop."order" (id, number, state, checkout_key, locale, country, currency, net_minor, tax_minor, gross_minor,
        eur_total_minor, delivery, terms_version, reserved_until, demo, placed_at, paid_at)
      select 'ord_' || id, 'N' || n, 'fulfilled', 'bench' || n, 'en', 'FR', 'EUR', 2075, 415, 2490, 2490, 'sealed', '2026-11', at, true, at, at
      from sold`.execute(tx)
    await sql`
      insert into shop.order_contact (order_id, email, email_folded)
      select 'ord_' || id, 'b' || n || '@example.eu', 'b' || n || '@example.eu' from sold`.execute(tx)
    await sql`
      insert into shop.order_line (id, order_id, position, product_id, quantity, name, platform, region, legal_nature, unit_gross_minor,
        vat_treatment, vat_country, vat_basis_points, net_minor, tax_minor, gross_minor, order_placed_at, order_eur_total_minor)
      select 'lin_' || id, 'ord_' || id, 1, product, 1, '{"en": "A", "fr": "A"}', 'steam', '{"en": "EU", "fr": "UE"}', 'digital_content', 2490,
        case n % 5 when 1 then 'oss' else 'domestic' end, case n % 5 when 1 then 'DE' else 'FR' end, 2000, 2075, 415, 2490, at, 2490
      from sold`.execute(tx)
    await sql`
      insert into shop.unit (id, order_id, order_line_id, product_id, position, state, key_id, gross_minor, delivered_at, revealed_at)
      select 'unt_' || id, 'ord_' || id, 'lin_' || id, product, 1, case n % 5 when 0 then 'delivered' else 'revealed' end,
        'key_' || id, 2490, at, case n % 5 when 0 then null else at end
      from sold`.execute(tx)
    await sql`
      insert into shop.book_entry (journal, day, piece, piece_day, label, source_kind, source_id)
      select 'VE', at::date, 'F' || n, at::date, 'F' || n, 'document', 'F' || n from sold`.execute(tx)
    await sql`
      insert into shop.book_line (entry_id, position, account, party, debit_minor, credit_minor)
      select e.id, l.position, l.account, null, l.debit, l.credit
      from shop.book_entry e, (values (1, '411000', 2490, 0), (2, '707100', 0, 2075), (3, '4457FR', 0, 415))
        l (position, account, debit, credit)
      where e.source_kind = 'document'`.execute(tx)
    await sql`
      insert into shop.page_count (day, route, event, country, count)
      select now()::date - n, '/products/' || route, event, country, 20
      from generate_series(0, 700) n, generate_series(1, 40) route, unnest(array['visit_begun', 'page_viewed']) event,
        unnest(array['FR', 'DE', 'ES']) country`.execute(tx)
  })
}

async function anOwner(db: Db): Promise<string> {
  const id = newId('acc')
  const token = randomBytes(32).toString('base64url')
  await sql`insert into shop.account (id, provider, subject, email, email_folded, locale)
    values (${id}, 'local', ${id}, 'owner.of@example.eu', 'owner.of@example.eu', 'en')`.execute(db)
  await sql`insert into shop.staff (account_id, role) values (${id}, 'owner')`.execute(db)
  await sql`insert into shop.session (id, account_id, token_hash, assurance, provider_sealed, expires_at)
    values (${newId('ses')}, ${id}, ${createHash('sha256').update(token).digest()}, 2, '', now() + interval '1 day')`.execute(
    db,
  )
  return token
}

const asked = [
  ...['today', '7', '30', '90', 'year'].map((range) => ({
    what: `overview, ${range}`,
    path: `/admin?range=${range}`,
  })),
  { what: 'the whole forecast', path: '/admin/forecast' },
  { what: 'search by number', path: '/admin/search?q=AB2C-9KLM' },
  { what: 'search by words', path: '/admin/search?q=studio' },
]

async function ask(shop: BenchShop, token: string, rounds: number): Promise<Figure[]> {
  const times = new Map<string, number[]>()
  for (let round = -3; round < rounds; round++)
    for (const { what, path } of asked) {
      const start = performance.now()
      const answer = await fetch(shop.url + path, {
        headers: { cookie: `akm_session=${token}` },
        redirect: 'manual',
      })
      await answer.text()
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`)
      if (round >= 0) times.set(what, [...(times.get(what) ?? []), performance.now() - start])
    }
  return [...times].map(([what, millis]) => ({
    what: `${what}, p95`,
    unit: 'ms',
    runs: [percentile(millis, 95)],
    target: { atMost: 150 },
    note: `p50 ${median(millis).toFixed(1)} ms`,
  }))
}
