import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { parseId, type TicketId } from '../../../shared/ids.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, seeOther } from '../../storefront/gate.ts'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import type { TicketDeskDeps } from './deps.ts'
import { MergeView } from './merge-page.tsx'
import { mergeWords } from './merge-words.ts'

const line = z.string().max(100).catch('')
const mergeForm = z.object({ with: line, into: line, readHere: line, readOther: line })

/** Two tickets of one customer become one, after both were looked at. */
export function mergePages(deps: TicketDeskDeps, admin: AdminGate): Hono {
  async function show(
    c: Context,
    { visit, session, shows }: StaffVisit,
    ids: [TicketId, TicketId],
    refused?: 'moved_on' | 'other_customer' | 'unproved',
  ): Promise<Response> {
    const both = await deps.openBoth(...ids, session.account.id)
    if (!both) throw new AppError('not_found', 'two tickets')
    const gone = both.find(({ ticket }) => ticket.mergedInto)
    if (gone) return seeOther(c, href(visit.locale, 'adminTicket', { ticket: gone.ticket.id }))
    await shows({ kind: 'ticket', ids })
    const [older] = both.toSorted((a, b) => a.ticket.openedAt.getTime() - b.ticket.openedAt.getTime())
    const into = older?.ticket.id ?? ids[0]
    const text = refused && mergeWords[visit.locale].refused[refused]
    const said = text ? ({ kind: 'bad', text } as const) : undefined
    const here = { ...visit, path: href('en', 'adminTicketMerge', { ticket: ids[0] }) }
    return privatePage(c, <MergeView {...{ visit: here, both, into, said }} />, refused ? 409 : 200)
  }

  return new Hono()
    .get(pages.adminTicketMerge, (c) =>
      admin.allow(c, 'tickets.answer', c.req.path, (found) =>
        show(c, found, bothOf(c, c.req.query('with') ?? '')),
      ),
    )
    .post(pages.adminTicketMerge, (c) =>
      admin.allow(c, 'tickets.answer', c.req.path, async (found) => {
        const form = mergeForm.parse(await readForm(c))
        const ids = bothOf(c, form.with)
        const into = ids.find((id) => id === form.into)
        if (!into) throw new AppError('invalid', 'neither of the two')
        const [here, other] = ids
        const read = { [here]: form.readHere, [other]: form.readOther }
        const from = into === here ? other : here
        const by = found.session.account.id
        const outcome = await deps.mergeTickets({
          ...{ from, into, by },
          read: { from: read[from] ?? '', into: read[into] ?? '' },
        })
        if (outcome.ok)
          return seeOther(c, `${href(found.visit.locale, 'adminTicket', { ticket: into })}?news=merged`)
        if (outcome.reason === 'unknown') throw new AppError('not_found', 'two tickets')
        return show(c, found, ids, outcome.reason)
      }),
    )
}

function bothOf(c: Context, other: string): [TicketId, TicketId] {
  const [one, second] = [parseId('tkt', c.req.param('ticket') ?? ''), parseId('tkt', other)]
  if (!one || !second) throw new AppError('not_found', 'two tickets')
  return [one, second]
}
