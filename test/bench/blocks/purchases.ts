import { buyerAt } from '../load/buyer.ts'
import { type Figure, median, percentile } from '../report/figure.ts'
import { type BenchShop, type CpuMillis, startBenchShop } from '../world/bench-shop.ts'
import { addKeys, addProducts, type BenchProduct } from '../world/stock.ts'
import type { Block } from './block.ts'

const buyerCounts = [1, 8, 32]
const productCount = 20

/** From the product's page to the key on the order's page, over HTTP, with everything on: webhooks, jobs, letters. */
export const purchases: Block = {
  letter: 'b',
  title: 'Whole purchases, delivered at once',
  async run(bench) {
    const size = bench.quick ? { seconds: 2, runs: 1, keys: 100 } : { seconds: 8, runs: 3, keys: 1500 }
    await using shop = await startBenchShop(bench, 'bench_purchases')
    const products = await addProducts(shop.db, 'purchase', productCount)
    for (const product of products) await addKeys(shop.db, shop.keyring, product, size.keys)
    bench.say(`${productCount} products with ${size.keys.toLocaleString('en')} keys each`)

    const sold = new Set<string>()
    await shopFor(shop, products, { buyers: 8, seconds: size.seconds }, sold)
    const figures: Figure[] = []
    for (const buyers of buyerCounts) {
      const windows: Window[] = []
      for (let run = 0; run < size.runs; run++) {
        windows.push(await shopFor(shop, products, { buyers, seconds: size.seconds }, sold))
      }
      figures.push(...describe(buyers, windows))
    }
    return figures
  },
}

type Window = { perSecond: number; latencies: number[]; cpu: CpuMillis; settleSeconds: number }

/** Buyers that buy again as soon as they have a key, each time as somebody new. */
async function shopFor(
  shop: BenchShop,
  products: readonly BenchProduct[],
  { buyers, seconds }: { buyers: number; seconds: number },
  sold: Set<string>,
): Promise<Window> {
  const before = shop.cpu()
  const latencies: number[] = []
  const start = performance.now()
  const end = start + seconds * 1000
  let inTime = 0
  const loop = async (_: unknown, place: number) => {
    for (let n = place; performance.now() < end; n += buyers) {
      const product = products[n % products.length] as BenchProduct
      const pressed = performance.now()
      const key = await buyOne(shop, product, `buyer-${place}-${n}`)
      if (sold.has(key)) throw new Error(`the key ${key} was sold twice`)
      sold.add(key)
      latencies.push(performance.now() - pressed)
      if (performance.now() <= end) inTime++
    }
  }
  await Promise.all(Array.from({ length: buyers }, loop))
  const settleSeconds = await shop.settled()
  return {
    perSecond: inTime / seconds,
    latencies,
    cpu: perOrder(before, shop.cpu(), latencies.length),
    settleSeconds,
  }
}

async function buyOne(shop: BenchShop, product: BenchProduct, name: string): Promise<string> {
  const buyer = buyerAt(shop, name)
  try {
    const told = (await buyer.fillCart(product)) ?? (await buyer.payAndWait())
    if (told.kind !== 'key')
      throw new Error(`a purchase failed: ${told.kind === 'other' ? told.what : told.kind}`)
    return told.key
  } finally {
    buyer.leave()
  }
}

function perOrder(before: CpuMillis, after: CpuMillis, orders: number): CpuMillis {
  const spent = (who: keyof CpuMillis) => (after[who] - before[who]) / orders
  return {
    shop: spent('shop'),
    postgres: spent('postgres'),
    emulator: spent('emulator'),
    client: spent('client'),
  }
}

function describe(buyers: number, windows: Window[]): Figure[] {
  const at = `${buyers} buyer${buyers > 1 ? 's' : ''}`
  const cpu = (who: keyof CpuMillis) => windows.map((window) => window.cpu[who])
  const orders = windows.reduce((sum, { latencies }) => sum + latencies.length, 0)
  const settle = median(windows.map(({ settleSeconds }) => settleSeconds))
  return [
    {
      what: `purchases, ${at}`,
      unit: 'orders/s',
      runs: windows.map(({ perSecond }) => perSecond),
      ...(buyers === 32 && { target: { atLeast: 200 } }),
      note: `${orders} orders; letters and jobs done ${settle.toFixed(1)} s after the last key`,
    },
    { what: `purchase, ${at}, p50`, unit: 'ms', runs: windows.map(({ latencies }) => median(latencies)) },
    {
      what: `purchase, ${at}, p99`,
      unit: 'ms',
      runs: windows.map(({ latencies }) => percentile(latencies, 99)),
    },
    { what: `CPU per order, ${at}, shop`, unit: 'ms', runs: cpu('shop') },
    { what: `CPU per order, ${at}, PostgreSQL`, unit: 'ms', runs: cpu('postgres') },
    { what: `CPU per order, ${at}, emulator`, unit: 'ms', runs: cpu('emulator') },
    { what: `CPU per order, ${at}, client`, unit: 'ms', runs: cpu('client') },
  ]
}
