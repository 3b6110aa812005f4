import type { Db } from '../../platform/database/connect.ts'
import { listBatchesToRewrap, replaceDataKey } from './rotation-store.ts'
import type { Vault } from './vault.ts'

/**
 * Wraps old data keys with the current key of the ring, so that the former one can be taken out of it. No key is
 * decrypted and nothing stops: a batch opens before, during and after. May be repeated at any time.
 * @returns how many batches were rewrapped; 0 means that only the current key is still needed.
 */
export async function rewrapBatches(db: Db, vault: Vault): Promise<number> {
  let done = 0
  for (;;) {
    const batches = await listBatchesToRewrap(db, vault.ringKeyId, batchesAtOnce)
    if (batches.length === 0) return done
    for (const batch of batches) {
      if (await replaceDataKey(db, batch, await vault.rewrap(batch.place, batch.dataKey))) done++
    }
  }
}

const batchesAtOnce = 100
