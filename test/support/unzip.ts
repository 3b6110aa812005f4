import { text } from 'node:stream/consumers'
import { fromBuffer } from 'yauzl'

/** The files of an archive, as another program than the one that packed it reads them. */
export function unzip(archive: Buffer): Promise<Map<string, string>> {
  const { promise, resolve, reject } = Promise.withResolvers<Map<string, string>>()
  const files = new Map<string, string>()
  fromBuffer(archive, { lazyEntries: true }, (error, zip) => {
    if (error) return reject(error)
    zip.on('error', reject)
    zip.on('end', () => resolve(files))
    zip.on('entry', (entry) =>
      zip.openReadStream(entry, async (failure, stream) => {
        if (failure) return reject(failure)
        files.set(entry.fileName, await text(stream))
        zip.readEntry()
      }),
    )
    zip.readEntry()
  })
  return promise
}
