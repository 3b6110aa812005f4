import type {
  Account,
  AskForProof,
  ChangePasswordOutcome,
  ConfirmEmailChangeOutcome,
  Device,
  Enrolment,
  FactorOutcome,
  OpenedRequest,
  PasswordFlaw,
  ProofOutcome,
  RecoverOutcome,
  Seen,
  Session,
  SignInOutcome,
} from '../../domains/identity/index.ts'
import type { KeyInLibrary, OrderInAccount, Page } from '../../domains/orders/index.ts'
import type { Connection } from '../../domains/security/index.ts'
import type { Locale } from '../../shared/locale.ts'
import type { Secret } from '../../shared/secret.ts'
import type { AccountDocumentsDeps } from '../invoices/deps.ts'
import type { YourDataDeps } from '../your-data/deps.ts'

/** All that signing in and the account's pages need from the rest of the shop. */
export type AccountDeps = YourDataDeps &
  AccountDocumentsDeps & {
    openSession(token: string, visiting?: { isByItself: boolean }): Promise<Session | undefined>

    signUp(form: {
      email: string
      password: string
      locale: Locale
      browserHash: Buffer
      returnTo: string | null
    }): Promise<{ ok: true } | { ok: false; flaw: PasswordFlaw }>
    signIn(form: { email: string; password: string; locale: Locale }, seen: Seen): Promise<SignInOutcome>
    askForProof(asked: AskForProof): Promise<void>
    openRequest(requestId: string, browserHash: Buffer | null): Promise<OpenedRequest | undefined>
    finishByLink(
      answer: { requestId: string; token: string; password?: string | undefined },
      seen: Seen,
    ): Promise<ProofOutcome>
    finishByCode(
      answer: { purpose: 'confirm_email' | 'sign_in'; email: string; code: string; browserHash: Buffer },
      seen: Seen,
    ): Promise<ProofOutcome>
    recover(form: { requestId: string; token: string; password: string }, seen: Seen): Promise<RecoverOutcome>
    confirmEmailChange(answer: { requestId: string; token: string }): Promise<ConfirmEmailChangeOutcome>

    checkFactor(token: string, code: string): Promise<FactorOutcome>
    enrolFactor(token: string): Promise<Enrolment | undefined>
    confirmFactor(
      token: string,
      form: { factor: string; code: string },
    ): Promise<
      | { ok: true; token: Secret<string>; recoveryCodes: Secret<string>[] }
      | { ok: false; reason: 'wrong' | 'signed_out' }
    >
    removeFactor(token: string): Promise<boolean>
    countRecoveryCodes(session: Session): Promise<number>
    proveAgain(
      session: Session,
      password: string,
    ): Promise<{ ok: true; token: Secret<string> } | { ok: false }>

    signOut(session: Session): Promise<void>
    listSessions(session: Session): Promise<Device[]>
    listConnections(session: Session): Promise<Connection[]>
    endSession(session: Session, sessionId: string): Promise<boolean>
    endOtherSessions(session: Session): Promise<number>
    changePassword(session: Session, form: { current: string; next: string }): Promise<ChangePasswordOutcome>
    startEmailChange(session: Session, newEmail: string): Promise<void>
    updateProfile(
      session: Session,
      profile: { displayName: string | null; locale: Locale; country: string | null },
    ): Promise<void>

    listOrders(account: Account, page: number): Promise<Page<OrderInAccount>>
    listLibrary(account: Account, query: { text: string; page: number }): Promise<Page<KeyInLibrary>>
    exportSchema(): object
    /** Whether the owner objects to being counted. */
    isLeftOut(account: Account): Promise<boolean>
    /** A fresh link to an order's own page, in the language of the visitor. */
    orderHref(order: { id: OrderInAccount['id']; linkVersion: number }, locale: Locale): string
    /** The same to where the product of an open key is reviewed. */
    reviewHref(key: Pick<KeyInLibrary, 'orderId' | 'unitId' | 'linkVersion'>, locale: Locale): string
  }
