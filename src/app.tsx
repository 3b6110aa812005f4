import type { RequestListener } from 'node:http'
import type { Config } from './config.ts'
import { emptyCart } from './domains/cart/index.ts'
import { catalogVersion } from './domains/catalog/index.ts'
import type { CheckoutDeps } from './domains/checkout/index.ts'
import { type KeyEvent, recountAllStock, recountStock } from './domains/keys/index.ts'
import { type Mailer, mailJobs, orderLetters, orderMailHooks, reactToOrders } from './domains/notifications/index.ts'
import { fillBackorders, findAddressee, type OrderEvent, orderLinksWith } from './domains/orders/index.ts'
import { paymentJobs, recordEvent } from './domains/payments/index.ts'
import type { Keyring } from './platform/crypto/keyring.ts'
import { sealIpWith } from './platform/crypto/seal-ip.ts'
import { vaultOver } from './platform/crypto/vault.ts'
import type { Database } from './platform/database/connect.ts'
import { readShopId } from './platform/database/identity.ts'
import { listen } from './platform/database/listen.ts'
import { type JobDefinition, type Jobs, openJobs } from './platform/jobs/jobs.ts'
import type { Log } from './platform/log/log.ts'
import { openMetrics } from './platform/metrics.ts'
import { eventJob, type Outbox, outboxOver } from './platform/outbox/outbox.ts'
import { stockKeeper } from './platform/stock-keeper.ts'
import { stripeClient } from './platform/stripe/client.ts'
import { stripePayments } from './platform/stripe/stripe-payments.ts'
import { verifyWebhook } from './platform/stripe/verify-webhook.ts'
import type { OrderId } from './shared/ids.ts'
import type { Locale } from './shared/locale.ts'
import type { Secret } from './shared/secret.ts'
import { type Clock, shopTimeZone } from './shared/time.ts'
import { changeSignal } from './web/change-signal.ts'
import { createLetterWriter } from './web/letters/letter-writer.ts'
import { operationsRoutes } from './web/operations/operations.ts'
import { cookieJar } from './web/cookies.ts'
import { pageCache } from './web/page-cache.ts'
import { href } from './web/routes.ts'
import { requestListener } from './web/server.ts'
import type { Mailbox, Shop } from './web/storefront/deps.ts'
import { storefrontFromDomains } from './web/storefront/from-domains.ts'
import type { Assets } from './web/ui/assets.ts'
import { webApp } from './web/web-app.ts'
import { stripeWebhook } from './web/webhooks/stripe.ts'

/** Everything of the world that the shop is built from. */
export type ShopParts = {
  config: Config
  shop: Shop
  database: Database
  connectionString: string
  keyring: Keyring
  stripe: { secretKey: Secret<string>; webhookSecret: Secret<string>; apiUrl?: string; livemode: boolean }
  mailer: Mailer
  mailbox: Mailbox | null
  assets: Assets
  clock: Clock
  log: Log
}

export type OpenShop = {
  listener: RequestListener
  outbox: Outbox
  jobs: Jobs
  close(): Promise<void>
}

/** Joins the domains with the world. The only place that knows both. */
export async function openShop(parts: ShopParts): Promise<OpenShop> {
  const { database, log, clock, config } = parts
  const { db } = database
  const shopId = await readShopId(db)
  const stripe = stripeClient(parts.stripe.secretKey, parts.stripe.apiUrl)
  const vault = vaultOver(parts.keyring)
  const links = orderLinksWith(parts.keyring.links)
  const metrics = openMetrics({})
  const expected = { shopId, livemode: parts.stripe.livemode }

  // Jobs need the domains and the domains need the queue: the list is filled before the queue is opened.
  const definitions: JobDefinition[] = []
  const lateQueue: { queue?: Jobs['queue'] } = {}
  const queue: Jobs['queue'] = {
    enqueue: (tx, name, payload, options) => {
      if (!lateQueue.queue) throw new Error('impossible: a job before the queue is open')
      return lateQueue.queue.enqueue(tx, name, payload, options)
    },
  }
  const outbox = outboxOver(queue)

  const stock = stockKeeper(
    (productIds) => recountStock(db, productIds),
    (error) => log.error('stock.recount_failed', error),
  )
  const orderUrl = (order: { id: OrderId; linkVersion: number; locale: Locale }, issuedAt = clock.now()) =>
    parts.shop.baseUrl + href(order.locale, 'order', { token: links.tokenFor(order, issuedAt) })

  const checkout: CheckoutDeps = {
    db,
    outbox,
    clock,
    links,
    vault,
    expected,
    provider: stripePayments(stripe, shopId),
    // Dated by the order: a request that is repeated after midnight must not differ from the first.
    pages: {
      paid: (order) => `${orderUrl(order, order.placedAt)}?paid=1`,
      cancelled: (order) => orderUrl(order, order.placedAt),
    },
    orderUrl: async (orderId) => {
      const addressee = await findAddressee(db, orderId)
      if (!addressee) throw new Error(`impossible: order ${orderId} has no addressee`)
      return orderUrl({ id: orderId, ...addressee })
    },
    sealIp: sealIpWith(parts.keyring),
    stockMoved: stock.moved,
    demo: parts.shop.demo,
    termsVersion: '2026-11',
    pause: (millis) => new Promise((resolve) => setTimeout(resolve, millis)),
    alarm(what, details) {
      metrics.alarm(what)
      log.warn(what, details)
    },
  }

  const letters = createLetterWriter(
    { ...parts.shop, timeZone: shopTimeZone },
    orderLetters({ db, vault, orderUrl }),
  )
  const mail = {
    db,
    clock,
    jobs: queue,
    mailer: parts.mailer,
    writer: letters,
    hooks: orderMailHooks(outbox),
  }
  definitions.push(
    ...paymentJobs(checkout),
    ...mailJobs(mail),
    {
      name: eventJob,
      concurrency: 4,
      async run(event: OrderEvent | KeyEvent) {
        if (event.type === 'keys_imported') {
          await fillBackorders(db, outbox, event.productId)
          stock.moved([event.productId])
          return
        }
        await reactToOrders(mail, event)
        if (event.type !== 'order_paid') return
        const addressee = await findAddressee(db, event.orderId)
        const cartId = addressee?.cartId
        if (cartId) await db.transaction().execute((tx) => emptyCart(tx, cartId))
      },
    },
    { name: 'keys.recount_stock', schedule: '*/5 * * * *', run: () => recountAllStock(db) },
  )
  const jobs = await openJobs(parts.connectionString, definitions, {
    failed: (name, error) => {
      metrics.jobFailed(name)
      log.error('job.failed', error, { job: name })
    },
    warned: (message) => log.warn('job.warning', { reason: message }),
  })
  lateQueue.queue = jobs.queue

  const catalogueChanges = changeSignal()
  const listener = listen(parts.connectionString, 'shop_catalog', catalogueChanges.announce)
  const poll = pollVersion(() => catalogVersion(db), catalogueChanges.announce)

  const operations = operationsRoutes({
    findTrouble: () => findTrouble(database),
    metrics: metrics.text,
    mayReadMetrics: (address) => config.METRICS_HOSTS.split(',').includes(address.replace('::ffff:', '')),
  })
  const webhook = stripeWebhook({
    verify: (body, signature) => verifyWebhook(stripe, parts.stripe.webhookSecret, body, signature),
    record: (event) => recordEvent({ db, queue, expected }, event),
    received: metrics.event,
  })
  const storefront = storefrontFromDomains(
    {
      shop: parts.shop,
      assets: parts.assets,
      mailbox: parts.mailbox,
      catalogueChanges,
      reportError: (error, { method, path }) => log.error('request.failed', error, { method, route: path }),
    },
    checkout,
  )
  const app = webApp(storefront, [operations, webhook])
  const cache = pageCache()
  catalogueChanges.subscribe(cache.invalidate)
  const cookies = cookieJar({ secure: parts.shop.baseUrl.startsWith('https:') })

  return {
    listener: requestListener({ app, cache, cookies }),
    outbox,
    jobs,
    async close() {
      clearInterval(poll)
      await listener.stop()
      await stock.stop()
      await jobs.stop()
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
