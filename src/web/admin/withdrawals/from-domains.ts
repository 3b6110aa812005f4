import { listUnitsForLetter } from '../../../domains/orders/index.ts'
import {
  closeWithdrawal,
  countOpenWithdrawals,
  findOrderMeant,
  findWithdrawal,
  listWithdrawals,
  type WithdrawalDeps,
} from '../../../domains/withdrawal/index.ts'
import type { AccountId } from '../../../shared/ids.ts'
import type { WithdrawalPagesDeps } from './deps.ts'

/** Withdrawals, from the door of their domain. The staff read in their own name; money is moved by the use case. */
export function withdrawalsFromDomains(
  deps: WithdrawalDeps,
  of: (by: AccountId) => WithdrawalDeps['db'],
): WithdrawalPagesDeps {
  return {
    listWithdrawals: (query, by) => listWithdrawals(of(by), query),
    async openWithdrawal(id, by) {
      const withdrawal = await findWithdrawal(of(by), id)
      if (!withdrawal) return undefined
      const { orderId } = withdrawal
      const units = orderId ? await listUnitsForLetter(of(by), orderId) : []
      return { withdrawal, names: new Map(units.map((unit) => [unit.id, unit.name])) }
    },
    countWithdrawals: (by) => countOpenWithdrawals(of(by)),
    findOrderMeant: (found) => findOrderMeant(deps, found),
    closeWithdrawal: (closed) => closeWithdrawal(deps, closed),
  }
}
