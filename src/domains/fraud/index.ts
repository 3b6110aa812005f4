export { type Action, type Assessment, assess, pointsOf, type Reason, reviewUntil } from './assess.ts'
export { changeSetting } from './change-setting.ts'
export { findLimitReached, type LimitedOrder, type LimitReached } from './check-limits.ts'
export { type CaseDecision, decideCase } from './decide-case.ts'
export { type DryRun, tryOut } from './dry-run.ts'
export { type RiskEvent, type RiskNews, riskNews } from './events.ts'
export { type ListKind, listKinds, type RiskFacts } from './facts.ts'
export { isPublic, type RiskDeps } from './gather-facts.ts'
export { fraudJobs, watchCases } from './jobs.ts'
export {
  addEntry,
  type EntryQuery,
  entriesPerPage,
  entrySorts,
  type ListEntry,
  type ListName,
  listEntries,
  type NewEntry,
  removeEntry,
  spellValue,
} from './lists.ts'
export { type About, isRuleName, type RuleName, ruleNames, rules, rulesVersion } from './rules.ts'
export { screenPayments } from './screen-payments.ts'
export {
  type CaseInList,
  type CaseOnDesk,
  type CaseQuery,
  caseSorts,
  casesPerPage,
  countHits,
  countRiskWork,
  listCases,
  listRiskOfOrders,
  openCase,
  type RiskOfOrder,
  type RiskWork,
} from './staff-queries.ts'
export { type CaseState, type FraudSetting, insertSetting, readSetting } from './store.ts'
