import { Hono } from 'hono'
import { can } from '../../../domains/staff/index.ts'
import { pages } from '../../routes.ts'
import type { StorefrontDeps } from '../../storefront/deps.ts'
import { privatePage } from '../../storefront/gate.ts'
import type { AdminDeps } from '../deps.ts'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { AdminHomeView } from './home-page.tsx'
import {
  findingsToDo,
  moneyToDo,
  redactionsToDo,
  requestsToDo,
  riskToDo,
  ticketsToDo,
  type Work,
} from './work.ts'

type HomeDeps = Pick<
  AdminDeps,
  | 'countRequests'
  | 'countMoneyWork'
  | 'countOpenFindings'
  | 'countRedactionsByHand'
  | 'countRiskWork'
  | 'countTicketWork'
>

export function homePage(
  deps: HomeDeps,
  { overdue }: Pick<StorefrontDeps, 'overdue'>,
  admin: AdminGate,
): Hono {
  return new Hono().get(pages.admin, (c) =>
    admin.enter(c, async (found) => {
      await found.shows('nobody')
      const work = await listWork(deps, found)
      return privatePage(c, <AdminHomeView {...found} work={work} overdue={overdue()} />)
    }),
  )
}

/** What waits for somebody of that role, most urgent first. */
async function listWork(deps: HomeDeps, { visit, session, staff }: StaffVisit): Promise<Work[]> {
  const by = session.account.id
  const risk = can(staff.role, 'fraud.decide') ? riskToDo(await deps.countRiskWork(by), visit) : []
  const tickets = can(staff.role, 'tickets.answer') ? ticketsToDo(await deps.countTicketWork(by), visit) : []
  const money = can(staff.role, 'orders.refund') ? moneyToDo(await deps.countMoneyWork(by), visit) : []
  const findings = can(staff.role, 'books.read') ? findingsToDo(await deps.countOpenFindings(by), visit) : []
  const privacy = can(staff.role, 'privacy.handle')
    ? [
        requestsToDo(await deps.countRequests(by), visit),
        redactionsToDo(await deps.countRedactionsByHand(), visit),
      ]
    : []
  return [...risk, ...tickets, ...money, ...findings, ...privacy.filter((work) => work !== undefined)]
}
