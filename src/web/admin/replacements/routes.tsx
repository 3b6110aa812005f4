import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { can } from '../../../domains/staff/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { parseId } from '../../../shared/ids.ts'
import { pages } from '../../routes.ts'
import { privatePage, readForm, seeOther } from '../../storefront/gate.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { allPages } from '../list/all-pages.ts'
import { sendCsv } from '../list/send-csv.ts'
import { ComplaintDeskView } from './complaint-page.tsx'
import { ComplaintsView } from './complaints-page.tsx'
import { readComplaintsQuery } from './complaints-query.ts'
import type { ReplacementPagesDeps } from './deps.ts'
import { replacementDeskWords } from './replacement-words.ts'

const head = ['order', 'made_at', 'platform', 'message', 'problem', 'state', 'settled_at']
const actForm = z.object({
  act: z.enum(['replace', 'close']),
  note: z.string().trim().max(500).catch(''),
})

/** Answered by whoever answers customers; a replacement moves a key that nobody sees, and no money. */
export function replacementPages(deps: ReplacementPagesDeps, admin: AdminGate): Hono {
  const idOf = (c: Context) => {
    const id = parseId('cmp', c.req.param('complaint') ?? '')
    if (!id) throw new AppError('not_found', 'no such complaint')
    return id
  }

  async function show(c: Context, found: StaffVisit, said?: Said, typed?: string): Promise<Response> {
    const opened = await deps.openComplaint(idOf(c), found.session.account.id)
    if (!opened) throw new AppError('not_found', 'no such complaint')
    await found.shows({ kind: 'order', ids: [opened.complaint.orderId] })
    const view = <ComplaintDeskView {...{ visit: found.visit, opened, said, typed }} />
    return privatePage(c, view, said?.kind === 'bad' ? 422 : 200)
  }

  return new Hono()
    .get(pages.adminReplacements, (c) =>
      admin.allow(c, 'tickets.answer', c.req.path, async (found) => {
        const query = readComplaintsQuery(c.req.query())
        const asked = { show: query.filters.show || ('open' as const), isDescending: query.isDescending }
        const read = (page: number) => deps.listComplaints({ ...asked, page }, found.session.account.id)
        // Numbers of orders and what platforms say: nobody is named.
        await found.shows('nobody')
        if (query.asFile) return sendCsv(c, 'complaints', head, records(read))
        const list = await read(query.page)
        const may = { batches: can(found.staff.role, 'keys.import') }
        return privatePage(c, <ComplaintsView {...{ visit: found.visit, query, found: list, may }} />)
      }),
    )
    .get(pages.adminReplacement, (c) =>
      admin.allow(c, 'tickets.answer', c.req.path, (found) => {
        const { news } = replacementDeskWords[found.visit.locale]
        const text = { replaced: news.replaced, closed: news.closed }[c.req.query('news') ?? '']
        return show(c, found, text ? { kind: 'good', text } : undefined)
      }),
    )
    .post(pages.adminReplacement, (c) =>
      admin.allow(c, 'tickets.answer', c.req.path, async (found) => {
        const form = actForm.safeParse(await readForm(c))
        if (!form.success) throw new AppError('invalid', 'no such act')
        const { refusals } = replacementDeskWords[found.visit.locale]
        const act = { complaintId: idOf(c), by: found.session.account.id }
        if (form.data.act === 'replace') {
          const outcome = await deps.replaceByStaff(act)
          if (!outcome.ok) return show(c, found, { kind: 'bad', text: refusals[outcome.reason] })
          return seeOther(c, `${c.req.path}?news=replaced`)
        }
        const { note } = form.data
        if (note.length < 3) return show(c, found, { kind: 'bad', text: refusals.note_missing }, note)
        const isClosed = await deps.closeComplaint({ ...act, note })
        if (!isClosed) return show(c, found, { kind: 'bad', text: refusals.decided_already }, note)
        return seeOther(c, `${c.req.path}?news=closed`)
      }),
    )
}

type Page = Awaited<ReturnType<ReplacementPagesDeps['listComplaints']>>

// What customers wrote is left out: it is answered on the page of the complaint.
function records(read: (page: number) => Promise<Page>) {
  const readNumbered = async (page: number) => {
    const { rows, total, numbers } = await read(page)
    return { total, rows: rows.map((row) => ({ ...row, orderNumber: numbers.get(row.orderId) })) }
  }
  return allPages(readNumbered, ({ orderNumber, madeAt, platform, message, problem, state, settledAt }) => [
    ...[orderNumber, madeAt, platform, message, problem, state, settledAt],
  ])
}
