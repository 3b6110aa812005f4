import { demoKey } from '../../demo/demo-key.ts'
import { seedLargeCatalogue } from '../demo/seed-large.ts'
import { tidyCatalogue } from '../domains/catalog/index.ts'
import { entriesOf, type ImportOutcome, importKeys } from '../domains/keys/index.ts'
import type { CommandDeps } from './command-deps.ts'
import { parseOptions } from './options.ts'
import { formatCount, progressBar } from './terminal.ts'

export const usage = `akm demo --products 10000 --keys 1000000
  Fills the demo shop with invented products and keys, for benchmarks. Run again, it adds what is missing.`

/** @returns the exit code. */
export async function run(args: string[], deps: CommandDeps): Promise<number> {
  const options = { products: { type: 'string' }, keys: { type: 'string' } } as const
  const { values } = parseOptions({ args, options }, usage)
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
  let added = 0
  for (const product of stock.filter(({ demoKeys }) => demoKeys > 0)) {
    const texts = (function* () {
      for (let n = 0; n < product.demoKeys; n++) yield demoKey(product, n)
    })()
    const source = { name: 'demo', entries: entriesOf(texts) }
    const outcome = await importKeys(deps, {
      productId: product.productId,
      source,
      actor: { kind: 'system' },
      demo: true,
      skipBad: true,
    })
    added += countAdded(outcome, product.slug)
    done += product.demoKeys
    terminal.status(progressBar(done / keys, formatCount(done, 'key', 'keys')))
  }
  await tidyCatalogue(deps.db)
  const known = done > added ? `, ${formatCount(done - added, 'was', 'were')} there` : ''
  terminal.print(`${formatCount(added, 'key', 'keys')} imported${known}.`)
  return 0
}

// The same demo makes the same keys: those of an earlier run are in the shop, or were sold.
function countAdded(outcome: ImportOutcome, slug: string): number {
  const flaws = outcome.ok || outcome.reason === 'bad_lines' ? outcome.report.flaws : []
  const isWrong = flaws.some(({ flaw }) => !flaw.startsWith('duplicate_'))
  if (isWrong || (!outcome.ok && outcome.reason !== 'bad_lines'))
    throw new Error(`the demo keys of ${slug} were refused`)
  return outcome.ok ? outcome.report.good : 0
}

function countOf(text: string): number | undefined {
  return /^\d{1,8}$/.test(text) ? Number(text) : undefined
}
