import { type Context, Hono } from 'hono'
import { AppError } from '../../../shared/errors.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, type StorefrontGate } from '../../storefront/gate.ts'
import { sendFile } from '../../tickets/send-file.ts'
import type { AccountDeps } from '../deps.ts'
import type { AccountGate } from '../gate.ts'
import { InvoicesView } from './invoices-page.tsx'
import { LibraryView } from './library-page.tsx'
import { OrdersView } from './orders-page.tsx'
import { OverviewView } from './overview-page.tsx'

const latestCount = 5

/** What somebody holds: the overview, the keys, the orders. Each leads to the order's own page. */
export function libraryPages(deps: AccountDeps, gate: StorefrontGate, account: AccountGate): Hono {
  const hrefsFor = (c: Context) => {
    const { locale } = gate.visit(c)
    return {
      orderHref: (order: Parameters<AccountDeps['orderHref']>[0]) => deps.orderHref(order, locale),
      reviewHref: (key: Parameters<AccountDeps['reviewHref']>[0]) => deps.reviewHref(key, locale),
    }
  }
  return new Hono()
    .get(pages.account, (c) =>
      account.open(c, async ({ session }) => {
        const { rows } = await deps.listLibrary(session.account, { text: '', page: 1 })
        const latest = rows.slice(0, latestCount)
        const hasFactor = session.assurance === 2
        const view = { visit: gate.visit(c), session, latest, hasFactor, ...hrefsFor(c) }
        return privatePage(c, <OverviewView {...view} />)
      }),
    )
    .get(pages.accountKeys, (c) =>
      account.open(c, async ({ session }) => {
        const text = (c.req.query('q') ?? '').trim().slice(0, 80)
        const page = pageOf(c)
        const found = await deps.listLibrary(session.account, { text, page })
        const visit = gate.visit(c, withQuery(c, href('en', 'accountKeys')))
        return privatePage(c, <LibraryView {...{ visit, text, page, found, ...hrefsFor(c) }} />)
      }),
    )
    .get(pages.accountOrders, (c) =>
      account.open(c, async ({ session }) => {
        const page = pageOf(c)
        const found = await deps.listOrders(session.account, page)
        const visit = gate.visit(c, withQuery(c, href('en', 'accountOrders')))
        return privatePage(c, <OrdersView {...{ visit, page, found, ...hrefsFor(c) }} />)
      }),
    )
    .get(pages.accountInvoices, (c) =>
      account.open(c, async ({ session }) => {
        const query = { year: yearOf(c), page: pageOf(c) }
        const found = await deps.listInvoices(session.account.id, query)
        const visit = gate.visit(c, withQuery(c, href('en', 'accountInvoices')))
        return privatePage(c, <InvoicesView {...{ visit, query, found }} />)
      }),
    )
    .get(pages.accountInvoice, (c) =>
      account.open(c, async ({ session }) => {
        const file = await deps.readInvoice(session.account.id, c.req.param('document'))
        if (!file) throw new AppError('not_found', 'no such document of this account')
        return sendFile(c, file)
      }),
    )
}

function yearOf(c: Context): number | null {
  const [year] = /^\d{4}$/.exec(c.req.query('year') ?? '') ?? []
  return year === undefined ? null : Number(year)
}

function pageOf(c: Context): number {
  const page = Number(c.req.query('page') ?? 1)
  return Number.isSafeInteger(page) && page >= 1 && page <= 10_000 ? page : 1
}

const withQuery = (c: Context, path: string) => path + new URL(c.req.url).search
