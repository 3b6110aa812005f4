import type { Db, Tx } from '../../../platform/database/connect.ts'
import { assert } from '../../../shared/errors.ts'
import { derivedId, type UploadId } from '../../../shared/ids.ts'
import { Secret } from '../../../shared/secret.ts'
import type { BatchCipher, Vault } from '../vault.ts'
import type { Upload } from './upload.ts'
import { findPart, insertPart, noteParts } from './upload-store.ts'

const partBytes = 256 * 1024

/** Seals a file piece by piece, each for its place: neither another upload nor another place opens it. @returns its bytes. */
export async function sealParts(
  tx: Tx,
  id: UploadId,
  cipher: BatchCipher,
  bytes: AsyncIterable<Uint8Array>,
): Promise<number> {
  let position = 0
  let size = 0
  for await (const part of inParts(bytes)) {
    await insertPart(tx, id, position, cipher.seal(partId(id, position), new Secret(part)))
    position++
    size += part.length
  }
  await noteParts(tx, id, position)
  return size
}

/** The file again, a piece at a time. */
export async function* openParts(
  db: Db,
  vault: Vault,
  { id, batchId, productId, dataKey, parts }: Upload,
): AsyncGenerator<Buffer> {
  const cipher = await vault.openBatch({ batchId, productId }, dataKey)
  for (let position = 0; position < parts; position++) {
    const sealed = await findPart(db, id, position)
    assert(sealed, `part ${position} of ${id} is gone`)
    yield cipher.open(partId(id, position), sealed).expose()
  }
}

// What a batch seals is named by a key's id; a part has none of its own.
const partId = (id: UploadId, position: number) => derivedId('key', 'part', id, String(position))

async function* inParts(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let pending: Buffer = Buffer.alloc(0)
  for await (const chunk of bytes) {
    pending = Buffer.concat([pending, chunk])
    while (pending.length >= partBytes) {
      yield pending.subarray(0, partBytes)
      pending = pending.subarray(partBytes)
    }
  }
  if (pending.length > 0) yield pending
}
