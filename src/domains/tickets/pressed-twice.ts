import { sql } from 'kysely'
import type { Tx } from '../../platform/database/connect.ts'
import { foldEmail } from '../../shared/email.ts'
import type { AccountId, TicketId } from '../../shared/ids.ts'
import { after, minutes } from '../../shared/time.ts'
import type { KeptFile } from './files/keep-files.ts'
import type { NewTicket } from './open-ticket.ts'

type Said = { body: string; files: readonly Pick<KeptFile, 'name' | 'sizeBytes'>[]; at: Date }

/** For how long the same words, with the same files, are a form that was pressed twice or sent again by going back. */
const pressedTwiceMillis = minutes(10)

/** The ticket that this very question opened a moment ago. Whoever asks comes one after another. */
export async function findOpenedJustNow(
  tx: Tx,
  ticket: NewTicket,
  said: Said,
): Promise<TicketId | undefined> {
  const mailbox = foldEmail(ticket.email)
  await sql`select pg_advisory_xact_lock(hashtext(${`question ${mailbox}`}))`.execute(tx)
  const candidates = await tx
    .selectFrom('ticket')
    .select('id')
    .where('email_folded', '=', mailbox)
    .where('channel', '=', ticket.channel)
    .where('subject', '=', ticket.subject)
    .where('account_id', 'is not distinct from', ticket.accountId)
    .where('order_id', 'is not distinct from', ticket.orderId)
    .where('unit_id', 'is not distinct from', ticket.unitId)
    .where('state', '=', 'open')
    .where('opened_at', '>', after(said.at, -pressedTwiceMillis))
    .where('merged_into', 'is', null)
    .execute()
  for (const { id } of candidates) if (await isSaidAlready(tx, id, said)) return id
  return undefined
}

/** Whether these are the last words of the customer there, and nobody has answered them. */
export async function isSaidAlready(tx: Tx, ticketId: TicketId, { body, files, at }: Said): Promise<boolean> {
  const last = await tx
    .selectFrom('ticket_message')
    .select(['id', 'kind', 'body', 'at'])
    .where('ticket_id', '=', ticketId)
    .where('kind', '<>', 'note')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last?.kind !== 'question' || last.body !== body || last.at < after(at, -pressedTwiceMillis))
    return false
  const attached = await tx
    .selectFrom('ticket_file')
    .select(['name', 'size_bytes as sizeBytes'])
    .where('message_id', '=', last.id)
    .execute()
  return listOf(attached) === listOf(files)
}

/** Whether this is the last note of its writer there. */
export async function isNotedAlready(
  tx: Tx,
  ticketId: TicketId,
  { by, body, at }: { by: AccountId; body: string; at: Date },
): Promise<boolean> {
  const last = await tx
    .selectFrom('ticket_message')
    .select(['body', 'at'])
    .where('ticket_id', '=', ticketId)
    .where('kind', '=', 'note')
    .where('staff_id', '=', by)
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.body === body && last.at >= after(at, -pressedTwiceMillis)
}

const listOf = (files: Said['files']) =>
  files
    .map(({ name, sizeBytes }) => `${name} ${sizeBytes}`)
    .toSorted()
    .join('\n')
