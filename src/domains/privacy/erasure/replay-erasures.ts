import { after, days } from '../../../shared/time.ts'
import { listAccountKeys } from '../../identity/index.ts'
import { listContacts } from '../../orders/index.ts'
import { clockOf } from '../clock.ts'
import { listMailboxes } from '../subject/mailboxes.ts'
import type { KnownBy } from '../subject/subject.ts'
import { type ErasureDeps, type ErasureLine, erasePerson } from './erase-person.ts'

/**
 * After a restore: whoever was erased since the backup is back, and is erased again before the shop serves. The ledger knows
 * them by keyed hashes alone, so everybody who is there is hashed and compared. An account is known by its id: its address may
 * have been somebody else's before or after, and stands only for what no account has claimed. Whoever came after being erased
 * came anew, and a line whose account was used after it was never committed: both are left alone; so is everybody once the
 * database itself has forgotten the erasure by its clock.
 * @returns how many persons were erased again.
 */
export async function replayErasures(deps: ErasureDeps): Promise<number> {
  const erasedAt = await findLost(deps)
  if (erasedAt.size === 0) return 0
  const wasErased = (value: string, since: Date) => {
    const at = erasedAt.get(deps.hash(value).toString('hex'))
    return at !== undefined && since <= at
  }
  let count = 0
  const again = async (by: KnownBy) => {
    if ((await erasePerson(deps, by, 'replay')).ok) count += 1
  }
  for (const { id, usedAt } of await listAccountKeys(deps.db)) {
    if (wasErased(id, usedAt)) await again({ account: id })
  }
  const accounts = new Set((await listAccountKeys(deps.db)).map(({ email }) => email))
  const unclaimed = (await listContacts(deps.db)).filter(({ accountId }) => accountId === null)
  for (const [email, orders] of Map.groupBy(unclaimed, (contact) => contact.email)) {
    const old = orders.filter(({ placedAt }) => wasErased(email, placedAt))
    if (old.length === orders.length && !accounts.has(email)) await again({ email })
    else for (const { orderId } of old) await again({ order: orderId })
  }
  // Of whoever has neither account nor order, letters, requests and decisions may be back; some may have come anew since.
  const ordered = new Set((await listContacts(deps.db)).map(({ email }) => email))
  for (const { email, last } of await listMailboxes(deps.db, deps.registry)) {
    if (!accounts.has(email) && !ordered.has(email) && wasErased(email, last)) await again({ email })
  }
  return count
}

/** The hashes of erasures that the database knows nothing of although it should, with when they were. */
async function findLost({ db, ledger, clock, registry, hash }: ErasureDeps): Promise<Map<string, Date>> {
  const kept = clockOf(registry.erasure, 'erasure')
  const remembered = after(clock.now(), -days(kept.rule === 'after' ? kept.days : 0))
  const known = await db.selectFrom('erasure').select('id').execute()
  const done = new Set<string>(known.map(({ id }) => id))
  const lost = (await ledger.read()).filter(({ id, at }) => !done.has(id) && at > remembered)
  if (lost.length === 0) return new Map()
  const accounts = await listAccountKeys(db)
  const usedAt = new Map(accounts.map((account) => [hash(account.id).toString('hex'), account.usedAt]))
  const isInUse = ({ at, hashes }: ErasureLine) =>
    hashes.some((each) => (usedAt.get(each.toString('hex')) ?? at) > at)
  const committed = lost.filter((line) => !isInUse(line))
  return new Map(
    committed.flatMap(({ at, hashes }) => hashes.map((hash) => [hash.toString('hex'), at] as const)),
  )
}
