import { sql } from 'kysely'
import type { AccountId } from '../../../shared/ids.ts'
import { after, days } from '../../../shared/time.ts'
import { listErasureAsked, noteInactivityWarned } from '../../identity/index.ts'
import { clockOf, isOver } from '../clock.ts'
import type { PrivacyDeps } from '../deps.ts'
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
  const { warnDays } = inactivityOf(deps)
  const soon = after(now, days(warnDays))
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
  for (const id of await listOver(deps, now, toldInTime(now, warnDays))) {
    if ((await erasePerson(deps, { account: id }, 'inactivity')).ok) erased += 1
  }
  for (const id of await listErasureAsked(deps.db)) {
    if ((await erasePerson(deps, { account: id }, 'request')).ok) erased += 1
  }
  return { warned, erased }
}

/** What a run at that moment would do with accounts; nothing is done. */
export async function previewAccounts(
  deps: ErasureDeps,
  at: Date,
): Promise<{ told: number; erased: number }> {
  const { warnDays } = inactivityOf(deps)
  const untold = await listOver(deps, after(at, days(warnDays)), sql`t.inactivity_warned_at is null`)
  const staff = await Promise.all(untold.map(deps.isStaff))
  return {
    told: staff.filter((works) => !works).length,
    erased: (await listOver(deps, at, toldInTime(at, warnDays))).length,
  }
}

/** Accounts that were told and should have been erased at a moment, but for those that a hold keeps. */
export async function countOverdueAccounts(
  deps: PrivacyDeps,
  at: Date,
  held: readonly string[],
): Promise<number> {
  const told = toldInTime(at, inactivityOf(deps).warnDays)
  return (await listOver(deps, at, sql`${told} and t.id <> all(${held})`)).length
}

const toldInTime = (at: Date, warnDays: number) =>
  sql`t.inactivity_warned_at <= ${after(at, -days(warnDays))}`

function inactivityOf({ registry }: PrivacyDeps) {
  const clock = clockOf(registry.account, 'account')
  if (clock.rule !== 'inactive') throw new Error('accounts end by inactivity')
  return clock
}

async function listOver(
  deps: PrivacyDeps,
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
