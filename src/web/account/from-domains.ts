import {
  askForProof,
  changePassword,
  checkFactor,
  confirmEmailChange,
  confirmFactor,
  countRecoveryCodes,
  endOtherSessions,
  endSession,
  enrolFactor,
  finishByCode,
  finishByLink,
  type IdentityDeps,
  listSessions,
  openRequest,
  openSession,
  proveAgain,
  recover,
  removeFactor,
  type StartedSession,
  signIn,
  signOut,
  signUp,
  startEmailChange,
  updateProfile,
} from '../../domains/identity/index.ts'
import {
  claimGuestOrders,
  listLibrary,
  listOrdersOfAccount,
  type OrderLinks,
} from '../../domains/orders/index.ts'
import { exportSchema, listObjections } from '../../domains/privacy/index.ts'
import { listConnections } from '../../domains/security/index.ts'
import type { AccountId } from '../../shared/ids.ts'
import type { Principal } from '../../shared/principal.ts'
import { invoicesFromDomains } from '../invoices/from-domains.ts'
import { href } from '../routes.ts'
import { type YourDataParts, yourDataFromDomains } from '../your-data/from-domains.ts'
import type { AccountDeps } from './deps.ts'

const connectionsShown = 10

/** What the account's pages need, from the doors of the domains. What is shown is read in the customer's name. */
export function accountFromDomains(
  identity: IdentityDeps,
  links: OrderLinks,
  as: (principal: Principal) => IdentityDeps['db'],
  yourData: YourDataParts,
): AccountDeps {
  const { db, clock } = identity
  const of = ({ id }: { id: AccountId }) => as({ role: 'customer', account: id })

  const invoices = invoicesFromDomains(as, clock)

  /** Whoever has proved a mailbox finds what was bought with it as a guest. */
  async function claiming<T extends { ok: boolean; session?: StartedSession }>(outcome: T): Promise<T> {
    if (outcome.ok && outcome.session) {
      const { id, email } = outcome.session.account
      await claimGuestOrders(db, id, email)
    }
    return outcome
  }

  return {
    openSession: (token, visiting) => openSession(identity, token, visiting),
    signUp: (form) => signUp(identity, form),
    signIn: async (form, seen) => claiming(await signIn(identity, form, seen)),
    askForProof: (asked) => askForProof(identity, asked),
    openRequest: (requestId, browserHash) => openRequest(identity, requestId, browserHash),
    finishByLink: async (answer, seen) => claiming(await finishByLink(identity, answer, seen)),
    finishByCode: async (answer, seen) => claiming(await finishByCode(identity, answer, seen)),
    recover: async (form, seen) => claiming(await recover(identity, form, seen)),
    confirmEmailChange: (answer) => confirmEmailChange(identity, answer),
    checkFactor: (token, code) => checkFactor(identity, token, code),
    enrolFactor: (token) => enrolFactor(identity, token),
    confirmFactor: (token, form) => confirmFactor(identity, token, form),
    removeFactor: (token) => removeFactor(identity, token),
    countRecoveryCodes: ({ account }) => countRecoveryCodes(of(account), account.id),
    proveAgain: (session, password) => proveAgain(identity, session, password),
    signOut: (session) => signOut(identity, session),
    listSessions: ({ account }) => listSessions(of(account), account.id),
    listConnections: ({ account }) => listConnections(of(account), account.id, connectionsShown),
    endSession: (session, sessionId) => endSession(identity, session, sessionId),
    endOtherSessions: (session) => endOtherSessions(identity, session),
    changePassword: (session, form) => changePassword(identity, session, form),
    startEmailChange: (session, newEmail) => startEmailChange(identity, session, newEmail),
    updateProfile: (session, profile) => updateProfile(identity, session, profile),
    listOrders: (account, page) => listOrdersOfAccount(of(account), account.id, page),
    listLibrary: (account, query) => listLibrary(of(account), account.id, query),
    exportSchema: () => exportSchema(yourData.privacy.registry),
    async isLeftOut({ id, email }) {
      return (await listObjections(db, { account: id, email })).includes('improvement')
    },
    ...yourDataFromDomains(yourData),
    listInvoices: invoices.listInvoices,
    readInvoice: invoices.readInvoice,
    orderHref: (order, locale) => href(locale, 'order', { token: links.tokenFor(order, clock.now()) }),
    reviewHref({ orderId: id, unitId: unit, linkVersion }, locale) {
      const token = links.tokenFor({ id, linkVersion }, clock.now())
      return href(locale, 'orderReview', { token, unit })
    },
  }
}
