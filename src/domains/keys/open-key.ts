import type { Db } from '../../platform/database/connect.ts'
import { AppError } from '../../shared/errors.ts'
import type { UnitId } from '../../shared/ids.ts'
import { Secret } from '../../shared/secret.ts'
import { decodeContent, type KeyContent } from './key-content.ts'
import { findRevealedKey } from './queries.ts'
import type { Vault } from './vault.ts'

/**
 * The key itself, for the page and the letter of its buyer. Whether this visitor holds the unit is the caller's
 * question; whether the seal is broken is asked here.
 * @throws AppError `not_found` when the unit has no revealed key.
 */
export async function openKey(db: Db, unitId: UnitId, vault: Vault): Promise<Secret<KeyContent>> {
  const key = await findRevealedKey(db, unitId)
  if (!key) throw new AppError('not_found', `no revealed key of ${unitId}`)
  const cipher = await vault.openBatch(key.place, key.dataKey)
  return new Secret(decodeContent(key.mediaType, cipher.open(key.keyId, key.sealed).expose()))
}

/** What stands where a key is not to be seen. It says nothing of the key, not even its length. */
export const maskedKey = '•••••-•••••-•••••'
