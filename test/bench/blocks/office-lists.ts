import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { newId } from '../../../src/shared/ids.ts'
import { putManyOrders } from '../../support/many-orders.ts'
import { type Figure, median, percentile } from '../report/figure.ts'
import { type BenchShop, startBenchShop } from '../world/bench-shop.ts'
import { addProducts } from '../world/stock.ts'
import type { Bench, Block } from './block.ts'
import { addAgent } from './inbox.ts'

/** The lists of orders and customers over two hundred thousand orders, as a browser asks for them, and both taken along. */
export const orderDesk: Block = {
  letter: 'o',
  title: 'Back office: orders and customers, listed, searched, taken along',
  async run(bench: Bench) {
    const size = bench.quick ? { orders: 4_000, rounds: 5 } : { orders: 200_000, rounds: 40 }
    await using shop = await startBenchShop(bench, 'bench_orders')
    const products = await addProducts(shop.db, 'listed', 50)
    const owner = await addAgent(shop.db, 'owner', 'owner')
    const start = performance.now()
    await putManyOrders(shop.db, { count: size.orders, products: products.map(({ productId }) => productId) })
    await restrictSome(shop, 50)
    const seconds = (performance.now() - start) / 1000
    await shop.settled()
    await sql`vacuum analyze`.execute(shop.db)
    const what = `${size.orders.toLocaleString('en')} orders, filled in`
    return [
      { what, unit: 's', runs: [seconds] },
      ...(await browse(shop, owner.token, size)),
      ...(await takeAlong(shop, owner.token, size)),
    ]
  },
}

/** Persons whose orders the staff do not see: each list passes by them. */
async function restrictSome({ db }: BenchShop, count: number): Promise<void> {
  for (let n = 0; n < count; n++)
    await sql`insert into shop.restriction (id, email_folded, since)
      values (${newId('rst')}, ${`customer.${n}@example.eu`}, now())`.execute(db)
}

type Size = { orders: number; rounds: number }
type Question = { path: string; form?: Record<string, string> }

const questions: Record<string, Question> = {
  'orders, the latest': { path: '/admin/orders' },
  'orders, page 200': { path: '/admin/orders?page=200' },
  'orders, the dearest': { path: '/admin/orders?sort=-total' },
  'orders, one country and state': { path: '/admin/orders?country=FR&state=fulfilled' },
  'orders, one product': { path: '/admin/orders?product=listed-7' },
  'orders, paid in a month': { path: '/admin/orders?from=2026-06-01&until=2026-06-30' },
  'orders, in pounds': { path: '/admin/orders?currency=GBP' },
  'orders, held': { path: '/admin/orders?held=any' },
  'orders, one number': { path: '/admin/orders?text=0000-0ABC' },
  'orders, a charge': { path: '/admin/orders?text=ch_many2748' },
  'order search, a mailbox': { path: '/admin/orders', form: { text: 'customer.777@example.eu' } },
  'customers, the latest': { path: '/admin/customers' },
  'customers, page 20': { path: '/admin/customers?page=20' },
  'customer search, a mailbox': { path: '/admin/customers', form: { text: 'customer.777@example.eu' } },
  'customer search, a name': { path: '/admin/customers', form: { text: 'societe 7' } },
}

async function browse(shop: BenchShop, token: string, size: Size): Promise<Figure[]> {
  const times = new Map<string, number[]>()
  for (let round = -3; round < size.rounds; round++) {
    for (const [name, { path, form }] of Object.entries(questions)) {
      const start = performance.now()
      const answer = await fetch(shop.url + path, {
        headers: { ...headersFor(token), ...(form && { origin: shop.url }) },
        redirect: 'manual',
        ...(form && { method: 'POST', body: new URLSearchParams(form) }),
      })
      await answer.text()
      const millis = performance.now() - start
      if (![200, 303].includes(answer.status)) throw new Error(`${name} answered ${answer.status}`)
      if (round >= 0) times.set(name, [...(times.get(name) ?? []), millis])
    }
  }
  const all = [...times.values()].flat()
  return [
    { what: 'a page over HTTP, p50', unit: 'ms', runs: [median(all)], target: { atMost: 60 } },
    { what: 'a page over HTTP, p95', unit: 'ms', runs: [percentile(all, 95)], target: { atMost: 150 } },
    ...[...times].map(([name, millis]) => ({
      what: `  ${name}, p95`,
      unit: 'ms',
      runs: [percentile(millis, 95)],
      note: `p50 ${median(millis).toFixed(1)} ms`,
    })),
  ]
}

/** Both files whole; what the shop's process grows by meanwhile. */
async function takeAlong(shop: BenchShop, token: string, { orders }: Size): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const [name, path] of [
    ['orders', '/admin/orders?as=csv'],
    ['customers', '/admin/customers?as=csv'],
  ]) {
    const before = await residentMb(shop.pid)
    let most = before
    const watch = setInterval(async () => {
      most = Math.max(most, await residentMb(shop.pid))
    }, 100)
    const start = performance.now()
    const answer = await fetch(`${shop.url}${path}`, { headers: headersFor(token) })
    let bytes = 0
    for await (const piece of answer.body ?? []) bytes += piece.length
    clearInterval(watch)
    if (answer.status !== 200 || bytes < orders) throw new Error(`${name}: ${answer.status}, ${bytes} bytes`)
    const seconds = (performance.now() - start) / 1000
    figures.push({
      what: `all ${name} as CSV`,
      unit: 's',
      runs: [seconds],
      note: `${(bytes / 1e6).toFixed(1)} MB`,
    })
    figures.push({
      what: '  memory meanwhile, more by',
      unit: 'MB',
      runs: [most - before],
      target: { atMost: 100 },
    })
  }
  return figures
}

const headersFor = (token: string) => ({ cookie: `akm_session=${token}`, accept: 'text/html' })

async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024
}
