import { sql } from 'kysely'
import type { Db } from '../../../platform/database/connect.ts'
import type { BatchId, KeyId, UnitId } from '../../../shared/ids.ts'

/** A sold key and the unit that holds it. `isOpen`: its buyer has seen it. */
export type Holder = { keyId: KeyId; unitId: UnitId; isOpen: boolean; position: number }

export const holdersPerPage = 50

/** One page of them, for a list. */
export async function listHoldersPage(
  db: Db,
  batchId: BatchId,
  {
    state,
    page,
    perPage = holdersPerPage,
  }: { state: '' | 'sealed' | 'open'; page: number; perPage?: number },
): Promise<Holder[]> {
  const states = { '': ['assigned', 'revealed'], sealed: ['assigned'], open: ['revealed'] }[state]
  const { rows } = await sql<Holder>`
    select id as "keyId", unit_id as "unitId", state = 'revealed' as "isOpen", position
    from shop.key where batch_id = ${batchId} and state = any(${states})
    order by position limit ${perPage} offset ${(page - 1) * perPage}`.execute(db)
  return rows
}

/** The sold keys of a batch in its own order, after a place in it. */
export async function listHolders(
  db: Db,
  batchId: BatchId,
  { after, limit }: { after: number; limit: number },
): Promise<Holder[]> {
  const { rows } = await sql<Holder>`
    select id as "keyId", unit_id as "unitId", state = 'revealed' as "isOpen", position
    from shop.key
    where batch_id = ${batchId} and state in ('assigned', 'revealed') and position > ${after}
    order by position limit ${limit}`.execute(db)
  return rows
}

/** How many keys of a batch somebody holds, and how many of them are open. */
export async function countHolders(db: Db, batchId: BatchId): Promise<{ held: number; open: number }> {
  const { rows } = await sql<{ held: number; open: number }>`
    select count(*) as held, count(*) filter (where state = 'revealed') as open from shop.key
    where batch_id = ${batchId} and state in ('assigned', 'revealed')`.execute(db)
  return rows[0] ?? { held: 0, open: 0 }
}
