import { readFile } from 'node:fs/promises'
import { sql } from 'kysely'
import { seedLargeInbox } from '../../../src/demo/seed-tickets.ts'
import { type Figure, median, percentile } from '../report/figure.ts'
import { type BenchShop, startBenchShop } from '../world/bench-shop.ts'
import { fillOffice } from '../world/fill-office.ts'
import { addProducts } from '../world/stock.ts'
import type { Bench, Block } from './block.ts'
import { addAgent } from './inbox.ts'
import { files, questions } from './office-questions.ts'

/** Every list of the back office in a large shop, as a browser asks for it, and those that can be taken along whole. */
export const officeLists: Block = {
  letter: 'o',
  title: 'Back office: every list, its filters and orders, and the files of them',
  async run(bench: Bench) {
    const size = bench.quick
      ? { orders: 4_000, products: 1_000, keys: 10_000, tickets: 500, rounds: 3 }
      : { orders: 200_000, products: 10_000, keys: 1_000_000, tickets: 20_000, rounds: 30 }
    await using shop = await startBenchShop(bench, 'bench_lists')
    const start = performance.now()
    const token = await fill(shop, size)
    const seconds = (performance.now() - start) / 1000
    const what = `${count(size.orders)} orders, ${count(size.keys)} keys, ${count(size.products)} products, filled in`
    return [
      { what, unit: 's', runs: [seconds] },
      ...(await browse(shop, token, size.rounds)),
      ...(await takeAlong(shop, token)),
    ]
  },
}

type Size = { orders: number; products: number; keys: number; tickets: number; rounds: number }

/** @returns the session of whoever looks: the owner, who sees every list. */
async function fill(shop: BenchShop, { orders, products, keys, tickets }: Size): Promise<string> {
  const [bestseller] = await addProducts(shop.db, 'listed', 1)
  if (!bestseller) throw new Error('impossible: no product was added')
  // So many as one statement takes. Each tenth thousand is called studio: that is what words find.
  for (let nth = 0; nth < products / 1_000; nth++)
    await addProducts(shop.db, `${nth % 10 === 0 ? 'studio' : 'thing'}-${nth}`, 1_000)
  const [bundle] = await addProducts(shop.db, 'packed', 1)
  if (!bundle) throw new Error('impossible: no product was added')
  await sql`update shop.product set parts = array['listed-1', 'studio-0-1'] where id = ${bundle.productId}`.execute(
    shop.db,
  )
  const [former] = await addProducts(shop.db, 'former', 1)
  if (!former) throw new Error('impossible: no product was added')
  const owner = await addAgent(shop.db, 'owner', 'owner')
  await fillOffice(shop.db, {
    ...{ orders, keys },
    ...{ bestseller: bestseller.productId, bundle: bundle.productId, former: former.productId },
  })
  await seedLargeInbox(shop.db, { count: tickets, now: new Date(), by: [owner.id] })
  await sql`vacuum analyze`.execute(shop.db)
  // Meanwhile the shop links its history and counts its stock.
  await shop.settled()
  return owner.token
}

async function browse(shop: BenchShop, token: string, rounds: number): Promise<Figure[]> {
  const times = new Map<string, number[]>()
  for (let round = -3; round < rounds; round++) {
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
    { what: 'a page over HTTP, p50', unit: 'ms', runs: [median(all)] },
    { what: 'a page over HTTP, p95', unit: 'ms', runs: [percentile(all, 95)] },
    ...[...times].flatMap(([name, millis]) => [
      { what: `  ${name}, p50`, unit: 'ms', runs: [median(millis)], target: { atMost: 60 } },
      { what: `  ${name}, p95`, unit: 'ms', runs: [percentile(millis, 95)], target: { atMost: 150 } },
    ]),
  ]
}

/** Each file whole; what the shop's process grows by meanwhile. */
async function takeAlong(shop: BenchShop, token: string): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const [name, path] of Object.entries(files)) {
    const before = await residentMb(shop.pid)
    let most = before
    const watch = setInterval(async () => {
      most = Math.max(most, await residentMb(shop.pid))
    }, 100)
    const start = performance.now()
    const answer = await fetch(`${shop.url}${path}`, { headers: headersFor(token) })
    let [bytes, lines] = [0, 0]
    for await (const piece of answer.body ?? []) {
      bytes += piece.length
      for (const byte of piece) if (byte === 10) lines++
    }
    clearInterval(watch)
    if (answer.status !== 200 || !answer.headers.get('content-type')?.startsWith('text/csv'))
      throw new Error(`${name} answered ${answer.status}, and no file`)
    const seconds = (performance.now() - start) / 1000
    const note = `${count(lines)} lines, ${(bytes / 1e6).toFixed(1)} MB`
    figures.push(
      { what: `all ${name} as CSV`, unit: 's', runs: [seconds], note },
      { what: '  memory meanwhile, more by', unit: 'MB', runs: [most - before], target: { atMost: 100 } },
    )
  }
  return figures
}

const headersFor = (token: string) => ({ cookie: `akm_session=${token}`, accept: 'text/html' })
const count = (n: number) => n.toLocaleString('en')

async function residentMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? Number.NaN) / 1024
}
