import type { Context } from 'hono'
import { stream } from 'hono/streaming'

/** A copy as a file, piece by piece. */
export function sendCopy(c: Context, pieces: AsyncIterable<string>): Response {
  c.header('content-type', 'application/json; charset=utf-8')
  c.header('content-disposition', 'attachment; filename="my-data.json"')
  c.header('cache-control', 'no-store')
  return stream(c, async (out) => {
    for await (const piece of pieces) {
      if (out.aborted) break
      await out.write(piece)
    }
  })
}
