import type { BatchId, KeyId, ProductId } from '../../shared/ids.ts'
import type { Secret } from '../../shared/secret.ts'

/** Where a batch belongs. What is sealed in one place opens in no other. */
export type BatchPlace = { batchId: BatchId; productId: ProductId }

/** A batch's data key as it is stored: encrypted by the key-encryption key of that id. */
export type WrappedDataKey = { ringKeyId: string; bytes: Buffer }

/** Encrypts and recognises keys. Asynchronous where a key service may have to be asked over the network. */
export type Vault = {
  /** The key-encryption key that wraps new batches. */
  readonly ringKeyId: string
  newBatch(place: BatchPlace): Promise<{ dataKey: WrappedDataKey; cipher: BatchCipher }>
  /** @throws AppError `unavailable` when the ring lacks the key; Error when the wrapped key was changed or moved. */
  openBatch(place: BatchPlace, dataKey: WrappedDataKey): Promise<BatchCipher>
  /** The same data key under the current key-encryption key; no key of the batch is touched. */
  rewrap(place: BatchPlace, dataKey: WrappedDataKey): Promise<WrappedDataKey>
  /** The peppers in use, the current one first. */
  readonly pepperIds: readonly [string, ...string[]]
  /** HMAC-SHA256: recognises a value again and tells nobody without the pepper what it was. */
  keyedHash(pepperId: string, purpose: string, value: Secret<Buffer>): Buffer
}

export type BatchCipher = {
  seal(keyId: KeyId, content: Secret<Buffer>): Buffer
  /** @throws when the bytes were changed, or were sealed for another key, batch or product. */
  open(keyId: KeyId, sealed: Buffer): Secret<Buffer>
}
