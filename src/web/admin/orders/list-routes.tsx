import { type Context, Hono } from 'hono'
import { z } from 'zod'
import type { OrderInList } from '../../../domains/orders/index.ts'
import { can } from '../../../domains/staff/index.ts'
import { parseId } from '../../../shared/ids.ts'
import { plainAmount } from '../../../shared/money.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, seeOther } from '../../storefront/gate.ts'
import type { Said } from '../admin-layout.tsx'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { keyWords } from '../keys/key-words.ts'
import { recordsOf, sendCsv } from '../list/send-csv.ts'
import type { OrderPagesDeps } from './deps.ts'
import { customersIn, type OrderQuery, orderList } from './order-query.ts'
import { OrdersView } from './orders-page.tsx'

const searchForm = z.object({ text: z.string().trim().max(4096).catch('') })

const head = ['number', 'placed', 'paid', 'state', 'held_for', 'country', 'currency', 'total']

/** The list of orders, the search through them, and the file of them. */
export function orderListPages(
  deps: OrderPagesDeps,
  admin: AdminGate,
  { currencies }: { currencies: readonly string[] },
): Hono {
  async function list(
    c: Context,
    found: StaffVisit,
    query: OrderQuery,
    vain?: { sought: string } | { said: Said },
  ): Promise<Response> {
    const { visit, session, staff, shows } = found
    const orders = await deps.listOrders(query, session.account.id)
    const may = {
      make: can(staff.role, 'orders.make'),
      customers: can(staff.role, 'customers.read'),
      keys: can(staff.role, 'tickets.answer'),
    }
    // Numbers, days and amounts; whoever was found by a name was named by whoever asked.
    const isNamed = query.filters.text !== '' || query.filters.customer !== ''
    await shows(isNamed ? { kind: 'order', ids: orders.orders.map(({ id }) => id) } : 'nobody')
    const props = { visit, query, found: orders, may, currencies }
    return privatePage(c, <OrdersView {...props} {...vain} />, vain ? 422 : 200)
  }

  /** That somebody took it along is worth a line; whoever was named is shown by it. */
  async function showsFile({ shows, session }: StaffVisit, query: OrderQuery): Promise<void> {
    const { text, customer } = query.filters
    const file = { kind: 'order_list', ids: ['csv'] }
    if (text === '' && customer === '') return shows(file)
    const named = customersIn(customer)
    const found = text === '' ? [] : (await deps.listOrders({ ...query, page: 1 }, session.account.id)).orders
    const accounts = named.flatMap((id) => parseId('acc', id) ?? [])
    const orders = [...named.flatMap((id) => parseId('ord', id) ?? []), ...found.map(({ id }) => id)]
    await shows({ kind: 'account', ids: accounts })
    await shows({ kind: 'order', ids: orders })
    await shows({ ...file, persons: accounts.length + orders.length })
  }

  return new Hono()
    .get(pages.adminOrders, (c) =>
      admin.allow(c, 'orders.read', c.req.path, async (found) => {
        const query = orderList.parse(c.req.query())
        if (!query.asFile) return list(c, found, query)
        const by = found.session.account.id
        await showsFile(found, query)
        return sendCsv(c, 'orders', head, recordsOf(deps.readOrders(query, by), recordOf))
      }),
    )
    .post(pages.adminOrders, (c) =>
      admin.allow(c, 'orders.read', c.req.path, async (found) => {
        const { text } = searchForm.parse(await readForm(c))
        const { locale } = found.visit
        const here = href(locale, 'adminOrders')
        if (text === '') return seeOther(c, here)
        const sought = await deps.searchOrders(text, found.session.account.id)
        const narrowed = (name: string, value: string) =>
          seeOther(c, `${here}?${new URLSearchParams({ [name]: value })}`)
        if (sought.kind === 'nothing') return list(c, found, orderList.parse({}), { sought: text })
        if (sought.kind === 'too_many') {
          const said: Said = { kind: 'bad', text: keyWords[locale].refusals.too_many }
          return list(c, found, orderList.parse({}), { said })
        }
        if (sought.kind === 'customers') return narrowed('customer', sought.ids.slice(0, 5).join(','))
        if (sought.kind === 'order') return seeOther(c, href(locale, 'adminOrder', { order: sought.id }))
        return narrowed(sought.kind, text)
      }),
    )
}

function recordOf({ number, placedAt, paidAt, state, heldFor, country, gross }: OrderInList): unknown[] {
  return [number, placedAt, paidAt, state, heldFor, country, gross.currency, plainAmount(gross)]
}
