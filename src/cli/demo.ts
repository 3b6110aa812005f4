import { parseArgs } from 'node:util'
import { demoKey } from '../../demo/demo-key.ts'
import { seedLargeCatalogue } from '../demo/seed-large.ts'
import { tidyCatalogue } from '../domains/catalog/index.ts'
import { entriesOf, importKeys } from '../domains/keys/index.ts'
import type { CommandDeps } from './command-deps.ts'
import { formatCount, progressBar } from './terminal.ts'

export const usage = `akm demo --products 10000 --keys 1000000
  Fills the demo shop with invented products and keys, for benchmarks.`

/** @returns the exit code. */
export async function run(args: string[], deps: CommandDeps): Promise<number> {
  const { values } = parseArgs({ args, options: { products: { type: 'string' }, keys: { type: 'string' } } })
  const products = countOf(values.products ?? '10000')
  const keys = countOf(values.keys ?? '1000000')
  const { terminal } = deps
  if (products === undefined || keys === undefined) {
    terminal.complain(usage)
    return 1
  }
  const stock = await seedLargeCatalogue(deps.db, {
    products,
    keys,
    clock: deps.clock,
    onProgress: (done) =>
      terminal.status(progressBar(done / products, formatCount(done, 'product', 'products'))),
  })
  terminal.print(`${formatCount(products, 'product', 'products')} written.`)
  let done = 0
  for (const product of stock) {
    const texts = (function* () {
      for (let n = 0; n < product.demoKeys; n++) yield demoKey(product, n)
    })()
    const source = { name: 'demo', entries: entriesOf(texts) }
    const outcome = await importKeys(deps, {
      productId: product.productId,
      source,
      actor: { kind: 'system' },
      demo: true,
    })
    if (!outcome.ok) throw new Error(`the demo keys of ${product.slug} were refused: ${outcome.reason}`)
    done += product.demoKeys
    terminal.status(progressBar(done / keys, formatCount(done, 'key', 'keys')))
  }
  await tidyCatalogue(deps.db)
  terminal.print(`${formatCount(done, 'key', 'keys')} imported.`)
  return 0
}

function countOf(text: string): number | undefined {
  return /^\d{1,8}$/.test(text) ? Number(text) : undefined
}
