import { type Context, Hono } from 'hono'
import { AppError } from '../../../shared/errors.ts'
import { type OrderId, parseId } from '../../../shared/ids.ts'
import { type CompanyErrors, parseCompany } from '../../invoices/company-form.ts'
import { companyWords } from '../../invoices/company-words.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, seeOther } from '../../storefront/gate.ts'
import { typedLine } from '../../ui/typed-text.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { readReason, reasonMissing } from '../reasoned-act.tsx'
import { CompanyDeskView } from './company-page.tsx'
import type { InvoicePagesDeps } from './deps.ts'

/** A company on the invoice of an order, by whoever answers for money. */
export function companyDeskPages(deps: InvoicePagesDeps, admin: AdminGate): Hono {
  const idOf = (c: Context): OrderId => {
    const id = parseId('ord', c.req.param('order') ?? '')
    if (!id) throw new AppError('not_found', 'no such order')
    return id
  }

  async function open(c: Context, { session, shows }: StaffVisit) {
    const found = await deps.openCompanyNaming(idOf(c), session.account.id)
    if (!found) throw new AppError('not_found', 'no such order')
    await shows({ kind: 'order', ids: [found.order.id] })
    return found
  }

  return new Hono()
    .get(pages.adminOrderCompany, (c) =>
      admin.allow(c, 'orders.refund', c.req.path, async (found) =>
        privatePage(c, <CompanyDeskView {...{ visit: found.visit, ...(await open(c, found)) }} />),
      ),
    )
    .post(pages.adminOrderCompany, (c) =>
      admin.allow(c, 'orders.refund', c.req.path, async (found) => {
        const { visit, session } = found
        const { locale, m } = visit
        const opened = await open(c, found)
        const sent = await readForm(c)
        const parsed = parseCompany(sent, { country: opened.naming.country, locale, m })
        const again = (errors: CompanyErrors, said?: Said) => {
          const typed = { values: parsed.values, errors, reason: typedLine.parse(sent.reason) }
          return privatePage(c, <CompanyDeskView {...{ visit, ...opened, typed, said }} />, 422)
        }
        if (!parsed.ok) return again(parsed.errors)
        // Documents that are issued are never taken back.
        const reason = readReason(sent)
        if (!reason) return again({}, reasonMissing(found))
        const by = session.account.id
        const { company } = parsed
        const outcome = await deps.nameCompany({ orderId: opened.order.id, company, reason, by })
        const back = href(locale, 'adminOrder', { order: opened.order.id })
        if (outcome.ok) return seeOther(c, `${back}?news=company`)
        const text = companyWords[locale].refusals[outcome.reason]
        return again({}, { kind: 'bad', text })
      }),
    )
}
