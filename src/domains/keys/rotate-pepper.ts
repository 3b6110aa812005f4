import { recordAudit } from '../../platform/audit/audit.ts'
import type { Db } from '../../platform/database/connect.ts'
import { AppError } from '../../shared/errors.ts'
import type { KeyId } from '../../shared/ids.ts'
import type { Actor } from './key.ts'
import { decodeContent } from './key-content.ts'
import { type KeyPrint, printsOf } from './key-prints.ts'
import { countKeysWithoutPrint, listKeysWithoutPrint, type SealedKey } from './queries.ts'
import { deletePrints, insertPrints } from './rotation-store.ts'
import type { Vault } from './vault.ts'

/**
 * Gives every key a fingerprint under the current pepper, in short transactions; the old ones stay and keep
 * working. Stopped half-way, it goes on from there when it is run again.
 * @returns how many keys got one; 0 means that all of them have it.
 */
export async function refingerprint(
  db: Db,
  vault: Vault,
  onProgress?: (keys: number) => void,
): Promise<number> {
  const [pepperId] = vault.pepperIds
  let done = 0
  let after = ''
  for (;;) {
    const keys = await listKeysWithoutPrint(db, pepperId, { after, limit: keysAtOnce })
    const last = keys.at(-1)
    if (!last) return done
    const prints = (await Promise.all(keys.map((key) => openPrints(vault, pepperId, key)))).flat()
    done += await db.transaction().execute((tx) => insertPrints(tx, prints))
    after = last.keyId
    onProgress?.(done)
  }
}

// A hundred images of the largest kind are 50 MB.
const keysAtOnce = 100

async function openPrints(
  vault: Vault,
  pepperId: string,
  key: SealedKey,
): Promise<(KeyPrint & { keyId: KeyId })[]> {
  const cipher = await vault.openBatch(key.place, key.dataKey)
  const content = decodeContent(key.mediaType, cipher.open(key.keyId, key.sealed).expose())
  return printsOf(vault, content, [pepperId]).map((print) => ({ ...print, keyId: key.keyId }))
}

/**
 * Forgets a former pepper, so that it can be taken out of the ring. Until this has happened imports without it are
 * refused.
 * @throws AppError `conflict` while a key is known by it alone, or when it is the current one.
 */
export async function retirePepper(db: Db, vault: Vault, pepperId: string, actor: Actor): Promise<void> {
  const [current] = vault.pepperIds
  if (pepperId === current) throw new AppError('conflict', `pepper "${pepperId}" is the current one`)
  await db.transaction().execute(async (tx) => {
    const uncovered = await countKeysWithoutPrint(tx, current)
    if (uncovered > 0)
      throw new AppError('conflict', `${uncovered} keys have no fingerprint under "${current}" yet`)
    const count = await deletePrints(tx, pepperId)
    await recordAudit(tx, {
      subject: { kind: 'pepper', id: pepperId },
      action: 'keys.pepper_retired',
      actor,
      details: { count },
    })
  })
}
