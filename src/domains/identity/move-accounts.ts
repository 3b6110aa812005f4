import type { Db } from '../../platform/database/connect.ts'
import { AppError } from '../../shared/errors.ts'
import { countAccountsAt, findAccountAt, type MovingAccount, repointAccount } from './move-store.ts'
import type { IdentityProvider, Subject } from './provider.ts'
import { deleteSessions } from './session-store.ts'
import { replaceRecoveryCodes } from './store.ts'

export type MoveReport = {
  moved: number
  /** Accounts that were with the other provider before this run. */
  already: number
  /** Of the moved: whose second step stays behind, and with it the password that it guarded. */
  secondSteps: number
  refused: { email: string; reason: string }[]
}

type MoveDeps = {
  db: Db
  from: Required<Pick<IdentityProvider, 'name' | 'exportUsers' | 'delete'>>
  to: Pick<IdentityProvider, 'name' | 'importUser' | 'invite' | 'ban'>
}

type Moving = { subject: Subject; email: string; passwordHash: string | null; hasFactor: boolean }

/**
 * Moves everybody with a proved address to another provider, with their ids and with passwords as the hashes that they are.
 * Whoever has arrived is gone here: a hash that nobody asks for any more would only wait for a thief, and erasure asks one
 * provider. May be run again: whom an interrupted run had made there is found. Everybody signs in anew.
 * @throws AppError `unavailable` when a provider does not answer; then run it again.
 */
export async function moveAccounts(
  deps: MoveDeps,
  options: { dryRun: boolean; onProgress?: (done: number) => void },
): Promise<MoveReport> {
  const already = await countAccountsAt(deps.db, deps.to.name)
  const report: MoveReport = { moved: 0, already, secondSteps: 0, refused: [] }
  let done = 0
  for await (const person of deps.from.exportUsers()) {
    const account = await findAccountAt(deps.db, deps.from.name, { subject: person.subject })
    const there = await findAccountAt(deps.db, deps.to.name, { email: person.email })
    const reason = there
      ? await findClash(deps, person, account, options)
      : await findRefusal(deps, person, account, options)
    if (reason !== undefined) report.refused.push({ email: person.email, reason })
    else if (!there) {
      report.moved += 1
      if (person.hasFactor) report.secondSteps += 1
    }
    options.onProgress?.(++done)
  }
  return report
}

/** Somebody whose address has an account there: all is done but the last step, or there are two accounts by now. */
async function findClash(
  { from }: MoveDeps,
  { subject }: Moving,
  account: MovingAccount | undefined,
  { dryRun }: { dryRun: boolean },
): Promise<string | undefined> {
  if (account) return `the address has opened an account anew there, beside ${account.id}`
  if (!dryRun) await from.delete(subject)
  return undefined
}

async function findRefusal(
  deps: MoveDeps,
  person: Moving,
  account: MovingAccount | undefined,
  { dryRun }: { dryRun: boolean },
): Promise<string | undefined> {
  if (dryRun) return undefined
  try {
    await moveOne(deps, person, account)
    return undefined
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'unavailable') throw error
    return error.message
  }
}

async function moveOne(
  { db, from, to }: MoveDeps,
  person: Moving,
  account: MovingAccount | undefined,
): Promise<void> {
  const subject = await importOrFind(to, person)
  if (account?.banned) await to.ban(subject)
  if (account) {
    await db.transaction().execute(async (tx) => {
      await repointAccount(tx, account.id, { provider: to.name, subject })
      await deleteSessions(tx, account.id)
      await replaceRecoveryCodes(tx, account.id, [])
    })
  }
  await from.delete(person.subject)
}

/** A known address is the same mailbox, so the same person: made by a run before, or by hand. */
async function importOrFind(
  to: MoveDeps['to'],
  { subject, email, passwordHash, hasFactor }: Moving,
): Promise<Subject> {
  try {
    // Who had a second step did not trust the password to open the account alone, which it would: they enter by mail.
    return await to.importUser({ subject, email, passwordHash: hasFactor ? null : passwordHash })
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict') return to.invite(email)
    throw error
  }
}
