import type { AccountId } from '../../../shared/ids.ts'
import type { AdminDeps } from '../deps.ts'

/** What colleagues are called, by the id under which the ledger and the history know them. */
export async function staffNames(
  { listStaff }: Pick<AdminDeps, 'listStaff'>,
  by: AccountId,
): Promise<ReadonlyMap<string, string>> {
  const staff = await listStaff(by)
  return new Map(staff.map(({ accountId, account }) => [accountId, account.displayName ?? account.email]))
}
