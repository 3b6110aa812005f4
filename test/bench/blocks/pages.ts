import { chooseLoadGenerator, type LoadResult } from '../load/load.ts'
import { type Visitor, visitorOf } from '../load/visitor.ts'
import { cpuMillisOf } from '../machine/cpu.ts'
import { type Figure, median, type Target } from '../report/figure.ts'
import { type BenchShop, startBenchShop } from '../world/bench-shop.ts'
import { addKeys, addProducts, type BenchProduct } from '../world/stock.ts'
import type { Block } from './block.ts'

const connections = 16
// What a browser of today says.
const browser = { accept: 'text/html', 'accept-encoding': 'gzip, deflate, br, zstd', 'accept-language': 'en' }

/** Catalogue and product page: as everybody without a cart gets it, and rendered for a visitor with one. */
export const pages: Block = {
  letter: 'a',
  title: `Pages of one process, ${connections} connections`,
  async run(bench) {
    const size = bench.quick ? { seconds: 1, runs: 1 } : { seconds: 6, runs: 3 }
    await using shop = await startBenchShop(bench, 'bench_pages')
    const [product] = await addProducts(shop.db, 'page', 1)
    if (!product) throw new Error('no product')
    await addKeys(shop.db, shop.keyring, product, 20)
    const cookie = await cookieWithCart(shop, product)
    const figures: Figure[] = []
    for (const page of pagesOf(product, cookie)) {
      figures.push(...(await measure(shop, page, size)))
    }
    return figures
  },
}

type Page = { what: string; path: string; holds: string; headers: Record<string, string>; target?: Target }

function pagesOf({ slug, name }: BenchProduct, cookie: string): Page[] {
  const product = { path: `/products/${slug}`, holds: name }
  const catalogue = { path: '/products', holds: name }
  const withCart = { ...browser, cookie }
  return [
    { what: 'product page, no cookie', ...product, headers: browser, target: { atLeast: 15_000 } },
    { what: 'catalogue page, no cookie', ...catalogue, headers: browser, target: { atLeast: 15_000 } },
    { what: 'product page with a cart', ...product, headers: withCart, target: { atLeast: 1_500 } },
    { what: 'catalogue page with a cart', ...catalogue, headers: withCart },
  ]
}

async function measure(
  shop: BenchShop,
  page: Page,
  { seconds, runs }: { seconds: number; runs: number },
): Promise<Figure[]> {
  const generator = chooseLoadGenerator()
  const load = { url: shop.url + page.path, headers: page.headers, connections, seconds }
  const bytes = await check(page, load.url)
  await generator.run({ ...load, seconds: Math.ceil(seconds / 2) })
  const results: (LoadResult & { cpuMillis: number })[] = []
  for (let run = 0; run < runs; run++) {
    const before = cpuMillisOf(shop.pid)
    const result = await generator.run(load)
    results.push({ ...result, cpuMillis: (cpuMillisOf(shop.pid) - before) / result.requests })
  }
  await check(page, load.url)
  const bad = results.reduce((sum, result) => sum + result.bad, 0)
  if (bad > 0) throw new Error(`${bad} bad answers for the ${page.what}`)
  const size = Math.round(median(results.map(({ bytesPerAnswer }) => bytesPerAnswer)))
  const of = (pick: (result: (typeof results)[number]) => number) => results.map(pick)
  return [
    {
      what: page.what,
      unit: 'req/s',
      runs: of(({ perSecond }) => perSecond),
      ...(page.target && { target: page.target }),
      note: `${size.toLocaleString('en')} bytes an answer, ${bytes.toLocaleString('en')} unpacked`,
    },
    { what: `${page.what}, p50`, unit: 'ms', runs: of(({ p50 }) => p50) },
    { what: `${page.what}, p99`, unit: 'ms', runs: of(({ p99 }) => p99) },
    { what: `${page.what}, CPU of the shop`, unit: 'ms/req', runs: of(({ cpuMillis }) => cpuMillis) },
  ]
}

/** What is measured must be the page. @returns its length. */
async function check({ what, holds, headers }: Page, url: string): Promise<number> {
  const answer = await fetch(url, { headers })
  const text = await answer.text()
  if (answer.status !== 200 || !text.includes(holds))
    throw new Error(`the ${what} is not there: ${answer.status}`)
  return text.length
}

async function cookieWithCart(shop: BenchShop, { productId, slug }: BenchProduct): Promise<string> {
  const visitor: Visitor = visitorOf(shop.url)
  const added = await visitor.post('/cart/lines', { product: productId, slug, quantity: '1' })
  visitor.leave()
  if (added.status !== 303) throw new Error(`the cart could not be filled: ${added.status}`)
  return visitor.cookie
}
