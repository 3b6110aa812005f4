import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { type HoldInList, holdGrounds, isHoldReference } from '../../../domains/privacy/index.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, type StorefrontGate, seeOther } from '../../storefront/gate.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminDeps } from '../deps.ts'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { addressOf, backTo } from '../list/back-to.ts'
import { recordsOf, sendCsv } from '../list/send-csv.ts'
import { reasonAgain } from '../reason-again-page.tsx'
import { readReason, reasonMissing } from '../reasoned-act.tsx'
import { type HoldForm, HoldsView } from './holds-page.tsx'
import { type HoldListQuery, holdFilterOf, readHoldQuery } from './holds-query.ts'

const line = z.string().trim().max(500).catch('')
const reasonForm = z.object({ reason: line })
const holdForm = z.object({ named: line, ground: z.enum(holdGrounds).catch('claim'), reference: line })

const head = ['hold', 'kind', 'named', 'ground', 'reference', 'origin', 'placed_at', 'placed_by', 'ended_at']
const recordOf = (hold: HoldInList) => [
  ...[hold.id, hold.kind, hold.named, hold.ground, hold.reference, hold.origin],
  ...[hold.placedAt, hold.placedBy, hold.endedAt],
]

type News = { query?: HoldListQuery; said?: Said | undefined; form?: HoldForm }

/** Whoever may read the history reads what is held; holds are placed and ended by whoever handles privacy. */
export function holdPages(deps: AdminDeps, gate: StorefrontGate, admin: AdminGate): Hono {
  const here = (c: Context) => href(gate.visit(c).locale, 'adminHolds')
  const handle = (c: Context, answer: (visit: StaffVisit) => Response | Promise<Response>) =>
    admin.allow(c, 'privacy.handle', here(c), answer)

  async function show(c: Context, found: StaffVisit, news: News = {}): Promise<Response> {
    const { query = readHoldQuery({}), said, form } = news
    const { staff } = found
    const visit = { ...found.visit, path: pages.adminHolds }
    const holds = await deps.listHolds({ ...holdFilterOf(query), page: query.page })
    const held = holds.rows.map(({ id }) => id)
    await found.shows(held.length > 0 ? { kind: 'legal_hold', ids: held } : 'nobody')
    return privatePage(
      c,
      <HoldsView {...{ visit, staff, query, holds, said, ...(form && { form }) }} />,
      form || said?.kind === 'bad' ? 422 : 200,
    )
  }

  async function sendHolds(c: Context, found: StaffVisit, query: HoldListQuery): Promise<Response> {
    const filter = holdFilterOf(query)
    const { total } = await deps.listHolds({ ...filter, page: 1 })
    await found.shows({ kind: 'legal_hold', ids: ['csv'], persons: total })
    return sendCsv(c, 'holds', head, recordsOf(deps.eachHold(filter), recordOf))
  }

  return new Hono()
    .get(pages.adminHolds, (c) =>
      admin.allow(c, 'audit.read', here(c), (found) => {
        const query = readHoldQuery(c.req.query())
        if (query.asFile) return sendHolds(c, found, query)
        const words = found.visit.m.admin.retention
        const news = { placed: words.placed, ended: words.ended }
        const text = news[c.req.query('news') as keyof typeof news]
        return show(c, found, { query, said: text ? { kind: 'good', text } : undefined })
      }),
    )
    .post(pages.adminHolds, (c) =>
      handle(c, async (found) => {
        const { named, ground, reference } = holdForm.parse(await readForm(c))
        const words = found.visit.m.admin.retention
        const again = (errors: HoldForm['errors']) =>
          show(c, found, { form: { named, ground, reference, errors } })
        if (reference !== '' && !isHoldReference(reference)) return again({ reference: words.referenceOdd })
        const by = found.session.account.id
        const outcome = await deps.placeHold(named, { ground, reference: reference || null, by })
        if (!outcome.ok) return again({ named: words.refused[outcome.reason] })
        return seeOther(c, `${here(c)}?news=placed`)
      }),
    )
    .post(pages.adminHold, (c) =>
      handle(c, async (found) => {
        const sent = await readForm(c)
        const back = backTo(sent.back, here(c))
        const typed = reasonForm.parse(sent).reason
        const text = found.visit.m.admin.retention.endOdd
        if (typed && !isHoldReference(typed)) return reasonAgain(c, found, sent, { back: here(c), text })
        const reason = readReason(sent)
        const query = readHoldQuery(addressOf(back))
        if (!reason) return show(c, found, { query, said: reasonMissing(found) })
        const isDone = await deps.endHold(c.req.param('hold') ?? '', found.session.account.id, reason)
        return seeOther(c, isDone ? `${back}news=ended` : back.slice(0, -1))
      }),
    )
}
