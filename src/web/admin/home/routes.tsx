import { Hono } from 'hono'
import { can } from '../../../domains/staff/index.ts'
import { pages } from '../../routes.ts'
import type { StorefrontDeps } from '../../storefront/deps.ts'
import { privatePage } from '../../storefront/gate.ts'
import type { AdminDeps } from '../deps.ts'
import type { AdminGate, StaffVisit } from '../gate.tsx'
import { AdminHomeView } from './home-page.tsx'
import {
  closingToDo,
  complaintsToDo,
  conflictsToDo,
  doubtsToDo,
  findingsToDo,
  lettersToDo,
  redactionsToDo,
  refundsToDo,
  requestsToDo,
  reviewsToDo,
  riskToDo,
  thresholdToDo,
  ticketsToDo,
  type Work,
  withdrawalsToDo,
} from './work.ts'

type HomeDeps = Pick<
  AdminDeps,
  | 'countRequests'
  | 'countMoneyWork'
  | 'countOpenFindings'
  | 'countRedactionsByHand'
  | 'countRiskWork'
  | 'countWithdrawals'
  | 'countComplaints'
  | 'countTicketWork'
  | 'countConflicts'
  | 'readThreshold'
  | 'countReviewWork'
  | 'countLetterWork'
  | 'findYearToClose'
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
  const [decides, refunds] = [can(staff.role, 'fraud.decide'), can(staff.role, 'orders.refund')]
  const risk = decides ? riskToDo(await deps.countRiskWork(by), visit) : []
  const work = decides || refunds ? await deps.countMoneyWork(by) : undefined
  const money = work
    ? [...(decides ? doubtsToDo(work, visit) : []), ...(refunds ? refundsToDo(work, visit) : [])]
    : []
  const answers = can(staff.role, 'tickets.answer')
  const withdrawals = answers ? withdrawalsToDo(await deps.countWithdrawals(by), visit) : []
  const complaints = answers ? complaintsToDo(await deps.countComplaints(by), visit) : []
  const tickets = answers ? ticketsToDo(await deps.countTicketWork(by), visit) : []
  const reviews = answers ? reviewsToDo(await deps.countReviewWork(by), visit) : []
  const letters = can(staff.role, 'orders.resend') ? lettersToDo(await deps.countLetterWork(by), visit) : []
  const books = can(staff.role, 'books.read')
  const findings = books ? findingsToDo(await deps.countOpenFindings(by), visit) : []
  const vat = books
    ? [
        ...conflictsToDo(await deps.countConflicts(by), visit),
        ...thresholdToDo(await deps.readThreshold(), visit),
      ]
    : []
  const closing = can(staff.role, 'books.keep') ? closingToDo(await deps.findYearToClose(by), visit) : []
  const privacy = can(staff.role, 'privacy.handle')
    ? [
        requestsToDo(await deps.countRequests(by), visit),
        redactionsToDo(await deps.countRedactionsByHand(), visit),
      ]
    : []
  return [
    ...risk,
    ...tickets,
    ...money,
    ...complaints,
    ...withdrawals,
    ...reviews,
    ...letters,
    ...findings,
    ...vat,
    ...closing,
    ...privacy.filter((work) => work !== undefined),
  ]
}
