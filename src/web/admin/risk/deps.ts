import type {
  CaseInList,
  CaseOnDesk,
  CaseQuery,
  DryRun,
  EntryQuery,
  FraudSetting,
  ListEntry,
  NewEntry,
  RiskWork,
  RuleName,
} from '../../../domains/fraud/index.ts'
import type { AccountId, FraudListId, RiskCaseId } from '../../../shared/ids.ts'

/** What the pages about risk need from the rest of the shop. */
export type RiskPagesDeps = {
  listCases(query: CaseQuery, by: AccountId): Promise<{ rows: CaseInList[]; total: number }>
  openCase(id: RiskCaseId, by: AccountId): Promise<CaseOnDesk | undefined>
  decideCase(decision: {
    caseId: RiskCaseId
    decision: 'allow' | 'reject'
    note: string
    by: AccountId
  }): Promise<{ ok: true } | { ok: false; reason: 'decided_already' }>
  countRiskWork(by: AccountId): Promise<RiskWork>
  readRules(by: AccountId): Promise<{ setting: FraudSetting; hits: Record<RuleName, number> }>
  tryOut(setting: FraudSetting, by: AccountId): Promise<DryRun>
  changeSetting(change: {
    seen: number
    setting: Omit<FraudSetting, 'version'>
    by: AccountId
  }): Promise<{ ok: true } | { ok: false; reason: 'changed_meanwhile' }>
  listEntries(query: EntryQuery, by: AccountId): Promise<{ rows: ListEntry[]; total: number }>
  addEntry(entry: NewEntry, by: AccountId): Promise<void>
  removeEntry(id: FraudListId, why: { by: AccountId; reason: string }): Promise<boolean>
}
