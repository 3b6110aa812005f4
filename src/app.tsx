import type { RequestListener } from 'node:http'
import { closeDays, flushCounts, openCounters } from './domains/analytics/index.ts'
import { apiKeyJobs } from './domains/api-keys/index.ts'
import { booksJobs } from './domains/books/index.ts'
import { applySales, importJobs, listCovers, startImport, watchStock } from './domains/catalog/index.ts'
import { checkoutJobs } from './domains/checkout/index.ts'
import { fraudJobs } from './domains/fraud/index.ts'
import { giftJobs } from './domains/gifts/index.ts'
import type { IdentityDeps } from './domains/identity/index.ts'
import { invoicingJobs } from './domains/invoicing/index.ts'
import { keyJobs, recountAllStock, recountStock } from './domains/keys/index.ts'
import { keyLettersOver, listKnownMail, mailJobs, writeRequestLetter } from './domains/notifications/index.ts'
import { paymentJobs, recordEvent } from './domains/payments/index.ts'
import { mailboxLinksOver, noteDecisionIn, replayDecisions, replayErasures } from './domains/privacy/index.ts'
import { askForRun, compareSinceDowntime, reconciliationJobs } from './domains/reconciliation/index.ts'
import { replacementJobs } from './domains/replacement/index.ts'
import { askForHistoryCheck, noteHistory, securityJobs } from './domains/security/index.ts'
import { type TicketDeps, ticketJobs } from './domains/tickets/index.ts'
import { wishJobs, wishLinksWith } from './domains/wishlist/index.ts'
import { withdrawalJobs } from './domains/withdrawal/index.ts'
import { deriveSecret, sealerOver } from './platform/crypto/sealer.ts'
import type { Db } from './platform/database/connect.ts'
import { readShopId } from './platform/database/identity.ts'
import { type Jobs, openJobs } from './platform/jobs/jobs.ts'
import { eventJob, type Outbox } from './platform/outbox/outbox.ts'
import { repeat } from './platform/repeater.ts'
import { stockKeeper } from './platform/stock-keeper.ts'
import { stripeClient } from './platform/stripe/client.ts'
import { stripeHistory } from './platform/stripe/stripe-history.ts'
import { stripeRedactions } from './platform/stripe/stripe-redactions.ts'
import { verifyWebhook } from './platform/stripe/verify-webhook.ts'
import { catalogueChanges } from './start/catalogue-changes.ts'
import { checkoutDeps, dashboardOf, reconciliationDeps, tellOwnersWith } from './start/checkout-deps.ts'
import { evidenceDeps } from './start/evidence-deps.ts'
import { exchangeRatesOf } from './start/exchange-rates.ts'
import { followBanks } from './start/follow-banks.ts'
import { identityDeps } from './start/identity-deps.ts'
import { bookHeadsOf, invoicingDeps } from './start/invoicing-deps.ts'
import { keepRetention, watchOverdue } from './start/keep-retention.ts'
import { listenerFor } from './start/listener.ts'
import { mailDeps } from './start/mail-deps.ts'
import { mailEvents } from './start/mail-events.ts'
import { mailIn } from './start/mail-in.ts'
import { operations } from './start/operations.ts'
import { portsOf } from './start/ports.ts'
import { financialYearEnd, ledgerOf, privacyDeps } from './start/privacy-deps.ts'
import { publishDocuments } from './start/publish-documents.ts'
import { react, type ShopEvent } from './start/react.ts'
import type { ShopParts } from './start/shop-parts.ts'
import { ticketChanges } from './start/ticket-changes.ts'
import { ticketParts } from './start/ticket-parts.ts'
import { webhookParts } from './start/webhook-parts.ts'
import { liveStreams } from './web/admin/tickets/live-streams.ts'
import { stripeWebhook } from './web/webhooks/stripe.ts'

export type OpenShop = {
  identity: IdentityDeps
  /** Before anybody is served: erases again whom a restored backup brought back, but for what a bank argues about. */
  replayErasures(): Promise<number>
  /** After it: carries out again what people decided since that backup. */
  replayDecisions(): Promise<number>
  listener: RequestListener
  outbox: Outbox
  jobs: Jobs
  /** Ends what would stay open by itself: before the server is asked to close, which waits for whatever is under way. */
  endStreams(): void
  close(): Promise<void>
}

/** Joins the domains with the world. With start/ and cli/ the only place that knows both. */
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
  const ports = portsOf(parts, { jobs: jobs.queue, stripe, shopId, stockMoved: stock.moved })
  const { outbox } = ports

  const counters = openCounters(clock)
  const atWork = checkoutDeps(parts, worker.db, ports)
  const accounts = identityDeps(parts, worker.db, outbox)
  const ticketing = ticketParts(config, keyring)
  const tickets = (db: Db): TicketDeps => ({ ...ticketing, db, clock, outbox })
  const webhooks = webhookParts(parts, jobs.queue, atWork)
  const wishLinks = wishLinksWith(deriveSecret(keyring, 'wish links'))
  const mail = mailDeps(parts, atWork, accounts, jobs.queue, ticketing, wishLinks)
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
    ...booksJobs({
      db: worker.db,
      history: reconciliation.history,
      yearEnd: financialYearEnd(config),
      rates: exchangeRatesOf(config),
      clock,
      alarm: ports.alarm,
    }),
    ...mailJobs(mail),
    ...fraudJobs(atWork),
    ...checkoutJobs(atWork),
    ...withdrawalJobs(atWork),
    ...replacementJobs({ ...atWork, queue: jobs.queue }),
    ...giftJobs(atWork),
    ...ticketJobs({ ...tickets(worker.db), ofOthers: (ids) => listCovers(worker.db, ids) }),
    ...invoicingJobs({
      ...invoicingDeps(parts, { db: worker.db, outbox }),
      heads: bookHeadsOf(config, keyring),
      alarm: ports.alarm,
      tellOwners: tellOwnersWith(atWork),
    }),
    ...wishJobs({ db: worker.db, clock, outbox }),
    ...apiKeyJobs({ db: worker.db, clock }),
    ...webhooks.jobs,
    ...importJobs(worker.db),
    ...securityJobs({
      ...chains,
      countryOf: ports.countryOf,
      alarm: (what, { count }) => ports.alarm(what, { count: String(count) }),
    }),
    {
      name: eventJob,
      concurrency: 4,
      async run(event: ShopEvent) {
        await react(event, atWork, mail, accounts, counters)
        await webhooks.tellLater(event)
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
    ...keyJobs({ db: worker.db, vault: atWork.vault, outbox }),
    {
      name: 'keys.recount_stock',
      schedule: '*/5 * * * *',
      async run() {
        await recountAllStock(worker.db)
        await watchStock({ db: worker.db, outbox, clock })
      },
    },
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
  const ticketNews = ticketChanges(parts)
  const streams = liveStreams()
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
  const reported = { db: service, clock, outbox, hooks: mail.hooks }
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
        tickets: {
          deps: tickets(service),
          links: ticketing.links,
          live: { streams, followTickets: ticketNews.follow },
          keyLetters: keyLettersOver(mailQueue),
        },
        wishlist: { deps: { db: service, clock, outbox }, links: wishLinks },
        webhooks: webhooks.deps(service),
        outbox,
        catalogue: { startImport: (id, by) => startImport(service, jobs.queue, id, by) },
        reconciliation: {
          deps: reconciliation,
          askForRun: (by) => askForRun({ db: service, queue: jobs.queue, clock }, by),
          dashboardUrl: dashboardOf(parts.stripe),
        },
        askForHistoryCheck: (by) => askForHistoryCheck({ db: service, queue: jobs.queue, clock }, by),
      },
      [
        operations(parts, metrics),
        webhook,
        ...mailIn(parts, ticketing, tickets(service), reported),
        ...mailEvents(parts, reported),
      ],
    ),
    outbox,
    jobs,
    endStreams: streams.endAll,
    async close() {
      await changes.stop()
      await ticketNews.stop()
      await stock.stop()
      await jobs.stop()
      await overdue.stop()
      // Last, with what the jobs have counted.
      await flushing.stop()
    },
  }
}

const flushMillis = 10_000

async function closeCountedDays(db: Db, now: Date): Promise<void> {
  await db.transaction().execute((tx) => closeDays(tx, now))
}
