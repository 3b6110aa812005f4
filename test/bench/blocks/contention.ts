import { type Buyer, buyerAt, type Told } from '../load/buyer.ts'
import type { Figure } from '../report/figure.ts'
import { type BenchShop, startBenchShop } from '../world/bench-shop.ts'
import { addKeys, addProducts } from '../world/stock.ts'
import type { Block } from './block.ts'

const buyerCount = 200
const stock = 50

/** Everybody stands at the till with the same product in the cart, and presses at the same moment. */
export const contention: Block = {
  letter: 'c',
  title: `Contention: ${buyerCount} buyers press at once, ${stock} keys`,
  async run(bench) {
    await using shop = await startBenchShop(bench, 'bench_contention')
    const rushes: Rush[] = []
    const runs = bench.quick ? 1 : 3
    for (let run = 1; run <= runs; run++) rushes.push(await rush(shop, `rush${run}`))
    return describe(rushes)
  },
}

type Rush = {
  sold: number
  soldOut: number
  other: string[]
  answeredSeconds: number
  deliveredSeconds: number
}

async function rush(shop: BenchShop, prefix: string): Promise<Rush> {
  const [product] = await addProducts(shop.db, prefix, 1)
  if (!product) throw new Error('no product')
  await addKeys(shop.db, shop.keyring, product, stock)
  const buyers = Array.from({ length: buyerCount }, (_, n) => buyerAt(shop, `${prefix}-${n}`))
  // Not all at the door at once: filling the carts is not what is measured.
  for (let n = 0; n < buyerCount; n += 20) {
    const told = await Promise.all(buyers.slice(n, n + 20).map((buyer) => buyer.fillCart(product)))
    const early = told.find((each) => each !== undefined)
    if (early) throw new Error(`a cart could not be filled: ${JSON.stringify(early)}`)
  }

  const start = performance.now()
  const pressed = await Promise.all(buyers.map((buyer) => press(buyer, start)))
  for (const buyer of buyers) buyer.leave()
  await shop.settled()
  const secondsOf = (kind: Told['kind']) =>
    Math.max(0, ...pressed.filter(({ told }) => told.kind === kind).map(({ seconds }) => seconds))
  const keys = pressed.flatMap(({ told }) => (told.kind === 'key' ? [told.key] : []))
  return {
    sold: new Set(keys).size,
    soldOut: pressed.filter(({ told }) => told.kind === 'sold_out').length,
    other: [
      ...pressed.flatMap(({ told }) => (told.kind === 'other' ? [told.what] : [])),
      ...(new Set(keys).size < keys.length ? ['a key was sold twice'] : []),
    ],
    answeredSeconds: secondsOf('sold_out'),
    deliveredSeconds: secondsOf('key'),
  }
}

async function press(buyer: Buyer, start: number): Promise<{ told: Told; seconds: number }> {
  const told = await buyer.payAndWait()
  return { told, seconds: (performance.now() - start) / 1000 }
}

function describe(rushes: Rush[]): Figure[] {
  const other = rushes.flatMap((one) => one.other)
  return [
    { what: 'keys sold', unit: '', runs: rushes.map(({ sold }) => sold), target: { exactly: stock } },
    {
      what: 'told "sold out"',
      unit: '',
      runs: rushes.map(({ soldOut }) => soldOut),
      target: { exactly: buyerCount - stock },
    },
    {
      what: 'other answers',
      unit: '',
      runs: rushes.map((one) => one.other.length),
      target: { exactly: 0 },
      ...(other[0] && { note: other[0] }),
    },
    {
      what: 'last key on its page after',
      unit: 's',
      runs: rushes.map(({ deliveredSeconds }) => deliveredSeconds),
      target: { atMost: 2 },
    },
    { what: 'last "sold out" after', unit: 's', runs: rushes.map(({ answeredSeconds }) => answeredSeconds) },
  ]
}
