import type { Db, Tx } from '../../platform/database/connect.ts'
import { type PrivacyRequestId, parseId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'
import { after, type Clock, days, hours } from '../../shared/time.ts'
import {
  type DeskDeps,
  findRequest,
  type MailboxClaim,
  type PrivacyRequest,
  type RequestLetter,
  referenceOf,
} from '../privacy/index.ts'
import type { PrivacyLink, PrivacyRequestOnLetter } from './account-on-letter.ts'
import type { LetterReference } from './letter.ts'
import type { Mail } from './mail.ts'
import { type QueueDeps, queueMail } from './queue-mail.ts'
import type { MailHooks } from './send-mail.ts'
import { forgetRecipient } from './store.ts'

const linkMillis = hours(1)
const proofMillis = days(3)

export type PrivacyLetterDeps = {
  db: Db
  clock: Clock
  /** The page of a mailbox, absolute, in the language of the letter. */
  mailboxUrl(claim: MailboxClaim, locale: Locale): string
}

/** What the letters about personal data say, read at the moment they are sent; links begin to run out only then. */
export function privacyLetters({ db, clock, mailboxUrl }: PrivacyLetterDeps) {
  function linkFor({ recipient, locale }: LetterReference, request: PrivacyRequestId | null) {
    const until = after(clock.now(), request ? proofMillis : linkMillis)
    return { url: mailboxUrl({ email: recipient, request, until }, locale), until }
  }
  return {
    async privacy_link(reference: LetterReference): Promise<PrivacyLink> {
      return linkFor(reference, null)
    },

    async privacy_request(reference: LetterReference): Promise<PrivacyRequestOnLetter | null> {
      const id = parseId('prq', reference.subjectId)
      const request = id && (await findRequest(db, id))
      if (!request) return null
      const [what, at = ''] = reference.cause.split(' ') as [RequestLetter, string?]
      if (what === 'proof' && (request.identified || request.state !== 'open')) return null
      return {
        what,
        reference: referenceOf(request.id),
        kind: request.kind,
        receivedOn: request.receivedOn,
        dueOn: request.dueOn,
        words: wordsOf(what, request),
        proof: what === 'proof' ? linkFor(reference, request.id) : null,
        endsAt: what === 'lifting' ? new Date(at) : null,
      }
    },
  }
}

function wordsOf(what: RequestLetter, { extension, answer }: PrivacyRequest): string | null {
  if (what === 'extended') return extension?.reason ?? null
  return what === 'answered' || what === 'refused' ? answer : null
}

/** Queues a letter about a request, in the transaction of what it tells. */
export function writeRequestLetter(deps: QueueDeps): DeskDeps['writeLetter'] {
  return async (tx, { requestId, what, at, ...to }) => {
    const cause = at ? `${what} ${at.toISOString()}` : what
    await queueMail(tx, deps, {
      kind: 'privacy_request',
      subjectId: requestId,
      orderId: null,
      // Found by the address alone: the letter after an erasure outlives the account.
      accountId: null,
      cause,
      ...to,
    })
  }
}

/** The address of whoever was erased leaves the shop with the letter that says so. */
export function privacyMailHooks(): MailHooks {
  const forget = async (tx: Tx, { id, cause }: Mail) => {
    if (cause === 'erased') await forgetRecipient(tx, id)
  }
  return { privacy_request: { onAccepted: forget, onRefused: forget } }
}
