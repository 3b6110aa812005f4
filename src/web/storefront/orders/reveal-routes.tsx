import { setTimeout as pause } from 'node:timers/promises'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { OrderOnPage } from '../../../domains/orders/index.ts'
import { parseId, type UnitId } from '../../../shared/ids.ts'
import type { Locale } from '../../../shared/locale.ts'
import { href, pages } from '../../routes.ts'
import type { StorefrontDeps } from '../deps.ts'
import { privatePage, readForm, type StorefrontGate, seeOther } from '../gate.ts'
import { orderGate } from './order-gate.tsx'
import { unitsIn } from './order-status.ts'
import { RevealView } from './reveal-page.tsx'

const ticked = z
  .literal('yes')
  .transform(() => true)
  .catch(false)
const revealForm = z.object({
  unit: z.union([z.string().transform((one) => [one]), z.array(z.string())]).catch([]),
  express: ticked,
  acknowledge: ticked,
})
const receiptWaitMillis = 5000
const receiptLookMillis = 200

/** Opening a seal: two questions, then the receipt, then the key. */
export function revealRoutes(deps: StorefrontDeps, gate: StorefrontGate, locale: Locale): Hono {
  const orders = orderGate(deps, gate)

  return new Hono()
    .get(pages.orderReveal, (c) =>
      orders.open(c, (order, token) => {
        const unitIds = sealedAmong(order, c.req.queries('unit') ?? [])
        if (unitIds.length === 0) return seeOther(c, href(locale, 'order', { token }))
        return ask(c, { token, order, unitIds })
      }),
    )
    .post(pages.orderReveal, (c) =>
      orders.open(c, async (order, token) => {
        const { unit, ...answers } = revealForm.parse(await readForm(c))
        const unitIds = sealedAmong(order, unit)
        const [first] = unitIds
        if (!first) return seeOther(c, href(locale, 'order', { token }))
        const outcome = await deps.requestReveal(token, unitIds, answers)
        if (outcome.ok) {
          deps.visits.done('key_revealed', pages.orderReveal, c.req.header())
          await receiptAccepted(token, first)
          return seeOther(c, `${href(locale, 'order', { token })}#${first}`)
        }
        const error = gate.visit(c).m.reveal.errors[outcome.reason]
        if (outcome.reason === 'answers_missing') return ask(c, { token, order, unitIds, error })
        return orders.showAgain(c, { message: { kind: 'bad', text: error } })
      }),
    )

  type Asked = { token: string; order: OrderOnPage; unitIds: readonly UnitId[]; error?: string }

  function ask(c: Context, asked: Asked): Response {
    const units = asked.unitIds.map((id) => `unit=${id}`).join('&')
    const visit = gate.visit(c, `${pages.orderReveal.replace(':token', asked.token)}?${units}`)
    const questions = deps.revealQuestions(asked.order, asked.unitIds)
    return privatePage(c, <RevealView {...{ ...asked, visit, questions }} />, asked.error ? 422 : 200)
  }

  /** Most mail servers accept within a second, and then the buyer lands on the open key. */
  async function receiptAccepted(token: string, unitId: UnitId): Promise<void> {
    for (let waited = 0; waited < receiptWaitMillis; waited += receiptLookMillis) {
      const found = await deps.orderPage(token)
      if (found.kind !== 'ok' || !unitsIn(found.order, 'opening').some(({ id }) => id === unitId)) return
      await pause(receiptLookMillis)
    }
  }
}

/** The sealed keys that were asked for; all of them when none was named. */
function sealedAmong(order: OrderOnPage, asked: readonly string[]): UnitId[] {
  const sealed = unitsIn(order, 'sealed').map(({ id }) => id)
  const wanted = asked.map((text) => parseId('unt', text))
  return asked.length === 0 ? sealed : sealed.filter((id) => wanted.includes(id))
}
