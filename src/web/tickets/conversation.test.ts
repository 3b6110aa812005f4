import { expect, test } from 'vitest'
import type { Ticket, TicketState } from '../../domains/tickets/index.ts'
import type { Locale } from '../../shared/locale.ts'
import { sampleAccounts } from '../account/account.fixture.ts'
import { sampleQuestion, sampleTicket } from '../admin/tickets/desk.fixture.ts'
import { sampleStorefront } from '../storefront/storefront.fixture.ts'
import { messages } from '../ui/messages/index.ts'
import type { TicketPagesDeps } from './deps.ts'
import { ticketRoutes } from './routes.tsx'

async function pageOf(change: Partial<Ticket>, locale: Locale = 'en'): Promise<string> {
  const thread = { ticket: sampleTicket(change), messages: [sampleQuestion()] }
  const deps: Partial<TicketPagesDeps> = {
    readTicketLink: () => thread.ticket.id,
    followTicket: async () => undefined,
    readThread: async () => thread,
  }
  const app = ticketRoutes(sampleStorefront(), sampleAccounts(), deps as TicketPagesDeps)
  const answer = await app.request(`http://shop.example${locale === 'fr' ? '/fr' : ''}/tickets/link`)
  return answer.text()
}

const states: [TicketState, 'more' | 'answer' | 'again', closes: boolean][] = [
  ['open', 'more', false],
  ['waiting', 'answer', true],
  ['solved', 'again', true],
  ['closed', 'again', false],
]

test.each(states)(
  '%s: asked to write is who has to, and told of closing is whose ticket will close',
  async (...row) => {
    const [state, asked, closes] = row
    const isOurs = state === 'open'
    const at = { answerDueAt: isOurs ? new Date() : null, closedAt: state === 'closed' ? new Date() : null }
    for (const locale of ['en', 'fr'] as const) {
      const { thread } = messages[locale].tickets
      const page = await pageOf({ state, ...at }, locale)
      expect(page).toContain(`<h2 id="answer">${thread[asked]}</h2>`)
      expect(page.includes(thread.closing)).toBe(closes)
    }
  },
)
