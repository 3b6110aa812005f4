import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { AppError } from '../../../shared/errors.ts'
import { parseId } from '../../../shared/ids.ts'
import { formatMoney } from '../../../shared/money.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, seeOther } from '../../storefront/gate.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import type { DisputePagesDeps } from './deps.ts'
import { DisputesView } from './disputes-page.tsx'

const decisionForm = z.object({
  decision: z.enum(['refund', 'keep']),
  note: z.string().trim().max(500).catch(''),
})

/** Disputes and warnings of banks. Paying back moves money, so it wants a fresh proof. */
export function disputePages(deps: DisputePagesDeps, admin: AdminGate): Hono {
  async function show(c: Context, { visit, session, shows }: StaffVisit, said?: Said): Promise<Response> {
    const found = await deps.listDisputes(session.account.id)
    // Numbers of orders, days and amounts: nobody is named.
    await shows('nobody')
    const here = { ...visit, path: pages.adminDisputes }
    return privatePage(
      c,
      <DisputesView {...{ visit: here, ...found, said }} />,
      said?.kind === 'bad' ? 422 : 200,
    )
  }

  return new Hono()
    .get(pages.adminDisputes, (c) =>
      admin.allow(c, 'fraud.decide', c.req.path, (found) => {
        const words = found.visit.m.money.disputes
        const text = { refund: words.refunded, keep: words.kept }[c.req.query('news') ?? '']
        return show(c, found, text ? { kind: 'good', text } : undefined)
      }),
    )
    .post(pages.adminFraudWarning, (c) => {
      const back = c.req.path.replace(/\/warnings\/.*$/, '')
      return admin.allow(c, 'fraud.decide', back, async (found) => {
        const words = found.visit.m.money
        const refuse = (text: string) => show(c, found, { kind: 'bad', text })
        const warningId = parseId('fwn', c.req.param('warning') ?? '')
        const form = decisionForm.safeParse(await readForm(c))
        if (!warningId || !form.success) throw new AppError('invalid', 'no such decision')
        const { decision, note } = form.data
        if (note.length < 3) return refuse(words.refunds.noteMissing)
        const outcome = await deps.decideWarning({ warningId, decision, note, by: found.session.account.id })
        if (outcome.ok) return seeOther(c, `${href(found.visit.locale, 'adminDisputes')}?news=${decision}`)
        if (outcome.reason === 'decided_already') return refuse(words.disputes.decided)
        return refuse(
          outcome.reason === 'too_much'
            ? words.refunds.outcomes.too_much(formatMoney(outcome.left, found.visit.locale))
            : words.refunds.outcomes[outcome.reason],
        )
      })
    })
}
