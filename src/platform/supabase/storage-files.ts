import { StorageClient, type StorageError } from '@supabase/storage-js'
import type { FileStore } from '../../domains/tickets/index.ts'
import { AppError } from '../../shared/errors.ts'
import { type FileId, parseId } from '../../shared/ids.ts'
import type { Secret } from '../../shared/secret.ts'

export type StorageOptions = {
  /** The project: `https://<project>.supabase.co`. */
  url: string
  secretKey: Secret<string>
  /** A private bucket, made by the operator. */
  bucket: string
  timeoutMillis?: number
}

const listedAtOnce = 100

/** Files in a private bucket of Supabase Storage, asked from the server only: no address of it reaches a browser. */
export function storageFiles({ url, secretKey, bucket, timeoutMillis = 20_000 }: StorageOptions): FileStore {
  const key = secretKey.expose()
  const bounded: typeof fetch = (input, init) =>
    fetch(input, { ...init, signal: AbortSignal.timeout(timeoutMillis), redirect: 'error' })
  const client = new StorageClient(
    `${url.replace(/\/+$/, '')}/storage/v1`,
    { apikey: key, Authorization: `Bearer ${key}` },
    bounded,
  )
  const files = client.from(bucket)
  return {
    async put(id, content) {
      const { error } = await files.upload(id, content, {
        contentType: 'application/octet-stream',
        cacheControl: '0',
        upsert: true,
      })
      if (error) throw failed('put', error)
    },
    async read(id) {
      const { data, error } = await files.download(id)
      if (!error) return Buffer.from(await data.arrayBuffer())
      if (isMissing(error)) return undefined
      throw failed('read', error)
    },
    async remove(id) {
      const { error } = await files.remove([id])
      if (error) throw failed('remove', error)
    },
    async *list() {
      // To its end before the first is given out: what is taken out meanwhile would move the others past the next page.
      const found: { id: FileId; keptAt: Date }[] = []
      for (let offset = 0; ; offset += listedAtOnce) {
        const { data, error } = await files.list('', {
          limit: listedAtOnce,
          offset,
          sortBy: { column: 'name', order: 'asc' },
        })
        if (error) throw failed('list', error)
        for (const { name, created_at } of data) {
          const id = parseId('fil', name)
          if (id) found.push({ id, keptAt: new Date(created_at ?? 0) })
        }
        if (data.length < listedAtOnce) break
      }
      yield* found
    },
  }
}

/** Servers of different age say it differently. */
function isMissing(error: StorageError): boolean {
  return error.status === 404 || error.statusCode === '404' || error.statusCode === 'NoSuchKey'
}

function failed(what: string, cause: Error): AppError {
  return new AppError('unavailable', `Supabase Storage did not ${what} a file`, { cause })
}
