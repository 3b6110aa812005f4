import { sql } from 'kysely'
import type { Db, Tx } from '../../platform/database/connect.ts'
import type { Outbox } from '../../platform/outbox/outbox.ts'
import { newId } from '../../shared/ids.ts'
import { after, type Clock, days, localDayAfter } from '../../shared/time.ts'
import { listStaff } from '../staff/index.ts'
import { type Finding, rolesToTell } from './alert.ts'
import type { SecurityEvent } from './events.ts'

export type AlertDeps = { db: Db; clock: Clock; outbox: Outbox }

/**
 * Raises what was found, once in 24 hours: found again, by whichever process, nothing is written and nobody is told anew. A day
 * of the calendar would have it twice around midnight.
 * @returns whether it is new.
 */
export async function raiseAlert({ db, outbox }: AlertDeps, finding: Finding): Promise<boolean> {
  const { at } = finding
  return db.transaction().execute(async (tx) => {
    if (await wasRaised(tx, finding)) return false
    const alert = await tx
      .insertInto('alert')
      .values({
        id: newId('alr'),
        kind: finding.kind,
        account_id: finding.accountId,
        network: finding.network,
        country: finding.country,
        count: finding.count,
        day: localDayAfter(at, 0),
        at,
      })
      .onConflict((conflict) =>
        conflict.columns(['kind', 'account_id', 'network', 'country', 'day']).doNothing(),
      )
      .returning('id')
      .executeTakeFirst()
    if (!alert) return false
    const roles = rolesToTell(finding.kind)
    const staff = await listStaff(tx)
    const to = staff.filter(({ role }) => roles.includes(role)).map(({ accountId }) => accountId)
    const event: SecurityEvent = {
      type: 'alert_raised',
      alertId: alert.id,
      kind: finding.kind,
      at: at.toISOString(),
      to,
    }
    await outbox.emit(tx, event)
    return true
  })
}

/** Something kept that was changed behind the shop: a link of history, or of custody, that does not hold. */
export function raiseBrokenChain(deps: AlertDeps, count: number): Promise<boolean> {
  const at = deps.clock.now()
  return raiseAlert(deps, { kind: 'chain_broken', accountId: null, network: null, country: null, count, at })
}

async function wasRaised(tx: Tx, { kind, accountId, network, country, at }: Finding): Promise<boolean> {
  // Two that look on either side of midnight would not meet at the day.
  await sql`select pg_advisory_xact_lock(hashtext(${`alert ${kind}`}))`.execute(tx)
  const found = await tx
    .selectFrom('alert')
    .select('id')
    .where('kind', '=', kind)
    .where('account_id', 'is not distinct from', accountId)
    .where('network', 'is not distinct from', network)
    .where('country', 'is not distinct from', country)
    .where('at', '>', after(at, -days(1)))
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}
