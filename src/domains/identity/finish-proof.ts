import { timingSafeEqual } from 'node:crypto'
import { foldEmail } from '../../shared/email.ts'
import { type ProofRequestId, parseId } from '../../shared/ids.ts'
import type { Seen } from './account.ts'
import type { IdentityDeps } from './deps.ts'
import { noteFailure } from './note-failure.ts'
import type { ProofAnswer, ProofPurpose, SignedIn } from './provider.ts'
import { type StartedSession, startSession } from './start-session.ts'
import { answerProofRequest, findProofRequest, findRequestOfBrowser, type ProofRequest } from './store.ts'

export type OpenedRequest = {
  id: ProofRequestId
  purpose: ProofRequest['purpose']
  email: string
  returnTo: string | null
  /** The link was opened in the browser that asked for it; elsewhere the visitor is asked before it is used. */
  sameBrowser: boolean
}

/** What a link belongs to. Looking uses nothing up: mail scanners open every link. */
export async function openRequest(
  deps: IdentityDeps,
  requestId: string,
  browserHash: Buffer | null,
): Promise<OpenedRequest | undefined> {
  const id = parseId('prf', requestId)
  const request = id && (await findProofRequest(deps.db, id))
  if (!request || request.answered) return undefined
  const { purpose, email, returnTo } = request
  return { id: request.id, purpose, email, returnTo, sameBrowser: isSame(request.browserHash, browserHash) }
}

export type ProofOutcome =
  | { ok: true; session: StartedSession; returnTo: string | null }
  | { ok: false; reason: 'wrong' | 'banned' }

/** The link of a letter, used: the mailbox is proved, and its owner signed in. */
export async function finishByLink(
  deps: IdentityDeps,
  answer: { requestId: string; token: string },
  seen: Seen,
): Promise<ProofOutcome> {
  const id = parseId('prf', answer.requestId)
  const request = id && (await findProofRequest(deps.db, id))
  const purpose = request && purposeAtProvider(request.purpose)
  if (!request || !purpose || request.answered) return { ok: false, reason: 'wrong' }
  return finish(deps, request, purpose, { token: answer.token }, seen)
}

/** The six digits of a letter, typed into the browser that asked for them; in another one they are worth nothing. */
export async function finishByCode(
  deps: IdentityDeps,
  answer: { purpose: 'confirm_email' | 'sign_in'; email: string; code: string; browserHash: Buffer },
  seen: Seen,
): Promise<ProofOutcome> {
  const email = foldEmail(answer.email)
  const id = await findRequestOfBrowser(deps.db, answer.purpose, email, answer.browserHash)
  const request = id && (await findProofRequest(deps.db, id))
  if (!request) return { ok: false, reason: 'wrong' }
  return finish(deps, request, answer.purpose, { email, code: answer.code }, seen)
}

async function finish(
  deps: IdentityDeps,
  request: ProofRequest,
  purpose: ProofPurpose,
  answer: ProofAnswer,
  seen: Seen,
): Promise<ProofOutcome> {
  const person = await deps.provider.finishProof(purpose, answer)
  // A token names its person, the request names the address: one that was put together from two letters is refused.
  if (!person.ok || foldEmail(person.email) !== foldEmail(request.email)) {
    await noteFailure(deps, 'link_failed', request.email)
    return person.ok ? { ok: false, reason: 'wrong' } : person
  }
  const session = await startAnswered(deps, request, person, seen)
  return session ? { ok: true, session, returnTo: request.returnTo } : { ok: false, reason: 'banned' }
}

function startAnswered(deps: IdentityDeps, request: ProofRequest, person: SignedIn, seen: Seen) {
  return deps.db.transaction().execute(async (tx) => {
    await answerProofRequest(tx, request.id)
    return startSession(tx, deps, person, seen, request.locale)
  })
}

function purposeAtProvider(purpose: ProofRequest['purpose']): ProofPurpose | undefined {
  switch (purpose) {
    case 'confirm_email':
    case 'sign_in':
      return purpose
    case 'invitation':
      return 'sign_in'
    default:
      return undefined
  }
}

function isSame(a: Buffer | null, b: Buffer | null): boolean {
  return a !== null && b !== null && a.length === b.length && timingSafeEqual(a, b)
}
