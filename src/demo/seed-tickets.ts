import { tickets } from '../../demo/tickets.ts'
import { listStaff } from '../domains/staff/index.ts'
import {
  answerTicket,
  findThread,
  hasTickets,
  openTicket,
  type PastTicket,
  putPastTickets,
  type TicketDeps,
} from '../domains/tickets/index.ts'
import type { Db } from '../platform/database/connect.ts'
import { assert } from '../shared/errors.ts'
import type { AccountId } from '../shared/ids.ts'
import { after, hours, minutes } from '../shared/time.ts'

/** The questions that the demo opens with, once; nobody is written to. */
export async function seedDemoTickets(shop: Omit<TicketDeps, 'outbox'>): Promise<void> {
  const { db, clock } = shop
  if (await hasTickets(db)) return
  const outbox = { emit: async () => undefined }
  const [colleague] = await listStaff(db)
  for (const { hoursAgo, answer, email, locale, subject, title, body } of tickets) {
    const asked = { now: () => after(clock.now(), -hours(hoursAgo)) }
    const about = { accountId: null, orderId: null, unitId: null, channel: 'mail' } as const
    const id = await openTicket(
      { ...shop, outbox, clock: asked },
      { ...about, email, locale, subject, title, body },
    )
    const question = (await findThread(db, id))?.messages[0]
    if (!answer || !colleague || !question) continue
    const answered = { now: () => after(asked.now(), hours(2)) }
    await answerTicket(
      { ...shop, outbox, clock: answered },
      { ticketId: id, by: colleague.accountId, body: answer, next: 'solved', read: question.id },
    )
  }
}

const batchSize = 1_000

/**
 * An inbox of any size for benchmarks, the same each time: the questions of the demo again and again, one every five minutes.
 * Of a hundred the latest are open, as after a bad week, and most are closed.
 */
export async function seedLargeInbox(
  db: Db,
  { count, now, by }: { count: number; now: Date; by: readonly AccountId[] },
): Promise<void> {
  for (let from = 0; from < count; from += batchSize) {
    const numbers = Array.from({ length: Math.min(batchSize, count - from) }, (_, index) => from + index)
    const past = numbers.map((number) => pastTicket(number, { now, by, count }))
    await db.transaction().execute((tx) => putPastTickets(tx, past))
  }
}

function pastTicket(
  number: number,
  { now, by, count }: { now: Date; by: readonly AccountId[]; count: number },
): PastTicket {
  const example = tickets[number % tickets.length]
  assert(example, 'the demo has questions')
  const { email, locale, subject, title, body } = example
  const askedAt = after(now, -minutes(5 * (number + 1)))
  const left = leftAt(number, count)
  const colleague = by[number % by.length]
  // What waits is not quiet for so long that it would be closed while somebody measures.
  const at = left === 'closed' ? after(askedAt, hours(3)) : after(now, -hours(1 + (number % 90)))
  return {
    ...{ locale, subject, title, body, askedAt },
    channel: 'mail',
    email: email.replace('@', `.${number}@`),
    answer: left && colleague ? { by: colleague, body, at, left } : null,
    assignedTo: number % 3 === 0 && colleague ? colleague : null,
  }
}

function leftAt(number: number, count: number): 'waiting' | 'solved' | 'closed' | null {
  if (number < count * 0.05) return null
  if (number >= count * 0.2) return 'closed'
  return number % 2 === 0 ? 'waiting' : 'solved'
}
