import { sql } from 'kysely'
import type { Tx } from '../../platform/database/connect.ts'
import { assert } from '../../shared/errors.ts'
import type { KeyId, ProductId, UnitId } from '../../shared/ids.ts'
import { assignKeys } from './assign-keys.ts'
import type { Actor, KeyState } from './key.ts'
import { markRevealed } from './reveal-keys.ts'
import { claimKeys, moveKeys } from './store.ts'

export type ReplaceOutcome =
  | { ok: true; keyId: KeyId; badKeyId: KeyId }
  | { ok: false; reason: 'none_in_stock' | 'no_open_key' }

const minutes = 5

type Replaced = { unitId: UnitId; productId: ProductId; actor: Actor; reason: string }

/**
 * An open key that does not work goes out of the world for good, and another one is claimed by the very statement that sells:
 * both or neither. The new key is open at once, as the one before it was.
 */
export async function replaceKey(tx: Tx, replaced: Replaced): Promise<ReplaceOutcome> {
  return exchange(tx, replaced, ['revealed'])
}

/** A key that is called back makes room for another, which is sealed or open as it was. It has to be this very key. */
export async function swapKey(
  tx: Tx,
  { keyId, ...replaced }: Replaced & { keyId: KeyId },
): Promise<ReplaceOutcome> {
  return exchange(tx, replaced, ['assigned', 'revealed'], keyId)
}

async function exchange(
  tx: Tx,
  { unitId, productId, actor, reason }: Replaced,
  from: readonly KeyState[],
  wanted?: KeyId,
): Promise<ReplaceOutcome> {
  await sql`savepoint replace_key`.execute(tx)
  const [bad] = await moveKeys(tx, [unitId], { from, to: 'replaced', event: 'replaced', actor, reason })
  const isOther = wanted !== undefined && bad?.keyId !== wanted
  const claimed = bad?.moved && !isOther ? (await claimKeys(tx, productId, [unitId], minutes))[0] : undefined
  if (!bad?.moved || !claimed) {
    await sql`rollback to savepoint replace_key`.execute(tx)
    return { ok: false, reason: bad?.moved && !isOther ? 'none_in_stock' : 'no_open_key' }
  }
  await assignKeys(tx, [unitId])
  if (bad.before === 'revealed') await markRevealed(tx, [unitId], { kind: 'customer' })
  assert(claimed.keyId !== bad.keyId, 'a key is not replaced by itself')
  return { ok: true, keyId: claimed.keyId, badKeyId: bad.keyId }
}
