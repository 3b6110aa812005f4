import { sql } from 'kysely'
import { recordAudit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/connect.ts'
import type { AccountId, TicketId } from '../../../shared/ids.ts'
import type { TicketDeps } from '../deps.ts'
import { findLastWord, isRestricted, lockTicketItself } from '../store.ts'
import type { Ticket } from '../ticket.ts'
import { compareCustomers, customerOf } from './customer-of.ts'

export type Merge = {
  /** Ends, and leads to the other. */
  from: TicketId
  /** Goes on with everything that was said in both. */
  into: TicketId
  by: AccountId
  /** The last word of each that whoever merges has read. */
  read: { from: string; into: string }
}

export type MergeOutcome =
  | { ok: true }
  /**
   * `moved_on`: somebody wrote in one of them, or merged one, since the page was opened. `unproved`: one mailbox, which whoever
   * asked by an order's link need not read.
   */
  | { ok: false; reason: 'unknown' | 'moved_on' | 'other_customer' | 'unproved' }

/** Makes one ticket of two of the same customer. Never of two customers: whoever holds the link of one would read the other. */
export function mergeTickets(
  { db, clock }: Pick<TicketDeps, 'db' | 'clock'>,
  { from, into, by, read }: Merge,
): Promise<MergeOutcome> {
  return db.transaction().execute(async (tx): Promise<MergeOutcome> => {
    const both = await lockBoth(tx, from, into)
    if (!both) return { ok: false, reason: 'unknown' }
    const [merged, survivor] = both
    if (merged.mergedInto || survivor.mergedInto) return { ok: false, reason: 'moved_on' }
    const hasRead =
      (await findLastWord(tx, from)) === read.from && (await findLastWord(tx, into)) === read.into
    if (!hasRead) return { ok: false, reason: 'moved_on' }
    const customers = [await customerOf(tx, merged), await customerOf(tx, survivor)] as const
    const compared = compareCustomers(...customers)
    if (compared !== 'same') return { ok: false, reason: compared }
    await moveContent(tx, from, into)
    const accountId = customers[1].accountId ?? customers[0].accountId
    await goOn(tx, merged, { ...survivor, accountId })
    await end(tx, from, into, clock.now())
    const actor = { kind: 'staff', id: by } as const
    await recordAudit(
      tx,
      { subject: { kind: 'ticket', id: from }, action: 'ticket.merged', actor, details: { into } },
      { subject: { kind: 'ticket', id: into }, action: 'ticket.took_in', actor, details: { from } },
    )
    return { ok: true }
  })
}

/** In the order of their ids, so that two who merge the same two do not wait for each other. */
async function lockBoth(tx: Tx, from: TicketId, into: TicketId): Promise<[Ticket, Ticket] | undefined> {
  if (from === into) return undefined
  const locked = new Map<TicketId, Ticket | undefined>()
  for (const id of [from, into].toSorted()) locked.set(id, await lockTicketItself(tx, id))
  const [merged, survivor] = [locked.get(from), locked.get(into)]
  if (!merged || !survivor) return undefined
  if ((await isRestricted(tx, from)) || (await isRestricted(tx, into))) return undefined
  return [merged, survivor]
}

/** Messages are read in the order of their ids, which is that of time, so that those of both stand in it. */
async function moveContent(tx: Tx, from: TicketId, into: TicketId): Promise<void> {
  await tx.updateTable('ticket_message').set({ ticket_id: into }).where('ticket_id', '=', from).execute()
  await tx.updateTable('ticket_file').set({ ticket_id: into }).where('ticket_id', '=', from).execute()
  await sql`
    insert into shop.ticket_tagging (ticket_id, tag, at)
    select ${into}, tag, at from shop.ticket_tagging where ticket_id = ${from} on conflict do nothing`.execute(
    tx,
  )
  await tx.deleteFrom('ticket_tagging').where('ticket_id', '=', from).execute()
}

/** What was promised first holds, and whoever's turn it was in either, it is. What one of them did not know it has from the other. */
async function goOn(tx: Tx, merged: Ticket, survivor: Ticket): Promise<void> {
  const state = states.find((each) => each === merged.state || each === survivor.state) ?? survivor.state
  const about = survivor.orderId ? survivor : merged
  await tx
    .updateTable('ticket')
    .set({
      state,
      // Whoever asked by the link of the order still opens what they said.
      channel: merged.channel === 'order' && survivor.channel === 'guest' ? 'order' : survivor.channel,
      account_id: survivor.accountId,
      order_id: about.orderId,
      unit_id: about.unitId,
      answer_due_at: earliest(merged.answerDueAt, survivor.answerDueAt),
      first_answered_at: earliest(merged.firstAnsweredAt, survivor.firstAnsweredAt),
      written_at: sql<Date>`greatest(written_at, (select m.written_at from shop.ticket m where m.id = ${merged.id}))`,
      quiet_since: new Date(Math.max(merged.quietSince.getTime(), survivor.quietSince.getTime())),
      // That it will close was told of something else.
      closing_told_at: null,
      closed_at: state === 'closed' ? latest(merged.closedAt, survivor.closedAt) : null,
      assigned_to: survivor.assignedTo ?? merged.assignedTo,
    })
    .where('id', '=', survivor.id)
    .execute()
}

async function end(tx: Tx, id: TicketId, into: TicketId, at: Date): Promise<void> {
  await tx
    .updateTable('ticket')
    .set({ state: 'closed', closed_at: at, answer_due_at: null, closing_told_at: null, merged_into: into })
    .where('id', '=', id)
    .execute()
}

/** Of two the one that asks for more. */
const states = ['open', 'waiting', 'solved', 'closed'] as const

const timesOf = (one: Date | null, other: Date | null) =>
  [one, other].flatMap((at) => at ?? []).toSorted((a, b) => a.getTime() - b.getTime())
const earliest = (one: Date | null, other: Date | null) => timesOf(one, other)[0] ?? null
const latest = (one: Date | null, other: Date | null) => timesOf(one, other).at(-1) ?? null
