import type { FindOutcome, Withdrawal, WithdrawalInList } from '../../../domains/withdrawal/index.ts'
import type { AccountId, UnitId, WithdrawalId } from '../../../shared/ids.ts'
import type { Translated } from '../../../shared/locale.ts'

export type OpenedWithdrawal = {
  withdrawal: Withdrawal
  /** What the keys are called. */
  names: ReadonlyMap<UnitId, Translated>
}

/** What the pages about withdrawals need from the rest of the shop. */
export type WithdrawalPagesDeps = {
  listWithdrawals(
    query: { show: 'open' | 'all'; page: number; isDescending: boolean },
    by: AccountId,
  ): Promise<{ rows: WithdrawalInList[]; total: number }>
  openWithdrawal(id: WithdrawalId, by: AccountId): Promise<OpenedWithdrawal | undefined>
  countWithdrawals(by: AccountId): Promise<{ open: number; firstMadeAt: Date | null }>
  findOrderMeant(found: {
    withdrawalId: WithdrawalId
    orderNumber: string
    by: AccountId
  }): Promise<FindOutcome>
  closeWithdrawal(closed: { withdrawalId: WithdrawalId; by: AccountId; note: string }): Promise<boolean>
}
