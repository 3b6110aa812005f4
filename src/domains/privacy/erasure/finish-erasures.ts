import { erasedEmail } from '../../../shared/email.ts'
import type { AccountId, OrderId } from '../../../shared/ids.ts'
import { listAccountKeys } from '../../identity/index.ts'
import { listContacts } from '../../orders/index.ts'
import { findHeld } from '../retention/holds.ts'
import { findSubject, type KnownBy } from '../subject/subject.ts'
import { type ErasureDeps, erasePerson } from './erase-person.ts'

/**
 * What a legal hold kept of somebody who was erased meanwhile goes when the hold has ended: the rows, and what the payment
 * provider was not asked for. The erasure is known by its keyed hashes alone, so what the hold kept is hashed and compared.
 * Each ended hold is looked at until it is settled, which is after the work, so that a crash in between loses nothing.
 * @returns how many persons were erased to the end.
 */
export async function finishErasures(deps: ErasureDeps): Promise<number> {
  const { db, clock } = deps
  const ended = await db
    .selectFrom('legal_hold')
    .select(['id', 'subject_kind as kind', 'subject_id as subject'])
    .where('ended_at', 'is not', null)
    .where('settled_at', 'is', null)
    .orderBy('ended_at')
    .execute()
  if (ended.length === 0) return 0
  const erasedAt = await findErased(deps)
  let count = 0
  for (const { id, kind, subject } of ended) {
    const by: KnownBy = kind === 'order' ? { order: subject as OrderId } : { account: subject as AccountId }
    const outcomes = []
    for (const one of await listDelayed(deps, by, erasedAt)) {
      outcomes.push(await erasePerson(deps, one, 'request'))
    }
    count += outcomes.filter(({ ok }) => ok).length
    // Orders that are under way again are looked at by the next run.
    if (outcomes.some((outcome) => !outcome.ok && outcome.reason === 'open_orders')) continue
    await db.updateTable('legal_hold').set({ settled_at: clock.now() }).where('id', '=', id).execute()
  }
  return count
}

/** Of what a hold kept, whatever an erasure meant: an account that was not used since, orders that were placed before. */
async function listDelayed(
  { db, hash }: ErasureDeps,
  by: KnownBy,
  erasedAt: ReadonlyMap<string, Date>,
): Promise<KnownBy[]> {
  const wasErased = (value: string, since: Date) => {
    const at = erasedAt.get(hash(value).toString('hex'))
    return at !== undefined && since <= at
  }
  const { accounts, orders } = await findSubject(db, by)
  const mine = (await listAccountKeys(db)).filter(({ id }) => accounts.includes(id))
  const unused = mine.filter(({ id, usedAt }) => wasErased(id, usedAt))
  const free = new Set<string>(orders).difference(new Set((await findHeld(db)).orders))
  const contacts = (await listContacts(db)).filter(({ orderId }) => free.has(orderId))
  const old = contacts.filter(
    ({ email, orderId, accountId, placedAt }) =>
      email !== erasedEmail &&
      // An address may be somebody else's by now: what an account has claimed is that account's.
      (wasErased(orderId, placedAt) || wasErased(accountId ?? email, placedAt)),
  )
  return [...unused.map(({ id }) => ({ account: id })), ...old.map(({ orderId }) => ({ order: orderId }))]
}

/** The hashes of everybody who was erased, with when it was last. */
async function findErased({ db, ledger }: ErasureDeps): Promise<Map<string, Date>> {
  const rows = await db.selectFrom('erasure').select(['hashes', 'at']).execute()
  // A hold may last longer than the rows of those whom it delayed; the ledger outside the database forgets nothing.
  const all = [...(await ledger.read()), ...rows].toSorted((a, b) => a.at.getTime() - b.at.getTime())
  return new Map(all.flatMap(({ at, hashes }) => hashes.map((hash) => [hash.toString('hex'), at] as const)))
}
