import type { Db } from '../../platform/database/connect.ts'
import type { Outbox } from '../../platform/outbox/outbox.ts'
import { newId } from '../../shared/ids.ts'
import { type Clock, localDayAfter } from '../../shared/time.ts'
import { listStaff } from '../staff/index.ts'
import { alertedRoles, type Finding } from './alert.ts'
import type { SecurityEvent } from './events.ts'

export type AlertDeps = { db: Db; clock: Clock; outbox: Outbox }

/**
 * Raises what was found, once a day: found again, by whichever process, nothing is written and nobody is told anew.
 * @returns whether it is new.
 */
export async function raiseAlert({ db, outbox }: AlertDeps, finding: Finding): Promise<boolean> {
  const { at } = finding
  return db.transaction().execute(async (tx) => {
    const alert = await tx
      .insertInto('alert')
      .values({
        id: newId('alr'),
        kind: finding.kind,
        account_id: finding.accountId,
        network: finding.network,
        count: finding.count,
        day: localDayAfter(at, 0),
        at,
      })
      .onConflict((conflict) => conflict.columns(['kind', 'account_id', 'network', 'day']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!alert) return false
    const staff = await listStaff(tx)
    const to = staff.filter(({ role }) => alertedRoles.includes(role)).map(({ accountId }) => accountId)
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
