import type { Db } from '../../platform/database/connect.ts'
import { AppError } from '../../shared/errors.ts'
import type { UnitId } from '../../shared/ids.ts'
import { Secret } from '../../shared/secret.ts'
import { decodeContent, type KeyContent } from './key-content.ts'
import { listRevealedKeys } from './queries.ts'
import type { Vault } from './vault.ts'

/**
 * The keys themselves, for the page and the letter of their buyer. Whether this visitor holds the units is the
 * caller's question; whether the seals are broken is asked here.
 * @throws AppError `not_found` when one of the units has no revealed key.
 */
export async function openKeys(
  db: Db,
  unitIds: readonly UnitId[],
  vault: Vault,
): Promise<Map<UnitId, Secret<KeyContent>>> {
  const sealed = await listRevealedKeys(db, unitIds)
  const opened = new Map<UnitId, Secret<KeyContent>>()
  for (const unitId of unitIds) {
    const key = sealed.get(unitId)
    if (!key) throw new AppError('not_found', `no revealed key of ${unitId}`)
    const cipher = await vault.openBatch(key.place, key.dataKey)
    opened.set(unitId, new Secret(decodeContent(key.mediaType, cipher.open(key.keyId, key.sealed).expose())))
  }
  return opened
}

/** What stands where a key is not to be seen. It says nothing of the key, not even its length. */
export const maskedKey = '•••••-•••••-•••••'
