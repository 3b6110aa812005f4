import { type FraudSetting, type RuleName, ruleNames } from '../../domains/fraud/index.ts'
import type { Session } from '../../domains/identity/index.ts'
import { newId } from '../../shared/ids.ts'
import { Secret } from '../../shared/secret.ts'
import type { AdminDeps } from '../admin/deps.ts'
import { adminRoutes } from '../admin/index.tsx'
import type { RiskPagesDeps } from '../admin/risk/deps.ts'
import type { TicketDeskDeps } from '../admin/tickets/deps.ts'
import type { LiveDeskDeps } from '../admin/tickets/live-deps.ts'
import { liveStreams } from '../admin/tickets/live-streams.ts'
import type { StorefrontDeps } from '../storefront/deps.ts'
import { sampleStorefront } from '../storefront/storefront.fixture.ts'
import { webApp } from '../web-app.ts'
import { yourDataRoutes } from '../your-data/routes.tsx'
import { sampleYourData } from '../your-data/your-data.fixture.ts'
import type { AccountDeps } from './deps.ts'
import { accountRoutes } from './index.tsx'

export const sessionToken = 's'.repeat(43)

/** Somebody who is signed in with one factor, a moment ago. */
export function sampleSession(change: Partial<Session> = {}): Session {
  const now = sampleStorefront().clock.now()
  return {
    id: newId('ses'),
    account: {
      id: newId('acc'),
      email: 'person@example.eu',
      displayName: null,
      locale: 'en',
      country: null,
      createdAt: now,
    },
    assurance: 1,
    awaitsFactor: false,
    provedAt: now,
    seenAt: now,
    createdAt: now,
    ...change,
  }
}

/** Accounts in which everything goes well, but for what a test changes. */
export function sampleAccounts(change: Partial<AccountDeps> = {}): AccountDeps {
  const session = sampleSession()
  const started = {
    id: session.id,
    token: new Secret(sessionToken),
    account: session.account,
    awaitsFactor: false,
  }
  return {
    openSession: async (token) => (token === sessionToken ? session : undefined),
    signUp: async () => ({ ok: true }),
    signIn: async () => ({ ok: true, session: started }),
    askForProof: async () => undefined,
    openRequest: async (requestId) => ({
      id: newId('prf'),
      purpose: requestId === 'recovery' ? 'recovery' : 'sign_in',
      email: 'person@example.eu',
      returnTo: null,
      sameBrowser: false,
      asksPassword: false,
    }),
    finishByLink: async () => ({ ok: true, session: started, returnTo: null }),
    finishByCode: async () => ({ ok: true, session: started, returnTo: null }),
    recover: async () => ({ ok: true, session: started, returnTo: null }),
    confirmEmailChange: async () => ({ ok: true, done: true }),
    checkFactor: async () => ({ ok: true, token: new Secret(sessionToken) }),
    enrolFactor: async () => ({
      factor: 'factor',
      secret: new Secret('JBSWY3DPEHPK3PXP'),
      uri: new Secret('otpauth://totp/Shop:person@example.eu?secret=JBSWY3DPEHPK3PXP'),
    }),
    confirmFactor: async () => ({
      ok: true,
      token: new Secret(sessionToken),
      recoveryCodes: [new Secret('aaaaa-bbbbb')],
    }),
    removeFactor: async () => true,
    countRecoveryCodes: async () => 0,
    proveAgain: async () => ({ ok: true, token: new Secret(sessionToken) }),
    signOut: async () => undefined,
    listSessions: async () => [],
    listConnections: async () => [],
    endSession: async () => true,
    endOtherSessions: async () => 0,
    changePassword: async () => ({ ok: true, token: new Secret(sessionToken) }),
    startEmailChange: async () => undefined,
    updateProfile: async () => undefined,
    listOrders: async () => ({ rows: [], total: 0 }),
    listInvoices: async () => ({ documents: [], total: 0, years: [] }),
    readInvoice: async () => undefined,
    listLibrary: async () => ({ rows: [], total: 0 }),
    exportSchema: () => ({}),
    isLeftOut: async () => false,
    ...sampleYourData(),
    orderHref: () => '/orders/token',
    reviewHref: () => '/orders/token/keys/unit/review',
    ...change,
  }
}

function sampleRisk(): RiskPagesDeps {
  const setting: FraudSetting = {
    ...{ version: 1, stepUpFrom: 25, challengeFrom: 45, holdFrom: 60, points: {} },
    ...{ firstOrderMinor: 15_000, openOrdersMax: 5, productUnitsMax: 40, couponOrdersMax: 20 },
  }
  return {
    listCases: async () => ({ open: [], decided: [] }),
    openCase: async () => undefined,
    decideCase: async () => ({ ok: true }),
    countRiskWork: async () => ({ open: 0, firstUntil: null }),
    readRules: async () => ({
      setting,
      hits: Object.fromEntries(ruleNames.map((name) => [name, 0])) as Record<RuleName, number>,
    }),
    tryOut: async () => ({ looked: 0, held: { before: 0, after: 0 }, changed: [], changedCount: 0 }),
    changeSetting: async () => ({ ok: true }),
    listEntries: async () => [],
    addEntry: async () => undefined,
    removeEntry: async () => true,
  }
}

function sampleTicketDesk(): TicketDeskDeps {
  return {
    listInbox: async () => ({
      ...{ tickets: [], total: 0, cut: null, colleagues: [], live: { present: [], change: 0 } },
      ...{ tags: [], taggedOf: new Map() },
    }),
    countTicketWork: async () => ({ open: 0, firstDueAt: null }),
    openTicketOnDesk: async () => undefined,
    readFileOnDesk: async () => undefined,
    prepareAnswerFiles: async () => ({ ok: true, files: [] }),
    answerTicket: async () => ({ ok: true }),
    noteOnTicket: async () => true,
    moveTicket: async () => ({ ok: true }),
    assignTicket: async () => ({ ok: true }),
    fillReply: async () => undefined,
    findMacroFor: async () => undefined,
    runMacro: async () => ({ ok: true }),
    openBoth: async () => undefined,
    mergeTickets: async () => ({ ok: true }),
    tagTicket: async () => true,
    untagTicket: async () => true,
  }
}

function sampleLiveDesk(): LiveDeskDeps {
  return {
    streams: liveStreams(),
    followTickets: () => () => undefined,
    listChangesAfter: async () => [],
    latestChange: async () => 0,
    // A stream is over before it has begun.
    findOpenSession: async () => undefined,
    startLooking: async () => undefined,
    keepLooking: async () => undefined,
    stopLooking: async () => undefined,
    noteTyping: async () => undefined,
    listPresence: async () => [],
  }
}

export function sampleAdmin(change: Partial<AdminDeps> = {}): AdminDeps {
  return {
    findStaff: async () => undefined,
    findInvitation: async () => undefined,
    acceptInvitation: async () => ({ ok: false, reason: 'none' }),
    listStaff: async () => [],
    listInvitations: async () => [],
    listSavedReplies: async () => [],
    findSavedReply: async () => undefined,
    createSavedReply: async () => ({ ok: false, reason: 'name_taken' }),
    saveSavedReply: async () => ({ ok: false, reason: 'unknown' }),
    setSavedReplyState: async () => false,
    listMacros: async () => [],
    findMacro: async () => undefined,
    createMacro: async () => newId('mac'),
    saveMacro: async () => ({ ok: false, reason: 'unknown' }),
    setMacroState: async () => false,
    listTags: async () => [],
    findTag: async () => undefined,
    createTag: async () => ({ ok: false, reason: 'taken' }),
    saveTag: async () => ({ ok: false, reason: 'unknown' }),
    setTagState: async () => false,
    listHelpArticles: async () => [],
    readHelpArticle: async () => undefined,
    listHelpVersions: async () => [],
    listHelpPlatforms: async () => [],
    createHelpArticle: async () => ({ ok: false, reason: 'slug_taken' }),
    saveHelpArticle: async () => ({ ok: false, reason: 'unknown' }),
    setHelpState: async () => false,
    readTraffic: async () => ({
      visits: [],
      funnel: [],
      products: [],
      referrers: [],
      campaigns: [],
      countries: [],
      searchGaps: [],
    }),
    listOrders: async () => ({ orders: [], total: 0 }),
    listDocumentsForStaff: async () => ({ documents: [], total: 0, years: [] }),
    openDocument: async () => undefined,
    readDocumentFile: async () => undefined,
    sendDocument: async () => 'sent',
    listDocumentsOfOrderForStaff: async () => [],
    openOrder: async () => undefined,
    resendGift: async () => ({ ok: true }),
    refundOrder: async () => ({ ok: true, refundId: newId('ref'), seen: 0 }),
    countMoneyWork: async () => ({ refunds: 0, warnings: 0, disputes: 0, firstDueAt: null }),
    listDisputes: async () => ({ disputes: [], warnings: [] }),
    decideWarning: async () => ({ ok: true }),
    readReconciliation: async () => ({ runs: [], open: [], ended: [], days: [], reading: undefined }),
    countOpenFindings: async () => 0,
    askForRun: async () => undefined,
    readBooks: async () => ({
      year: 2026,
      from: '2026-01-01',
      to: '2026-12-31',
      balances: [],
      openOrders: [],
      closings: [],
      returns: [],
    }),
    exportBooks: () => ({ name: 'fec.txt', pieces: onePiece() }),
    repairFinding: async () => ({ ok: true }),
    acceptFinding: async () => true,
    dashboardUrl: null,
    listComplaints: async () => ({ rows: [], total: 0, numbers: new Map() }),
    openComplaint: async () => undefined,
    countComplaints: async () => ({ open: 0, firstMadeAt: null }),
    replaceByStaff: async () => ({ ok: true }),
    closeComplaint: async () => true,
    listBatchHealth: async () => [],
    moveBatch: async () => 0,
    listSupplierClaims: async () => [],
    settleClaim: async () => true,
    readReplacementSetting: async () => ({
      ...{ version: 1, warrantyDays: 365, mailboxMax: 2, mailboxDays: 90, unitMax: 1 },
      ...{ sickShareBasisPoints: 200, sickKeysMin: 3 },
    }),
    changeReplacementSetting: async () => ({ ok: true }),
    listConflicts: async () => ({ rows: [], total: 0 }),
    openVat: async () => undefined,
    decideConflict: async () => ({ ok: true }),
    countConflicts: async () => ({ open: 0, firstFoundAt: null }),
    readThreshold: async () => ({ scheme: 'oss', sales: { thisYearMinor: 0, lastYearMinor: 0 } }),
    listWithdrawals: async () => ({ rows: [], total: 0 }),
    listCameBack: async () => ({ rows: [], total: 0, numbers: new Map(), suppressed: new Map() }),
    settleCameBack: async () => true,
    listAddressClaims: async () => ({ rows: [], total: 0, numbers: new Map() }),
    openAddressClaim: async () => undefined,
    decideAddressClaim: async () => true,
    listUnviewed: async () => ({
      rows: [],
      total: 0,
      products: [],
      setting: { afterDays: 7, since: new Date(0) },
    }),
    changeReminder: async () => undefined,
    countLetterWork: async () => ({ cameBack: 0, claims: 0 }),
    openWithdrawal: async () => undefined,
    countWithdrawals: async () => ({ open: 0, firstMadeAt: null }),
    findOrderMeant: async () => ({ ok: true }),
    closeWithdrawal: async () => true,
    openDispute: async () => undefined,
    saveDisputeDraft: async () => ({ ok: true }),
    submitDisputeAnswer: async () => ({ ok: true }),
    acceptDispute: async () => ({ ok: true }),
    ...sampleRisk(),
    ...sampleTicketDesk(),
    ...sampleLiveDesk(),
    listReviewsOnDesk: async () => ({ reviews: [], total: 0, products: new Map() }),
    openReviewOnDesk: async () => undefined,
    countReviewWork: async () => ({ waiting: 0, firstDecideBy: null, reports: 0 }),
    publishReview: async () => ({ ok: true }),
    refuseReview: async () => ({ ok: true }),
    keepReview: async () => ({ ok: true }),
    answerReview: async () => ({ ok: true }),
    listSales: async () => [],
    listCategories: async () => [],
    listCoupons: async () => [],
    createCoupon: async () => ({ ok: true, id: newId('cpn') }),
    endCoupon: async () => true,
    findProductId: async () => undefined,
    planSale: async () => undefined,
    endSale: async () => true,
    readClaims: async () => ({ report: null, version: 'abc' }),
    listRequests: async () => ({ requests: [], total: 0 }),
    countRequests: async () => ({ open: 0, firstDueOn: null }),
    openRequest: async () => undefined,
    recordRequest: async () => newId('prq'),
    askForMailbox: async () => true,
    identifyOtherwise: async () => true,
    actOnRequest: async () => ({ ok: true }),
    copyForRequest: async () => ({ ok: false, reason: 'unidentified' }),
    eraseOnRequest: async () => ({ ok: true, deleted: 1, anonymised: 0 }),
    extendRequest: async () => ({ ok: true }),
    closeRequest: async () => ({ ok: true }),
    readRetention: async () => ({
      at: sampleStorefront().clock.now(),
      tables: [],
      overdue: 0,
      due: [],
      accounts: { told: 0, erased: 0 },
      runs: [],
      holds: [],
    }),
    placeHold: async () => ({ ok: true }),
    endHold: async () => true,
    listOpenRedactions: async () => [],
    countRedactionsByHand: async () => 0,
    recordRedaction: async () => true,
    recordReads: async () => undefined,
    listHistory: async () => [],
    listOpenAlerts: async () => [],
    acknowledgeAlert: async () => true,
    countFailures: async () => [],
    assessBreach: async () => ({ id: 'breach', people: 0, accounts: 0, byTopic: [] }),
    listAffected: async function* () {},
    inviteStaff: async () => undefined,
    withdrawInvitation: async () => true,
    changeRole: async () => ({ ok: true }),
    removeStaff: async () => ({ ok: true }),
    ...change,
  }
}

/** The whole site over the samples; `get` and `post` come from a browser that is signed in unless told otherwise. */
export function siteWith(
  accounts: Partial<AccountDeps> = {},
  admin: Partial<AdminDeps> = {},
  change: Partial<StorefrontDeps> = {},
) {
  const storefront = sampleStorefront(change)
  const deps = sampleAccounts(accounts)
  const app = webApp(storefront, [
    accountRoutes(storefront, deps),
    yourDataRoutes(storefront, deps),
    adminRoutes(storefront, deps, sampleAdmin(admin)),
  ])
  const origin = 'http://shop.example'
  const signedIn = `akm_session=${sessionToken}`
  return {
    app,
    get: (path: string, cookie = signedIn) => app.request(origin + path, { headers: { cookie } }),
    post: (path: string, form: Record<string, string> = {}, cookie = signedIn) =>
      app.request(origin + path, {
        method: 'POST',
        headers: { cookie, origin, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(form).toString(),
      }),
  }
}

async function* onePiece(): AsyncGenerator<string> {
  yield ''
}
