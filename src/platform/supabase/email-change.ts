import { randomBytes } from 'node:crypto'
import type { IdentityProvider, Subject } from '../../domains/identity/index.ts'
import { AppError } from '../../shared/errors.ts'
import { Secret } from '../../shared/secret.ts'
import { refusalOf, unavailable } from './answers.ts'
import { type AuthServer, unreachable } from './auth-server.ts'
import { findByEmail, type Link, missingOr, readLink, readPerson } from './people.ts'
import type { ProofSeal, SealedFor } from './proof-seal.ts'
import { wrongOrThrow } from './proofs.ts'
import type { Sessions } from './sessions.ts'

type EmailChange = Pick<IdentityProvider, 'startEmailChange' | 'confirmEmailChange'>

export function emailChange(server: AuthServer, sessions: Sessions, seal: ProofSeal): EmailChange {
  const { admin } = server

  /** Null when the wanted address is taken. */
  async function link(mailbox: 'current' | 'new', email: string, newEmail: string): Promise<Link | null> {
    const answer = await admin.generateLink({ type: `email_change_${mailbox}`, email, newEmail })
    if (!answer.error) return readLink(answer.data.properties)
    if (refusalOf(answer.error) === 'email_exists') return null
    // Also when one mailbox would be enough: "Enable secure email change …".
    throw unavailable(answer.error)
  }

  // The server names nobody while one mailbox is still to agree, so the token carries whose change it is.
  const sealed = (purpose: SealedFor, subject: Subject, hash: string) =>
    new Secret(seal.seal(purpose, `${subject}~${hash}`))

  /** The mailbox of a change that cannot be, in which a token like any other was opened. */
  function openTaken(token: string): { mailbox: 'current' | 'new'; subject: Subject } | undefined {
    for (const mailbox of ['current', 'new'] as const) {
      const subject = seal.open(`taken_${mailbox}`, token)?.split('~')[0]
      if (subject) return { mailbox, subject: subject as Subject }
    }
    return undefined
  }

  return {
    async startEmailChange(subject, newEmail) {
      const found = await admin.getUserById(subject)
      if (found.error) throw missingOr(found.error)
      const { email } = readPerson(found.data.user)
      const current = await link('current', email, newEmail)
      const next = await link('new', email, newEmail)
      if (!current || !next) {
        return {
          current: sealed('taken_current', subject, nobodysHash()),
          next: sealed('taken_new', subject, nobodysHash()),
        }
      }
      return {
        current: sealed('email_change', subject, tokenOf(current)),
        next: sealed('email_change', subject, tokenOf(next)),
      }
    },

    async confirmEmailChange(token) {
      const taken = openTaken(token)
      if (taken) return taken.mailbox === 'new' ? { ok: false, reason: 'taken' } : halfDone(taken.subject)
      const [subject, hash] = seal.open('email_change', token)?.split('~') ?? []
      if (!subject || !hash) return { ok: false, reason: 'wrong' }
      const found = await admin.getUserById(subject)
      if (found.error) return wrongOrThrow(found.error)
      const before = readPerson(found.data.user)
      if (before.isBanned) return { ok: false, reason: 'wrong' }

      const answer = await server.client().verifyOtp({ type: 'email_change', token_hash: hash })
      if (answer.error) {
        const failed = answer.error.code === unreachable
        if (failed && (await isTaken(before.subject, before.wantedEmail)))
          return { ok: false, reason: 'taken' }
        return wrongOrThrow(answer.error)
      }
      const { session, user } = answer.data
      if (!session) return { ok: true, subject: before.subject, done: false, email: before.email }
      // It comes with the last step; whoever is signed in to the shop has one already.
      await sessions.end(session.access_token)
      const after = readPerson(user)
      return { ok: true, subject: after.subject, done: true, email: after.email }
    },
  }

  /** What a mailbox hears that has agreed first. */
  async function halfDone(subject: Subject): ReturnType<EmailChange['confirmEmailChange']> {
    const found = await admin.getUserById(subject)
    if (found.error) return wrongOrThrow(found.error)
    return { ok: true, subject, done: false, email: readPerson(found.data.user).email }
  }

  /** Somebody registered the wanted address since the change began: the server fails over its own index then. */
  async function isTaken(subject: Subject, wanted: string | null): Promise<boolean> {
    const owner = wanted === null ? null : await findByEmail(server, wanted)
    return owner !== null && owner.subject !== subject
  }
}

/** From the link: `hashed_token` is computed with the current address, also for the new mailbox, and good for nothing. */
function tokenOf({ action_link }: Link): string {
  const token = new URL(action_link).searchParams.get('token')
  if (!token) throw new AppError('unavailable', 'Supabase Auth gave a link without a token')
  return token
}

/** As long as the server's own, the SHA-224 of a token, and good for nothing. */
const nobodysHash = () => randomBytes(28).toString('hex')
