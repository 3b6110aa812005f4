import { readFile } from 'node:fs/promises'
import { listListPrices, type PutListPrice, putListPrices } from '../domains/catalog/index.ts'
import type { Db } from '../platform/database/connect.ts'
import { AppError } from '../shared/errors.ts'
import type { Money } from '../shared/money.ts'
import { parseOptions } from './options.ts'
import { readPriceFile } from './price-file.ts'
import { formatCount, type Terminal } from './terminal.ts'

export const usage = `akm prices import FILE [--dry-run]
  FILE       a table (.csv) with the columns product, currency, price and regular_price; \`akm prices export\` writes one.
             product is the slug; without a price, the one in that currency is taken away.
  --dry-run  checks everything and stores nothing`

const flawsShown = 20

/** Writes list prices in any currency from a file, all of them or none. @returns the exit code. */
export async function run(args: string[], { db, terminal }: { db: Db; terminal: Terminal }): Promise<number> {
  const { values, positionals } = parseOptions(
    { args, allowPositionals: true, options: { 'dry-run': { type: 'boolean', default: false } } },
    usage,
  )
  const [path, ...others] = positionals
  if (path === undefined || others.length > 0) throw new AppError('invalid', `Name one file.\n\n${usage}`)
  const { prices, flaws } = readPriceFile(await textOf(path))
  const before = new Map((await listListPrices(db)).map((each) => [nameOf(each), each]))
  const slugs = new Set([...before.values()].map(({ slug }) => slug))
  const unknown = prices
    .filter(({ slug }) => !slugs.has(slug))
    .map(({ slug, line }) => `line ${line}: there is no product "${slug}"`)
  if (flaws.length + unknown.length > 0) return refuse(terminal, [...flaws, ...unknown])
  const changes = prices.filter((each) => !isSame(each, before.get(nameOf(each))))
  terminal.print(`${formatCount(prices.length, 'price', 'prices')} read, ${changes.length} of them changed.`)
  if (values['dry-run']) return 0
  const outcome = await db.transaction().execute((tx) => putListPrices(tx, changes))
  if (!outcome.ok)
    return refuse(
      terminal,
      outcome.unknownSlugs.map((slug) => `there is no product "${slug}"`),
    )
  terminal.print('Stored. Visitors read prices in the currencies that CURRENCIES names, and in euros.')
  return 0
}

function refuse(terminal: Terminal, flaws: readonly string[]): number {
  for (const flaw of flaws.slice(0, flawsShown)) terminal.complain(flaw)
  if (flaws.length > flawsShown) terminal.complain(`and ${flaws.length - flawsShown} more`)
  terminal.complain('Nothing was stored.')
  return 1
}

async function textOf(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8')
  } catch (cause) {
    throw new AppError('not_found', `${path} cannot be read.`, { cause })
  }
}

const nameOf = (each: PutListPrice) =>
  `${each.slug} ${each.price === null ? each.currency : each.price.currency}`

function isSame(wanted: PutListPrice, known: PutListPrice | undefined): boolean {
  if (wanted.price === null || !known || known.price === null) return wanted.price === null && !known
  return isEqual(wanted.price, known.price) && isEqual(wanted.regularPrice, known.regularPrice)
}

const isEqual = (a: Money | null, b: Money | null) => a?.minor === b?.minor
