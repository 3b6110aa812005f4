import { randomUUID } from 'node:crypto'
import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { RefundWish } from '../../../domains/payments/index.ts'
import { can } from '../../../domains/staff/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { type OrderId, parseId } from '../../../shared/ids.ts'
import { formatMoney, parseMinor } from '../../../shared/money.ts'
import { companyWords } from '../../invoices/company-words.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, seeOther } from '../../storefront/gate.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import type { InvoicePagesDeps } from '../invoices/deps.ts'
import type { OrderPagesDeps } from './deps.ts'
import { deskGiftWords } from './gift-section.tsx'
import { OrderView } from './order-page.tsx'
import { OrdersView } from './orders-page.tsx'
import type { RefundFormState } from './refund-sections.tsx'

const line = z.string().trim().max(500).catch('')
const listQuery = z.object({
  text: line,
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  owed: z
    .literal('1')
    .transform(() => true)
    .catch(() => false as never),
})
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

/** Orders for the staff: looked up, looked at, paid back. */
export function orderPages(
  deps: OrderPagesDeps & Pick<InvoicePagesDeps, 'listDocumentsOfOrderForStaff'>,
  admin: AdminGate,
): Hono {
  const idOf = (c: Context): OrderId => {
    const id = parseId('ord', c.req.param('order') ?? '')
    if (!id) throw new AppError('not_found', 'no such order')
    return id
  }

  async function show(
    c: Context,
    { visit, session, staff, shows }: StaffVisit,
    news: { said?: Said; form?: RefundFormState } = {},
  ): Promise<Response> {
    const found = await deps.openOrder(idOf(c), session.account.id)
    if (!found) throw new AppError('not_found', 'no such order')
    await shows({ kind: 'order', ids: [found.order.id] })
    const empty = { key: randomUUID(), units: [], gesture: '', note: '', errors: {} }
    const form = news.form ?? empty
    const mayRefund = can(staff.role, 'orders.refund')
    const documents = await deps.listDocumentsOfOrderForStaff(found.order.id, session.account.id)
    const mayOpen = can(staff.role, 'books.read')
    const here = { ...visit, path: href('en', 'adminOrder', { order: found.order.id }) }
    const isWrong = news.form !== undefined || news.said?.kind === 'bad'
    return privatePage(
      c,
      <OrderView {...{ ...found, visit: here, mayRefund, documents, mayOpen, form, said: news.said }} />,
      isWrong ? 422 : 200,
    )
  }

  return new Hono()
    .get(pages.adminOrders, (c) =>
      admin.allow(c, 'orders.read', c.req.path, async ({ visit, session, shows }) => {
        const query = listQuery.parse(c.req.query())
        const found = await deps.listOrders(query, session.account.id)
        // Numbers, days and amounts; whoever was found by an address was named by whoever asked.
        await shows(query.text === '' ? 'nobody' : { kind: 'order', ids: found.orders.map(({ id }) => id) })
        return privatePage(c, <OrdersView {...{ visit, query, found }} />)
      }),
    )
    .get(pages.adminOrder, (c) =>
      admin.allow(c, 'orders.read', c.req.path, (found) => {
        const news: Record<string, string> = {
          refund: found.visit.m.money.refunds.requested,
          gift: deskGiftWords[found.visit.locale].resent,
          company: companyWords[found.visit.locale].desk.done,
        }
        const text = news[c.req.query('news') ?? '']
        return show(c, found, text ? { said: { kind: 'good', text } } : {})
      }),
    )
    .post(pages.adminOrderGift, (c) => {
      const back = c.req.path.replace(/\/gifts\/[^/]*$/, '')
      return admin.allow(c, 'orders.resend', back, async (found) => {
        const words = deskGiftWords[found.visit.locale]
        const orderId = idOf(c)
        const giftId = parseId('gft', c.req.param('gift') ?? '')
        if (!giftId) throw new AppError('not_found', 'no such gift')
        const outcome = await deps.resendGift({ giftId, orderId, by: found.session.account.id })
        if (outcome.ok)
          return seeOther(c, `${href(found.visit.locale, 'adminOrder', { order: orderId })}?news=gift`)
        return show(c, found, { said: { kind: 'bad', text: words.refusals[outcome.reason] } })
      })
    })
    .post(pages.adminOrderRefunds, (c) => {
      const back = c.req.path.replace(/\/refunds$/, '')
      return admin.allow(c, 'orders.refund', back, async (found) => {
        const words = found.visit.m.money.refunds
        const form = refundForm.parse(await readForm(c))
        const state = { key: form.key, units: form.unit, gesture: form.gesture, note: form.note }
        const refuse = (errors: RefundFormState['errors']) => show(c, found, { form: { ...state, errors } })
        if (form.note.length < 3) return refuse({ note: words.noteMissing })
        const orderId = idOf(c)
        const by = found.session.account.id
        const desk = await deps.openOrder(orderId, by)
        if (!desk) throw new AppError('not_found', 'no such order')
        const wish = wishOf(form, desk.order.gross.currency)
        if (wish === 'nothing') return refuse({ what: words.nothingChosen })
        if (wish === 'unreadable') return refuse({ what: words.amountWrong })
        const outcome = await deps.refundOrder({ orderId, wish, requestKey: form.key, note: form.note, by })
        if (outcome.ok)
          return seeOther(c, `${href(found.visit.locale, 'adminOrder', { order: orderId })}?news=refund`)
        const text =
          outcome.reason === 'too_much'
            ? words.outcomes.too_much(formatMoney(outcome.left, found.visit.locale))
            : words.outcomes[outcome.reason]
        return show(c, found, { said: { kind: 'bad', text }, form: { ...state, errors: {} } })
      })
    })
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
