import { sql } from 'kysely'
import type { Db } from '../../../platform/database/connect.ts'
import type { DB } from '../../../platform/database/schema.gen.ts'
import type { BatchId, KeyId, ProductId, UnitId } from '../../../shared/ids.ts'
import type { KeyState } from '../key.ts'

export type LedgerKey = {
  keyId: KeyId
  productId: ProductId
  batchId: BatchId
  state: KeyState
  unitId: UnitId | null
  /** `infinity` for never. */
  expiresOn: string
  supplierReference: string | null
  isImage: boolean
  /** Left the shop in a file, and is never sold again. */
  isExported: boolean
}

/** One entry of the ledger of a key. */
export type LedgerStep = {
  seq: number
  kind: DB['custody_event']['kind']
  unitId: UnitId | null
  actorKind: DB['custody_event']['actor_kind']
  actorId: string | null
  reason: string | null
  at: Date
  /** The first twelve hex digits of its hash. */
  proof: string
  /** What its hash should be by what stands in the ledger. */
  holds: boolean
}

export type KeyLedger = {
  /** Null when the key has left the shop with an import that was undone. */
  key: LedgerKey | null
  steps: LedgerStep[]
  /** Every entry follows from the one before it, and the key is where the last one says. */
  verdict: 'whole' | 'broken' | 'contradicts'
}

/** All that is known of where a key has been, with its chain computed anew. Nothing in it is the key. */
export async function readLedger(db: Db, keyId: KeyId): Promise<KeyLedger | undefined> {
  const key = await findKey(db, keyId)
  const steps = await listSteps(db, keyId)
  if (!key && steps.length === 0) return undefined
  return { key: key ?? null, steps, verdict: verdictOn(key, steps) }
}

/** Pure rule: what the ledger and the key say of each other. */
export function verdictOn(
  key: Pick<LedgerKey, 'state' | 'unitId'> | undefined,
  steps: readonly Pick<LedgerStep, 'kind' | 'unitId' | 'holds'>[],
): KeyLedger['verdict'] {
  if (steps.some(({ holds }) => !holds)) return 'broken'
  const last = steps.findLast(({ kind }) => kind !== 'viewed')
  const told = last && (stateAfter[last.kind as keyof typeof stateAfter] ?? last.kind)
  const isHeld = key && ['reserved', 'assigned', 'revealed'].includes(key.state)
  const agrees = key
    ? told === key.state && (!isHeld || last?.unitId === key.unitId)
    : last?.kind === 'undone'
  return agrees ? 'whole' : 'contradicts'
}

const stateAfter = { imported: 'available', released: 'available' } as const

async function findKey(db: Db, keyId: KeyId): Promise<LedgerKey | undefined> {
  return db
    .selectFrom('key')
    .innerJoin('key_secret', 'key_secret.key_id', 'key.id')
    .select(['key.id as keyId', 'product_id as productId', 'batch_id as batchId', 'state'])
    .select(['unit_id as unitId', 'expires_on as expiresOn', 'supplier_reference as supplierReference'])
    .select(sql<boolean>`key_secret.media_type <> 'text/plain'`.as('isImage'))
    .select(sql<boolean>`exported_at is not null`.as('isExported'))
    .where('key.id', '=', keyId)
    .executeTakeFirst()
}

async function listSteps(db: Db, keyId: KeyId): Promise<LedgerStep[]> {
  const { rows } = await sql<LedgerStep>`
    select seq, kind, unit_id as "unitId", actor_kind as "actorKind", actor_id as "actorId", reason, at,
      encode(substring(hash for 6), 'hex') as proof,
      seq = place and hash is not distinct from shop.custody_hash(previous, e) as holds
    from (
      select e, e.*, lag(e.hash) over chain as previous, row_number() over chain as place
      from shop.custody_event e where e.key_id = ${keyId}
      window chain as (order by e.seq)
    ) link
    order by seq`.execute(db)
  return rows
}
