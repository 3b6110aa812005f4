import { createReadStream } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import {
  fileBytesMax,
  type ImportEntry,
  type ImportSource,
  imageBytesMax,
  imageEntry,
  readCsvKeys,
  readTextKeys,
} from '../domains/keys/index.ts'
import { AppError } from '../shared/errors.ts'

/** A source of keys on this machine that knows how to speak of itself. */
export type KeyFile = ImportSource & {
  /** How much of it was read, 0 to 1. */
  shareRead(): number
  /** `line 12`, or the name of the image. */
  place(line: number): string
}

type Columns = { key?: string; expires?: string; reference?: string }

/** @throws AppError with a sentence for the operator when the file is not there or too large to be keys. */
export async function openKeyFile(path: string, columns: Columns): Promise<KeyFile> {
  const { size } = await statOf(path, 'file')
  if (size > fileBytesMax) {
    throw new AppError(
      'too_large',
      `${path} is larger than ${fileBytesMax / 1024 / 1024} MB. Nothing was stored; split it.`,
    )
  }
  let bytesRead = 0
  const bytes = countBytes(createReadStream(path), (count) => {
    bytesRead += count
  })
  const isTable = ['.csv', '.tsv'].includes(extname(path).toLowerCase()) || Object.keys(columns).length > 0
  return {
    name: basename(path),
    entries: isTable ? readCsvKeys(bytes, { key: 'key', ...columns }) : readTextKeys(bytes),
    shareRead: () => bytesRead / Math.max(size, 1),
    place: (line) => `line ${line}`,
  }
}

export async function openImageFolder(path: string): Promise<KeyFile> {
  await statOf(path, 'folder')
  const names = (await readdir(path)).filter((name) => !name.startsWith('.')).sort()
  let imagesRead = 0
  async function* entries(): AsyncGenerator<ImportEntry> {
    for (const name of names) {
      const image = join(path, name)
      // Asked first, so that a film in the folder is not read into memory.
      const { size } = await statOf(image, 'file')
      const line = ++imagesRead
      yield size > imageBytesMax
        ? { line, content: 'image_too_large' }
        : imageEntry(line, await readFile(image))
    }
  }
  return {
    name: basename(path),
    entries: entries(),
    shareRead: () => imagesRead / Math.max(names.length, 1),
    place: (line) => names[line - 1] ?? '',
  }
}

async function statOf(path: string, kind: 'file' | 'folder'): Promise<{ size: number }> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new AppError('not_found', `${path} cannot be read. Is the path right?`, { cause })
  })
  if (kind === 'file' ? !found.isFile() : !found.isDirectory())
    throw new AppError('invalid', `${path} is not a ${kind}.`)
  return found
}

async function* countBytes(
  bytes: AsyncIterable<Buffer>,
  count: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  for await (const chunk of bytes) {
    count(chunk.length)
    yield chunk
  }
}
