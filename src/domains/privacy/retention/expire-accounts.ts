import { sql } from 'kysely'
import type { AccountId } from '../../../shared/ids.ts'
import { after, days } from '../../../shared/time.ts'
import { listErasureAsked, noteInactivityWarned } from '../../identity/index.ts'
import { clockOf, isOver } from '../clock.ts'
import { type ErasureDeps, erasePerson } from '../erasure/erase-person.ts'
import { tableId } from '../registry.ts'

export type InactiveEvent = { type: 'account_inactive'; accountId: AccountId; erasedAt: string }

const accountsAtOnce = 500

/**
 * Accounts whose clock has run out are erased as their owners would erase them; those whose clock soon will are told once.
 * Nobody is erased who was not told, or who had their data restricted. Wishes to be erased that had to wait are tried again.
 */
export async function expireAccounts(deps: ErasureDeps): Promise<{ warned: number; erased: number }> {
  const now = deps.clock.now()
  const clock = clockOf(deps.registry.account, 'account')
  if (clock.rule !== 'inactive') throw new Error('accounts end by inactivity')
  const soon = after(now, days(clock.warnDays))
  const toldBefore = after(now, -days(clock.warnDays))
  let warned = 0
  for (const id of await listOver(deps, soon, sql`t.inactivity_warned_at is null`)) {
    if (await deps.isStaff(id)) continue
    await deps.db.transaction().execute(async (tx) => {
      await noteInactivityWarned(tx, id, now)
      const erasedAt = soon.toISOString()
      await deps.outbox.emit<InactiveEvent>(tx, { type: 'account_inactive', accountId: id, erasedAt })
    })
    warned += 1
  }
  let erased = 0
  for (const id of await listOver(deps, now, sql`t.inactivity_warned_at <= ${toldBefore}`)) {
    if ((await erasePerson(deps, { account: id }, 'inactivity')).ok) erased += 1
  }
  for (const id of await listErasureAsked(deps.db)) {
    if ((await erasePerson(deps, { account: id }, 'request')).ok) erased += 1
  }
  return { warned, erased }
}

async function listOver(
  deps: ErasureDeps,
  at: Date,
  condition: ReturnType<typeof sql>,
): Promise<AccountId[]> {
  const over = isOver(deps.registry, 'account', 't', at, deps.financialYear)
  const { rows } = await sql<{ id: AccountId }>`
    select t.id from ${tableId('account')} as t where ${over} and ${condition}
      and t.id not in (select id from shop.restricted_account)
    order by t.last_active_at limit ${accountsAtOnce}`.execute(deps.db)
  return rows.map(({ id }) => id)
}
