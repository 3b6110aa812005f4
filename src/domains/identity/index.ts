export { type Account, findPasswordFlaw, type PasswordFlaw, passwordMin, type Seen } from './account.ts'
export { adoptPerson } from './adopt-person.ts'
export { type AskForProof, askForProof, readProof } from './ask-for-proof.ts'
export { banAccount, unbanAccount } from './ban-account.ts'
export { type ConfirmEmailChangeOutcome, confirmEmailChange, startEmailChange } from './change-email.ts'
export { type ChangePasswordOutcome, changePassword } from './change-password.ts'
export { type CustomerRecord, findCustomer, listCustomers } from './customer-records.ts'
export type { ConnectionKind, IdentityDeps, NoteConnection, Sealer } from './deps.ts'
export {
  accountsUntil,
  askErasure,
  listAccountIds,
  listAccountKeys,
  listErasureAsked,
  lockAccount,
  noteInactivityWarned,
} from './erasure-queries.ts'
export type * from './events.ts'
export { identityEvents } from './events.ts'
export {
  finishByCode,
  finishByLink,
  type OpenedRequest,
  openRequest,
  type ProofOutcome,
} from './finish-proof.ts'
export { inviteAccount } from './invite-account.ts'
export { type MoveReport, moveAccounts } from './move-accounts.ts'
export { countAccountsAt } from './move-store.ts'
export { findOpenSession, openSession } from './open-session.ts'
export { proveAgain } from './prove-again.ts'
export type {
  IdentityProvider,
  Proof,
  ProofAnswer,
  ProofPurpose,
  ProviderSession,
  Registration,
  SignedIn,
  Subject,
  Who,
} from './provider.ts'
export {
  countProofRequests,
  countRecoveryCodes,
  findAccount,
  findAccountByEmail,
  findDevice,
  listAccounts,
} from './queries.ts'
export { type RecoverOutcome, recover } from './recover.ts'
export {
  checkFactor,
  confirmFactor,
  type Enrolment,
  enrolFactor,
  type FactorOutcome,
  removeFactor,
} from './second-factor.ts'
export { isAlive, isFresh, stepUpMillis } from './session.ts'
export { type Device, listSessions, type Session } from './session-store.ts'
export { type SignInOutcome, signIn } from './sign-in.ts'
export { endOtherSessions, endSession, signOut } from './sign-out.ts'
export { type SignUp, signUp } from './sign-up.ts'
export type { StartedSession } from './start-session.ts'
export {
  findProofRequest,
  findSubject as findSubjectOfAccount,
  type ProofRequest,
  wasMailboxProved,
} from './store.ts'
export { updateProfile } from './update-profile.ts'
