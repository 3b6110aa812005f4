import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { can } from '../../../domains/staff/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { type OrderId, parseId } from '../../../shared/ids.ts'
import { pages } from '../../routes.ts'
import { privatePage, readForm, seeOther } from '../../storefront/gate.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { allPages } from '../list/all-pages.ts'
import { sendCsv } from '../list/send-csv.ts'
import { ConflictView } from './conflict-page.tsx'
import { ConflictsView } from './conflicts-page.tsx'
import { readConflictQuery } from './conflicts-query.ts'
import type { ConflictInList, VatPagesDeps } from './deps.ts'
import { vatDeskWords } from './vat-desk-words.ts'

const head = [
  'order',
  'found',
  'declared',
  'network',
  'card',
  'answered',
  'state',
  'decided',
  'decided_at',
  'reason',
]
const recordOf = ({
  number,
  foundAt,
  declared,
  network,
  card,
  answered,
  conflict,
  decided,
}: ConflictInList) => [
  ...[number, foundAt, declared, network, card, answered, conflict],
  ...[decided?.country, decided?.at, decided?.reason],
]

const decisionForm = z.object({
  country: z.string().trim().max(2).catch(''),
  reason: z.string().trim().max(500).catch(''),
})
const states = ['valid', 'invalid', 'pending', 'unavailable'] as const
type Refused = z.infer<typeof decisionForm> & { text: string }

/** Read by whoever reads the books; which country counts is decided by whoever answers for money, with a fresh proof. */
export function vatPages(deps: VatPagesDeps, admin: AdminGate): Hono {
  const idOf = (c: Context): OrderId => {
    const id = parseId('ord', c.req.param('order') ?? '')
    if (!id) throw new AppError('not_found', 'no such order')
    return id
  }

  async function show(
    c: Context,
    { visit, session, staff, shows }: StaffVisit,
    news: { said?: Said; refused?: Refused } = {},
  ): Promise<Response> {
    const orderId = idOf(c)
    const found = await deps.openVat(orderId, session.account.id)
    if (!found) throw new AppError('not_found', 'no such order')
    await shows({ kind: 'order', ids: [orderId] })
    const mayDecide = can(staff.role, 'orders.refund')
    const page = <ConflictView {...{ ...found, visit, orderId, mayDecide, ...news }} />
    return privatePage(c, page, news.refused ? 422 : 200)
  }

  return new Hono()
    .get(pages.adminVat, (c) =>
      admin.allow(c, 'books.read', c.req.path, async ({ visit, session, shows }) => {
        const query = readConflictQuery(c.req.query())
        const asked = { ...query, show: query.filters.show || ('undecided' as const) }
        const read = (page: number) => deps.listConflicts({ ...asked, page }, session.account.id)
        const found = await read(query.page)
        if (query.asFile) {
          // Where so many buyers are, and why it was decided so: that somebody took it along is worth a line.
          await shows({ kind: 'vat_list', ids: ['csv'], persons: found.total })
          return sendCsv(c, 'vat', head, allPages(read, recordOf))
        }
        const threshold = await deps.readThreshold()
        // Numbers of orders and countries: nobody is named.
        await shows('nobody')
        return privatePage(c, <ConflictsView {...{ visit, query, found, threshold }} />)
      }),
    )
    .get(pages.adminVatOrder, (c) =>
      admin.allow(c, 'books.read', c.req.path, (found) => {
        const words = vatDeskWords[found.visit.locale]
        const news = c.req.query('news') ?? ''
        if (news === 'decided') return show(c, found, { said: { kind: 'good', text: words.isDecided } })
        const asked = states.find((state) => `asked_${state}` === news)
        const kind = asked === 'invalid' ? 'bad' : 'good'
        return show(c, found, asked ? { said: { kind, text: words.ask.outcomes[asked] } } : {})
      }),
    )
    .post(pages.adminVatNumber, (c) => {
      const back = c.req.path.replace(/\/number$/, '')
      return admin.allow(c, 'orders.refund', back, async (found) => {
        const outcome = await deps.askNumber({ orderId: idOf(c), by: found.session.account.id })
        if (outcome.ok) return seeOther(c, `${back}?news=asked_${outcome.state}`)
        const text = vatDeskWords[found.visit.locale].ask.outcomes[outcome.reason]
        return show(c, found, { said: { kind: 'bad', text } })
      })
    })
    .post(pages.adminVatOrder, (c) =>
      admin.allow(c, 'orders.refund', c.req.path, async (found) => {
        const form = decisionForm.parse(await readForm(c))
        const by = found.session.account.id
        const outcome = await deps.decideConflict({ orderId: idOf(c), ...form, by })
        if (outcome.ok) return seeOther(c, `${c.req.path}?news=decided`)
        const text = vatDeskWords[found.visit.locale].refusals[outcome.reason]
        return show(c, found, { refused: { ...form, text } })
      }),
    )
}
