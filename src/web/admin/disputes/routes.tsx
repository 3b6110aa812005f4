import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { DisputeInList } from '../../../domains/payments/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { parseId } from '../../../shared/ids.ts'
import { formatMoney, plainAmount } from '../../../shared/money.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, seeOther } from '../../storefront/gate.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { allPages } from '../list/all-pages.ts'
import { sendCsv } from '../list/send-csv.ts'
import type { DisputePagesDeps } from './deps.ts'
import { DisputesView } from './disputes-page.tsx'
import { disputesList } from './disputes-query.ts'

const decisionForm = z.object({
  decision: z.enum(['refund', 'keep']),
  note: z.string().trim().max(500).catch(''),
})

const head = ['order', 'dispute', 'state', 'reason', 'amount', 'currency', 'opened_at', 'due_at', 'closed_at']
const recordOf = (dispute: DisputeInList) => [
  ...[dispute.orderNumber, dispute.id, dispute.state, dispute.reason],
  ...[
    plainAmount(dispute.amount),
    dispute.amount.currency,
    dispute.openedAt,
    dispute.dueAt,
    dispute.closedAt,
  ],
]

/** Disputes and warnings of banks. Paying back moves money, so it wants a fresh proof. */
export function disputePages(deps: DisputePagesDeps, admin: AdminGate): Hono {
  async function show(c: Context, { visit, session, shows }: StaffVisit, said?: Said): Promise<Response> {
    const by = session.account.id
    const query = disputesList.parse(c.req.query())
    const read = (page: number) => deps.listDisputes({ ...query, ...query.filters, page }, by)
    // Numbers of orders, days and amounts: nobody is named.
    await shows('nobody')
    if (query.asFile) return sendCsv(c, 'disputes', head, allPages(read, recordOf))
    const [found, warnings] = await Promise.all([read(query.page), deps.listWarnings(by)])
    const here = { ...visit, path: pages.adminDisputes }
    return privatePage(
      c,
      <DisputesView {...{ visit: here, query, found, warnings, said }} />,
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
