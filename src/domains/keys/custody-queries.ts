import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { KeyId } from '../../shared/ids.ts'
import type { KeyState } from './key.ts'

/** Key ids after `after`, up to and with `upTo`; null is the end of the ledger. */
export type KeyRange = { after: string; upTo: string | null }

/** The next range of about this many events. Ranges touch each other, so that no key falls between two of them. */
export async function nextRange(db: Db, after: string, events: number): Promise<KeyRange> {
  const { rows } = await sql<{ key_id: string }>`
    select key_id from shop.custody_event where key_id > ${after}
    order by key_id, seq offset ${events} limit 1`.execute(db)
  return { after, upTo: rows[0]?.key_id ?? null }
}

export async function countEvents(db: Db, range: KeyRange): Promise<number> {
  const { rows } = await sql<{ events: number }>`
    select count(*) as events from shop.custody_event e where ${within(sql.ref('e.key_id'), range)}`.execute(
    db,
  )
  return rows[0]?.events ?? 0
}

export type BrokenLink = { problem: 'broken_chain'; keyId: KeyId; seq: number }

/** Computes every hash anew. After the first wrong link of a key the others prove nothing, so only it is named. */
export async function listBrokenLinks(db: Db, range: KeyRange): Promise<BrokenLink[]> {
  const { rows } = await sql<BrokenLink>`
    select distinct on (key_id) 'broken_chain' as problem, key_id as "keyId", seq
    from (
      select e, e.key_id, e.seq, e.hash, lag(e.hash) over chain as previous, row_number() over chain as place
      from shop.custody_event e
      where ${within(sql.ref('e.key_id'), range)}
      window chain as (partition by e.key_id order by e.seq)
    ) link
    where seq <> place or hash is distinct from shop.custody_hash(previous, e)
    order by key_id, seq`.execute(db)
  return rows
}

export type Contradiction = {
  problem: 'contradicts_key'
  keyId: KeyId
  /** What the key itself says; null when it is not there. */
  state: KeyState | null
  /** What the ledger says last; null when it says nothing. */
  lastEvent: string | null
}

/** Keys whose state or unit is not what their last event says. */
export async function listContradictions(db: Db, range: KeyRange): Promise<Contradiction[]> {
  const { rows } = await sql<Contradiction>`
    with last_event as (
      select distinct on (key_id) key_id, kind, unit_id,
        case kind when 'imported' then 'available' when 'released' then 'available' when 'undone' then null
          else kind end as state
      from shop.custody_event e
      where ${within(sql.ref('e.key_id'), range)} and kind <> 'viewed'
      order by key_id, seq desc
    ), living as (
      select id, state, unit_id from shop.key k where ${within(sql.ref('k.id'), range)}
    )
    select 'contradicts_key' as problem, coalesce(k.id, l.key_id) as "keyId", k.state, l.kind as "lastEvent"
    from living k full join last_event l on l.key_id = k.id
    where k.state is distinct from l.state
      or (k.state in ('reserved', 'assigned', 'revealed') and k.unit_id is distinct from l.unit_id)
    order by 3`.execute(db)
  return rows
}

function within(column: ReturnType<typeof sql.ref>, { after, upTo }: KeyRange) {
  return upTo === null ? sql`${column} > ${after}` : sql`${column} > ${after} and ${column} <= ${upTo}`
}
