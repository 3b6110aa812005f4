import { sql } from 'kysely'
import { closeDays, exportFec, listKeyMargins } from '../../../src/domains/books/index.ts'
import type { Db } from '../../../src/platform/database/connect.ts'
import type { Figure } from '../report/figure.ts'
import { type BenchShop, startBenchShop } from '../world/bench-shop.ts'
import type { Bench, Block } from './block.ts'

/** The books of a year with a hundred thousand orders: its days are closed, its FEC is written, its margin is reckoned. */
export const books: Block = {
  letter: 'i',
  title: 'Books of a year: closing its days, FEC, margin',
  async run(bench: Bench) {
    const orders = bench.quick ? 3_000 : 100_000
    await using shop = await startBenchShop(bench, 'bench_books')
    const filling = performance.now()
    await seedYear(shop.db, orders)
    await seedKeys(shop.db, orders)
    bench.say(`filled in ${((performance.now() - filling) / 1000).toFixed(0)} s`)
    await sql`vacuum analyze`.execute(shop.db)
    const start = performance.now()
    await closeDays({ db: shop.db, yearEnd: { month: 12, day: 31 } }, '2025-12-31', new Date())
    const closing = (performance.now() - start) / 1000
    const written = []
    for (let round = 0; round < (bench.quick ? 1 : 3); round++) written.push(await writeFec(shop))
    const reckoned = []
    for (let round = 0; round < (bench.quick ? 1 : 3); round++) reckoned.push(await reckonMargin(shop.db))
    const what = `${orders.toLocaleString('en')} orders`
    return [
      { what: `${what}: every day of the year closed`, unit: 's', runs: [closing] },
      {
        what: `${what}: the FEC`,
        unit: 's',
        runs: written.map(({ seconds }) => seconds),
        target: { atMost: 20 },
      },
      {
        what: '… CPU that it took, of the client and of PostgreSQL',
        unit: 's',
        runs: written.map(({ ofCpu }) => ofCpu),
        note: 'what is left of it on a machine at rest',
      },
      { what: '… memory that it took beside', unit: 'MB', runs: written.map(({ megabytes }) => megabytes) },
      { what: '… its size', unit: 'MB', runs: written.map(({ size }) => size) },
      { what: `${what}: margin by batch and supplier`, unit: 's', runs: reckoned },
    ] satisfies Figure[]
  },
}

/**
 * Of each order an invoice and its payment, spread over a year. Past the triggers, which look at each line by itself; what they would
 * have asked is asked at the end of all entries at once.
 */
async function seedYear(db: Db, orders: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`
      insert into shop.book_entry (journal, day, piece, piece_day, label, source_kind, source_id)
      select case kind when 'document' then 'VE' else 'BQ' end, day, piece, day, piece, kind, kind || n
      from (select n, kind, date '2025-01-01' + (n % 365) as day, case kind when 'document' then 'F2025-' else 'txn_' end || n as piece
        from generate_series(1, ${orders}) n, unnest(array['document', 'movement']) kind) facts`.execute(tx)
    await sql`
      insert into shop.book_line (entry_id, position, account, party, debit_minor, credit_minor, treatment, vat_country, vat_basis_points, base_minor, product_id)
      select e.id, l.position, l.account, case l.account when '411000' then regexp_replace(e.source_id, '\\D', '', 'g') end,
        l.debit, l.credit, l.treatment, l.country, l.rate, l.base,
        case l.account when '707100' then (select min(id) from shop.product) end
      from shop.book_entry e join (values
        ('document', 1, '411000', 2490, 0, null, null, null::integer, null::bigint),
        ('document', 2, '707100', 0, 2075, 'domestic', 'FR', 2000, null),
        ('document', 3, '4457FR', 0, 415, 'domestic', 'FR', 2000, 2075),
        ('movement', 1, '517000', 2428, 0, null, null, null, null),
        ('movement', 2, '627000', 62, 0, null, null, null, null),
        ('movement', 3, '411000', 0, 2490, null, null, null, null)
      ) l (kind, position, account, debit, credit, treatment, country, rate, base) on l.kind = e.source_kind`.execute(
      tx,
    )
    const { rows } = await sql`
      select entry_id from shop.book_line group by entry_id having sum(debit_minor) <> sum(credit_minor) limit 1`.execute(
      tx,
    )
    if (rows.length > 0) throw new Error('an entry of the bench does not balance')
  })
}

/** The keys of those orders, of a hundred batches: rows alone, past the rules of the shop, as nothing here sells them. */
async function seedKeys(db: Db, orders: number): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`
      insert into shop.key_batch (id, product_id, source_name, supplier, unit_cost_minor, currency, wrapped_data_key, ring_key_id, key_count)
      select 'bat_' || b, (select min(id) from shop.product), 'keys-' || b || '.csv', 'Supplier ' || b % 7, 1200, 'EUR', '', 'bench', ${orders} / 100
      from generate_series(0, 99) b`.execute(tx)
    await sql`
      insert into shop."order" (id, number, checkout_key, locale, country, currency, delivery, demo, state, net_minor, tax_minor,
        gross_minor, eur_total_minor, terms_version, reserved_until, placed_at, paid_at)
      select 'ord_' || n, n::text, 'bench ' || n, 'fr', 'FR', 'EUR', 'sealed', false, 'fulfilled', 2075, 415, 2490, 2490, 'bench', at, at, at
      from (select n, timestamptz '2025-01-01' + n % 365 * interval '1 day' as at from generate_series(1, ${orders}) n) made`.execute(
      tx,
    )
    await sql`
      insert into shop.unit (id, order_id, order_line_id, product_id, position, state, key_id, gross_minor)
      select 'unt_' || n, 'ord_' || n, 'oln_' || n, (select min(id) from shop.product), 1, 'revealed', 'key_' || n, 2490
      from generate_series(1, ${orders}) n`.execute(tx)
    await sql`
      insert into shop.key (id, batch_id, product_id, state, unit_id)
      select 'key_' || n, 'bat_' || n % 100, (select min(id) from shop.product), 'revealed', 'unt_' || n
      from generate_series(1, ${orders}) n`.execute(tx)
  })
}

/** @returns the seconds. */
async function reckonMargin(db: Db): Promise<number> {
  const start = performance.now()
  const { batches } = await listKeyMargins(db, { from: '2025-01-01', to: '2025-12-31' })
  if (batches.length !== 100) throw new Error(`of 100 batches ${batches.length} were found`)
  return (performance.now() - start) / 1000
}

async function writeFec({
  db,
  cpu,
}: BenchShop): Promise<{ seconds: number; ofCpu: number; megabytes: number; size: number }> {
  const busy = () => (cpu().client + cpu().postgres) / 1000
  const busyBefore = busy()
  const before = process.memoryUsage().rss
  const start = performance.now()
  let [bytes, most] = [0, before]
  for await (const line of exportFec(db, 2025)) {
    bytes += Buffer.byteLength(line)
    most = Math.max(most, process.memoryUsage().rss)
  }
  return {
    seconds: (performance.now() - start) / 1000,
    ofCpu: busy() - busyBefore,
    megabytes: (Math.max(most, process.memoryUsage().rss) - before) / 1e6,
    size: bytes / 1e6,
  }
}
