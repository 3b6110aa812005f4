import { sql } from 'kysely'
import { recordAudit } from '../../platform/audit/audit.ts'
import type { Tx } from '../../platform/database/connect.ts'
import type { TicketId } from '../../shared/ids.ts'
import { after, days } from '../../shared/time.ts'
import type { TicketDeps } from './deps.ts'
import type { TicketEvent } from './events.ts'
import { closingNoticeMillis, quietDays } from './ticket.ts'

type Deps = Pick<TicketDeps, 'db' | 'clock' | 'outbox'>
const atOnce = 100

/**
 * Closes what nobody has written in for a week, two days after that was told. Of restricted persons nothing moves by itself (GDPR
 * Art. 18). @returns how many were told and closed.
 */
export async function closeQuietTickets(deps: Deps): Promise<{ told: number; closed: number }> {
  const told = await inBatches(deps, 'closing', (tx, at) => tellOfClosing(tx, at))
  const closed = await inBatches(deps, 'closed', (tx, at) => closeTold(tx, at))
  return { told, closed }
}

async function inBatches(
  { db, clock, outbox }: Deps,
  what: 'closing' | 'closed',
  step: (tx: Tx, at: Date) => Promise<TicketId[]>,
): Promise<number> {
  let all = 0
  for (;;) {
    const at = clock.now()
    const ids = await db.transaction().execute(async (tx) => {
      const moved = await step(tx, at)
      for (const ticketId of moved)
        await outbox.emit<TicketEvent>(tx, { type: 'ticket_news', ticketId, what, cause: at.toISOString() })
      return moved
    })
    all += ids.length
    if (ids.length < atOnce) return all
  }
}

async function tellOfClosing(tx: Tx, at: Date): Promise<TicketId[]> {
  const quietBefore = after(at, closingNoticeMillis - days(quietDays))
  const { rows } = await sql<{ id: TicketId }>`
    update shop.ticket set closing_told_at = ${at} where id in (
      select id from shop.ticket
      where state in ('waiting', 'solved') and quiet_since <= ${quietBefore} and closing_told_at is null
        and id not in (select id from shop.restricted_ticket)
      order by quiet_since limit ${atOnce} for update skip locked)
    returning id`.execute(tx)
  return rows.map(({ id }) => id)
}

async function closeTold(tx: Tx, at: Date): Promise<TicketId[]> {
  const { rows } = await sql<{ id: TicketId }>`
    update shop.ticket set state = 'closed', closed_at = ${at} where id in (
      select id from shop.ticket
      where state in ('waiting', 'solved') and quiet_since <= ${after(at, -days(quietDays))}
        and closing_told_at <= ${after(at, -closingNoticeMillis)}
        and id not in (select id from shop.restricted_ticket)
      order by quiet_since limit ${atOnce} for update skip locked)
    returning id`.execute(tx)
  const ids = rows.map(({ id }) => id)
  if (ids.length > 0)
    await recordAudit(
      tx,
      ...ids.map((id) => ({
        subject: { kind: 'ticket', id },
        action: 'ticket.closed',
        actor: { kind: 'system' as const },
      })),
    )
  return ids
}
