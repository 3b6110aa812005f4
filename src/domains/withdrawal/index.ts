export type { WithdrawalMade } from './events.ts'
export { withdrawalJobs } from './jobs.ts'
export { type Answer, answers } from './judge-unit.ts'
export {
  countOpenWithdrawals,
  listWithdrawals,
  type WithdrawalInList,
  withdrawalsPerPage,
} from './queries.ts'
export { resumeWithdrawals } from './resume.ts'
export { closeWithdrawal, type FindOutcome, findOrderMeant } from './staff-acts.ts'
export { findWithdrawal, setReceipt } from './store.ts'
export { sendMoneyBack, type WithdrawalDeps, withdraw } from './withdraw.ts'
export {
  type Meant,
  type Need,
  needsOf,
  referenceOfWithdrawal,
  type Statement,
  type Withdrawal,
} from './withdrawal.ts'
