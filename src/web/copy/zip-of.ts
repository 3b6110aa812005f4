import { once } from 'node:events'
import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { ZipFile } from 'yazl'

export type ArchivedFile = { name: string; text: AsyncIterable<string | Uint8Array> }

/**
 * Files as one ZIP archive, in pieces: each is packed while it is made, and the next one is begun when it is done, so that an
 * archive of any size takes no memory. Whoever stops reading stops the making.
 */
export async function* zipOf(files: AsyncIterable<ArchivedFile>): AsyncGenerator<Buffer> {
  const zip = new ZipFile()
  const packed = Readable.from(zip.outputStream)
  const stopping = new AbortController()
  const filling = fill(zip, files, stopping.signal).catch((error) => void packed.destroy(error))
  zip.on('error', (error) => packed.destroy(error))
  try {
    yield* packed
  } finally {
    stopping.abort()
    await filling
  }
}

async function fill(zip: ZipFile, files: AsyncIterable<ArchivedFile>, signal: AbortSignal): Promise<void> {
  for await (const { name, text } of files) {
    const stream = Readable.from(text)
    zip.addReadStream(stream, name)
    try {
      await finished(stream, { signal })
    } finally {
      stream.destroy()
      if (!stream.closed) await once(stream, 'close')
    }
  }
  zip.end()
}
