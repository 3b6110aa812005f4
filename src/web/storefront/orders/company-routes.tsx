import { type Context, Hono } from 'hono'
import { AppError } from '../../../shared/errors.ts'
import type { OrderId } from '../../../shared/ids.ts'
import type { Locale } from '../../../shared/locale.ts'
import { parseCompany } from '../../invoices/company-form.ts'
import { companyWords } from '../../invoices/company-words.ts'
import { href, pages } from '../../routes.ts'
import type { StorefrontDeps } from '../deps.ts'
import { privatePage, readForm, type StorefrontGate, seeOther } from '../gate.ts'
import { type CompanyPageProps, CompanyView } from './company-page.tsx'
import { orderGate } from './order-gate.tsx'

/** A company on the invoice, afterwards. */
export function companyRoutes(deps: StorefrontDeps, gate: StorefrontGate, locale: Locale): Hono {
  const orders = orderGate(deps, gate)
  const words = companyWords[locale]

  async function namingOf(orderId: OrderId) {
    const naming = await deps.readCompanyNaming(orderId)
    if (!naming) throw new AppError('not_found', 'no such order')
    return naming
  }

  function show(c: Context, props: Omit<CompanyPageProps, 'visit'>): Response {
    const visit = gate.visit(c, pages.orderCompany.replace(':token', props.token))
    return privatePage(c, <CompanyView {...props} visit={visit} />, props.typed || props.refused ? 422 : 200)
  }

  return new Hono()
    .get(pages.orderCompany, (c) =>
      orders.open(c, async (order, token) => show(c, { token, naming: await namingOf(order.id) })),
    )
    .post(pages.orderCompany, (c) =>
      orders.open(c, async (order, token) => {
        const naming = await namingOf(order.id)
        const { m } = gate.visit(c)
        const parsed = parseCompany(await readForm(c), { country: naming.country, locale, m })
        if (!parsed.ok) return show(c, { token, naming, typed: parsed })
        const outcome = await deps.nameCompany(token, parsed.company)
        if (outcome.ok) return seeOther(c, `${href(locale, 'order', { token })}?news=company`)
        const typed = { values: parsed.values, errors: {} }
        return show(c, { token, naming, typed, refused: words.refusals[outcome.reason] })
      }),
    )
}
