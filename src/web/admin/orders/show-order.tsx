import type { Context } from 'hono'
import { can } from '../../../domains/staff/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { type OrderId, parseId } from '../../../shared/ids.ts'
import { href } from '../../routes.ts'
import { privatePage } from '../../storefront/gate.ts'
import { AdminPage, type Said } from '../admin-layout.tsx'
import type { StaffVisit } from '../gate.tsx'
import type { InvoicePagesDeps } from '../invoices/deps.ts'
import type { FailedAct } from './act-sections.tsx'
import type { OrderPagesDeps } from './deps.ts'
import { orderDeskWords } from './order-desk-words.ts'
import { OrderView } from './order-page.tsx'
import { emptyRefund, type RefundFormState } from './refund-sections.tsx'

export type OrderNews = { said?: Said; form?: RefundFormState; failed?: FailedAct }
export type ShowOrder = (c: Context, found: StaffVisit, news?: OrderNews) => Promise<Response>

export function orderIdOf(c: Context): OrderId {
  const id = parseId('ord', c.req.param('order') ?? '')
  if (!id) throw new AppError('not_found', 'no such order')
  return id
}

/** The page of one order, also after an act that came back with something wrong. */
export function showOrderWith(
  deps: OrderPagesDeps & Pick<InvoicePagesDeps, 'listDocumentsOfOrderForStaff'>,
): ShowOrder {
  return async (c, found, news = {}) => {
    const { visit, session, staff, shows } = found
    const by = session.account.id
    const id = orderIdOf(c)
    const desk = await deps.openOrder(id, by)
    if (!desk) {
      if (!(await deps.isRestrictedOrder(id, by))) throw new AppError('not_found', 'no such order')
      await shows('nobody')
      return privatePage(c, <RestrictedView {...found} />, 403)
    }
    await shows({ kind: 'order', ids: [id] })
    const may = {
      refund: can(staff.role, 'orders.refund'),
      resend: can(staff.role, 'orders.resend'),
      correct: can(staff.role, 'orders.correct'),
      replace: can(staff.role, 'tickets.answer'),
      hold: can(staff.role, 'fraud.decide'),
      books: can(staff.role, 'books.read'),
      customers: can(staff.role, 'customers.read'),
    }
    const reads = can(staff.role, 'audit.read')
    const story = await deps.readOrderStory(desk.order, { risk: may.hold, reads }, by)
    const documents = await deps.listDocumentsOfOrderForStaff(id, by)
    const here = { ...visit, path: href('en', 'adminOrder', { order: id }) }
    const props = { ...desk, visit: here, story, documents, may, form: news.form ?? emptyRefund() }
    const isWrong = news.form !== undefined || news.failed !== undefined || news.said?.kind === 'bad'
    return privatePage(c, <OrderView {...props} said={news.said} failed={news.failed} />, isWrong ? 422 : 200)
  }
}

function RestrictedView({ visit }: Pick<StaffVisit, 'visit'>) {
  const { restricted } = orderDeskWords[visit.locale]
  const { title } = visit.m.money.orders
  return (
    <AdminPage
      visit={visit}
      title={restricted.title}
      here="adminOrders"
      from={{ title, href: href(visit.locale, 'adminOrders') }}
    >
      <p class="lead">{restricted.text}</p>
    </AdminPage>
  )
}
