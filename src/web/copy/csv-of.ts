import { stringify } from 'csv-stringify/sync'
import type { CopiedRow, CopiedTable } from '../../domains/privacy/index.ts'

/**
 * A table as CSV (RFC 4180), in pieces. Spreadsheets run what begins like a formula, so that such a text gets an apostrophe
 * in front; data.json has it as it is.
 */
export async function* csvOf(
  { columns }: CopiedTable,
  pieces: AsyncIterable<readonly CopiedRow[]>,
): AsyncGenerator<string> {
  yield asCsv([columns])
  for await (const rows of pieces) yield asCsv(rows.map((row) => columns.map((column) => row[column])))
}

const plainNumber = /^-\d+(\.\d+)?$/

/** Records as CSV, every one of them with its end of a line. */
export function asCsv(records: readonly (readonly unknown[])[]): string {
  return stringify([...records], {
    record_delimiter: 'windows',
    escape_formulas: true,
    // Every end of a line, not only the one that ends a record here.
    quoted_match: /[\r\n]/,
    cast: {
      date: (at) => at.toISOString(),
      boolean: String,
      // A number runs nothing, whatever its sign: as text it would be left out of every sum.
      string: (text) => (plainNumber.test(text) ? { value: text, escape_formulas: false } : text),
    },
  })
}

/** A table whose columns are known, so that it has its head also without a line. */
export function tableAsCsv<Row extends object>(
  columns: readonly (keyof Row & string)[],
  rows: readonly Row[],
): string {
  return asCsv([columns, ...rows.map((row) => columns.map((column) => row[column]))])
}
