import type { Db } from '../../platform/database/connect.ts'
import { assertNever } from '../../shared/errors.ts'
import type { AccountId } from '../../shared/ids.ts'
import { findAccount, findProofRequest, type IdentityEvent } from '../identity/index.ts'
import { type QueueDeps, queueMail } from './queue-mail.ts'

/** Queues the letter that something about an account calls for; a replayed event queues nothing new. */
export async function reactToAccounts(deps: QueueDeps & { db: Db }, event: IdentityEvent): Promise<void> {
  switch (event.type) {
    case 'proof_requested': {
      const request = await findProofRequest(deps.db, event.requestId)
      if (!request) return
      const { id: subjectId, email: recipient, locale } = request
      const letter = {
        kind: 'account_proof',
        subjectId,
        orderId: null,
        cause: '',
        locale,
        recipient,
      } as const
      await deps.db.transaction().execute((tx) => queueMail(tx, deps, letter))
      return
    }
    case 'device_signed_in':
      return notice(deps, event.accountId, `device ${event.sessionId}`)
    case 'password_changed':
      return notice(deps, event.accountId, `password ${event.at}`)
    case 'email_changed':
      return notice(deps, event.accountId, `email ${event.at}`)
    case 'second_factor_changed':
      return notice(deps, event.accountId, `${event.on ? 'factor_on' : 'factor_off'} ${event.at}`)
    default:
      return assertNever(event)
  }
}

async function notice(deps: QueueDeps & { db: Db }, accountId: AccountId, cause: string): Promise<void> {
  const account = await findAccount(deps.db, accountId)
  if (!account) return
  const { email: recipient, locale } = account
  const letter = {
    kind: 'account_notice',
    subjectId: accountId,
    orderId: null,
    cause,
    locale,
    recipient,
  } as const
  await deps.db.transaction().execute((tx) => queueMail(tx, deps, letter))
}
