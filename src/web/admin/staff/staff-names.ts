import { listAccounts } from '../../../domains/identity/index.ts'
import { listStaff } from '../../../domains/staff/index.ts'
import type { AccountId } from '../../../shared/ids.ts'
import type { AdminDeps, StaffOnPage } from '../deps.ts'
import { nameOf } from './staff-list.ts'

type Db = Parameters<typeof listStaff>[0]

/** Everybody of the staff, with their account. */
export async function readStaff(db: Db): Promise<StaffOnPage[]> {
  const members = await listStaff(db)
  const ids = members.map(({ accountId }) => accountId)
  const accounts = new Map((await listAccounts(db, ids)).map((account) => [account.id, account]))
  return members.flatMap((member) => {
    const account = accounts.get(member.accountId)
    return account ? [{ ...member, account }] : []
  })
}

/** What colleagues are called, by the id under which the ledger and the history know them. */
export function namesOf(staff: readonly StaffOnPage[]): ReadonlyMap<string, string> {
  return new Map(staff.map((member) => [member.accountId, nameOf(member)]))
}

export async function staffNames(
  { listStaff }: Pick<AdminDeps, 'listStaff'>,
  by: AccountId,
): Promise<ReadonlyMap<string, string>> {
  return namesOf(await listStaff(by))
}
