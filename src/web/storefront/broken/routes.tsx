import { type Context, Hono } from 'hono'
import { z } from 'zod'
import { findMessage, isOpen } from '../../../domains/replacement/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { parseId } from '../../../shared/ids.ts'
import type { Locale } from '../../../shared/locale.ts'
import { attemptGate } from '../../attempts.tsx'
import { href, pages } from '../../routes.ts'
import type { StorefrontDeps } from '../deps.ts'
import { privatePage, readForm, type StorefrontGate, seeOther } from '../gate.ts'
import { orderGate } from '../orders/order-gate.tsx'
import { AdviceView } from './advice-page.tsx'
import { type BrokenKey, isOpenKey, keyNamed } from './broken-key.ts'
import { brokenWords } from './broken-words.ts'
import { ComplaintView } from './complaint-page.tsx'
import { ProblemView } from './problem-page.tsx'

const form = z.object({
  message: z.string().max(60).catch(''),
  seq: z.coerce.number().int().min(1).max(1000).catch(1),
  words: z.string().trim().max(1000).catch(''),
  step: z.string().max(20).catch(''),
  proof: z.string().max(8000).optional().catch(undefined),
})
const choiceForm = z.object({
  complaint: z.string().max(60),
  choice: z.enum(['wait', 'refund']),
})

/** "It does not work", beside every open key: the platform's message, what to look at, then another key or a human. */
export function brokenKeyPages(deps: StorefrontDeps, gate: StorefrontGate, locale: Locale): Hono {
  const orders = orderGate(deps, gate)
  const attempts = attemptGate(deps.limits, { behindProxy: deps.shop.behindProxy, clock: deps.clock })
  const words = brokenWords[locale]

  type Answer = (about: BrokenKey, token: string) => Response | Promise<Response>

  /** The key that the address names, as it stands now. */
  function open(c: Context, answer: Answer): Promise<Response> {
    return orders.open(c, async (order, token) => {
      const named = keyNamed(order, c.req.param('unit') ?? '')
      const latest = named && (await deps.findComplaint(token, named.unit.id))
      // A key that was paid back for not working has a page that says so; any other is open, or it has none.
      if (!named || (!isOpenKey(named.unit) && !latest))
        throw new AppError('not_found', 'no open key of this order')
      return answer({ order, ...named, latest: latest ?? null, seq: (latest?.seq ?? 0) + 1 }, token)
    })
  }

  function show(c: Context, about: BrokenKey, token: string, refusal?: string): Response {
    const visit = visitOf(c)
    const { latest, unit } = about
    if (latest && (isOpen(latest) || !isOpenKey(unit))) {
      const page = <ComplaintView {...{ visit, token, about, complaint: latest, refusal }} />
      return privatePage(c, page, refusal ? 422 : 200)
    }
    return privatePage(c, <ProblemView {...{ visit, token, about }} isMissing={false} />)
  }

  const visitOf = (c: Context) => gate.visit(c)

  return new Hono()
    .get(pages.orderBroken, (c) => open(c, (about, token) => show(c, about, token)))
    .post(pages.orderBroken, (c) =>
      open(c, async (about, token) => {
        const visit = visitOf(c)
        const sent = form.parse(await readForm(c))
        const { line, unit, order } = about
        const news = unit.state.kind === 'given_open' ? 'gift_replaced' : 'replaced'
        const here = `${href(locale, 'order', { token })}?news=${news}#${unit.id}`
        if (about.latest && isOpen(about.latest)) return show(c, about, token)
        const message = findMessage(line.platform.code, sent.message)
        if (!message) return privatePage(c, <ProblemView {...{ visit, token, about }} isMissing />, 422)
        const advice = { visit, token, about: { ...about, seq: sent.seq }, message, written: sent.words }
        if (sent.step !== 'still') return privatePage(c, <AdviceView {...advice} />)
        const tried = { action: 'complaint', account: order.id, proof: sent.proof } as const
        const hurdle = await attempts.hurdle(c, visit, tried)
        if (hurdle) return privatePage(c, <AdviceView {...advice} hurdle={hurdle} />, 429)
        const outcome = await deps.complain(token, {
          unitId: unit.id,
          seq: sent.seq,
          message: message.name,
          words: sent.words || null,
          locale,
        })
        if (!outcome.ok) {
          const refused = { message: { kind: 'bad', text: words.refusals[outcome.reason] } } as const
          return orders.showAgain(c, refused)
        }
        if (outcome.complaint.state === 'replaced') return seeOther(c, here)
        return seeOther(c, href(locale, 'orderBroken', { token, unit: unit.id }))
      }),
    )
    .post(pages.orderBrokenChoice, (c) =>
      open(c, async (about, token) => {
        const sent = choiceForm.safeParse(await readForm(c))
        const complaintId = sent.success ? parseId('cmp', sent.data.complaint) : undefined
        if (!sent.success || !complaintId) return show(c, about, token, words.refusals.nothing_to_choose)
        const outcome = await deps.chooseForComplaint(token, { complaintId, choice: sent.data.choice })
        if (!outcome.ok) return show(c, about, token, words.refusals[outcome.reason])
        return seeOther(c, href(locale, 'orderBroken', { token, unit: about.unit.id }))
      }),
    )
}
