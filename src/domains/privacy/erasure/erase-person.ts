import { recordAudit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/connect.ts'
import type { Outbox } from '../../../platform/outbox/outbox.ts'
import { type AccountId, type ErasureId, newId, type OrderId } from '../../../shared/ids.ts'
import { askErasure, lockAccount } from '../../identity/index.ts'
import { listOpenOrders } from '../../orders/index.ts'
import type { DecisionLedger } from '../decisions/decision-ledger.ts'
import type { PrivacyDeps } from '../deps.ts'
import { findHeld } from '../retention/holds.ts'
import { findSubject, isKnown, type KnownBy, type Subject } from '../subject/subject.ts'
import { type Erased, eraseRows } from './erase-rows.ts'

export type ErasureGround = 'request' | 'inactivity' | 'replay'

/** One line of the ledger that lies outside the backups. */
export type ErasureLine = { id: ErasureId; at: Date; hashes: readonly Buffer[] }

export type ErasureDeps = PrivacyDeps & {
  outbox: Outbox
  isStaff(account: AccountId): Promise<boolean>
  /** Asks the payment provider for the same, in this transaction; what is on legal hold is not among the orders. */
  redactPayments(tx: Tx, orders: readonly OrderId[]): Promise<void>
  /** A keyed hash: the ledger must not be a list of who left. */
  hash(value: string): Buffer
  /** Where a restore of the database does not reach. Written before the erasure is committed, so that none is without its line. */
  ledger: {
    append(line: ErasureLine): Promise<void>
    read(): Promise<ErasureLine[]>
  } & DecisionLedger['ledger']
}

export type ErasureOutcome =
  | ({ ok: true } & Erased)
  /** Nothing is held, or it was erased before. */
  | { ok: false; reason: 'unknown' }
  /** Whoever works for the shop leaves the staff first. */
  | { ok: false; reason: 'staff' }
  /** Paid or being paid and not fulfilled: it is erased as soon as these are done. */
  | { ok: false; reason: 'open_orders'; orders: OrderId[] }

export type PrivacyEvent = { type: 'person_erased'; persons: readonly string[] }

/**
 * Erases a person (GDPR Art. 17): at once what is free, and of what must stay all that names them. Keys, custody and books
 * stay whole. A second time changes nothing. `first` and `last` run in the same transaction, before anything is done and when
 * the rows are gone; what `first` throws leaves no trace, neither here nor in the ledger.
 */
export async function erasePerson(
  deps: ErasureDeps,
  by: KnownBy,
  ground: ErasureGround,
  { first, last }: Steps = {},
): Promise<ErasureOutcome> {
  const [account] = (await findSubject(deps.db, by)).accounts as AccountId[]
  if (account && (await deps.isStaff(account))) return { ok: false, reason: 'staff' }
  const held = await findHeld(deps.db)
  const id = newId('ers')
  return deps.db.transaction().execute(async (tx): Promise<ErasureOutcome> => {
    await first?.(tx)
    if (account) await lockAccount(tx, account)
    const subject = await findSubject(tx, by)
    const open = await listOpenOrders(tx, subject.orders as OrderId[])
    if (open.length > 0) {
      if (account) await askErasure(tx, account, deps.clock.now())
      return { ok: false, reason: 'open_orders', orders: open }
    }
    const free = subject.orders.filter((order) => !held.orders.includes(order))
    await deps.redactPayments(tx, free as OrderId[])
    const erased = await eraseRows(tx, deps.registry, subject, held)
    // Without account and order there may still be letters, a request, an objection.
    const isNobody = !isKnown(subject) && erased.deleted + erased.anonymised === 0
    if (isNobody) return { ok: false, reason: 'unknown' }
    const delayed = subject.orders.filter((order) => held.orders.includes(order))
    const line = { id, at: deps.clock.now(), hashes: hashesOf(deps, subject, delayed) }
    await deps.ledger.append(line)
    await writeErasure(tx, line, ground, erased)
    await deps.outbox.emit<PrivacyEvent>(tx, { type: 'person_erased', persons: subject.persons })
    await recordAudit(tx, {
      subject: { kind: 'erasure', id },
      action: 'privacy.erased',
      actor: { kind: ground === 'request' ? 'customer' : 'system' },
      details: { ground, ...erased },
    })
    await last?.(tx)
    return { ok: true, ...erased }
  })
}

type Steps = { first?(tx: Tx): Promise<void>; last?(tx: Tx): Promise<void> }

/** Orders that a hold keeps are known by themselves: once the account is gone, nothing else leads to them (finish-erasures.ts). */
function hashesOf(
  { hash }: ErasureDeps,
  { accounts, emails }: Subject,
  delayed: readonly string[],
): Buffer[] {
  return [...accounts, ...emails, ...delayed].map(hash)
}

async function writeErasure(
  tx: Tx,
  { id, at, hashes }: ErasureLine,
  ground: ErasureGround,
  erased: Erased,
): Promise<void> {
  await tx
    .insertInto('erasure')
    .values({
      id,
      ground,
      hashes: [...hashes],
      rows_deleted: erased.deleted,
      rows_anonymised: erased.anonymised,
      at,
    })
    .execute()
}
