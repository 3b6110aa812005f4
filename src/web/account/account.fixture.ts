import { type FraudSetting, type RuleName, ruleNames } from '../../domains/fraud/index.ts'
import type { Session } from '../../domains/identity/index.ts'
import type { Figures, TradeReport } from '../../domains/reports/index.ts'
import { newId } from '../../shared/ids.ts'
import { Secret } from '../../shared/secret.ts'
import type { CategoryPagesDeps } from '../admin/categories/deps.ts'
import type { AdminDeps } from '../admin/deps.ts'
import { adminRoutes } from '../admin/index.tsx'
import { sampleKeyDesk } from '../admin/keys/key-desk.fixture.ts'
import type { PlacePagesDeps } from '../admin/places/deps.ts'
import type { ProductPagesDeps } from '../admin/products/deps.ts'
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

/** Whether an answer leads to a proof first, by itself or beside what was typed. */
export async function asksForProof(answer: Response): Promise<boolean> {
  const told = answer.headers.get('location') ?? (await answer.text())
  return told.includes('/account/prove?to=')
}

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
    listCases: async () => ({ rows: [], total: 0 }),
    openCase: async () => undefined,
    decideCase: async () => ({ ok: true }),
    countRiskWork: async () => ({ open: 0, firstUntil: null }),
    readRules: async () => ({
      setting,
      hits: Object.fromEntries(ruleNames.map((name) => [name, 0])) as Record<RuleName, number>,
    }),
    tryOut: async () => ({ looked: 0, held: { before: 0, after: 0 }, changed: [], changedCount: 0 }),
    changeSetting: async () => ({ ok: true }),
    listEntries: async () => ({ rows: [], total: 0 }),
    addEntry: async () => undefined,
    removeEntry: async () => true,
  }
}

function sampleProducts(): ProductPagesDeps & CategoryPagesDeps & PlacePagesDeps {
  return {
    listPlaces: async () => ({ platforms: [], regions: [] }),
    savePlatform: async () => ({ ok: true }),
    saveRegion: async () => ({ ok: true }),
    listCategoriesOnDesk: async () => [],
    createCategory: async () => true,
    saveCategory: async () => ({ ok: true }),
    moveCategory: async () => true,
    listShelves: async () => ({ categories: [], platforms: [], regions: [] }),
    listProducts: async () => ({ rows: [], total: 0 }),
    eachProduct: async function* () {},
    readProduct: async () => undefined,
    readProducts: async () => [],
    findProductsBySlug: async () => new Map(),
    listProductVersions: async () => [],
    createProduct: async () => ({ ok: true, id: newId('prd') }),
    saveProduct: async () => ({ ok: true, version: 2 }),
    setProductState: async () => true,
    putCover: async () => ({ ok: true }),
    removeCover: async () => true,
    readPrices: async () => ({ prices: [], moments: [] }),
    setPrices: async () => ({ ok: true, changed: 1 }),
    planImport: async () => ({ created: [], changed: [], unchanged: 0, flaws: [] }),
    keepImport: async () => newId('pim'),
    readImport: async () => undefined,
    startImport: async () => true,
    applyBulkEdit: async () => ({ ok: true, id: newId('blk') }),
    readBulkEdit: async () => undefined,
    undoBulkEdit: async () => 1,
  }
}

function sampleTicketDesk(): TicketDeskDeps {
  return {
    listInbox: async () => ({
      ...{
        tickets: [],
        total: 0,
        isMore: false,
        isCut: false,
        colleagues: [],
        live: { present: [], change: 0 },
      },
      ...{ tags: [], taggedOf: new Map() },
    }),
    readInbox: async function* () {},
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

const noTrade: Figures = {
  ...{ turnoverMinor: 0, creditedMinor: 0, margin: null },
  ...{ orders: 0, visits: 0, conversion: null },
}
const sampleTrade: TradeReport = {
  span: { from: '2026-11-27', to: '2026-11-27' },
  before: { from: '2026-11-26', to: '2026-11-26' },
  bookedUntil: '2026-11-26',
  now: noTrade,
  past: noTrade,
  days: [],
}

export function sampleAdmin(change: Partial<AdminDeps> = {}): AdminDeps {
  return {
    readSettings: async () => ({ kept: {}, confirmed: {}, version: 0, changedAt: null }),
    readSetUp: async () => ({
      ...{ demo: true, missing: [], ring: 'k1 p1', textsSince: '2026-11-27T00:00:00.000Z', confirmed: {} },
      ...{
        payments: 'stand_in',
        mail: 'mailbox',
        accounts: 'local',
        staff: 1,
        products: 0,
        keys: 0,
        hasSold: false,
      },
    }),
    confirmSetUp: async () => undefined,
    listSettingChanges: async () => [],
    givenSettings: [],
    neededSettings: [],
    isRightSetting: () => true,
    fitsCountry: () => true,
    changeSettings: async () => ({ ok: true, changed: [] }),
    findStaff: async () => undefined,
    findInvitation: async () => undefined,
    acceptInvitation: async () => ({ ok: false, reason: 'none' }),
    listStaff: async () => [],
    listInvitations: async () => [],
    listApiKeys: async () => ({ rows: [], total: 0 }),
    findApiKey: async () => undefined,
    createApiKey: async () => ({ id: newId('apk'), token: new Secret('akm_sk_sample') }),
    revokeApiKey: async () => false,
    webhooksAreOn: true,
    listWebhookEndpoints: async () => [],
    findWebhookEndpoint: async () => undefined,
    addWebhookEndpoint: async () => ({ ok: false, reason: 'too_many' }),
    changeWebhookEndpoint: async () => ({ ok: false, reason: 'unknown' }),
    rotateWebhookSecret: async () => ({ ok: false, reason: 'unknown' }),
    removeWebhookEndpoint: async () => false,
    testWebhook: async () => {},
    listWebhookDeliveries: async () => ({ rows: [], total: 0 }),
    async *walkWebhookDeliveries() {},
    findWebhookDelivery: async () => undefined,
    replayWebhook: async () => 'unknown',
    readTrade: async () => sampleTrade,
    listForecast: async () => [],
    listShortages: async () => [],
    countUnviewed: async () => 0,
    readHealth: async () => ({ alerts: 0, jobs: [], lettersLate: 0 }),
    readForecastSetting: async () => ({ leadDays: 7, coverDays: 30, leads: new Map() }),
    changeForecastSetting: async () => ({ ok: true }),
    changeSupplierLead: async () => ({ ok: true }),
    suggestOrders: async () => ({ orders: [], total: 0, customers: [] }),
    searchProducts: async () => [],
    searchDeskProducts: async () => [],
    searchTickets: async () => [],
    openViews: async () => [],
    keepView: async () => ({ ok: true, id: newId('viw') }),
    renameView: async () => ({ ok: true }),
    deleteView: async () => ({ ok: true }),
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
    listHelpArticles: async () => ({ rows: [], total: 0 }),
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
    listOrders: async () => ({ orders: [], total: 0, isMore: false }),
    listDocumentsForStaff: async () => ({ documents: [], total: 0, isMore: false, years: [] }),
    readDocumentsForStaff: async function* () {},
    openDocument: async () => undefined,
    readDocumentFile: async () => undefined,
    sendDocument: async () => 'sent',
    listDocumentsOfOrderForStaff: async () => [],
    openCompanyNaming: async () => undefined,
    nameCompany: async () => ({ ok: true }),
    openOrder: async () => undefined,
    readOrders: async function* () {},
    searchOrders: async () => ({ kind: 'nothing' }),
    isRestrictedOrder: async () => false,
    readOrderStory: async () => ({
      ...{ history: [], notes: [], letters: [], custody: [], tickets: [], complaints: [], risk: [] },
      ...{ payUrl: null, names: new Map() },
    }),
    noteOnOrder: async () => undefined,
    resendToBuyer: async () => ({ ok: true }),
    correctOrderEmail: async () => ({ ok: true }),
    replaceOrderKey: async () => ({ ok: true }),
    holdOrder: async () => ({ ok: true }),
    releaseOrder: async () => ({ ok: true }),
    findForSale: async () => [{ id: newId('prd'), slug: 'thing', name: { en: 'Thing', fr: 'Chose' } }],
    makeOrder: async () => ({ ok: true, orderId: newId('ord'), made: 'now' }),
    listCustomers: async () => ({ rows: [], total: 0, isMore: false }),
    readCustomers: async function* () {},
    countCustomers: async () => 0,
    searchCustomers: async () => [],
    openCustomer: async () => ({ kind: 'unknown' }),
    resendGift: async () => ({ ok: true }),
    refundOrder: async () => ({ ok: true, refundId: newId('ref'), seen: 0 }),
    countMoneyWork: async () => ({ refunds: 0, warnings: 0, disputes: 0, firstDueAt: null }),
    listDisputes: async () => ({ rows: [], total: 0 }),
    listWarnings: async () => [],
    decideWarning: async () => ({ ok: true }),
    listFindings: async () => ({ rows: [], total: 0, isMore: false }),
    readFindings: async function* () {},
    readReconciliation: async () => ({
      runs: [],
      days: [],
      reading: undefined,
    }),
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
      publicKey: 'MCowBQ==',
      rates: { rates: [], isAsked: false, unrated: [], waiting: [] },
      state: {
        ...{ year: 2026, from: '2026-01-01', to: '2026-12-31', closableFrom: '2027-01-04' },
        ...{ entries: 0, lastNumber: null, debitMinor: 0, closed: null, heldUp: [], refusal: 'not_over' },
      },
    }),
    readMargins: async () => ({
      ...{ year: 2026, from: '2026-01-01', to: '2026-12-31' },
      ...{ by: 'products', rows: [] },
    }),
    noteRate: async () => ({ ok: true }),
    findYearToClose: async () => undefined,
    closeBooksYear: async () => ({ ok: true, isNew: true, hash: '' }),
    exportBooks: () => ({ name: 'fec.txt', pieces: onePiece() }),
    repairFinding: async () => ({ ok: true }),
    acceptFinding: async () => true,
    dashboardUrl: null,
    listComplaints: async () => ({ rows: [], total: 0, numbers: new Map() }),
    openComplaint: async () => undefined,
    countComplaints: async () => ({ open: 0, firstMadeAt: null }),
    replaceByStaff: async () => ({ ok: true }),
    closeComplaint: async () => true,
    listBatchHealth: async () => ({ rows: [], total: 0 }),
    eachBatchHealth: async function* () {},
    listSupplierClaims: async () => ({ rows: [], total: 0, isMore: false }),
    eachSupplierClaim: async function* () {},
    listOwingBatches: async () => [],
    settleClaimsOfBatch: async () => 0,
    claimRest: async () => 0,
    settleClaim: async () => true,
    readReplacementSetting: async () => ({
      ...{ version: 1, warrantyDays: 365, mailboxMax: 2, mailboxDays: 90, unitMax: 1 },
      ...{ sickShareBasisPoints: 200, sickKeysMin: 3 },
    }),
    changeReplacementSetting: async () => ({ ok: true }),
    listConflicts: async () => ({ rows: [], total: 0 }),
    openVat: async () => undefined,
    decideConflict: async () => ({ ok: true }),
    askNumber: async () => ({ ok: true, state: 'valid' }),
    countConflicts: async () => ({ open: 0, firstFoundAt: null }),
    readThreshold: async () => ({ scheme: 'oss', sales: { thisYearMinor: 0, lastYearMinor: 0 } }),
    listWithdrawals: async () => ({ rows: [], total: 0 }),
    listCameBack: async () => ({
      rows: [],
      total: 0,
      isMore: false,
      numbers: new Map(),
      suppressed: new Map(),
    }),
    readCameBack: async function* () {},
    settleCameBack: async () => true,
    listAddressClaims: async () => ({ rows: [], total: 0, numbers: new Map() }),
    openAddressClaim: async () => undefined,
    decideAddressClaim: async () => ({ ok: true }),
    listUnviewed: async () => ({
      rows: [],
      total: 0,
      isMore: false,
      products: [],
      setting: { afterDays: 7, since: new Date(0) },
    }),
    readUnviewed: async function* () {},
    changeReminder: async () => undefined,
    sendSample: async () => ({ ok: true }),
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
    ...sampleKeyDesk(),
    ...sampleTicketDesk(),
    ...sampleLiveDesk(),
    listReviewsOnDesk: async () => ({ reviews: [], total: 0, products: new Map() }),
    openReviewOnDesk: async () => undefined,
    countReviewWork: async () => ({ waiting: 0, firstDecideBy: null, reports: 0 }),
    publishReview: async () => ({ ok: true }),
    refuseReview: async () => ({ ok: true }),
    keepReview: async () => ({ ok: true }),
    answerReview: async () => ({ ok: true }),
    ...sampleProducts(),
    listSales: async () => ({ rows: [], total: 0 }),
    listCategories: async () => [],
    listCoupons: async () => ({ rows: [], total: 0 }),
    createCoupon: async () => ({ ok: true, id: newId('cpn') }),
    endCoupon: async () => true,
    reopenCoupon: async () => true,
    findProductId: async () => undefined,
    findProductForKeys: async () => undefined,
    planSale: async () => ({ ok: true, id: newId('sal'), unchanged: 0 }),
    endSale: async () => true,
    readClaims: async () => ({ report: null, version: 'abc' }),
    listRequests: async () => ({ rows: [], total: 0 }),
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
    }),
    listHolds: async () => ({ rows: [], total: 0, isMore: false }),
    eachHold: async function* () {},
    placeHold: async () => ({ ok: true }),
    endHold: async () => true,
    listOpenRedactions: async () => [],
    countRedactionsByHand: async () => 0,
    recordRedaction: async () => true,
    recordReads: async () => undefined,
    readHistoryChecks: async () => ({ underWay: undefined, last: undefined }),
    askForHistoryCheck: async () => undefined,
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
    post: (path: string, form: Record<string, string> = {}, cookie = signedIn, accept = 'text/html') =>
      app.request(origin + path, {
        method: 'POST',
        headers: { cookie, origin, accept, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(form).toString(),
      }),
  }
}

async function* onePiece(): AsyncGenerator<string> {
  yield ''
}
