import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { sql } from 'kysely'
import { type CatalogueQuery, listProducts } from '../../../src/domains/catalog/index.ts'
import type { Db } from '../../../src/platform/database/connect.ts'
import { systemClock } from '../../../src/shared/time.ts'
import { chooseLoadGenerator } from '../load/load.ts'
import { type Figure, median, percentile } from '../report/figure.ts'
import { type BenchShop, startBenchShop } from '../world/bench-shop.ts'
import { runCommand } from '../world/command.ts'
import { addProducts, keysOf } from '../world/stock.ts'
import type { Bench, Block } from './block.ts'

/** The catalogue of ten thousand products, a million keys in stock, and the import of a file of keys. */
export const largeShop: Block = {
  letter: 'e',
  title: 'Large shop: catalogue queries with facets, stock, import',
  async run(bench) {
    const size = bench.quick
      ? { products: 1_000, keys: 10_000, file: 10_000, rounds: 5, seconds: 1, runs: 1 }
      : { products: 10_000, keys: 1_000_000, file: 100_000, rounds: 40, seconds: 6, runs: 3 }
    await using shop = await startBenchShop(bench, 'bench_large')
    return [
      ...(await fill(shop, size)),
      ...(await queryCatalogue(shop.db, size)),
      ...(await browse(bench, shop, size)),
      ...(await importFile(bench, shop, size)),
    ]
  },
}

type Size = { products: number; keys: number; file: number; rounds: number; seconds: number; runs: number }

async function fill(shop: BenchShop, { products, keys }: Size): Promise<Figure[]> {
  const made = await runCommand(['demo', '--products', `${products}`, '--keys', `${keys}`], shop.env)
  // The shop hears of every batch and counts its stock; the queries below want a server at rest.
  await shop.settled()
  await sql`vacuum analyze`.execute(shop.db)
  const { rows } = await sql<{
    mb: number
  }>`select pg_database_size(current_database()) / 1048576 as mb`.execute(shop.db)
  const what = `${count(keys)} keys of ${count(products)} products`
  return [
    {
      what: `${what}, imported`,
      unit: 's',
      runs: [made.seconds],
      note: `peak ${Math.round(made.peakMb)} MB`,
    },
    { what: `${what}, on disk`, unit: 'MB', runs: [rows[0]?.mb ?? Number.NaN] },
  ]
}

const query: CatalogueQuery = {
  locale: 'en',
  currency: 'EUR',
  platforms: [],
  regions: [],
  categories: [],
  inStock: false,
  onSale: false,
  sort: 'newest',
  page: 1,
}

/** What visitors ask: mostly the whole window and one facet, sometimes words. */
const asked: Record<string, Partial<CatalogueQuery>> = {
  everything: {},
  'everything, page 20': { page: 20 },
  'one platform': { platforms: ['harbour'] },
  'three facets, in stock': { platforms: ['quillon', 'kestrel'], regions: ['worldwide'], inStock: true },
  'category, cheapest first': { categories: ['office'], sort: 'price_up' },
  'price range, on sale': { minPriceMinor: 1000, maxPriceMinor: 3000, onSale: true },
  'one word': { text: 'garden', sort: 'relevance' },
  'a word with a typing error': { text: 'gardne', sort: 'relevance' },
  'by name in French': { locale: 'fr', sort: 'name' },
}

async function queryCatalogue(db: Db, { products, rounds }: Size): Promise<Figure[]> {
  const times = new Map<string, number[]>()
  for (let round = -2; round < rounds; round++) {
    for (const [name, wish] of Object.entries(asked)) {
      const start = performance.now()
      const page = await listProducts(db, { ...query, ...wish }, systemClock)
      const millis = performance.now() - start
      if (page.total === 0) throw new Error(`nothing found for ${name}`)
      if (round >= 0) times.set(name, [...(times.get(name) ?? []), millis])
    }
  }
  const all = [...times.values()].flat()
  const what = `catalogue query over ${count(products)} products`
  return [
    { what: `${what}, p50`, unit: 'ms', runs: [median(all)], target: { atMost: 15 } },
    { what: `${what}, p99`, unit: 'ms', runs: [percentile(all, 99)] },
    ...[...times].map(([name, millis]) => ({
      what: `  ${name}, p50`,
      unit: 'ms',
      runs: [median(millis)],
      note: `p99 ${percentile(millis, 99).toFixed(1)} ms`,
    })),
  ]
}

/** Every address once, so that no page is in a cache. */
async function browse({ folder }: Bench, shop: BenchShop, { seconds, runs }: Size): Promise<Figure[]> {
  const generator = chooseLoadGenerator()
  const addresses = Array.from(
    { length: 50_000 },
    (_, n) => `/products?min=${n % 40}&max=${40 + Math.floor(n / 40)}`,
  )
  const results = []
  for (let run = 0; run < runs; run++) {
    const file = join(folder, `addresses-${run}.txt`)
    await writeFile(file, addresses.slice(run * 10_000, (run + 1) * 10_000).join('\n'))
    const load = { url: shop.url, headers: { accept: 'text/html' }, connections: 4, seconds, addresses: file }
    results.push(await generator.run(load))
  }
  if (results.some(({ bad }) => bad > 0)) throw new Error('bad answers for catalogue pages')
  return [
    {
      what: 'catalogue page over HTTP, not cached',
      unit: 'req/s',
      runs: results.map(({ perSecond }) => perSecond),
    },
    { what: 'catalogue page over HTTP, not cached, p50', unit: 'ms', runs: results.map(({ p50 }) => p50) },
    { what: 'catalogue page over HTTP, not cached, p99', unit: 'ms', runs: results.map(({ p99 }) => p99) },
  ]
}

async function importFile({ folder }: Bench, shop: BenchShop, { file, runs }: Size): Promise<Figure[]> {
  const imports = []
  await addProducts(shop.db, 'import', runs)
  for (let run = 0; run < runs; run++) {
    const path = join(folder, `keys-${run}.txt`)
    const slug = `import-${run + 1}`
    await writeFile(path, [...keysOf(slug, file)].join('\n'))
    imports.push(await runCommand(['keys', 'import', '--product', slug, path], shop.env))
  }
  return [
    {
      what: `import of ${count(file)} keys from a file`,
      unit: 's',
      runs: imports.map(({ seconds }) => seconds),
      target: { atMost: 30 },
    },
    {
      what: `import of ${count(file)} keys, highest memory`,
      unit: 'MB',
      runs: imports.map(({ peakMb }) => peakMb),
      target: { atMost: 300 },
    },
  ]
}

const count = (n: number) => n.toLocaleString('en')
