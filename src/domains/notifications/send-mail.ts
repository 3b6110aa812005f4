import type { Db, Tx } from '../../platform/database/connect.ts'
import type { MailId } from '../../shared/ids.ts'
import { after } from '../../shared/time.ts'
import { findAddressee } from '../orders/index.ts'
import { underSuppression } from './came-back/needed-mail.ts'
import { findSuppression, suppress } from './came-back/suppression.ts'
import type { LetterWriter, Mailer, MailKind, MailOutcome } from './letter.ts'
import { leaseMillis, type Mail, type MailState, nextAttemptAt } from './mail.ts'
import { parseMailAddress } from './mail-address.ts'
import { enqueueSending, type QueueDeps } from './queue-mail.ts'
import { goesUnderRestriction } from './restricted-mail.ts'
import { claimMail, deleteClaimed, recordOutcome } from './store.ts'

/** What other domains do in the very transaction that records a letter's fate. */
export type MailHook = {
  onAccepted?(tx: Tx, mail: Mail): Promise<void>
  /** The letter will not arrive: refused for good, or given up after five days. */
  onRefused?(tx: Tx, mail: Mail): Promise<void>
  /** Its provider says that it came back for good after it was taken, and nobody else did: what it proved is proved no more. */
  onReturned?(tx: Tx, mail: Mail): Promise<void>
}
export type MailHooks = Partial<Record<MailKind, MailHook>>

export type SendDeps = QueueDeps & {
  db: Db
  writer: LetterWriter
  mailer: Mailer
  hooks: MailHooks
  /** Whether the owner of this mailbox had their data restricted (GDPR Art. 18). */
  isRestricted(recipient: string): Promise<boolean>
}

/**
 * Sends one due letter; calling it again, or twice at once, sends nothing twice as long as this process lives.
 * A crash between the server's yes and our note of it sends the letter again under the same Message-ID.
 */
export async function sendMail(deps: SendDeps, id: MailId): Promise<MailState | 'not_due' | 'obsolete'> {
  const now = deps.clock.now()
  const mail = await deps.db.transaction().execute((tx) => claimMail(tx, id, now, after(now, leaseMillis)))
  if (!mail) return 'not_due'
  try {
    const recipient = await todaysRecipient(deps, mail)
    return await record(deps, { ...mail, recipient }, await deliver(deps, { ...mail, recipient }))
  } catch (error) {
    // A letter that cannot be written or a hook that fails is a bug to be seen. The letter waits longer each time,
    // so that such a bug neither loses it nor sends it every minute.
    await record(deps, mail, { kind: 'deferred', code: null })
    throw error
  }
}

async function deliver(deps: SendDeps, mail: Mail): Promise<MailOutcome | 'obsolete'> {
  const { recipient } = mail
  const to = parseMailAddress(recipient)
  if (!to) return { kind: 'refused', code: null }
  if (!goesUnderRestriction(mail) && (await deps.isRestricted(recipient))) return 'obsolete'
  const suppression = await findSuppression(deps.db, recipient, deps.clock.now())
  const fate = suppression ? underSuppression(mail, suppression.reason) : 'send'
  if (fate === 'drop') return 'obsolete'
  if (fate === 'refuse') return { kind: 'refused', code: null }
  const letter = await deps.writer.write(mail.kind, mail)
  if (letter === 'obsolete') return letter
  return deps.mailer.send({ id: mail.id, to, locale: mail.locale, letter })
}

// An address that was corrected since must not get the new links, and certainly no key.
async function todaysRecipient({ db }: SendDeps, { orderId, recipient }: Mail): Promise<string> {
  const addressee = orderId ? await findAddressee(db, orderId) : undefined
  return addressee?.email ?? recipient
}

function record(
  deps: SendDeps,
  mail: Mail,
  outcome: MailOutcome | 'obsolete',
): Promise<MailState | 'obsolete'> {
  return deps.db.transaction().execute(async (tx) => {
    if (outcome === 'obsolete') {
      // What nobody needs leaves no row; a replay of its cause would only find the same.
      await deleteClaimed(tx, mail)
      return outcome
    }
    const at = deps.clock.now()
    const retryAt = outcome.kind === 'deferred' ? nextAttemptAt(mail, at) : null
    const state = outcome.kind === 'deferred' && !retryAt ? 'dead' : outcome.kind
    const isOurs = await recordOutcome(tx, mail, {
      state,
      smtpCode: outcome.code,
      recipient: mail.recipient,
      serverReference: outcome.reference ?? null,
      at,
      nextAttemptAt: retryAt,
    })
    if (!isOurs) return 'sending'
    const { recipient } = mail
    if (outcome.kind === 'refused' && outcome.isAboutRecipient)
      await suppress(tx, { recipient, reason: 'bounced', code: outcome.code?.toString() ?? null, at })
    const hook = deps.hooks[mail.kind]
    if (state === 'deferred') await enqueueSending(tx, deps.jobs, mail.id, retryAt ?? at)
    else if (state === 'accepted') await hook?.onAccepted?.(tx, mail)
    else await hook?.onRefused?.(tx, mail)
    return state
  })
}
