import { listAccounts } from '../../../domains/identity/index.ts'
import { listCustodyOf } from '../../../domains/keys/index.ts'
import { getOrderPage } from '../../../domains/orders/index.ts'
import { listStaffWho } from '../../../domains/staff/index.ts'
import {
  answerTicket,
  assignTicket,
  countTicketWork,
  findThread,
  listInbox,
  moveTicket,
  noteOnTicket,
  prepareFiles,
  type TicketDeps,
} from '../../../domains/tickets/index.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { readFileOf } from '../../tickets/from-domains.ts'
import type { TicketDeskDeps } from './deps.ts'
import type { LiveDeskDeps } from './live-deps.ts'

type Db = TicketDeps['db']

export type TicketDeskParts = {
  tickets: TicketDeps
  /** With the rights of a worker: the ledger of keys is nobody else's to read, and no key is in it. */
  custody: Db
}

/** The staff read in their own name; what they do goes through the use cases. */
export function ticketDeskFromDomains(
  { tickets, custody }: TicketDeskParts,
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
  return {
    async listInbox(query, by) {
      const db = of(by)
      const live = await liveOf(by)
      const [found, colleagues] = await Promise.all([listInbox(db, query, by), listColleagues(db)])
      return { ...found, colleagues, live }
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
      }
    },
    readFileOnDesk: (id, file, by) => readFileOf(tickets, of(by), id, file),
    prepareAnswerFiles: (given) => prepareFiles(tickets.clean, given),
    answerTicket: (answer, files) => answerTicket(tickets, answer, files),
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
