import { expect, test, vi } from 'vitest'
import { newId } from '../../shared/ids.ts'
import type { TicketPagesDeps } from './deps.ts'
import { linkThreadPages } from './thread-routes.tsx'

const [before, since] = [newId('tkt'), newId('tkt')]

function pagesWith(opens: boolean) {
  const deps = {
    readTicketLink: () => before,
    followTicket: async () => ({ id: since, opens }),
    ticketHref: () => '/tickets/anew',
    readThread: async () => ({}) as never,
    rateTicket: vi.fn<TicketPagesDeps['rateTicket']>(async () => true),
    writeQuestion: vi.fn<TicketPagesDeps['writeQuestion']>(async () => true),
    prepareFiles: async () => ({ ok: true, files: [] }),
  }
  const gate = { visit: () => ({ locale: 'en', m: { tickets: { form: { errors: {} } } } }) }
  const pages = linkThreadPages({ deps, gate, account: { hurdle: async () => undefined } } as never)
  const post = (path: string, body: Record<string, string>) => {
    const form = new FormData()
    for (const [name, value] of Object.entries(body)) form.set(name, value)
    const sent = path.endsWith('/rating') ? new URLSearchParams(body) : form
    return pages.request(path, { method: 'POST', body: sent })
  }
  return { deps, post }
}

test.each([true, false])(
  'by an old link is written and rated only where it opens what goes on: %s',
  async (opens) => {
    const { deps, post } = pagesWith(opens)
    const answers = [
      await post('/tickets/t', { body: 'Again.' }),
      await post('/tickets/t/rating', { rating: 'bad' }),
    ]
    expect(deps.writeQuestion).toHaveBeenCalledTimes(opens ? 1 : 0)
    expect(deps.rateTicket).toHaveBeenCalledTimes(opens ? 1 : 0)
    const inAccount = `/account/tickets/${since}`
    if (!opens)
      expect(answers.map((answer) => answer.headers.get('location'))).toEqual([inAccount, inAccount])
  },
)
