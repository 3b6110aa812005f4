import type { Tx } from '../../platform/database/connect.ts'
import { foldEmail, hashMailbox } from '../../shared/email.ts'
import { type AccountId, newId } from '../../shared/ids.ts'
import { after } from '../../shared/time.ts'
import type { NewTicket } from './open-ticket.ts'
import { answerMillis, type TicketState } from './ticket.ts'

export type PastTicket = Pick<NewTicket, 'email' | 'locale' | 'subject' | 'title' | 'channel' | 'body'> & {
  askedAt: Date
  /** What was answered, if anything was; without it the ticket is open. */
  answer: { by: AccountId; body: string; at: Date; left: Exclude<TicketState, 'open'> } | null
  assignedTo: AccountId | null
}

/** Tickets as they stand after what was asked and answered before; of the past nobody is told, and no history begins. */
export async function putPastTickets(tx: Tx, past: readonly PastTicket[]): Promise<void> {
  const tickets = past.map((each) => ({ ...each, id: newId('tkt') }))
  await tx
    .insertInto('ticket')
    .values(
      tickets.map(({ id, email, askedAt, answer, assignedTo, ...ticket }) => ({
        id,
        email,
        email_folded: foldEmail(email),
        mailbox_hash: ticket.channel === 'mail' ? hashMailbox(email) : null,
        locale: ticket.locale,
        subject: ticket.subject,
        title: ticket.title || null,
        channel: ticket.channel,
        state: answer?.left ?? 'open',
        opened_at: askedAt,
        answer_due_at: answer ? null : after(askedAt, answerMillis),
        first_answered_at: answer?.at ?? null,
        written_at: askedAt,
        quiet_since: answer?.at ?? askedAt,
        closed_at: answer?.left === 'closed' ? answer.at : null,
        assigned_to: assignedTo,
      })),
    )
    .execute()
  await tx
    .insertInto('ticket_message')
    .values(
      tickets.flatMap(({ id, body, askedAt, answer }) => [
        { id: newId('msg'), ticket_id: id, kind: 'question' as const, staff_id: null, body, at: askedAt },
        ...(answer
          ? [
              {
                id: newId('msg'),
                ticket_id: id,
                kind: 'answer' as const,
                staff_id: answer.by,
                body: answer.body,
                at: answer.at,
              },
            ]
          : []),
      ]),
    )
    .execute()
}
