import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { RefundWish } from '../../../domains/payments/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { parseId } from '../../../shared/ids.ts'
import { formatMoney, parseMinor } from '../../../shared/money.ts'
import { companyWords } from '../../invoices/company-words.ts'
import { href, pages } from '../../routes.ts'
import { readForm, seeOther } from '../../storefront/gate.ts'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import type { OrderPagesDeps } from './deps.ts'
import { deskGiftWords } from './gift-section.tsx'
import { orderDeskWords } from './order-desk-words.ts'
import type { RefundFormState } from './refund-sections.tsx'
import { orderIdOf, type ShowOrder } from './show-order.tsx'

const line = z.string().trim().max(500).catch('')
const refundForm = z.object({
  kind: z.enum(['new', 'again', 'outside']).catch('new'),
  key: z.string().min(8).max(100),
  // One box that is ticked is a word, several are a list.
  unit: z.union([z.string().transform((one) => [one]), z.array(z.string())]).catch([]),
  refund: line,
  gesture: line,
  note: line,
})
type RefundForm = z.infer<typeof refundForm>

/** One order for the staff: looked at, paid back, its gifts sent again. */
export function orderPages(deps: OrderPagesDeps, admin: AdminGate, show: ShowOrder): Hono {
  return new Hono()
    .get(pages.adminOrder, (c) =>
      admin.allow(c, 'orders.read', c.req.path, (found) => {
        const text = newsOf(found)[c.req.query('news') ?? '']
        return show(c, found, text ? { said: { kind: 'good', text } } : {})
      }),
    )
    .post(pages.adminOrderGift, (c) => {
      const back = c.req.path.replace(/\/gifts\/[^/]*$/, '')
      return admin.allow(c, 'orders.resend', back, async (found) => {
        const words = deskGiftWords[found.visit.locale]
        const orderId = orderIdOf(c)
        const giftId = parseId('gft', c.req.param('gift') ?? '')
        if (!giftId) throw new AppError('not_found', 'no such gift')
        const outcome = await deps.resendGift({ giftId, orderId, by: found.session.account.id })
        if (outcome.ok) return backTo(c, found, 'gift')
        return show(c, found, { said: { kind: 'bad', text: words.refusals[outcome.reason] } })
      })
    })
    .post(pages.adminOrderRefunds, (c) =>
      admin.allowTyping(c, 'orders.refund', c.req.path.replace(/\/refunds$/, ''), {
        answer: (found) => refund(c, found),
        tooLate: async (found, said) =>
          show(c, found, { said, form: typedIn(refundForm.parse(await readForm(c))) }),
      }),
    )

  async function refund(c: Context, found: StaffVisit): Promise<Response> {
    const words = found.visit.m.money.refunds
    const form = refundForm.parse(await readForm(c))
    const refuse = (errors: RefundFormState['errors']) =>
      show(c, found, { form: { ...typedIn(form), errors } })
    if (form.note.length < 3) return refuse({ note: words.noteMissing })
    const orderId = orderIdOf(c)
    const by = found.session.account.id
    const desk = await deps.openOrder(orderId, by)
    if (!desk) throw new AppError('not_found', 'no such order')
    const wish = wishOf(form, desk.order.gross.currency)
    if (wish === 'nothing') return refuse({ what: words.nothingChosen })
    if (wish === 'unreadable') return refuse({ what: words.amountWrong })
    const outcome = await deps.refundOrder({ orderId, wish, requestKey: form.key, note: form.note, by })
    if (outcome.ok) return backTo(c, found, 'refund')
    const text =
      outcome.reason === 'too_much'
        ? words.outcomes.too_much(formatMoney(outcome.left, found.visit.locale))
        : words.outcomes[outcome.reason]
    // Asked anew it is another refund, which is what whoever presses again has read.
    const key = outcome.reason === 'asked_otherwise' ? randomUUID() : form.key
    return show(c, found, { said: { kind: 'bad', text }, form: { ...typedIn(form), key } })
  }
}

function typedIn({ kind, refund, key, unit, gesture, note }: RefundForm): RefundFormState {
  return { refund: kind === 'new' ? null : refund, key, units: unit, gesture, note, errors: {} }
}

const backTo = (c: Context, { visit }: StaffVisit, news: string) =>
  seeOther(c, `${href(visit.locale, 'adminOrder', { order: orderIdOf(c) })}?news=${news}`)

/** What an act that went well says on the page to which it leads. */
function newsOf({ visit }: StaffVisit): Record<string, string> {
  const { acts, make } = orderDeskWords[visit.locale]
  return {
    refund: visit.m.money.refunds.requested,
    gift: deskGiftWords[visit.locale].resent,
    company: companyWords[visit.locale].desk.done,
    note: acts.note.done,
    letter: acts.letters.done,
    email: acts.email.done,
    key: acts.key.done,
    held: acts.hold.held,
    released: acts.hold.released,
    made: make.done,
    made_before: make.doneBefore,
    made_otherwise: make.doneOtherwise,
  }
}

function wishOf(
  { kind, refund, unit, gesture }: RefundForm,
  currency: string,
): RefundWish | 'nothing' | 'unreadable' {
  if (kind !== 'new') {
    const refundId = parseId('ref', refund)
    return refundId ? { kind, refundId } : 'nothing'
  }
  const unitIds = unit.flatMap((each) => parseId('unt', each) ?? [])
  if (unitIds.length > 0) return { kind: 'units', unitIds }
  if (gesture === '') return 'nothing'
  const amountMinor = parseMinor(gesture, currency)
  return amountMinor === undefined ? 'unreadable' : { kind: 'gesture', amountMinor }
}
