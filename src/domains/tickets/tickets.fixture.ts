import { randomBytes } from 'node:crypto'
import { type AccountId, type FileId, newId, type OrderId, type TicketId } from '../../shared/ids.ts'
import { testPrivacy } from '../privacy/privacy.fixture.ts'
import type { TicketDeps } from './deps.ts'
import { keepFiles } from './files/keep-files.ts'
import { type NewTicket, openTicketIn } from './open-ticket.ts'
import { findThread } from './queries.ts'
import { lastWordIn } from './ticket.ts'

/** A shop with tickets: files in memory, taken as they come. */
export async function testTickets() {
  const shop = await testPrivacy()
  const kept = new Map<FileId, { content: Uint8Array; at: Date }>()
  const deps: TicketDeps = {
    db: shop.web.as({ role: 'service' }),
    clock: shop.clock,
    outbox: shop.deps.outbox,
    files: {
      put: async (id, content) => void kept.set(id, { content, at: shop.clock.now() }),
      read: async (id) => {
        const file = kept.get(id)
        return file && Buffer.from(file.content)
      },
      remove: async (id) => void kept.delete(id),
      async *list() {
        for (const [id, { at }] of kept) yield { id, keptAt: at }
      },
    },
    clean: async (content) => ({ ok: true, mediaType: 'text/plain', content }),
  }
  const atWork: TicketDeps = { ...deps, db: shop.worker.db }

  async function aTicket(differences: Partial<NewTicket> = {}, files = 0): Promise<TicketId> {
    const ticket: NewTicket = {
      channel: 'account',
      subject: 'key',
      locale: 'en',
      email: `${newId('acc')}@example.eu`,
      accountId: null,
      orderId: null,
      unitId: null,
      body: 'It says that the key was used.',
      ...differences,
    }
    const attached = Array.from({ length: files }, (_, at) => ({
      name: `shot-${at}.txt`,
      mediaType: 'text/plain' as const,
      content: randomBytes(20),
    }))
    // A ticket each time, also where the same is asked again at once.
    const kept = await keepFiles(deps.files, attached)
    return deps.db.transaction().execute((tx) => openTicketIn(tx, deps, ticket, kept))
  }

  async function staffMember(): Promise<AccountId> {
    return (await shop.anAccount()).account
  }

  async function threadOf(id: TicketId) {
    const thread = await findThread(shop.worker.db, id)
    if (!thread) throw new Error('no such ticket')
    return thread
  }

  async function lastWordOf(id: TicketId): Promise<string> {
    return lastWordIn((await threadOf(id)).messages) ?? ''
  }

  async function numberOf(order: OrderId): Promise<string> {
    const { rows } = await shop.pool.query('select number from shop."order" where id = $1', [order])
    return rows[0].number
  }

  const newsOf = (id: TicketId) =>
    shop.events.flatMap((event) =>
      event.type === 'ticket_news' && 'ticketId' in event && event.ticketId === id && 'what' in event
        ? [event.what]
        : [],
    )

  return { ...shop, deps, atWork, kept, aTicket, staffMember, threadOf, lastWordOf, numberOf, newsOf }
}
