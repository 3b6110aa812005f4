import { sql } from 'kysely'
import { reserveKeys } from '../../../src/domains/keys/index.ts'
import { connectDatabase, type Db, type Tx } from '../../../src/platform/database/connect.ts'
import type { ProductId, UnitId } from '../../../src/shared/ids.ts'
import type { Figure } from '../report/figure.ts'
import { median, percentile } from '../report/figure.ts'
import { addProducts } from '../world/stock.ts'
import type { Bench, Block } from './block.ts'

const spreadOver = 1000
const connectionCounts = [1, 8, 32]
const accounts = 100_000

/** The transaction that decides who gets a key, and nothing else: BEGIN, claim with its custody row, COMMIT. */
export const claims: Block = {
  letter: 'd',
  title: 'Bare claim: one hot product, many products, and a simple update on the same server',
  async run(bench) {
    const { quick } = bench
    const size = quick ? { keys: 20_000, seconds: 0.7, runs: 1 } : { keys: 150_000, seconds: 3, runs: 3 }
    const stock = await prepare(bench, size.keys)
    const figures: Figure[] = []
    for (const connections of connectionCounts) {
      const database = connectDatabase(stock.url, { max: connections })
      const load = { db: database.db, connections, seconds: size.seconds }
      const rounds: Record<keyof typeof stock.transactions, Round[]> = { hot: [], spread: [], simple: [] }
      // In turns, so that whatever the machine does meanwhile meets all three alike.
      for (let run = 0; run < size.runs; run++) {
        for (const [name, transaction] of Object.entries(stock.transactions)) {
          rounds[name as keyof typeof rounds].push(await drive(load, transaction))
        }
      }
      await database.close()
      figures.push(...describe(connections, rounds))
    }
    return figures
  },
}

type Transaction = (tx: Tx) => Promise<void>
type Round = { perSecond: number; latencies: number[] }

async function prepare({ postgres, say }: Bench, keys: number) {
  const url = await postgres.newDatabase('bench_claims')
  const { db, close } = connectDatabase(url, { max: 1 })
  const [hot, ...others] = await addProducts(db, 'claim', spreadOver + 1)
  if (!hot) throw new Error('no product')
  const spread = others.map(({ productId }) => productId)
  await fillStock(db, hot.productId, spread, keys)
  await close()
  say(
    `${keys.toLocaleString('en')} keys of one product, as many of ${spreadOver.toLocaleString('en')} others`,
  )

  let next = 0
  const takeUnit = () => `unt_${++next}` as UnitId
  const claim = async (tx: Tx, productId: ProductId) => {
    const outcome = await reserveKeys(tx, [{ productId, unitIds: [takeUnit()] }], { minutes: 30 })
    if (!outcome.ok) throw new Error('the stock of the benchmark ran out')
  }
  const anyOf = <T>(list: readonly T[]): T => list[Math.floor(Math.random() * list.length)] as T
  return {
    url,
    transactions: {
      hot: (tx) => claim(tx, hot.productId),
      spread: (tx) => claim(tx, anyOf(spread)),
      simple: async (tx) => {
        const id = Math.floor(Math.random() * accounts)
        await sql`update public.account set balance = balance + 1 where id = ${id}`.execute(tx)
      },
    } satisfies Record<string, Transaction>,
  }
}

// Units and keys as an order and an import would leave them; written at once, because neither is measured here.
async function fillStock(db: Db, hot: ProductId, spread: ProductId[], keys: number): Promise<void> {
  const statements = [
    sql`create table public.account as select id, 0 as balance from generate_series(0, ${accounts - 1}) as id`,
    sql`alter table public.account add primary key (id)`,
    sql`insert into shop.order (id, number, state, checkout_key, locale, country, currency, net_minor, tax_minor,
        gross_minor, eur_total_minor, delivery, terms_version, reserved_until, demo)
      values ('ord_1', 'BENC-HBEN', 'placed', 'bench', 'en', 'FR', 'EUR', 1, 0, 1, 1, 'sealed', '1', now(), true)`,
    sql`insert into shop.order_line (id, order_id, position, product_id, quantity, name, platform, region,
        legal_nature, unit_gross_minor, vat_basis_points, vat_treatment, vat_country, net_minor, tax_minor, gross_minor,
        order_placed_at, order_eur_total_minor)
      select 'lin_1', id, 1, ${hot}, 1, '{"en": "", "fr": ""}', 'harbour', '{"en": "", "fr": ""}', 'digital_content', 1, 0, 'domestic',
        'FR', 1, 0, 1, placed_at, eur_total_minor
      from shop.order`,
    sql`insert into shop.unit (id, order_id, order_line_id, product_id, position, state, gross_minor)
      select 'unt_' || n, 'ord_1', 'lin_1', ${hot}, n, 'waiting', 1 from generate_series(1, ${keys * 2}) as n`,
    sql`insert into shop.key_batch (id, product_id, source_name, wrapped_data_key, ring_key_id, key_count)
      values ('bat_1', ${hot}, 'bench', '', 'k1', ${keys * 2})`,
    sql`insert into shop.key (id, batch_id, product_id)
      select 'key_hot' || n, 'bat_1', ${hot} from generate_series(1, ${keys}) as n`,
    sql`insert into shop.key (id, batch_id, product_id)
      select 'key_spread' || n, 'bat_1', (${spread}::text[])[1 + n % ${spread.length}] from generate_series(1, ${keys}) as n`,
    sql`vacuum analyze`,
  ]
  for (const statement of statements) await statement.execute(db)
}

/** So many loops, each with a connection of its own, until the time is over. */
async function drive(
  { db, connections, seconds }: { db: Db; connections: number; seconds: number },
  transaction: Transaction,
): Promise<Round> {
  const latencies: number[] = []
  const start = performance.now()
  const end = start + seconds * 1000
  const loop = async () => {
    for (let before = performance.now(); before < end; ) {
      await db.transaction().execute(transaction)
      const now = performance.now()
      latencies.push(now - before)
      before = now
    }
  }
  await Promise.all(Array.from({ length: connections }, loop))
  return { perSecond: latencies.length / ((performance.now() - start) / 1000), latencies }
}

function describe(connections: number, rounds: Record<'hot' | 'spread' | 'simple', Round[]>): Figure[] {
  const at = `${connections} connection${connections > 1 ? 's' : ''}`
  const rates = (name: keyof typeof rounds) => rounds[name].map((round) => round.perSecond)
  const ratio = (one: number[], other: number[]) => one.map((rate, run) => rate / (other[run] ?? Number.NaN))
  const p99 = rounds.hot.map(({ latencies }) => percentile(latencies, 99))
  const p50 = median(rounds.hot.map(({ latencies }) => median(latencies)))
  return [
    { what: `claim, hot, ${at}`, unit: '/s', runs: rates('hot') },
    { what: `claim, spread, ${at}`, unit: '/s', runs: rates('spread') },
    { what: `simple update, ${at}`, unit: '/s', runs: rates('simple') },
    { what: `claim, hot, p99, ${at}`, unit: 'ms', runs: p99, note: `p50 ${p50.toFixed(2)} ms` },
    {
      what: `hot / spread, ${at}`,
      unit: '',
      runs: ratio(rates('hot'), rates('spread')),
      target: { atLeast: 0.8 },
    },
    { what: `hot / simple update, ${at}`, unit: '', runs: ratio(rates('hot'), rates('simple')) },
  ]
}
