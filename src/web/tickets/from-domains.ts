import { findAddressee, listLibrary, listOrdersOfAccount } from '../../domains/orders/index.ts'
import {
  findFile,
  findThread,
  followLink,
  isAbout,
  listTicketsOfAccount,
  openTicket,
  openTicketAsGuest,
  prepareFiles,
  rateTicket,
  type TicketDeps,
  type TicketLinks,
  writeQuestion,
} from '../../domains/tickets/index.ts'
import { AppError } from '../../shared/errors.ts'
import type { AccountId, FileId, TicketId } from '../../shared/ids.ts'
import type { Principal } from '../../shared/principal.ts'
import { href } from '../routes.ts'
import type { FileToSend, TicketPagesDeps, TicketReader } from './deps.ts'

type Db = TicketDeps['db']

/** What the pages about questions need, from the doors of the domains. What is shown is read in the name of whoever looks. */
export function ticketsFromDomains(
  deps: TicketDeps,
  links: TicketLinks,
  as: (principal: Principal) => Db,
): TicketPagesDeps {
  const { clock, clean } = deps
  const dbOf = (id: TicketId, reader: TicketReader) =>
    reader.kind === 'link'
      ? as({ role: 'visitor', ticket: id })
      : as({ role: 'customer', account: reader.account })
  const ofCustomer = (account: AccountId) => as({ role: 'customer', account })
  return {
    prepareFiles: (given) => prepareFiles(clean, given),
    openAsGuest: (asked) => openTicketAsGuest(deps, asked, []),
    async openForOrder({ id: orderId }, { unitId, ...asked }, files) {
      const addressee = await findAddressee(deps.db, orderId)
      const isTheirs = await isAbout(as({ role: 'visitor', order: orderId }), orderId, unitId)
      if (!addressee || !isTheirs) throw new AppError('not_found', 'no such order or key')
      const { email, accountId } = addressee
      return openTicket(deps, { ...asked, channel: 'order', email, accountId, orderId, unitId }, files)
    },
    async openForAccount({ id: accountId, email }, { about, ...asked }, files) {
      const { orderId, unitId } = about ?? { orderId: null, unitId: null }
      if (orderId && !(await isAbout(ofCustomer(accountId), orderId, unitId))) return undefined
      return openTicket(deps, { ...asked, channel: 'account', email, accountId, orderId, unitId }, files)
    },
    listTickets: (account) => listTicketsOfAccount(ofCustomer(account), account),
    async listAbout(account) {
      const db = ofCustomer(account)
      const [keys, orders] = await Promise.all([
        listLibrary(db, account, { text: '', page: 1 }),
        listOrdersOfAccount(db, account, 1),
      ])
      return {
        keys: keys.rows,
        orders: orders.rows.map(({ id, number, placedAt }) => ({ orderId: id, number, placedAt })),
      }
    },
    readTicketLink: (token) => links.read(token, clock.now()),
    followTicket: (id) => followLink(deps.db, id),
    ticketHref: (id, locale) => href(locale, 'ticket', { token: links.tokenFor(id, clock.now()) }),
    readThread: (id, reader) => findThread(dbOf(id, reader), id),
    readTicketFile: (id, file, reader) => readFileOf(deps, dbOf(id, reader), id, file),
    writeQuestion: (id, body, files) => writeQuestion(deps, id, { body }, files),
    rateTicket: (id, rating) => rateTicket(deps, id, rating),
  }
}

/** The row says whether whoever asks may have it, the store has the content. */
export async function readFileOf(
  { files }: Pick<TicketDeps, 'files'>,
  db: Db,
  id: TicketId,
  fileId: FileId,
): Promise<FileToSend | undefined> {
  const file = await findFile(db, id, fileId)
  const content = file && (await files.read(file.id))
  return content && { name: file.name, mediaType: file.mediaType, content }
}
