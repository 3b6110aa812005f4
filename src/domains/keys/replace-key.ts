import { sql } from 'kysely'
import type { Tx } from '../../platform/database/connect.ts'
import { assert } from '../../shared/errors.ts'
import type { KeyId, ProductId, UnitId } from '../../shared/ids.ts'
import { assignKeys } from './assign-keys.ts'
import type { Actor } from './key.ts'
import { markRevealed } from './reveal-keys.ts'
import { claimKeys, moveKeys } from './store.ts'

export type ReplaceOutcome =
  | { ok: true; keyId: KeyId; badKeyId: KeyId }
  | { ok: false; reason: 'none_in_stock' | 'no_open_key' }

const minutes = 5

/**
 * An open key that does not work goes out of the world for good, and another one is claimed by the very statement that sells:
 * both or neither. The new key is open at once, as the one before it was.
 */
export async function replaceKey(
  tx: Tx,
  {
    unitId,
    productId,
    actor,
    reason,
  }: { unitId: UnitId; productId: ProductId; actor: Actor; reason: string },
): Promise<ReplaceOutcome> {
  await sql`savepoint replace_key`.execute(tx)
  const [bad] = await moveKeys(tx, [unitId], {
    from: ['revealed'],
    to: 'replaced',
    event: 'replaced',
    actor,
    reason,
  })
  if (!bad?.moved) return { ok: false, reason: 'no_open_key' }
  const [claimed] = await claimKeys(tx, productId, [unitId], minutes)
  if (!claimed) {
    await sql`rollback to savepoint replace_key`.execute(tx)
    return { ok: false, reason: 'none_in_stock' }
  }
  await assignKeys(tx, [unitId])
  await markRevealed(tx, [unitId], { kind: 'customer' })
  assert(claimed.keyId !== bad.keyId, 'a key is not replaced by itself')
  return { ok: true, keyId: claimed.keyId, badKeyId: bad.keyId }
}
