import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { holdGrounds, isHoldReference } from '../../../domains/privacy/index.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, type StorefrontGate, seeOther } from '../../storefront/gate.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminDeps } from '../deps.ts'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { reasonAgain } from '../reason-again-page.tsx'
import { readReason, reasonMissing } from '../reasoned-act.tsx'
import { type HoldForm, RetentionView } from './retention-page.tsx'

const line = z.string().trim().max(500).catch('')
const reasonForm = z.object({ reason: line })
const holdForm = z.object({ named: line, ground: z.enum(holdGrounds).catch('claim'), reference: line })

/** Whoever may read the history reads the clocks; holds are placed and ended by whoever handles privacy. */
export function retentionPages(deps: AdminDeps, gate: StorefrontGate, admin: AdminGate): Hono {
  const here = (c: Context) => href(gate.visit(c).locale, 'adminRetention')
  const handle = (c: Context, answer: (visit: StaffVisit) => Response | Promise<Response>) =>
    admin.allow(c, 'privacy.handle', here(c), answer)

  async function show(c: Context, found: StaffVisit, said?: Said, form?: HoldForm): Promise<Response> {
    const { staff } = found
    const visit = { ...found.visit, path: pages.adminRetention }
    const overview = await deps.readRetention()
    const held = overview.holds.map(({ id }) => id)
    const redactions = await deps.listOpenRedactions()
    await found.shows(held.length > 0 ? { kind: 'legal_hold', ids: held } : 'nobody')
    return privatePage(
      c,
      <RetentionView {...{ visit, staff, overview, redactions, said, ...(form && { form }) }} />,
      form || said?.kind === 'bad' ? 422 : 200,
    )
  }

  return new Hono()
    .get(pages.adminRetention, (c) =>
      admin.allow(c, 'audit.read', here(c), (found) => {
        const words = found.visit.m.admin.retention
        const news = { placed: words.placed, ended: words.ended, redacted: words.redacted }
        const text = news[c.req.query('news') as keyof typeof news]
        return show(c, found, text ? { kind: 'good', text } : undefined)
      }),
    )
    .post(pages.adminHolds, (c) =>
      handle(c, async (found) => {
        const { named, ground, reference } = holdForm.parse(await readForm(c))
        const words = found.visit.m.admin.retention
        const again = (errors: HoldForm['errors']) =>
          show(c, found, undefined, { named, ground, reference, errors })
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
        const typed = reasonForm.parse(sent).reason
        const text = found.visit.m.admin.retention.endOdd
        if (typed && !isHoldReference(typed)) return reasonAgain(c, found, sent, { back: here(c), text })
        const reason = readReason(sent)
        if (!reason) return show(c, found, reasonMissing(found))
        const isDone = await deps.endHold(c.req.param('hold') ?? '', found.session.account.id, reason)
        return seeOther(c, isDone ? `${here(c)}?news=ended` : here(c))
      }),
    )
    .post(pages.adminRedaction, (c) =>
      handle(c, async ({ session }) => {
        await deps.recordRedaction(c.req.param('redaction') ?? '', session.account.id)
        return seeOther(c, `${here(c)}?news=redacted`)
      }),
    )
}
