import type { RequestListener } from 'node:http'
import type { Hono } from 'hono'
import type { Config } from './config.ts'
import { type Counters, closeDays, flushCounts, openCounters } from './domains/analytics/index.ts'
import { emptyCart } from './domains/cart/index.ts'
import { applySales, catalogVersion } from './domains/catalog/index.ts'
import { type CheckoutDeps, findBrokenInvariants } from './domains/checkout/index.ts'
import { type Choice, choiceTokensWith, isInForce, recordChoice, takeBack } from './domains/consent/index.ts'
import { fraudJobs, type RiskEvent, screenPayments } from './domains/fraud/index.ts'
import {
  type IdentityDeps,
  type IdentityEvent,
  type IdentityProvider,
  identityEvents,
  openSession,
  type Subject,
} from './domains/identity/index.ts'
import { type KeyEvent, recountAllStock, recountStock } from './domains/keys/index.ts'
import { checkAttempt, noteSuccess } from './domains/limits/index.ts'
import {
  type AccountLetterDeps,
  accountLetters,
  acknowledgeWithdrawal,
  listKnownMail,
  type Mailer,
  mailJobs,
  orderLetters,
  orderMailHooks,
  privacyLetters,
  privacyMailHooks,
  reactToAccounts,
  reactToOrders,
  type TicketLetterDeps,
  tellOfAlert,
  tellOfDispute,
  tellOfPolicy,
  tellOfRisk,
  tellOfTicket,
  ticketLetters,
  withdrawalLetters,
  withdrawalMailHooks,
  writeRequestLetter,
} from './domains/notifications/index.ts'
import {
  fillBackorders,
  findAddressee,
  type OrderEvent,
  type OrderLinks,
  orderLinksWith,
  termsVersion,
} from './domains/orders/index.ts'
import {
  type DisputeEvent,
  type EvidenceDeps,
  type ProviderHistory,
  paymentJobs,
  recordEvent,
} from './domains/payments/index.ts'
import {
  countAllOverdue,
  documentHash,
  type ErasureDeps,
  expireAccounts,
  finishErasures,
  type InactiveEvent,
  isRestrictedAddress,
  listObjections,
  mailboxLinksOver,
  noteDecisionIn,
  type PolicyEvent,
  type PrivacyEvent,
  type PublishedDocument,
  personOf,
  publishDocument,
  replayDecisions,
  replayErasures,
  runRetention,
} from './domains/privacy/index.ts'
import {
  askForRun,
  compareSinceDowntime,
  type ReconciliationJobDeps,
  reconciliationJobs,
} from './domains/reconciliation/index.ts'
import { type ComplaintHandedOver, fillWaiting, replacementJobs } from './domains/replacement/index.ts'
import {
  noteHistory,
  type Origin,
  raiseAlert,
  recordConnection,
  type SecurityEvent,
  securityJobs,
} from './domains/security/index.ts'
import { listStaffWho } from './domains/staff/index.ts'
import { receiveMail, type TicketDeps, type TicketEvent, ticketJobs } from './domains/tickets/index.ts'
import { sendMoneyBack, type WithdrawalMade, withdrawalJobs } from './domains/withdrawal/index.ts'
import { listAuditOf } from './platform/audit/audit.ts'
import { altchaChallenges } from './platform/challenge/altcha-challenges.ts'
import type { Keyring } from './platform/crypto/keyring.ts'
import { sealIpWith } from './platform/crypto/seal-ip.ts'
import { deriveSecret, sealerOver } from './platform/crypto/sealer.ts'
import { vaultOver } from './platform/crypto/vault.ts'
import type { Database, Db } from './platform/database/connect.ts'
import { readShopId } from './platform/database/identity.ts'
import { listen } from './platform/database/listen.ts'
import { fingerprintCode, readClaimsFile } from './platform/files/claims-file.ts'
import { type JobQueue, type Jobs, openJobs } from './platform/jobs/jobs.ts'
import type { Log } from './platform/log/log.ts'
import { readMail } from './platform/mail/read-mail.ts'
import { isSignedBody, isSignedByMailgun } from './platform/mail/verify-inbound.ts'
import type { Metrics } from './platform/metrics.ts'
import { countryOfNetwork } from './platform/offline-data/country-of-network.ts'
import { isDisposableDomain } from './platform/offline-data/disposable-domains.ts'
import { eventJob, type Outbox, outboxOver } from './platform/outbox/outbox.ts'
import { repeat } from './platform/repeater.ts'
import { stockKeeper } from './platform/stock-keeper.ts'
import { stripeClient } from './platform/stripe/client.ts'
import { stripeHistory } from './platform/stripe/stripe-history.ts'
import { stripePayments } from './platform/stripe/stripe-payments.ts'
import { stripeRedactions } from './platform/stripe/stripe-redactions.ts'
import { verifyWebhook } from './platform/stripe/verify-webhook.ts'
import { assert } from './shared/errors.ts'
import type { MailId, OrderId, TicketId } from './shared/ids.ts'
import type { Locale } from './shared/locale.ts'
import type { Secret } from './shared/secret.ts'
import { type Clock, shopTimeZone } from './shared/time.ts'
import { evidenceDeps } from './start/evidence-deps.ts'
import { followBank, followBanks } from './start/follow-banks.ts'
import { ledgerOf, privacyDeps } from './start/privacy-deps.ts'
import { projectFolder } from './start/project-folder.ts'
import { openTicketOfComplaint } from './start/ticket-of-complaint.ts'
import { type TicketParts, ticketParts } from './start/ticket-parts.ts'
import { accountFromDomains } from './web/account/from-domains.ts'
import { accountRoutes } from './web/account/index.tsx'
import { adminFromDomains } from './web/admin/from-domains.ts'
import { adminRoutes } from './web/admin/index.tsx'
import type { OrderParts } from './web/admin/orders/from-domains.ts'
import type { Limits } from './web/attempts.tsx'
import { type ChangeSignal, changeSignal } from './web/change-signal.ts'
import { visitorConsent } from './web/consent/visitor-consent.ts'
import { type CookieJar, cookieJar } from './web/cookies.ts'
import { objectsBySignal, visitCounter } from './web/counting/visit-counter.ts'
import { createLetterWriter } from './web/letters/letter-writer.ts'
import { operationsRoutes } from './web/operations/operations.ts'
import { pageCache } from './web/page-cache.ts'
import { href, pages } from './web/routes.ts'
import { requestListener } from './web/server.ts'
import type {
  Buyer,
  DemoAuthenticator,
  Mailbox,
  Overdue,
  Shop,
  StorefrontDeps,
} from './web/storefront/deps.ts'
import { storefrontFromDomains } from './web/storefront/from-domains.ts'
import { listDocuments, publishedText } from './web/storefront/legal/documents/published-texts.ts'
import { ticketsFromDomains } from './web/tickets/from-domains.ts'
import { ticketRoutes } from './web/tickets/routes.tsx'
import type { Assets } from './web/ui/assets.ts'
import { webApp } from './web/web-app.ts'
import { mailWebhook } from './web/webhooks/mail.ts'
import { stripeWebhook } from './web/webhooks/stripe.ts'
import type { YourDataParts } from './web/your-data/from-domains.ts'
import { yourDataRoutes } from './web/your-data/routes.tsx'

/** The demo's letters, which outlive nobody who was erased and no clock. */
type DemoMailbox = Mailbox & {
  forget(known: (ids: readonly MailId[]) => Promise<readonly MailId[]>): Promise<void>
}

/** Everything of the world that the shop is built from. */
export type ShopParts = {
  config: Config
  shop: Shop
  databases: Databases
  keyring: Keyring
  stripe: {
    secretKey: Secret<string>
    webhookSecrets: readonly Secret<string>[]
    apiUrl?: string
    livemode: boolean
  }
  identity: IdentityProvider
  /** Where the request comes from that is served at this moment. */
  origin(): Origin
  /** Looks into the offline list of passwords that thieves try first. */
  isCommonPassword: IdentityDeps['isCommonPassword']
  mailer: Mailer
  mailbox: DemoMailbox | null
  /** Plays the app of the demo's owner; null where people have their own. */
  authenticator: DemoAuthenticator | null
  assets: Assets
  clock: Clock
  log: Log
  metrics: Metrics
}

/** The shop's database as pages see it, and as jobs do. */
export type Databases = { web: Database; worker: Database; workerUrl: string }

export type OpenShop = {
  identity: IdentityDeps
  /** Before anybody is served: erases again whom a restored backup brought back, but for what a bank argues about. */
  replayErasures(): Promise<number>
  /** After it: carries out again what people decided since that backup. */
  replayDecisions(): Promise<number>
  listener: RequestListener
  outbox: Outbox
  jobs: Jobs
  close(): Promise<void>
}

/** Joins the domains with the world. The only place that knows both. */
export async function openShop(parts: ShopParts): Promise<OpenShop> {
  const { config, keyring, databases, log, metrics, clock } = parts
  const { web, worker, workerUrl } = databases
  const jobs = await openJobs(
    workerUrl,
    {
      failed: (name, error) => {
        metrics.jobFailed(name)
        log.error('job.failed', error, { job: name })
      },
      warned: (message) => log.warn('job.warning', { reason: message }),
    },
    worker,
  )
  const stock = stockKeeper(
    (productIds) => recountStock(worker.db, productIds),
    (error) => log.error('stock.recount_failed', error),
  )
  const stripe = stripeClient(parts.stripe.secretKey, parts.stripe.apiUrl)
  const shopId = await readShopId(worker.db)
  const countryOf = countryOfNetwork()
  const ports = {
    shopId,
    provider: stripePayments(stripe, shopId),
    screening: screenPayments({
      clock,
      countryOf,
      isDisposable: isDisposableDomain,
      cardsAreTold: parts.stripe.livemode,
    }),
    outbox: outboxOver(jobs.queue),
    stockMoved: stock.moved,
    alarm(what, details) {
      metrics.alarm(what)
      log.warn(what, details)
    },
  } satisfies Ports
  const { outbox } = ports

  const counters = openCounters(clock)
  const atWork = checkoutDeps(parts, worker.db, ports)
  const accounts = identityDeps(parts, worker.db, outbox)
  const ticketing = ticketParts(config, keyring)
  const tickets = (db: Db): TicketDeps => ({ ...ticketing, db, clock, outbox })
  const mail = mailDeps(parts, atWork, accounts, jobs.queue, ticketing)
  const evidence = evidenceDeps(atWork, {
    stripe,
    keyring,
    writer: mail.writer,
    shopName: parts.shop.name,
    clock,
  })
  const privacy = privacyDeps(config, keyring, { db: worker.db, clock, outbox })
  const chains = { db: worker.db, clock, outbox, heads: ledgerOf(config) }
  const overdue = watchOverdue(parts, privacy)
  const reconciliation = reconciliationDeps(atWork, stripeHistory(stripe, atWork.pause))
  const forgetLetters = async () => parts.mailbox?.forget((ids) => listKnownMail(worker.db, ids))
  await jobs.declare([
    ...paymentJobs({
      ...reconciliation,
      ...evidence,
      queue: jobs.queue,
      redactions: stripeRedactions(stripe),
      wasBlind: (since) => compareSinceDowntime({ db: worker.db, queue: jobs.queue }, since),
    }),
    ...reconciliationJobs(reconciliation),
    ...mailJobs(mail),
    ...fraudJobs(atWork),
    ...withdrawalJobs(atWork),
    ...replacementJobs(atWork),
    ...ticketJobs(tickets(worker.db)),
    ...securityJobs({
      ...chains,
      countryOf,
      alarm: (what, { count }) => ports.alarm(what, { count: String(count) }),
    }),
    {
      name: eventJob,
      concurrency: 4,
      async run(event: ShopEvent) {
        await react(event, atWork, mail, accounts, counters)
        if (event.type !== 'person_erased') return
        await forgetLetters()
        await noteHistory(chains)
      },
    },
    {
      name: 'retention.run',
      schedule: '17 3 * * *',
      async run() {
        await followBanks(privacy)
        await keepRetention(privacy, log)
        await forgetLetters()
        await overdue.now()
      },
    },
    {
      name: 'analytics.close_days',
      schedule: '11 1 * * *',
      run: () => closeCountedDays(worker.db, clock.now()),
    },
    // The catalogue's version rises with each price, so pages that are kept whole are read anew.
    {
      name: 'catalog.sales',
      schedule: '* * * * *',
      async run() {
        await applySales(worker.db)
      },
    },
    { name: 'keys.recount_stock', schedule: '*/5 * * * *', run: () => recountAllStock(worker.db) },
  ])

  const service = web.as({ role: 'service' })
  const checkout = checkoutDeps(parts, service, ports)
  const identity = identityDeps(parts, service, outbox)
  const mailQueue = { jobs: jobs.queue, clock }
  const yourData = {
    privacy,
    desk: {
      db: service,
      clock,
      writeLetter: writeRequestLetter(mailQueue),
      noteDecision: noteDecisionIn(privacy),
    },
    mail: mailQueue,
    links: mailboxLinksOver(sealerOver(keyring)),
    shop: parts.shop,
    tickets: ticketing,
  }

  const documentDates = await publishDocuments(parts, outbox)
  const changes = catalogueChanges(parts)
  const flushing = repeat(
    flushMillis,
    () => flushCounts(service, counters),
    (error) => log.error('analytics.flush_failed', error),
  )
  const webhook = stripeWebhook({
    verify: (body, signature) => verifyWebhook(stripe, parts.stripe.webhookSecrets, body, signature),
    record: (event) => recordEvent({ db: service, queue: jobs.queue, expected: checkout.expected }, event),
    received: metrics.event,
  })
  return {
    identity: accounts,
    async replayErasures() {
      await followBanks(privacy)
      return replayErasures(privacy)
    },
    replayDecisions: () => replayDecisions(privacy),
    listener: listenerFor(
      parts,
      checkout,
      identity,
      {
        changes: changes.signal,
        counters,
        documentDates,
        yourData,
        evidence,
        overdue: overdue.latest,
        tickets: { deps: tickets(service), links: ticketing.links },
        reconciliation: {
          deps: reconciliation,
          askForRun: (by) => askForRun({ db: service, queue: jobs.queue, clock }, by),
          dashboardUrl: dashboardOf(parts.stripe),
        },
      },
      [operations(parts, metrics), webhook, ...mailIn(parts, ticketing, tickets(service))],
    ),
    outbox,
    jobs,
    async close() {
      await changes.stop()
      await stock.stop()
      await jobs.stop()
      await overdue.stop()
      // Last, with what the jobs have counted.
      await flushing.stop()
    },
  }
}

const flushMillis = 10_000

type ShopEvent =
  | OrderEvent
  | KeyEvent
  | IdentityEvent
  | PrivacyEvent
  | InactiveEvent
  | PolicyEvent
  | SecurityEvent
  | DisputeEvent
  | RiskEvent
  | WithdrawalMade
  | ComplaintHandedOver
  | TicketEvent
type MailDeps = Parameters<typeof mailJobs>[0]

type Ports = Pick<CheckoutDeps, 'provider' | 'screening' | 'outbox' | 'stockMoved' | 'alarm'> & {
  shopId: string
}

function checkoutDeps(
  { keyring, shop, clock, stripe }: ShopParts,
  db: Db,
  { shopId, ...ports }: Ports,
): CheckoutDeps {
  const links = orderLinksWith(keyring.links)
  const orderUrl = orderUrls(shop, links)
  return {
    ...ports,
    db,
    clock,
    links,
    vault: vaultOver(keyring),
    expected: { shopId, livemode: stripe.livemode },
    // Dated by the order: a request that is repeated after midnight must not differ from the first.
    pages: {
      paid: (order) => `${orderUrl(order, order.placedAt)}?paid=1`,
      cancelled: (order) => orderUrl(order, order.placedAt),
    },
    async orderUrl(orderId) {
      const addressee = await findAddressee(db, orderId)
      assert(addressee, `order ${orderId} has no addressee`)
      return orderUrl({ id: orderId, ...addressee }, clock.now())
    },
    sealIp: sealIpWith(keyring),
    demo: shop.demo,
    currencies: shop.currencies,
    termsVersion,
    pause: (millis) => new Promise((resolve) => setTimeout(resolve, millis)),
  }
}

/** Where people look at payments; of a stand-in there is nothing to see. */
function dashboardOf({ apiUrl, livemode }: ShopParts['stripe']): string | null {
  return apiUrl ? null : `https://dashboard.stripe.com${livemode ? '' : '/test'}`
}

/** As a worker: what is compared are all orders and keys. */
function reconciliationDeps(atWork: CheckoutDeps, history: ProviderHistory): ReconciliationJobDeps {
  const { db, clock, outbox, expected } = atWork
  return {
    ...atWork,
    history,
    findBroken: () => findBrokenInvariants(db, { livemode: expected.livemode }),
    async tellOwners(kind, count) {
      await raiseAlert(
        { db, clock, outbox },
        { kind, accountId: null, network: null, country: null, count, at: clock.now() },
      )
    },
  }
}

function identityDeps(
  { keyring, clock, identity, shop, isCommonPassword, origin }: ShopParts,
  db: Db,
  outbox: Outbox,
): IdentityDeps {
  return {
    db,
    clock,
    outbox,
    provider: identity,
    sealer: sealerOver(keyring),
    isCommonPassword: (password, about) => isCommonPassword(password, [...about, shop.name]),
    noteConnection: (db, kind, accountId) =>
      recordConnection(db, { kind, accountId, at: clock.now() }, origin()),
  }
}

/** Where the links of letters about accounts lead. */
function accountUrls(baseUrl: string): AccountLetterDeps['urls'] {
  const pageOf = {
    recovery: 'recoverLink',
    change_from: 'changeEmailLink',
    change_to: 'changeEmailLink',
  } as const
  return {
    link({ id, purpose }, token, locale) {
      const page = purpose in pageOf ? pageOf[purpose as keyof typeof pageOf] : 'signInLink'
      return baseUrl + href(locale, page, { request: id, token })
    },
    signIn: (locale) => baseUrl + href(locale, 'signIn'),
    security: (locale) => baseUrl + href(locale, 'accountSecurity'),
    privacy: (locale) => baseUrl + href(locale, 'privacy'),
    alerts: (locale) => baseUrl + href(locale, 'adminSecurity'),
    cases: (locale) => baseUrl + href(locale, 'adminRisk'),
    disputes: (locale) => baseUrl + href(locale, 'adminDisputes'),
    dispute: (dispute, locale) => baseUrl + href(locale, 'adminDispute', { dispute }),
  }
}

type LinkedOrder = { id: OrderId; linkVersion: number; locale: Locale }

function orderUrls(shop: Shop, links: OrderLinks) {
  return (order: LinkedOrder, issuedAt: Date) =>
    shop.baseUrl + href(order.locale, 'order', { token: links.tokenFor(order, issuedAt) })
}

function mailDeps(
  { shop, mailer, clock, keyring }: ShopParts,
  checkout: CheckoutDeps,
  identity: IdentityDeps,
  queue: JobQueue,
  { links: ticketLinks, replyTo }: TicketParts,
): MailDeps {
  const { db, vault, links, outbox } = checkout
  const mailboxLinks = mailboxLinksOver(sealerOver(keyring))
  const urls = orderUrls(shop, links)
  const models = {
    ...orderLetters({ db, vault, orderUrl: (order) => urls(order, clock.now()) }),
    ...accountLetters({ identity, urls: accountUrls(shop.baseUrl) }),
    ...withdrawalLetters({ db }),
    ...privacyLetters({
      db,
      clock,
      mailboxUrl: (claim, locale) =>
        shop.baseUrl + href(locale, 'mailboxData', { token: mailboxLinks.tokenFor(claim) }),
    }),
    ...ticketLetters({ db, urls: ticketUrls(shop, ticketLinks, clock), replyTo }),
  }
  const writer = createLetterWriter({ ...shop, timeZone: shopTimeZone }, models)
  return {
    db,
    clock,
    jobs: queue,
    mailer,
    writer,
    hooks: { ...orderMailHooks(outbox), ...privacyMailHooks(), ...withdrawalMailHooks() },
    isRestricted: (recipient) => isRestrictedAddress({ db, clock }, recipient),
  }
}

/** Mail that comes in, where the configuration says how it is signed. */
function mailIn({ config, clock, log }: ShopParts, { replies }: TicketParts, tickets: TicketDeps): Hono[] {
  const secret = config.MAIL_IN_SECRET
  if (!secret || !replies) return []
  return [
    mailWebhook({
      isSigned: (body, signature) => isSignedBody(secret, signature, body, clock.now()),
      isSignedByMailgun: (given) => isSignedByMailgun(secret, given, clock.now()),
      async receive(raw, recipients) {
        const mail = await readMail(raw, recipients).catch(() => undefined)
        const outcome = mail ? await receiveMail({ ...tickets, replies }, mail) : 'unreadable'
        log.info('mail.received', { outcome })
        return outcome
      },
    }),
  ]
}

function ticketUrls({ baseUrl }: Shop, links: TicketParts['links'], clock: Clock): TicketLetterDeps['urls'] {
  const tokenOf = (id: TicketId) => links.tokenFor(id, clock.now())
  return {
    thread: (id, locale) => baseUrl + href(locale, 'ticket', { token: tokenOf(id) }),
    rating: (id, rating, locale) =>
      `${baseUrl}${href(locale, 'ticketRating', { token: tokenOf(id) })}?answer=${rating}`,
  }
}

/** What others do when something happened. Each of them may be told twice. */
async function react(
  event: ShopEvent,
  atWork: CheckoutDeps,
  mail: MailDeps,
  identity: IdentityDeps,
  counters: Counters,
): Promise<void> {
  const { db, outbox, stockMoved } = atWork
  if (event.type === 'keys_imported') {
    // Who has paid and has nothing comes before who has a key that does not work, and may have the money back.
    await fillBackorders(db, outbox, event.productId)
    await fillWaiting(atWork, event.productId)
    stockMoved([event.productId])
    return
  }
  if (event.type === 'person_erased') {
    // Also where the provider keeps them, until it answers.
    for (const person of event.persons) await identity.provider.delete(person as Subject)
    return
  }
  if (event.type === 'policy_changed') return tellOfPolicy({ ...mail, db }, event)
  if (event.type === 'alert_raised') return tellOfAlert({ ...mail, db }, event)
  if (event.type === 'ticket_news') return tellOfTicket({ ...mail, db }, event)
  if (event.type === 'dispute_news') {
    await followBank({ db, clock: mail.clock }, event.orderId)
    return tellOfDispute({ ...mail, db }, event, await listStaffWho(db, 'disputes.answer'))
  }
  if (event.type === 'risk_news')
    return tellOfRisk({ ...mail, db }, event, await listStaffWho(db, 'fraud.decide'))
  if (event.type === 'complaint_handed_over') return openTicketOfComplaint(atWork, event)
  if (event.type === 'withdrawal_made') {
    await acknowledgeWithdrawal({ ...mail, db }, event)
    if (event.orderId) await sendMoneyBack(atWork, event.orderId)
    return
  }
  if (event.type === 'account_inactive' || isIdentityEvent(event)) {
    return reactToAccounts({ ...mail, db }, event)
  }
  await reactToOrders({ ...mail, db }, event)
  if (event.type !== 'order_paid') return
  await emptyPaidCart(db, event.orderId)
  if (await objectsToCounts(db, event.orderId)) return
  // At the end: what is tried again before it has got here is counted once.
  counters.count({ event: 'order_paid', route: pages.order, country: '', referrerHost: '', campaign: '' })
}

function isIdentityEvent(event: ShopEvent): event is IdentityEvent {
  return (identityEvents as readonly string[]).includes(event.type)
}

const overdueMillis = 3_600_000

/** Counted by the hour and after a run, never because somebody looks: the number is shown to everybody. */
function watchOverdue({ clock, metrics, log }: ShopParts, privacy: ErasureDeps) {
  let latest: Overdue | null = null
  let counting: Promise<void> = Promise.resolve()
  async function count(): Promise<void> {
    try {
      latest = { rows: await countAllOverdue(privacy), at: clock.now() }
      metrics.overdue(latest.rows)
    } catch (error) {
      log.error('retention.count_failed', error)
    }
  }
  const now = () => {
    counting = counting.then(count)
    return counting
  }
  const timer = setInterval(now, overdueMillis).unref()
  void now()
  return {
    latest: () => latest,
    now,
    stop() {
      clearInterval(timer)
      return counting
    },
  }
}

async function keepRetention(privacy: ErasureDeps, log: Log): Promise<void> {
  const finished = await finishErasures(privacy)
  if (finished > 0) log.info('retention.finished', { count: finished })
  const { warned, erased } = await expireAccounts(privacy)
  if (warned + erased > 0) log.info('retention.accounts', { count: warned + erased })
  for (const { table, deleted, anonymised } of await runRetention(privacy)) {
    log.info('retention.expired', { table, count: deleted + anonymised })
  }
}

async function closeCountedDays(db: Db, now: Date): Promise<void> {
  await db.transaction().execute((tx) => closeDays(tx, now))
}

/** @returns since when each document says what it says today. */
async function publishDocuments(
  { databases, shop, clock }: ShopParts,
  outbox: Outbox,
): Promise<StorefrontDeps['documentDates']> {
  const deps = { db: databases.worker.db, outbox }
  const dates: Partial<Record<PublishedDocument, Date>> = {}
  for (const document of listDocuments(shop)) {
    const texts = publishedText(document, shop)
    const facts = document === 'privacy' ? policyFacts(shop) : null
    dates[document] = await publishDocument(deps, { document, texts, facts }, clock.now())
  }
  return dates
}

/**
 * What people are told of when it changes. No letter tells of another document: an order keeps the terms that it was placed
 * under, and whom the question about cookies concerns is asked again by the page itself.
 */
function policyFacts({ privacy: { topics, processors } }: Shop) {
  // Where a processor answers may change from start to start; who it is and where the data lies may not, untold.
  return { topics, processors: processors.map(({ destinations: _, ...each }) => each) }
}

async function emptyPaidCart(db: Db, orderId: OrderId): Promise<void> {
  const order = await findAddressee(db, orderId)
  const cartId = order?.cartId
  if (cartId) await db.transaction().execute((tx) => emptyCart(tx, cartId, order.placedAt))
}

async function objectsToCounts(db: Db, orderId: OrderId): Promise<boolean> {
  const order = await findAddressee(db, orderId)
  return (
    order !== undefined && (await listObjections(db, await personOf(db, order.email))).includes('improvement')
  )
}

/** What the pages need beside the domains. */
type Opened = {
  changes: ChangeSignal
  counters: Counters
  documentDates: StorefrontDeps['documentDates']
  yourData: YourDataParts
  evidence: EvidenceDeps
  overdue: StorefrontDeps['overdue']
  tickets: { deps: TicketDeps; links: TicketParts['links'] }
  reconciliation: OrderParts['reconciliation']
}

function listenerFor(
  parts: ShopParts,
  checkout: CheckoutDeps,
  identity: IdentityDeps,
  { changes, counters, documentDates, yourData, evidence, overdue, tickets, reconciliation }: Opened,
  machines: readonly Hono[],
): RequestListener {
  const cookies = cookieJar({ secure: parts.shop.baseUrl.startsWith('https:') })
  const visits = visitCounter(counters, {
    ownHost: new URL(parts.shop.baseUrl).host,
    countries: parts.shop.countries,
    objects: (headers) => objectsBySignal(headers) || cookies.read(headers.cookie, 'uncounted') !== undefined,
  })
  const { shop, assets, mailbox, authenticator, log } = parts
  const { as } = parts.databases.web
  const choices = consentOver(parts, cookies)
  const storefront = storefrontFromDomains(
    {
      shop,
      assets,
      mailbox,
      authenticator,
      catalogueChanges: changes,
      visits,
      ...choices,
      documentDates,
      overdue,
      findBuyer: (token) => findBuyer(identity, token),
      limits: limitsOver(parts),
      reportError: (error, { method, path }) => log.error('request.failed', error, { method, route: path }),
    },
    checkout,
    as,
  )
  const accounts = accountFromDomains(identity, checkout.links, as, yourData)
  const people = [
    accountRoutes(storefront, accounts),
    yourDataRoutes(storefront, accounts),
    ticketRoutes(storefront, accounts, ticketsFromDomains(tickets.deps, tickets.links, as)),
    adminRoutes(
      storefront,
      accounts,
      adminFromDomains(
        identity,
        as,
        {
          ...yourData,
          listHistory: listAuditOf,
          // As a worker: the staff plan prices, and only the shop itself asks them.
          salesChanged: async () => void (await applySales(parts.databases.worker.db)),
        },
        {
          payments: checkout,
          evidence,
          reconciliation,
          listHistory: listAuditOf,
          readClaims: claimsOf(parts.config),
        },
        { tickets: tickets.deps, custody: parts.databases.worker.db },
      ),
    ),
  ]
  const cache = pageCache()
  changes.subscribe(cache.invalidate)
  changes.subscribe(visits.forgetGaps)
  const app = webApp(storefront, [...machines, ...people])
  return requestListener({
    app,
    cache,
    cookies,
    consent: choices.consent,
    currencies: parts.shop.currencies,
    visits,
  })
}

function consentOver(
  { databases, keyring, shop, clock }: ShopParts,
  cookies: CookieJar,
): Pick<StorefrontDeps, 'consent' | 'recordChoice' | 'takeBack'> {
  const tokens = choiceTokensWith(deriveSecret(keyring, 'consent'))
  const textHash = documentHash(publishedText('consent', shop))
  const deps = { db: databases.web.as({ role: 'service' }), clock }
  const consent = visitorConsent({
    adapters: shop.adapters,
    cookies,
    readChoice(token) {
      const choice = tokens.read(token)
      return choice && isInForce(choice, textHash, clock.now()) ? choice : undefined
    },
  })
  const written = (choice: Choice) => ({ token: tokens.tokenFor(choice), allowed: choice.allowed })
  return {
    consent,
    recordChoice: async (answer) => written(await recordChoice(deps, { ...answer, textHash })),
    takeBack: async (answer) => written(await takeBack(deps, { ...answer, textHash })),
  }
}

function claimsOf({ DATA_DIR }: Config) {
  return async () => ({
    report: await readClaimsFile(DATA_DIR),
    version: await fingerprintCode(projectFolder),
  })
}

function limitsOver({ databases, keyring, clock }: ShopParts): Limits {
  const challenges = altchaChallenges(deriveSecret(keyring, 'proof of work'))
  const db = databases.web.as({ role: 'service' })
  const deps = { db, secret: deriveSecret(keyring, 'limits'), challenges }
  return {
    checkAttempt: (attempt) => checkAttempt(deps, attempt, clock.now()),
    noteSuccess: (attempt) => noteSuccess(deps, attempt),
  }
}

async function findBuyer(identity: IdentityDeps, token: string): Promise<Buyer | null> {
  const session = await openSession(identity, token)
  if (!session || session.awaitsFactor) return null
  const { id, email, country, displayName } = session.account
  return { id, email, country, name: displayName }
}

function operations({ databases, config }: ShopParts, metrics: Metrics): Hono {
  const mayRead = new Set(config.METRICS_HOSTS.split(','))
  return operationsRoutes({
    findTrouble: () => findTrouble(databases.web),
    metrics: metrics.text,
    mayReadMetrics: (address) => mayRead.has(address.replace('::ffff:', '')),
  })
}

function catalogueChanges({ databases }: ShopParts): {
  signal: ChangeSignal
  stop(): Promise<void>
} {
  const signal = changeSignal()
  const listener = listen(databases.workerUrl, 'shop_catalog', signal.announce)
  const poll = pollVersion(() => catalogVersion(databases.worker.db), signal.announce)
  return {
    signal,
    async stop() {
      clearInterval(poll)
      await listener.stop()
    },
  }
}

// NOTIFY is a hint that a pooler swallows: the version says for sure, a little later.
function pollVersion(read: () => Promise<number>, changed: () => void): NodeJS.Timeout {
  let known: number | undefined
  return setInterval(async () => {
    const version = await read().catch(() => known)
    if (version !== known && known !== undefined) changed()
    known = version
  }, 5_000).unref()
}

async function findTrouble({ pool }: Database): Promise<string | undefined> {
  try {
    await pool.query('select 1')
    return undefined
  } catch {
    return 'database'
  }
}
