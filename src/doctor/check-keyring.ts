import { randomUUID } from 'node:crypto'
import { countBatchesByRingKey } from '../domains/keys/index.ts'
import type { Keyring } from '../platform/crypto/keyring.ts'
import { sealerOver } from '../platform/crypto/sealer.ts'
import type { Db } from '../platform/database/connect.ts'
import { Secret } from '../shared/secret.ts'
import { bad, type Finding, good } from './finding.ts'

/** Whether the ring seals and opens, and knows every key that batches in stock were sealed with. */
export async function checkKeyring(keyring: Keyring, db: Db): Promise<Finding[]> {
  const sealer = sealerOver(keyring)
  const canary = randomUUID()
  const opened = sealer.open('doctor', sealer.seal('doctor', new Secret(canary))).expose()
  const seals =
    opened === canary
      ? good('keyring', `The ring seals and opens with ${keyring.currentKeyId}.`)
      : bad('keyring', 'Restore the ring: what it seals does not open.')
  const rows = await countBatchesByRingKey(db)
  const lost = rows.filter(({ ringKeyId }) => !keyring.keys.has(ringKeyId))
  const batches = rows.reduce((sum, each) => sum + each.batches, 0)
  const knows =
    lost.length > 0
      ? bad(
          'keyring',
          `Bring back the key ${lost.map(({ ringKeyId }) => ringKeyId).join(', ')} of the ring: batches are sealed with it.`,
        )
      : good('keyring', `Every batch (${batches}) can be opened.`)
  return [seals, knows]
}
