import { parseArgs } from 'node:util'
import { findProductForKeys } from '../domains/catalog/index.ts'
import { type ImportDeps, type ImportRequest, importKeys, planImport } from '../domains/keys/index.ts'
import { isCurrency } from '../shared/currency.ts'
import { AppError } from '../shared/errors.ts'
import { parseMinor } from '../shared/money.ts'
import { isDay } from '../shared/time.ts'
import { type KeyFile, openImageFolder, openKeyFile } from './keys-import-file.ts'
import { describeOutcome } from './keys-import-report.ts'
import { formatCount, progressBar, type Terminal } from './terminal.ts'

export const usage = `akm keys import --product SLUG FILE [options]
  FILE               one key per line (.txt), or a table with a header line (.csv, .tsv)
  --images DIR       instead of FILE: every image in the folder is a key
  --column key=Code  the column of the table that holds the key; also expires=... and reference=...
  --expires DATE     last day of sale, like 2027-12-31
  --supplier NAME    whom the keys were bought from
  --unit-cost 4.20   what one of them cost, in the currency of --currency (EUR)
  --dry-run          checks everything and stores nothing
  --skip-bad         stores the good keys although others are bad`

/** Brings keys into the shop from a file. Prints lines and counts, never a key. @returns the exit code. */
export async function run(args: string[], deps: ImportDeps & { terminal: Terminal }): Promise<number> {
  const { terminal } = deps
  try {
    const order = parseOrder(args)
    const product = await findProductForKeys(deps.db, order.productSlug)
    if (!product) throw new AppError('not_found', `There is no product "${order.productSlug}".`)
    const file = await order.open()
    const request: ImportRequest = {
      ...order.batch,
      productId: product.id,
      source: file,
      actor: { kind: 'system' },
      onProgress: ({ step, keys }) => terminal.status(progressLine(file, step, keys)),
    }
    const outcome = await (order.isDryRun ? planImport(deps, request) : importKeys(deps, request))
    const say = outcome.ok ? terminal.print : terminal.complain
    for (const line of describeOutcome(outcome, { file, productSlug: product.slug })) say(line)
    return outcome.ok ? 0 : 1
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    terminal.complain(error.message)
    return 1
  }
}

function progressLine(file: KeyFile, step: 'reading' | 'storing', keys: number): string {
  const label = `${formatCount(keys, 'key', 'keys')} ${step === 'reading' ? 'checked' : 'being stored'}`
  return progressBar(step === 'reading' ? file.shareRead() : 1, label)
}

type Order = {
  productSlug: string
  open(): Promise<KeyFile>
  isDryRun: boolean
  batch: Pick<ImportRequest, 'supplier' | 'unitCost' | 'expiresOn' | 'skipBad'>
}

function parseOrder(args: string[]): Order {
  const { values, positionals } = parse(args)
  const [path, ...others] = positionals
  const { images, product, supplier, expires } = values
  if (!product) throw misuse('Which product? Say --product SLUG.')
  if (others.length > 0 || (path === undefined) === (images === undefined))
    throw misuse('Name one file, or --images DIR.')
  if (expires !== undefined && !isDay(expires)) throw misuse('--expires is a day like 2027-12-31.')
  const unitCost = parseUnitCost(values['unit-cost'], values.currency)
  return {
    productSlug: product,
    open: () =>
      path === undefined ? openImageFolder(images ?? '') : openKeyFile(path, parseColumns(values.column)),
    isDryRun: values['dry-run'],
    batch: {
      skipBad: values['skip-bad'],
      ...(supplier && { supplier }),
      ...(unitCost && { unitCost }),
      ...(expires && { expiresOn: expires }),
    },
  }
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        product: { type: 'string' },
        images: { type: 'string' },
        column: { type: 'string', multiple: true, default: [] },
        expires: { type: 'string' },
        supplier: { type: 'string' },
        'unit-cost': { type: 'string' },
        currency: { type: 'string', default: 'EUR' },
        'dry-run': { type: 'boolean', default: false },
        'skip-bad': { type: 'boolean', default: false },
      },
    })
  } catch (error) {
    throw misuse(error instanceof Error ? error.message : String(error))
  }
}

function misuse(message: string): AppError {
  return new AppError('invalid', `${message}\n\n${usage}`)
}

function parseColumns(columns: readonly string[]): { key?: string; expires?: string; reference?: string } {
  const pairs = columns.map((column) => /^(key|expires|reference)=(.+)$/.exec(column))
  if (pairs.includes(null)) throw misuse('--column is key=..., expires=... or reference=...')
  return Object.fromEntries(pairs.map((pair) => [pair?.[1], pair?.[2]]))
}

function parseUnitCost(
  text: string | undefined,
  currency: string,
): { minor: number; currency: string } | undefined {
  if (text === undefined) return undefined
  if (!isCurrency(currency)) throw misuse('--currency is three letters like EUR.')
  const minor = text.includes(',') ? undefined : parseMinor(text, currency)
  if (minor === undefined) throw misuse(`--unit-cost is an amount in ${currency} like 4.20.`)
  return { minor, currency }
}
