import type { AccountId, BatchId, ProductId } from '../../shared/ids.ts'

/** New stock: orders that wait for the product are served from it, first come, first served. */
export type KeysImported = { type: 'keys_imported'; batchId: BatchId; productId: ProductId; count: number }

/** Keys are about to leave the shop, or have: every owner hears of it. */
export type KeyExportNews = { type: 'key_export_news'; what: 'asked' | 'taken'; by: AccountId; keys: number }

export type KeyEvent = KeysImported | KeyExportNews
