import {
  addEntry,
  changeSetting,
  countHits,
  countRiskWork,
  decideCase,
  listCases,
  listEntries,
  openCase,
  readSetting,
  removeEntry,
  tryOut,
} from '../../../domains/fraud/index.ts'
import type { PaymentDeps } from '../../../domains/payments/index.ts'
import type { AccountId } from '../../../shared/ids.ts'
import type { RiskPagesDeps } from './deps.ts'

/** Risk, from the door of its domain. The staff read and list in their own name; money is moved by a use case. */
export function riskFromDomains(
  payments: PaymentDeps,
  of: (by: AccountId) => PaymentDeps['db'],
): RiskPagesDeps {
  return {
    listCases: (query, by) => listCases(of(by), query),
    openCase: (id, by) => openCase(of(by), id),
    decideCase: (decision) => decideCase(payments, decision),
    countRiskWork: (by) => countRiskWork(of(by)),
    async readRules(by) {
      const db = of(by)
      return { setting: await readSetting(db), hits: await countHits(db) }
    },
    tryOut: (setting, by) => tryOut(of(by), setting),
    changeSetting: (change) => changeSetting(of(change.by), change),
    listEntries: (query, by) => listEntries(of(by), query),
    async addEntry(entry, by) {
      await of(by)
        .transaction()
        .execute((tx) => addEntry(tx, entry, by))
    },
    removeEntry: (id, why) =>
      of(why.by)
        .transaction()
        .execute((tx) => removeEntry(tx, id, why)),
  }
}
