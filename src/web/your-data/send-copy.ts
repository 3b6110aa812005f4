import type { Context } from 'hono'
import { stream } from 'hono/streaming'

/** A copy as a file, piece by piece. */
export function sendCopy(c: Context, pieces: AsyncIterable<Uint8Array>): Response {
  c.header('content-type', 'application/zip')
  c.header('content-disposition', 'attachment; filename="my-data.zip"')
  c.header('cache-control', 'no-store')
  return stream(c, async (out) => {
    for await (const piece of pieces) {
      if (out.aborted) break
      await out.write(piece)
    }
  })
}
