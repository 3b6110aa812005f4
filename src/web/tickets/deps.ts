import type { Account } from '../../domains/identity/index.ts'
import type { OrderOnPage } from '../../domains/orders/index.ts'
import type {
  GivenFile,
  PrepareOutcome,
  Rating,
  ReadyFile,
  Thread,
  Ticket,
  TicketSubject,
} from '../../domains/tickets/index.ts'
import type { AccountId, FileId, OrderId, TicketId, UnitId } from '../../shared/ids.ts'
import type { Locale, Translated } from '../../shared/locale.ts'

/** Who reads: whoever holds the link of a ticket, or whose account it is. */
export type TicketReader = { kind: 'link' } | { kind: 'account'; account: AccountId }

export type Asked = { subject: TicketSubject; body: string; locale: Locale }
export type AboutOrder = { orderId: OrderId; unitId: UnitId | null }

/** What somebody with an account may ask about. */
export type AboutChoices = {
  keys: { orderId: OrderId; unitId: UnitId; name: Translated; boughtAt: Date }[]
  orders: { orderId: OrderId; number: string; placedAt: Date }[]
}

export type FileToSend = { name: string; mediaType: string; content: Buffer }

/** What the pages about questions need from the rest of the shop. */
export type TicketPagesDeps = {
  prepareFiles(given: readonly GivenFile[]): Promise<PrepareOutcome>
  /** With number and address of an order; answers nothing, whether they belong together or not. */
  openAsGuest(asked: Asked & { number: string; email: string }): Promise<void>
  openForOrder(
    order: Pick<OrderOnPage, 'id'>,
    asked: Asked & { unitId: UnitId | null },
    files: readonly ReadyFile[],
  ): Promise<TicketId>
  /** Undefined when it is not about something of theirs. */
  openForAccount(
    account: Account,
    asked: Asked & { about: AboutOrder | null },
    files: readonly ReadyFile[],
  ): Promise<TicketId | undefined>

  listTickets(account: AccountId): Promise<Ticket[]>
  listAbout(account: AccountId): Promise<AboutChoices>
  /** The ticket that a link opens; a fresh link to it. */
  readTicketLink(token: string): TicketId | undefined
  /** Where a ticket that was merged goes on; `opens`: for whoever holds its link. */
  followTicket(id: TicketId): Promise<{ id: TicketId; opens: boolean } | undefined>
  ticketHref(id: TicketId, locale: Locale): string
  readThread(id: TicketId, reader: TicketReader): Promise<Thread | undefined>
  readTicketFile(id: TicketId, file: FileId, reader: TicketReader): Promise<FileToSend | undefined>
  writeQuestion(id: TicketId, body: string, files: readonly ReadyFile[]): Promise<boolean>
  rateTicket(id: TicketId, rating: Rating): Promise<boolean>
}
