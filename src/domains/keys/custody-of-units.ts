import type { Db } from '../../platform/database/connect.ts'
import type { DB } from '../../platform/database/schema.gen.ts'
import type { KeyId, UnitId } from '../../shared/ids.ts'

/** One step of a key, as the ledger tells it, with the fingerprint of its entry: proof without the key. */
export type CustodyStep = {
  unitId: UnitId
  keyId: KeyId
  kind: DB['custody_event']['kind']
  at: Date
  /** The first twelve hex digits of the entry's hash in the chain. */
  proof: string
}

/** What happened with the keys of these units, the first step first. */
export async function listCustodyOf(db: Db, unitIds: readonly UnitId[]): Promise<CustodyStep[]> {
  if (unitIds.length === 0) return []
  const rows = await db
    .selectFrom('custody_event')
    .select(['unit_id', 'key_id', 'kind', 'at', 'hash'])
    .where('unit_id', 'in', unitIds)
    .orderBy('at')
    .orderBy('key_id')
    .orderBy('seq')
    .execute()
  return rows.flatMap(({ unit_id, key_id, kind, at, hash }) =>
    unit_id
      ? [
          {
            unitId: unit_id as UnitId,
            keyId: key_id as KeyId,
            kind,
            at,
            proof: hash.subarray(0, 6).toString('hex'),
          },
        ]
      : [],
  )
}
