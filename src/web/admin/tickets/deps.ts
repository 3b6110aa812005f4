import type { OrderWithoutPayment } from '../../../domains/orders/index.ts'
import type {
  AnswerOutcome,
  AssignOutcome,
  GivenFile,
  InboxQuery,
  PrepareOutcome,
  ReadyFile,
  Thread,
  Ticket,
  TicketState,
  TicketWork,
} from '../../../domains/tickets/index.ts'
import type { AccountId, FileId, TicketId, UnitId } from '../../../shared/ids.ts'
import type { FileToSend } from '../../tickets/deps.ts'
import type { NamedPresence } from './live-deps.ts'

export type CustodyMoment = { unitId: UnitId; kind: string; at: Date; proof: string }

/** Who may answer, by the name that colleagues know. */
export type Colleague = { accountId: AccountId; name: string }

/** What pages that stay open need: who else is there, and after which change the page was made. */
type Live = { present: NamedPresence[]; change: number }

export type Inbox = { tickets: Ticket[]; total: number; colleagues: Colleague[]; live: Live }

/** A ticket as the staff see it: with its order and what happened with the keys. No key is in it. */
export type TicketOnDesk = Thread & {
  order: OrderWithoutPayment | undefined
  custody: CustodyMoment[]
  colleagues: Colleague[]
  live: Live
}

export type TicketDeskDeps = {
  listInbox(query: InboxQuery, by: AccountId): Promise<Inbox>
  countTicketWork(by: AccountId): Promise<TicketWork>
  openTicketOnDesk(id: TicketId, by: AccountId): Promise<TicketOnDesk | undefined>
  readFileOnDesk(id: TicketId, file: FileId, by: AccountId): Promise<FileToSend | undefined>
  prepareAnswerFiles(given: readonly GivenFile[]): Promise<PrepareOutcome>
  answerTicket(
    answer: { ticketId: TicketId; by: AccountId; body: string; next: 'waiting' | 'solved'; read: string },
    files: readonly ReadyFile[],
  ): Promise<AnswerOutcome>
  noteOnTicket(note: { ticketId: TicketId; by: AccountId; body: string }): Promise<boolean>
  moveTicket(move: {
    ticketId: TicketId
    by: AccountId
    to: TicketState
    read: string
  }): Promise<AnswerOutcome>
  /** `to`: somebody who may answer, or nobody. `seen`: who had it on the page. */
  assignTicket(work: {
    ticketId: TicketId
    by: AccountId
    to: AccountId | null
    seen: AccountId | null
  }): Promise<AssignOutcome>
}
