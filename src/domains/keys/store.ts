import { sql } from 'kysely'
import type { Tx } from '../../platform/database/connect.ts'
import { assert } from '../../shared/errors.ts'
import type { KeyId, ProductId, UnitId } from '../../shared/ids.ts'
import type { Actor, KeyState } from './key.ts'

export type Pair = { unitId: UnitId; keyId: KeyId }

/**
 * The one statement that claims: picks as many keys as there are units, first to expire and then first imported, and
 * binds them, all or none. SKIP LOCKED goes past keys that another buyer is taking at this moment, so nobody waits
 * for anybody; MATERIALIZED keeps the planner from picking twice. Deadlines are the database's time, which every
 * process shares.
 * @returns the keys that were found; when they are fewer than the units, none of them was taken.
 */
export async function claimKeys(
  tx: Tx,
  productId: ProductId,
  unitIds: readonly UnitId[],
  minutes: number,
): Promise<Pair[]> {
  const { rows } = await sql<Pair & { claimed: boolean }>`
    with picked as materialized (
      select id, (${unitIds}::text[])[row_number() over (order by expires_on, position)] as unit_id
      from (
        select id, expires_on, position from shop.key
        where product_id = ${productId} and state = 'available' and expires_on >= current_date
        order by expires_on, position
        limit ${unitIds.length}
        for update skip locked
      ) free
    ), claimed as (
      update shop.key k
      set state = 'reserved', unit_id = p.unit_id, reserved_until = now() + make_interval(mins => ${minutes})
      from picked p
      where k.id = p.id and (select count(*) from picked) = ${unitIds.length}
      returning k.id, k.unit_id
    ), ledger as (
      insert into shop.custody_event (key_id, kind, unit_id, actor_kind)
      select id, 'reserved', unit_id, 'system' from claimed
    )
    select p.id as "keyId", p.unit_id as "unitId", c.id is not null as claimed
    from picked p left join claimed c using (id)`.execute(tx)
  const claimed = rows.filter((row) => row.claimed).length
  assert(
    claimed === (rows.length === unitIds.length ? unitIds.length : 0),
    'keys are claimed all or not at all',
  )
  return rows
}

/** A key that a unit holds, with the state in which the step found it. */
export type HeldKey = Pair & { before: KeyState; moved: boolean }

export type Step = {
  from: readonly KeyState[]
  to: 'available' | 'assigned' | 'revealed' | 'revoked' | 'replaced'
  event: 'released' | 'assigned' | 'revealed' | 'revoked' | 'replaced'
  actor: Actor
  reason?: string
}

/**
 * Takes the living keys of these units one step further and writes the ledger, in one statement. Keys in another
 * state than `from` stay as they are, and the caller judges by `before` whether that is a replay or a mistake.
 */
export async function moveKeys(tx: Tx, unitIds: readonly UnitId[], step: Step): Promise<HeldKey[]> {
  const { rows } = await sql<HeldKey>`
    with held as materialized (
      select id, unit_id, state from shop.key
      where unit_id = any(${unitIds}) and state in ('reserved', 'assigned', 'revealed')
      order by id
      for update
    ), moved as (
      update shop.key k
      set state = ${step.to}, reserved_until = null, unit_id = ${step.to === 'available' ? sql`null` : sql`k.unit_id`}
      from held h
      where k.id = h.id and h.state = any(${step.from})
      returning k.id
    ), ledger as (
      insert into shop.custody_event (key_id, kind, unit_id, actor_kind, actor_id, reason)
      select h.id, ${step.event}, h.unit_id, ${step.actor.kind}, ${step.actor.id ?? null}, ${step.reason ?? null}
      from held h join moved using (id)
    )
    select h.id as "keyId", h.unit_id as "unitId", h.state as before, m.id is not null as moved
    from held h left join moved m using (id)`.execute(tx)
  return rows
}
