import type { FileStore } from '../../domains/tickets/index.ts'
import type { Keyring } from '../crypto/keyring.ts'
import { openBox, sealBox } from '../crypto/sealed-box.ts'

/**
 * Files sealed with the ring before they reach any store, under their own id: whoever has the disk or the bucket alone reads none
 * of them, and one that was moved to another id opens nothing.
 */
export function sealedFiles(store: FileStore, ring: Keyring): FileStore {
  return {
    ...store,
    put(id, content) {
      const key = ring.keys.get(ring.currentKeyId)
      if (!key) throw new Error('the ring lacks its current key')
      const box = sealBox(key.expose(), ['file', id], Buffer.from(content))
      return store.put(id, Buffer.concat([Buffer.from(`${ring.currentKeyId}|`), box]))
    },
    async read(id) {
      const kept = await store.read(id)
      if (!kept) return undefined
      const end = kept.indexOf('|')
      const key = ring.keys.get(kept.subarray(0, end).toString())
      if (!key) throw new Error('the ring lost the key of a file')
      return openBox(key.expose(), ['file', id], kept.subarray(end + 1)).expose()
    },
  }
}
