import { foldEmail } from '../../shared/email.ts'
import { type ProofRequestId, parseId } from '../../shared/ids.ts'
import { areSameBytes } from '../../shared/same-bytes.ts'
import { passwordMaxBytes, type Seen } from './account.ts'
import type { IdentityDeps } from './deps.ts'
import { noteFailure } from './note-failure.ts'
import type { ProofAnswer, ProofPurpose } from './provider.ts'
import { type StartedSession, startSession, type VouchedFor } from './start-session.ts'
import {
  answerProofRequest,
  findProofRequest,
  findRequestOfBrowser,
  isNewestRequest,
  type ProofRequest,
  readSessionRound,
} from './store.ts'

export type OpenedRequest = {
  id: ProofRequestId
  purpose: ProofRequest['purpose']
  email: string
  returnTo: string | null
  /** The link was opened in the browser that asked for it; elsewhere the visitor is asked before it is used. */
  sameBrowser: boolean
  /** To confirm an address elsewhere, the password of the sign-up is asked for: see `isTheirs`. */
  asksPassword: boolean
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
  const sameBrowser = isSame(request.browserHash, browserHash)
  const asksPassword = purpose === 'confirm_email' && !sameBrowser
  return { id: request.id, purpose, email, returnTo, sameBrowser, asksPassword }
}

export type ProofOutcome =
  | { ok: true; session: StartedSession; returnTo: string | null }
  | { ok: false; reason: 'wrong' | 'banned' }
  /** Nothing was used up: the password of the sign-up is missing, or another. */
  | { ok: false; reason: 'password' }

/** The link of a letter, used: the mailbox is proved, and its owner signed in. */
export async function finishByLink(
  deps: IdentityDeps,
  answer: { requestId: string; token: string; password?: string | undefined },
  seen: Seen,
): Promise<ProofOutcome> {
  const id = parseId('prf', answer.requestId)
  const request = id && (await findProofRequest(deps.db, id))
  const purpose = request && purposeAtProvider(request.purpose)
  if (!request || !purpose || request.answered) return { ok: false, reason: 'wrong' }
  if (purpose === 'confirm_email' && !(await isTheirs(deps, request, answer.password, seen)))
    return { ok: false, reason: 'password' }
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

/**
 * Whether whoever holds the mailbox also chose the password of the sign-up. A stranger may have registered the address and
 * wait for its owner to confirm it: the password that would open the account then is the stranger's.
 */
async function isTheirs(
  { provider }: IdentityDeps,
  { email, browserHash }: ProofRequest,
  password: string | undefined,
  seen: Seen,
): Promise<boolean> {
  if (isSame(browserHash, seen.deviceHash)) return true
  if (!password || Buffer.byteLength(password) > passwordMaxBytes) return false
  const known = await provider.signIn(foldEmail(email), password)
  return !known.ok && known.reason === 'unconfirmed'
}

async function finish(
  deps: IdentityDeps,
  request: ProofRequest,
  purpose: ProofPurpose,
  answer: ProofAnswer,
  seen: Seen,
): Promise<ProofOutcome> {
  // Of two who registered an address the later one has set the password: no letter of the earlier one confirms it.
  if (purpose === 'confirm_email' && !(await isNewestRequest(deps.db, request)))
    return { ok: false, reason: 'wrong' }
  const round = await readSessionRound(deps.db, request.email)
  const person = await deps.provider.finishProof(purpose, answer)
  // A token names its person, the request names the address: one that was put together from two letters is refused.
  if (!person.ok || foldEmail(person.email) !== foldEmail(request.email)) {
    await noteFailure(deps, 'link_failed', request.email)
    return person.ok ? { ok: false, reason: 'wrong' } : person
  }
  const started = await startAnswered(deps, request, { ...person, round }, seen)
  return started.ok ? { ...started, returnTo: request.returnTo } : started
}

function startAnswered(deps: IdentityDeps, request: ProofRequest, person: VouchedFor, seen: Seen) {
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
  return a !== null && b !== null && areSameBytes(a, b)
}
