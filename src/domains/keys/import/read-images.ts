import { buffer } from 'node:stream/consumers'
import { crc32 } from 'node:zlib'
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl'
import { imageBytesMax } from '../key-content.ts'
import { type ImportEntry, imageEntry, UnreadableSource } from './import-source.ts'
import { fileBytesMax } from './read-lines.ts'

/** More than any browser brings of images that show something. */
const imagesMax = 20_000

export type ImageArchive = {
  entries: AsyncIterable<ImportEntry>
  /** By what name an image stands in the archive; of those that were read. */
  nameOf(line: number): string | undefined
}

/**
 * Every image of a ZIP archive is a key, in the order of their names, as in a folder of them. What is too large is not unpacked, and
 * nothing is once all of it is larger than a file may be.
 * @throws UnreadableSource when it is no archive, has a password, or holds something else than it says.
 */
export function readImages(bytes: AsyncIterable<Uint8Array>): ImageArchive {
  const names: string[] = []
  return { entries: entriesOf(bytes, names), nameOf: (line) => names[line - 1] }
}

async function* entriesOf(bytes: AsyncIterable<Uint8Array>, names: string[]): AsyncGenerator<ImportEntry> {
  const zip = await readable(fromBufferPromise(await buffer(bytes), { lazyEntries: true }), 1)
  if (zip.entryCount > imagesMax) throw new UnreadableSource('too_large', 1)
  let unpacked = 0
  for (const entry of await readable(listFiles(zip), 1)) {
    names.push(entry.fileName)
    const line = names.length
    if (entry.isEncrypted()) throw new UnreadableSource('locked_archive', line)
    if (entry.uncompressedSize > imageBytesMax) {
      yield { line, content: 'image_too_large' }
      continue
    }
    unpacked += entry.uncompressedSize
    if (unpacked > fileBytesMax) throw new UnreadableSource('too_large', line)
    yield imageEntry(line, await readable(unpack(zip, entry), line))
  }
}

async function listFiles(zip: ZipFile): Promise<Entry[]> {
  const files: Entry[] = []
  for await (const entry of zip.eachEntry()) if (isShown(entry.fileName)) files.push(entry)
  return files.sort((a, b) => (a.fileName < b.fileName ? -1 : 1))
}

/** Neither a folder nor what a system puts beside files without showing it. */
function isShown(name: string): boolean {
  return !name.endsWith('/') && !name.split('/').some((part) => part.startsWith('.') || part === '__MACOSX')
}

async function unpack(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const bytes = await buffer(await zip.openReadStreamPromise(entry))
  if (crc32(bytes) !== entry.crc32) throw new Error('not what was packed')
  return bytes
}

async function readable<T>(reading: Promise<T>, line: number): Promise<T> {
  try {
    return await reading
  } catch {
    throw new UnreadableSource('broken_archive', line)
  }
}
