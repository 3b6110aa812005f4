import type { Db } from '../../platform/database/connect.ts'
import { foldEmail } from '../../shared/email.ts'
import { assertNever } from '../../shared/errors.ts'
import type { AccountId } from '../../shared/ids.ts'
import { after, type Clock, days } from '../../shared/time.ts'
import type { StockLow } from '../catalog/index.ts'
import type { RiskEvent } from '../fraud/index.ts'
import {
  countProofRequests,
  findAccount,
  findProofRequest,
  type IdentityEvent,
  listAccountIds,
  type ProofRequest,
} from '../identity/index.ts'
import type { DisputeEvent } from '../payments/index.ts'
import type { AlertNotice } from './account-on-letter.ts'
import type { MailNewsEvent } from './came-back/mail-news.ts'
import { type QueueDeps, queueMail } from './queue-mail.ts'

/** Said by whoever keeps the clocks: an account is about to be erased. */
type InactiveEvent = { type: 'account_inactive'; accountId: AccountId; erasedAt: string }

/**
 * Whoever knows an address can have letters written to it, one for each sum that a browser solves. Beyond so many a day
 * nothing more is written there; a password still opens the account.
 */
export const lettersADay = 20

/** Queues the letter that something about an account calls for; a replayed event queues nothing new. */
export async function reactToAccounts(
  deps: QueueDeps & { db: Db },
  event: IdentityEvent | InactiveEvent,
): Promise<void> {
  switch (event.type) {
    case 'proof_requested': {
      const request = await findProofRequest(deps.db, event.requestId)
      if (!request || (await isFlooded(deps, request))) return
      const { id: subjectId, accountId, locale } = request
      const letter = {
        kind: 'account_proof',
        subjectId,
        orderId: null,
        accountId,
        cause: '',
        locale,
        // Two spellings that fold alike may be two mailboxes: the one that the proof is about gets it, whatever was typed.
        recipient: foldEmail(request.email),
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
    case 'account_inactive':
      return notice(deps, event.accountId, `inactive ${event.erasedAt}`)
    default:
      return assertNever(event)
  }
}

async function isFlooded({ db, clock }: { db: Db; clock: Clock }, request: ProofRequest): Promise<boolean> {
  // Staff invite, and whoever is asked whether their address may change has an account: neither is open to everybody.
  if (request.purpose === 'invitation' || request.purpose === 'change_from') return false
  return (await countProofRequests(db, request.email, after(clock.now(), -days(1)))) > lettersADay
}

const accountsAtOnce = 200

/** Tells everybody with an account that the policy has changed; told twice, it writes once. */
export async function tellOfPolicy(deps: QueueDeps & { db: Db }, { at }: { at: string }): Promise<void> {
  let after = ''
  for (;;) {
    const ids = await listAccountIds(deps.db, after, accountsAtOnce)
    for (const id of ids) await notice(deps, id, `policy ${at}`)
    const last = ids.at(-1)
    if (last === undefined || ids.length < accountsAtOnce) return
    after = last
  }
}

/** Said by whoever watches. */
type AlertEvent = {
  type: 'alert_raised'
  alertId: string
  kind: AlertNotice
  at: string
  to: readonly AccountId[]
}

/** Writes to those of the staff who have to look; told twice, it writes once. */
export async function tellOfAlert(
  deps: QueueDeps & { db: Db },
  { alertId, kind, at, to }: AlertEvent,
): Promise<void> {
  for (const id of to) await notice(deps, id, `${kind} ${at} ${alertId}`)
}

/** Writes to those of the staff who answer banks; told twice, it writes once. */
export async function tellOfDispute(
  deps: QueueDeps & { db: Db },
  { news, subjectId, at }: DisputeEvent,
  to: readonly AccountId[],
): Promise<void> {
  for (const id of to) await notice(deps, id, `${news} ${at} ${subjectId}`)
}

/** Writes to those of the staff who decide on payments; told twice, it writes once. */
export async function tellOfRisk(
  deps: QueueDeps & { db: Db },
  { news, until, at }: RiskEvent,
  to: readonly AccountId[],
): Promise<void> {
  for (const id of to) await notice(deps, id, `${news} ${until} ${at}`)
}

/** Writes to those of the staff who answer customers; told twice, it writes once. */
export async function tellOfMail(
  deps: QueueDeps & { db: Db },
  { news, at }: MailNewsEvent,
  to: readonly AccountId[],
): Promise<void> {
  for (const id of to) await notice(deps, id, `${news} ${at}`)
}

/** Writes to those of the staff who bring keys in; told twice, it writes once. */
export async function tellOfStock(
  deps: QueueDeps & { db: Db },
  { at }: StockLow,
  to: readonly AccountId[],
): Promise<void> {
  for (const id of to) await notice(deps, id, `stock_low ${at}`)
}

async function notice(deps: QueueDeps & { db: Db }, accountId: AccountId, cause: string): Promise<void> {
  const account = await findAccount(deps.db, accountId)
  if (!account) return
  const { email: recipient, locale } = account
  const letter = {
    kind: 'account_notice',
    subjectId: accountId,
    orderId: null,
    accountId,
    cause,
    locale,
    recipient,
  } as const
  await deps.db.transaction().execute((tx) => queueMail(tx, deps, letter))
}
