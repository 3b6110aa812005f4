import type { Context } from 'hono'
import { stream } from 'hono/streaming'
import { asCsv } from '../../copy/csv-of.ts'

/**
 * A list as a file (RFC 4180), sent while it is read: memory stays flat however long it is. What begins like a formula gets
 * an apostrophe in front.
 * @param pieces some hundred rows at a time; ended early when the reader goes away.
 */
export function sendCsv(
  c: Context,
  name: string,
  head: readonly string[],
  pieces: AsyncIterable<readonly (readonly unknown[])[]>,
): Response {
  c.header('content-type', 'text/csv; charset=utf-8')
  c.header('content-disposition', `attachment; filename="${name}.csv"`)
  c.header('x-content-type-options', 'nosniff')
  c.header('cache-control', 'no-store')
  return stream(c, async (out) => {
    await out.write(asCsv([head]))
    for await (const rows of pieces) {
      if (out.aborted) break
      await out.write(asCsv(rows))
    }
  })
}

/** Rows as records of a file, piece by piece as they are read. */
export async function* recordsOf<Row>(
  pieces: AsyncIterable<readonly Row[]>,
  recordOf: (row: Row) => readonly unknown[],
): AsyncGenerator<(readonly unknown[])[]> {
  for await (const rows of pieces) yield rows.map(recordOf)
}
