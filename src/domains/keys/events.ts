import type { BatchId, ProductId } from '../../shared/ids.ts'

/** New stock: orders that wait for the product are served from it, first come, first served. */
export type KeysImported = { type: 'keys_imported'; batchId: BatchId; productId: ProductId; count: number }

export type KeyEvent = KeysImported
