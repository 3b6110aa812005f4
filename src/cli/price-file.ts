import { CsvError, type Info, parse } from 'csv-parse/sync'
import type { PutListPrice } from '../domains/catalog/index.ts'
import { currencies, isCurrency, shopCurrency } from '../shared/currency.ts'
import { AppError } from '../shared/errors.ts'
import { money, parseMinor, plainAmount } from '../shared/money.ts'

export type PriceOnLine = PutListPrice & { line: number }
export type ReadPrices = { prices: PriceOnLine[]; flaws: string[] }

export const priceColumns = ['product', 'currency', 'price', 'regular_price'] as const
type Row = Record<(typeof priceColumns)[number], string>
type RowInFile = Omit<Row, 'regular_price'> & { regular_price?: string }

/**
 * Reads a table of list prices with a header line; comma, semicolon and tab are found out. A row without a price takes the one
 * away that there is in its currency.
 * @throws AppError for what is no such table at all.
 */
export function readPriceFile(text: string): ReadPrices {
  const flaws: string[] = []
  const seen = new Set<string>()
  const prices = rowsOf(text).flatMap(({ record, info }) => {
    const read = readRow(record)
    const name = `${record.product} ${record.currency.toUpperCase()}`
    const flaw = typeof read === 'string' ? read : seen.has(name) ? 'stands in the file twice' : undefined
    seen.add(name)
    if (flaw === undefined && typeof read !== 'string') return [{ ...read, line: info.lines }]
    flaws.push(`line ${info.lines}: ${flaw}`)
    return []
  })
  return { prices, flaws }
}

/** The same table, written. */
export function writePriceFile(prices: readonly PutListPrice[]): string {
  const rows = prices.map((each) =>
    each.price === null
      ? [each.slug, each.currency, '', '']
      : [
          each.slug,
          each.price.currency,
          plainAmount(each.price),
          each.regularPrice ? plainAmount(each.regularPrice) : '',
        ],
  )
  return [priceColumns, ...rows].map((row) => row.join(',')).join('\n')
}

function rowsOf(text: string): { record: Row; info: Info }[] {
  try {
    const rows = parse<{ record: RowInFile; info: Info }>(text, {
      bom: true,
      columns: (header: string[]) => header.map((name) => name.trim().toLowerCase()),
      delimiter: delimiterOf(text),
      info: true,
      skip_empty_lines: true,
      trim: true,
    })
    const missing = priceColumns.slice(0, 3).filter((name) => rows[0] && !(name in rows[0].record))
    if (missing.length > 0 || rows.length === 0)
      throw new AppError('invalid', `The file needs a header line with ${priceColumns.join(', ')}.`)
    return rows.map(({ record, info }) => ({
      record: { ...record, regular_price: record.regular_price ?? '' },
      info,
    }))
  } catch (error) {
    if (error instanceof CsvError) throw new AppError('invalid', `Not a table: ${error.message}.`)
    throw error
  }
}

/** One for the whole file: a comma within a price must not end it where semicolons do. */
function delimiterOf(text: string): string {
  const [header = ''] = text.split('\n', 1)
  return [';', '\t'].find((each) => header.includes(each)) ?? ','
}

/** @returns what is wrong, in words. */
function readRow({ product, currency: typed, price, regular_price: regular }: Row): PutListPrice | string {
  const currency = typed.toUpperCase()
  if (!product) return 'no product'
  if (!isCurrency(currency))
    return `"${typed}" is no currency of the shop, which knows ${Object.keys(currencies).join(', ')}`
  if (price === '') {
    return currency === shopCurrency
      ? 'every product has a price in euros'
      : { slug: product, currency, price: null }
  }
  const minor = parseMinor(price, currency)
  if (!minor) return `"${price}" is no price in ${currency}`
  if (regular === '') return { slug: product, price: money(minor, currency), regularPrice: null }
  const regularMinor = parseMinor(regular, currency)
  if (!regularMinor) return `"${regular}" is no price in ${currency}`
  if (regularMinor <= minor) return 'the regular price is not above the price'
  return { slug: product, price: money(minor, currency), regularPrice: money(regularMinor, currency) }
}
