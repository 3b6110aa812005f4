import { listAccounts } from '../../../domains/identity/index.ts'
import { listCustodyOf } from '../../../domains/keys/index.ts'
import { getOrderPage } from '../../../domains/orders/index.ts'
import { isOpen, listComplaintsOfOrder } from '../../../domains/replacement/index.ts'
import { listStaffWho } from '../../../domains/staff/index.ts'
import {
  answerTicket,
  assignTicket,
  countTicketWork,
  fillReply,
  findReply,
  findThread,
  type KeyLetters,
  listInbox,
  listMacros,
  listMergedInto,
  listOthersOf,
  listReplies,
  listTags,
  listTagsOf,
  listUsedReplies,
  mergeTickets,
  moveTicket,
  noteOnTicket,
  prepareFiles,
  readInbox,
  runMacro,
  type Ticket,
  type TicketDeps,
  tagTicket,
  untagTicket,
} from '../../../domains/tickets/index.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { readFileOf } from '../../tickets/from-domains.ts'
import type { MacroOnTicket, TicketDeskDeps } from './deps.ts'
import type { LiveDeskDeps } from './live-deps.ts'
import { replyValues } from './reply-values.ts'

type Db = TicketDeps['db']

export type TicketDeskParts = {
  tickets: TicketDeps
  keyLetters: KeyLetters
  /** With the rights of a worker: the ledger of keys is nobody else's to read, and no key is in it. */
  custody: Db
  shop: { name: string; baseUrl: string }
}

/** The staff read in their own name; what they do goes through the use cases. */
export function ticketDeskFromDomains(
  { tickets, keyLetters, custody, shop }: TicketDeskParts,
  live: LiveDeskDeps,
  of: (by: AccountId) => Db,
): TicketDeskDeps {
  async function listColleagues(db: Db) {
    const answering = await listStaffWho(db, 'tickets.answer')
    const accounts = new Map((await listAccounts(db, answering)).map((account) => [account.id, account]))
    return answering.map((accountId) => {
      const account = accounts.get(accountId)
      return { accountId, name: account?.displayName ?? account?.email ?? accountId }
    })
  }
  /** Asked first: what changes while the page is made is then new to it. */
  async function liveOf(by: AccountId) {
    const change = await live.latestChange()
    return { change, present: await live.listPresence(by) }
  }
  /** Those in use, each with what it would write. */
  async function macrosFor(ticket: Ticket, by: AccountId): Promise<MacroOnTicket[]> {
    const db = of(by)
    const macros = (await listMacros(db)).filter(({ state }) => state === 'used')
    if (macros.length === 0) return []
    const replies = (await listReplies(db)).filter(({ state }) => state === 'used')
    const values = await replyValues({ tickets, shop }, { ticket, db, by })
    return macros.flatMap((macro) => {
      const reply = replies.find(({ id }) => id === macro.replyId)
      return reply ? [{ ...macro, text: fillReply(reply.body[ticket.locale], values).text }] : []
    })
  }
  return {
    async listInbox(query, by) {
      const db = of(by)
      const live = await liveOf(by)
      const [found, colleagues] = await Promise.all([listInbox(db, query, by), listColleagues(db)])
      const ids = found.tickets.map(({ id }) => id)
      const [tags, taggedOf] = await Promise.all([listTags(db), listTagsOf(db, ids)])
      return { ...found, colleagues, live, tags, taggedOf }
    },
    async *readInbox(filter, by) {
      const db = of(by)
      const names = new Map((await listColleagues(db)).map(({ accountId, name }) => [accountId, name]))
      for await (const tickets of readInbox(db, filter, by)) {
        const taggedOf = await listTagsOf(
          db,
          tickets.map(({ id }) => id),
        )
        yield tickets.map((ticket) => ({
          ticket,
          assignedTo: ticket.assignedTo ? names.get(ticket.assignedTo) : undefined,
          tags: taggedOf.get(ticket.id) ?? [],
        }))
      }
    },
    countTicketWork: (by) => countTicketWork(of(by)),
    async openTicketOnDesk(id, by) {
      const db = of(by)
      const live = await liveOf(by)
      const thread = await findThread(db, id)
      if (!thread) return undefined
      const { orderId } = thread.ticket
      // A restricted order is not shown with a ticket that is.
      const order = orderId ? await getOrderPage(db, orderId) : undefined
      const units = order?.lines.flatMap((line) => line.units.map((unit) => unit.id)) ?? []
      return {
        ...thread,
        order,
        custody: await listCustodyOf(custody, units),
        colleagues: await listColleagues(db),
        live,
        replies: await listUsedReplies(db),
        mergedHere: await listMergedInto(db, id),
        others: await listOthersOf(db, thread.ticket),
        macros: await macrosFor(thread.ticket, by),
        complaintId: await openComplaintOf(db, thread.ticket),
        tags: await listTags(db),
        tagged: (await listTagsOf(db, [id])).get(id) ?? [],
      }
    },
    async fillReply(id, replyId, by) {
      const db = of(by)
      const [thread, reply] = [await findThread(db, id), await findReply(db, replyId)]
      if (!thread || reply?.state !== 'used') return undefined
      const values = await replyValues({ tickets, shop }, { ticket: thread.ticket, db, by })
      return fillReply(reply.body[thread.ticket.locale], values)
    },
    readFileOnDesk: (id, file, by) => readFileOf(tickets, of(by), id, file),
    prepareAnswerFiles: (given) => prepareFiles(tickets.clean, given),
    answerTicket: (answer, files) => answerTicket(tickets, answer, files),
    async findMacroFor(id, macroId, by) {
      const thread = await findThread(of(by), id)
      return thread && (await macrosFor(thread.ticket, by)).find((macro) => macro.id === macroId)
    },
    runMacro: (run) => runMacro({ ...tickets, keyLetters }, run),
    async openBoth(one, other, by) {
      const db = of(by)
      const [first, second] = [await findThread(db, one), await findThread(db, other)]
      return first && second && one !== other ? [first, second] : undefined
    },
    mergeTickets: (merge) => mergeTickets(tickets, merge),
    tagTicket: (work) => tagTicket(tickets, work),
    untagTicket: (work) => untagTicket(tickets, work),
    noteOnTicket: (note) => noteOnTicket(tickets, note),
    moveTicket: (move) => moveTicket(tickets, move),
    async assignTicket(work) {
      const { to, by } = work
      if (to && !(await listColleagues(of(by))).some(({ accountId }) => accountId === to))
        return { ok: false, reason: 'unknown' }
      return assignTicket(tickets, work)
    },
  }
}

/** Of the key that it is about, or else of any of its order. */
async function openComplaintOf(db: Db, { orderId, unitId }: Ticket) {
  const complaints = orderId ? [...(await listComplaintsOfOrder(db, orderId)).values()] : []
  const open = complaints.filter((complaint) => isOpen(complaint))
  return (open.find((complaint) => complaint.unitId === unitId) ?? open[0])?.id
}
