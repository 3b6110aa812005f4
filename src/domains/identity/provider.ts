import type { Brand } from '../../shared/brand.ts'
import type { Secret } from '../../shared/secret.ts'

/** The provider's own id of somebody (a UUID); never shown and never in an address. */
export type Subject = Brand<string, 'Subject'>

/**
 * What lets the provider be asked in the name of somebody who has signed in. Opaque; it may contain tokens, so it is
 * kept sealed. An answer that brings a new one ends the one before.
 */
export type ProviderSession = Secret<string>

export type Who = { subject: Subject; session: ProviderSession }

/**
 * What a mail carries to prove that its reader holds the mailbox: a token for a link and six digits for typing. Either
 * works once, and only until the provider's time is over (an hour at most). A newer proof ends the older ones.
 */
export type Proof = { token: Secret<string>; code: Secret<string> }

export type ProofPurpose = 'confirm_email' | 'sign_in' | 'recovery'
export type ProofAnswer = { token: string } | { email: string; code: string }

/** `totp`: this person has set up a second factor, so that the session is worth little until it was asked for. */
export type SignedIn = Who & { ok: true; email: string; totp: boolean }

export type Registration =
  /** New, or registered before and never confirmed: then the password is the new one. */
  { kind: 'created'; subject: Subject; proof: Proof } | { kind: 'known' } | { kind: 'weak_password' }

/**
 * Proves who somebody is; the shop's session and rights are the shop's own. Two adapters: Supabase Auth, and a local one on
 * the shop's database. Neither sends mail. Addresses are given in the form that `foldEmail` gives them.
 * Held to one contract for both: test/identity/provider-contract.ts.
 *
 * @throws AppError `unavailable` from every verb when the provider cannot be reached or answers nonsense.
 */
export type IdentityProvider = {
  readonly name: 'local' | 'supabase'

  register(email: string, password: string): Promise<Registration>
  /** For somebody invited: exists afterwards, confirmed, without a usable password. Known addresses keep what they have. */
  invite(email: string): Promise<Subject>

  /** Null when nobody with a confirmed address is meant (for `confirm_email`: nobody who still has to confirm). */
  startProof(purpose: ProofPurpose, email: string): Promise<Proof | null>
  /** Uses the proof up. `wrong`: not one of ours, used, too old, replaced by a newer one, or for another purpose. */
  finishProof(
    purpose: ProofPurpose,
    answer: ProofAnswer,
  ): Promise<SignedIn | { ok: false; reason: 'wrong' | 'banned' }>

  /** `unconfirmed` and `banned` are said only when the password is right. Unknown addresses take as long as known ones. */
  signIn(
    email: string,
    password: string,
  ): Promise<SignedIn | { ok: false; reason: 'wrong' | 'unconfirmed' | 'banned' }>
  /** Ends the provider's other sessions of this person. */
  setPassword(
    subject: Subject,
    password: string,
  ): Promise<{ ok: true } | { ok: false; reason: 'weak_password' }>

  /**
   * One token for each of the two mailboxes. A newer request ends the older one. For an address of somebody else there are
   * two as well: that it is taken is told to its mailbox alone.
   */
  startEmailChange(
    subject: Subject,
    newEmail: string,
  ): Promise<{ current: Secret<string>; next: Secret<string> }>
  /** The address changes when both tokens have been used, in any order. `email` is the address as it is then. */
  confirmEmailChange(
    token: string,
  ): Promise<
    { ok: true; subject: Subject; done: boolean; email: string } | { ok: false; reason: 'wrong' | 'taken' }
  >

  /** RFC 6238, 30 s, 6 digits, SHA-1, as authenticator apps expect. Counts only after `confirmTotp`; one at a time. */
  enrolTotp(who: Who): Promise<{ factor: string; secret: Secret<string>; uri: Secret<string> }>
  confirmTotp(
    who: Who,
    factor: string,
    code: string,
  ): Promise<{ ok: true; session: ProviderSession } | { ok: false; reason: 'wrong' }>
  checkTotp(
    who: Who,
    code: string,
  ): Promise<{ ok: true; session: ProviderSession } | { ok: false; reason: 'wrong' }>
  /** Nothing happens when there is none. */
  removeTotp(subject: Subject): Promise<void>

  ban(subject: Subject): Promise<void>
  unban(subject: Subject): Promise<void>
  /** The address is free afterwards. Nothing happens for somebody who is gone. */
  delete(subject: Subject): Promise<void>
  /**
   * @param subject the id to keep; a new one without it.
   * @param passwordHash argon2id in PHC form (`$argon2id$v=19$m=…,t=…,p=…$salt$hash`), or null for nobody's password.
   * @throws AppError `conflict` when the address is known, `invalid` for another kind of hash or an id that is somebody else's.
   */
  importUser(user: { subject?: Subject; email: string; passwordHash: string | null }): Promise<Subject>
  /** Everybody with a hash, for moving to another provider; only the local adapter can. */
  exportUsers?(): AsyncIterable<{
    subject: Subject
    email: string
    passwordHash: string | null
    hasFactor: boolean
  }>
}
