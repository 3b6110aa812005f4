import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { AnswerRefusal } from '../../../domains/payments/index.ts'
import { can } from '../../../domains/staff/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { type DisputeId, parseId } from '../../../shared/ids.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, seeOther } from '../../storefront/gate.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import type { DisputePagesDeps } from './deps.ts'
import { DisputeView } from './dispute-page.tsx'

// Browsers send line ends of two letters; banks need one.
const words = z
  .string()
  .max(20_000)
  .transform((text) => text.replaceAll('\r\n', '\n').trim())
  .pipe(z.string().max(10_000))
const draftForm = z.object({ words, next: z.enum(['review', 'stay']).catch('stay') })
const answerForm = z.object({
  words,
  round: z.coerce.number().int().min(1),
  act: z.enum(['send', 'accept']),
  confirm: z.literal('yes').optional().catch(undefined),
})
const ruleWords = z.enum(['qualified', 'requires_action', 'not_qualified'])

/** One dispute: drafted by whoever decides on fraud, answered once with a fresh proof. */
export function disputeAnswerPages(deps: DisputePagesDeps, admin: AdminGate): Hono {
  const idOf = (c: Context): DisputeId => {
    const id = parseId('dsp', c.req.param('dispute') ?? '')
    if (!id) throw new AppError('not_found', 'no such dispute')
    return id
  }

  async function show(
    c: Context,
    { visit, session, staff, shows }: StaffVisit,
    news: { said?: Said | undefined; error?: string; isReview?: boolean } = {},
  ): Promise<Response> {
    const found = await deps.openDispute(idOf(c), session.account.id)
    if (!found) throw new AppError('not_found', 'no such dispute')
    await shows({ kind: 'order', ids: [found.dispute.orderId, ...found.priorOrderIds] })
    const here = { ...visit, path: href('en', 'adminDispute', { dispute: found.dispute.id }) }
    const isReview = news.isReview ?? c.req.query('step') === 'send'
    const maySend = can(staff.role, 'disputes.answer')
    const isWrong = news.said?.kind === 'bad' || news.error !== undefined
    const { error, said } = news
    return privatePage(
      c,
      <DisputeView {...{ ...found, visit: here, isReview, maySend, error, said }} />,
      isWrong ? 422 : 200,
    )
  }

  function newsOf(c: Context, { visit }: StaffVisit): Said | undefined {
    const say = visit.m.disputeDesk
    const news = c.req.query('news')
    if (news === 'sent' || news === 'accepted') return { kind: 'good', text: say.news[news] }
    if (news !== 'saved') return undefined
    const rule = ruleWords.safeParse(c.req.query('rule'))
    return { kind: 'good', text: rule.success ? `${say.saved} ${say.rule[rule.data]}` : say.saved }
  }

  return new Hono()
    .get(pages.adminDispute, (c) =>
      admin.allow(c, 'fraud.decide', c.req.path, (found) => show(c, found, { said: newsOf(c, found) })),
    )
    .post(pages.adminDisputeDraft, (c) => {
      const back = c.req.path.replace(/\/draft$/, '')
      return admin.permit(c, 'fraud.decide', async (found) => {
        const form = draftForm.safeParse(await readForm(c))
        if (!form.success) throw new AppError('invalid', 'no such draft')
        const disputeId = idOf(c)
        const by = found.session.account.id
        const outcome = await deps.saveDisputeDraft({ disputeId, words: form.data.words, by })
        if (!outcome.ok) return refuse(c, found, outcome.reason)
        const rule = ruleWords.safeParse(outcome.told?.compelling?.status)
        const query = new URLSearchParams({ news: 'saved', ...(rule.success && { rule: rule.data }) })
        if (form.data.next === 'review') query.set('step', 'send')
        return seeOther(c, `${back}?${query}`)
      })
    })
    .post(pages.adminDisputeAnswer, (c) => {
      const back = c.req.path.replace(/\/answer$/, '')
      return admin.allow(c, 'disputes.answer', `${back}?step=send`, async (found) => {
        const form = answerForm.safeParse(await readForm(c))
        if (!form.success) throw new AppError('invalid', 'no such answer')
        const { act, words, round, confirm } = form.data
        if (!confirm)
          return show(c, found, { isReview: true, error: found.visit.m.disputeDesk.step.confirmMissing })
        const request = { disputeId: idOf(c), words, round, by: found.session.account.id }
        const outcome =
          act === 'send' ? await deps.submitDisputeAnswer(request) : await deps.acceptDispute(request)
        if (!outcome.ok) return refuse(c, found, outcome.reason)
        return seeOther(c, `${back}?news=${act === 'send' ? 'sent' : 'accepted'}`)
      })
    })

  function refuse(c: Context, found: StaffVisit, reason: AnswerRefusal) {
    const text = found.visit.m.disputeDesk.outcomes[reason]
    return show(c, found, { said: { kind: 'bad', text }, isReview: false })
  }
}
