import type { OrderWithoutPayment } from '../../../domains/orders/index.ts'
import type {
  AnswerOutcome,
  AssignOutcome,
  FilledReply,
  FoundTickets,
  GivenFile,
  InboxFilter,
  InboxQuery,
  Macro,
  MacroRun,
  Merge,
  MergeOutcome,
  PrepareOutcome,
  ReadyFile,
  RunMacroOutcome,
  SavedReply,
  Tag,
  Thread,
  Ticket,
  TicketState,
  TicketWork,
} from '../../../domains/tickets/index.ts'
import type { AccountId, ComplaintId, FileId, SavedReplyId, TicketId, UnitId } from '../../../shared/ids.ts'
import type { FileToSend } from '../../tickets/deps.ts'
import type { NamedPresence } from './live-deps.ts'

export type CustodyMoment = { unitId: UnitId; kind: string; at: Date; proof: string }

/** Who may answer, by the name that colleagues know. */
export type Colleague = { accountId: AccountId; name: string }

/** What pages that stay open need: who else is there, and after which change the page was made. */
type Live = { present: NamedPresence[]; change: number }

/** `taggedOf`: the slugs of the tags that a ticket has. */
export type Inbox = FoundTickets & {
  colleagues: Colleague[]
  live: Live
  tags: Tag[]
  taggedOf: ReadonlyMap<TicketId, readonly string[]>
}

/** A ticket as a file takes it along. */
export type TicketInFile = { ticket: Ticket; assignedTo: string | undefined; tags: readonly string[] }

/** A macro with what it would write here. */
export type MacroOnTicket = Macro & { text: string }

/** A ticket as the staff see it: with its order and what happened with the keys. No key is in it. */
export type TicketOnDesk = Thread & {
  order: OrderWithoutPayment | undefined
  custody: CustodyMoment[]
  colleagues: Colleague[]
  live: Live
  /** What may be put into an answer. */
  replies: Pick<SavedReply, 'id' | 'name'>[]
  /** Those that went into it, and those that may be of the same customer. */
  mergedHere: TicketId[]
  others: Ticket[]
  macros: MacroOnTicket[]
  /** The complaint about a key of it that is open. */
  complaintId: ComplaintId | undefined
  tags: Tag[]
  /** The slugs of those that it has. */
  tagged: readonly string[]
}

export type TicketDeskDeps = {
  listInbox(query: InboxQuery, by: AccountId): Promise<Inbox>
  /** The whole of it, some hundred at a time. */
  readInbox(filter: InboxFilter, by: AccountId): AsyncIterable<readonly TicketInFile[]>
  countTicketWork(by: AccountId): Promise<TicketWork>
  openTicketOnDesk(id: TicketId, by: AccountId): Promise<TicketOnDesk | undefined>
  readFileOnDesk(id: TicketId, file: FileId, by: AccountId): Promise<FileToSend | undefined>
  prepareAnswerFiles(given: readonly GivenFile[]): Promise<PrepareOutcome>
  answerTicket(
    answer: { ticketId: TicketId; by: AccountId; body: string; next: 'waiting' | 'solved'; read: string },
    files: readonly ReadyFile[],
  ): Promise<AnswerOutcome>
  /** A saved reply with what is known of the ticket, in its language; undefined when either is not there. */
  fillReply(id: TicketId, reply: SavedReplyId, by: AccountId): Promise<FilledReply | undefined>
  /** One that may be pressed for a ticket; undefined when either is not there. */
  findMacroFor(id: TicketId, macro: string, by: AccountId): Promise<MacroOnTicket | undefined>
  runMacro(run: MacroRun): Promise<RunMacroOutcome>
  /** Two tickets to be compared before they are merged. */
  openBoth(one: TicketId, other: TicketId, by: AccountId): Promise<[Thread, Thread] | undefined>
  mergeTickets(merge: Merge): Promise<MergeOutcome>
  tagTicket(work: { ticketId: TicketId; by: AccountId; tag: string }): Promise<boolean>
  untagTicket(work: { ticketId: TicketId; by: AccountId; tag: string }): Promise<boolean>
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
