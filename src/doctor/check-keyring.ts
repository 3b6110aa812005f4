import { randomBytes } from 'node:crypto'
import { listRingKeysInUse } from '../domains/keys/index.ts'
import type { Keyring } from '../platform/crypto/keyring.ts'
import { vaultOver } from '../platform/crypto/vault.ts'
import type { Db } from '../platform/database/connect.ts'
import { newId } from '../shared/ids.ts'
import { Secret } from '../shared/secret.ts'
import { bad, type Finding, good } from './finding.ts'

/** Whether a key that is sealed now opens again, by a vault that has not seen it before. Nothing is stored. */
export async function checkSealing(ring: Keyring): Promise<Finding[]> {
  const place = { batchId: newId('bat'), productId: newId('prd') }
  const id = newId('key')
  const canary = new Secret(randomBytes(16))
  const { dataKey, cipher } = await vaultOver(ring).newBatch(place)
  const sealed = cipher.seal(id, canary)
  const opened = (await vaultOver(ring).openBatch(place, dataKey)).open(id, sealed)
  return opened.expose().equals(canary.expose())
    ? [good('keyring', `The ring seals a key with ${ring.currentKeyId} and opens it again.`)]
    : [bad('keyring', 'Restore the ring: what it seals does not open.')]
}

/** Whether the ring has every key that a batch is sealed with, and those are the same keys. */
export async function checkBatches(ring: Keyring, db: Db): Promise<Finding[]> {
  const vault = vaultOver(ring)
  const lost: string[] = []
  let batches = 0
  for (const { place, dataKey, ...use } of await listRingKeysInUse(db)) {
    batches += use.batches
    const opens = await vault.openBatch(place, dataKey).then(
      () => true,
      () => false,
    )
    if (!opens) lost.push(`${dataKey.ringKeyId} (${use.batches})`)
  }
  return lost.length === 0
    ? [good('keyring', `The ring opens every batch (${batches}).`)]
    : [bad('keyring', `Bring back the ring’s keys by which batches were sealed: ${lost.join(', ')}.`)]
}
