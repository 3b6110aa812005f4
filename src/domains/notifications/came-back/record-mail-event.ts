import type { Db, Tx } from '../../../platform/database/connect.ts'
import type { Outbox } from '../../../platform/outbox/outbox.ts'
import { foldEmail } from '../../../shared/email.ts'
import type { Clock } from '../../../shared/time.ts'
import type { MailHooks } from '../send-mail.ts'
import type { MailEvent } from './mail-event.ts'
import { emitMailNews } from './mail-news.ts'
import { findReportedMail, hasAnotherArrived, noteDelay, noteReport, type ReportedMail } from './store.ts'
import { suppress } from './suppression.ts'

export type MailEventDeps = {
  db: Db
  clock: Clock
  outbox: Outbox
  hooks: MailHooks
  /** The provider reports, and signs. A report that comes as a mail can be written by anybody who has our letter. */
  isSigned: boolean
}

/** `early`: we have not noted yet that the letter was taken; whoever reports it is asked to come again. */
export type MailEventOutcome = 'recorded' | 'repeated' | 'unknown' | 'early'

/**
 * Acts on what a provider says of a letter: one that came back for good counts as refused, and its mailbox is left alone from then on; a
 * complaint stops everything that is not strictly needed. A report that comes again finds its letter reported and does nothing.
 */
export async function recordMailEvent(deps: MailEventDeps, event: MailEvent): Promise<MailEventOutcome> {
  return deps.db.transaction().execute(async (tx) => {
    const mail = await findReportedMail(tx, event.references)
    if (!mail || !isFor(mail, event)) return 'unknown'
    if (mail.state === 'queued' || mail.state === 'sending' || mail.state === 'deferred') return 'early'
    if (event.kind === 'delayed') return (await noteDelay(tx, mail.id, event.at)) ? 'recorded' : 'repeated'
    const code = event.kind === 'bounced' ? event.code : null
    const isNew = await noteReport(tx, mail.id, { state: event.kind, code, at: deps.clock.now() })
    if (!isNew) return 'repeated'
    await (event.kind === 'bounced' ? cameBack(tx, deps, mail, event) : complained(tx, deps, mail))
    return 'recorded'
  })
}

async function cameBack(
  tx: Tx,
  deps: MailEventDeps,
  mail: ReportedMail,
  { isPermanent, code }: Extract<MailEvent, { kind: 'bounced' }>,
): Promise<void> {
  const { recipient } = mail
  const at = deps.clock.now()
  // A full mailbox is no final no: the staff see it, and nobody's gift or order is undone by it.
  if (!isPermanent) return emitMailNews(tx, deps.outbox, 'letters_back', at)
  await suppress(tx, { recipient, reason: 'bounced', code, at })
  const hook = deps.hooks[mail.kind]
  await hook?.onRefused?.(tx, mail)
  if (deps.isSigned && !(await hasAnotherArrived(tx, mail))) await hook?.onReturned?.(tx, mail)
}

async function complained(tx: Tx, deps: MailEventDeps, { recipient }: ReportedMail): Promise<void> {
  const at = deps.clock.now()
  await suppress(tx, { recipient, reason: 'complained', code: null, at })
  await emitMailNews(tx, deps.outbox, 'letters_back', at)
}

// Whoever is named otherwise was not written to by us.
function isFor({ recipient }: ReportedMail, event: MailEvent): boolean {
  return event.recipient === null || foldEmail(event.recipient) === foldEmail(recipient)
}
