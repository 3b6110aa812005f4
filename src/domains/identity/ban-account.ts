import { type AuditEntry, recordAudit } from '../../platform/audit/audit.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { IdentityDeps } from './deps.ts'
import { deleteSessions } from './session-store.ts'
import { findSubject, setBanned } from './store.ts'

/** Nobody enters as this person any more, and whoever is in is out with the next request. */
export async function banAccount(
  deps: IdentityDeps,
  accountId: AccountId,
  actor: AuditEntry['actor'],
): Promise<void> {
  // Here first: the shop's own sessions are what opens doors, also when the provider does not answer.
  await deps.db.transaction().execute(async (tx) => {
    await setBanned(tx, accountId, true)
    await deleteSessions(tx, accountId)
    await recordAudit(tx, { subject: { kind: 'account', id: accountId }, action: 'account.banned', actor })
  })
  const subject = await findSubject(deps.db, accountId)
  if (subject) await deps.provider.ban(subject)
}

export async function unbanAccount(
  deps: IdentityDeps,
  accountId: AccountId,
  actor: AuditEntry['actor'],
): Promise<void> {
  const subject = await findSubject(deps.db, accountId)
  if (subject) await deps.provider.unban(subject)
  await deps.db.transaction().execute(async (tx) => {
    await setBanned(tx, accountId, false)
    await recordAudit(tx, { subject: { kind: 'account', id: accountId }, action: 'account.unbanned', actor })
  })
}
