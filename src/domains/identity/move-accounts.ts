import type { Db } from '../../platform/database/connect.ts'
import { AppError } from '../../shared/errors.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { IdentityProvider, Subject } from './provider.ts'
import { deleteSessions } from './session-store.ts'
import { replaceRecoveryCodes } from './store.ts'

export type MoveReport = {
  moved: number
  /** Moved by an earlier run. */
  already: number
  /** Whose second step stays behind: it is set up anew after the next sign-in. */
  secondSteps: number
  refused: { email: string; reason: string }[]
}

type MoveDeps = {
  db: Db
  from: Required<Pick<IdentityProvider, 'exportUsers'>>
  to: Pick<IdentityProvider, 'name' | 'importUser' | 'invite'>
}

/**
 * Moves everybody with a proved address to another provider, passwords as the hashes that they are. May be run again: whoever
 * was moved is passed over, and whom an interrupted run had made there is found. Everybody signs in anew.
 */
export async function moveAccounts(
  deps: MoveDeps,
  options: { dryRun: boolean; onProgress?: (done: number) => void },
): Promise<MoveReport> {
  const report: MoveReport = { moved: 0, already: 0, secondSteps: 0, refused: [] }
  let done = 0
  for await (const person of deps.from.exportUsers()) {
    const account = await findLocalAccount(deps.db, person.subject)
    if (!account && (await isMoved(deps.db, person.email, deps.to.name))) report.already += 1
    else if (options.dryRun) report.moved += 1
    else await moveOne(deps, person, account, report)
    if (person.hasFactor && account) report.secondSteps += 1
    options.onProgress?.(++done)
  }
  return report
}

async function moveOne(
  { db, to }: MoveDeps,
  person: { subject: Subject; email: string; passwordHash: string | null },
  account: AccountId | undefined,
  report: MoveReport,
): Promise<void> {
  try {
    const subject = await importOrFind(to, person)
    if (account) {
      await db.transaction().execute(async (tx) => {
        await tx
          .updateTable('account')
          .set({ provider: to.name, subject })
          .where('id', '=', account)
          .execute()
        await deleteSessions(tx, account)
        await replaceRecoveryCodes(tx, account, [])
      })
    }
    report.moved += 1
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'unavailable') throw error
    report.refused.push({ email: person.email, reason: error.message })
  }
}

/** A known address is the same mailbox, so the same person: made by a run before, or by hand. */
async function importOrFind(
  to: MoveDeps['to'],
  { email, passwordHash }: { email: string; passwordHash: string | null },
): Promise<Subject> {
  try {
    return await to.importUser({ email, passwordHash })
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict') return to.invite(email)
    throw error
  }
}

async function findLocalAccount(db: Db, subject: Subject): Promise<AccountId | undefined> {
  const row = await db
    .selectFrom('account')
    .select('id')
    .where('provider', '=', 'local')
    .where('subject', '=', subject)
    .executeTakeFirst()
  return row?.id
}

async function isMoved(db: Db, email: string, provider: IdentityProvider['name']): Promise<boolean> {
  const row = await db
    .selectFrom('account')
    .select('id')
    .where('provider', '=', provider)
    .where('email_folded', '=', email)
    .executeTakeFirst()
  return row !== undefined
}
