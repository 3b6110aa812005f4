import { Hono } from 'hono'
import { z } from 'zod'
import { type CustomerId, parseCustomerId } from '../../../domains/orders/index.ts'
import { can } from '../../../domains/staff/index.ts'
import { AppError } from '../../../shared/errors.ts'
import { parseId } from '../../../shared/ids.ts'
import { plainAmount } from '../../../shared/money.ts'
import { href, pages } from '../../routes.ts'
import { privatePage, readForm, seeOther } from '../../storefront/gate.ts'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { recordsOf, sendCsv } from '../list/send-csv.ts'
import { CustomerView, RestrictedCustomerView } from './customer-page.tsx'
import { customerList } from './customer-query.ts'
import { CustomersView, FoundCustomersView } from './customers-page.tsx'
import type { CustomerPagesDeps, CustomerRow, MaySee } from './deps.ts'

const searchForm = z.object({ text: z.string().trim().max(254).catch('') })
const head = ['email', 'name', 'account', 'orders', 'since', 'latest', 'spent_eur']

/** Customers for the staff. Whom they look at is written down, and no mailbox stands in an address. */
export function customerPages(deps: CustomerPagesDeps, admin: AdminGate): Hono {
  return new Hono()
    .get(pages.adminCustomers, (c) => {
      const query = customerList.parse(c.req.query())
      // A file of everybody is for whoever answers for the privacy of all of them.
      const needed = query.asFile ? 'privacy.handle' : 'customers.read'
      return admin.allow(c, needed, c.req.path, async (found) => {
        const { visit, session, shows } = found
        const may = maySee(found)
        const by = session.account.id
        if (query.asFile) {
          await shows({ kind: 'customer_list', ids: ['csv'], persons: await deps.countCustomers(by) })
          return sendCsv(c, 'customers', head, recordsOf(deps.readCustomers(may, by), recordOf))
        }
        const list = await deps.listCustomers(query.page, may, by)
        await showsAll(found, list.rows)
        return privatePage(c, <CustomersView {...{ visit, query, found: list, may }} />)
      })
    })
    .post(pages.adminCustomers, (c) =>
      admin.allow(c, 'customers.read', c.req.path, async (found) => {
        const { visit, session } = found
        const { text } = searchForm.parse(await readForm(c))
        if (text === '') return seeOther(c, href(visit.locale, 'adminCustomers'))
        const may = maySee(found)
        const rows = await deps.searchCustomers(text, may, session.account.id)
        await showsAll(found, rows)
        const view = <FoundCustomersView {...{ visit, text, rows, may }} />
        return privatePage(c, view, rows.length === 0 ? 422 : 200)
      }),
    )
    .get(pages.adminCustomer, (c) =>
      admin.allow(c, 'customers.read', c.req.path, async (found) => {
        const { visit, session, shows } = found
        const id = parseCustomerId(c.req.param('customer') ?? '')
        const may = maySee(found)
        const opened = id && (await deps.openCustomer(id, may, session.account.id))
        if (!opened || opened.kind === 'unknown') throw new AppError('not_found', 'no such customer')
        if (opened.kind === 'restricted') {
          await shows('nobody')
          return privatePage(c, <RestrictedCustomerView {...{ visit, may }} />, 403)
        }
        const { customer } = opened
        // An order of an account leads to the account: one customer has one address.
        if (customer.account && customer.id !== id)
          return seeOther(c, href(visit.locale, 'adminCustomer', { customer: customer.id }))
        await showsAll(found, [customer])
        const here = { ...visit, path: href('en', 'adminCustomer', { customer: customer.id }) }
        return privatePage(c, <CustomerView {...{ visit: here, customer, may }} />)
      }),
    )
}

function maySee({ staff: { role } }: StaffVisit): MaySee {
  return {
    orders: can(role, 'orders.read'),
    tickets: can(role, 'tickets.answer'),
    risk: can(role, 'fraud.decide'),
    privacy: can(role, 'privacy.handle'),
  }
}

/** Accounts by themselves, guests by the orders that name them. */
async function showsAll({ shows }: StaffVisit, customers: readonly { id: CustomerId }[]): Promise<void> {
  const accounts = customers.filter(({ id }) => parseId('acc', id))
  const guests = customers.filter(({ id }) => parseId('ord', id))
  await shows({ kind: 'account', ids: accounts.map(({ id }) => id) })
  await shows({ kind: 'order', ids: guests.map(({ id }) => id) })
}

function recordOf({ email, name, customer, orders, since, latestAt, spent }: CustomerRow): unknown[] {
  const isAccount = customer.kind === 'account'
  return [email, name, isAccount, orders, since, latestAt, spent && plainAmount(spent)]
}
