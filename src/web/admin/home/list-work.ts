import { can, type Permission } from '../../../domains/staff/index.ts'
import type { AdminDeps } from '../deps.ts'
import type { StaffVisit } from '../gate.tsx'
import type { HomePageDeps } from './deps.ts'
import type { ReadPart } from './read-parts.ts'
import {
  closingToDo,
  complaintsToDo,
  conflictsToDo,
  doubtsToDo,
  exportsToDo,
  findingsToDo,
  lettersToDo,
  redactionsToDo,
  refundsToDo,
  requestsToDo,
  reviewsToDo,
  riskToDo,
  stockToDo,
  thresholdToDo,
  ticketsToDo,
  type Work,
  withdrawalsToDo,
} from './work.ts'

export type HomeDeps = HomePageDeps &
  Pick<
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
    | 'countLowStock'
    | 'countKeyExportsFor'
    | 'findYearToClose'
  >

/** Some of the work may not be known: `isWhole` says whether all of it is. */
export type WorkFound = { work: Work[]; isWhole: boolean }

/** What waits for somebody of that role, most urgent first. What they may not do is not asked for. */
export async function listWork(
  deps: HomeDeps,
  { visit, session, staff }: StaffVisit,
  readPart: ReadPart,
): Promise<WorkFound> {
  const by = session.account.id
  const may = (permission: Permission) => can(staff.role, permission)
  const [decides, refunds] = [may('fraud.decide'), may('orders.refund')]
  const asked: (Promise<Work | Work[] | undefined> | false)[] = [
    decides && deps.countRiskWork(by).then((found) => riskToDo(found, visit)),
    may('tickets.answer') && deps.countTicketWork(by).then((found) => ticketsToDo(found, visit)),
    (decides || refunds) &&
      deps
        .countMoneyWork(by)
        .then((found) => [
          ...(decides ? doubtsToDo(found, visit) : []),
          ...(refunds ? refundsToDo(found, visit) : []),
        ]),
    may('tickets.answer') && deps.countComplaints(by).then((found) => complaintsToDo(found, visit)),
    may('tickets.answer') && deps.countWithdrawals(by).then((found) => withdrawalsToDo(found, visit)),
    may('tickets.answer') && deps.countReviewWork(by).then((found) => reviewsToDo(found, visit)),
    may('orders.resend') && deps.countLetterWork(by).then((found) => lettersToDo(found, visit)),
    may('keys.import') && deps.countLowStock().then((found) => stockToDo(found, visit)),
    may('keys.export') && deps.countKeyExportsFor(by).then((found) => exportsToDo(found, visit)),
    may('books.read') && deps.countOpenFindings(by).then((found) => findingsToDo(found, visit)),
    may('books.keep') && deps.findYearToClose(by).then((found) => closingToDo(found, visit)),
    may('books.read') && deps.countConflicts(by).then((found) => conflictsToDo(found, visit)),
    may('books.read') && deps.readThreshold().then((found) => thresholdToDo(found, visit)),
    may('privacy.handle') && deps.countRequests(by).then((found) => requestsToDo(found, visit)),
    may('privacy.handle') && deps.countRedactionsByHand().then((found) => redactionsToDo(found, visit)),
  ]
  const parts = await Promise.all(asked.map((each) => readPart(each || null)))
  return {
    work: parts.flatMap((part) => (part === 'failed' ? [] : (part ?? []))),
    isWhole: !parts.includes('failed'),
  }
}
