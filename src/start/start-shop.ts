import { AsyncLocalStorage } from 'node:async_hooks'
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { openShop } from '../app.tsx'
import { type Config, isLoopback } from '../config.ts'
import { seedDemoTickets } from '../demo/seed-tickets.ts'
import { hasDemoStock } from '../domains/keys/index.ts'
import { putDefaultArticles } from '../domains/knowledge/index.ts'
import { parseMailAddress, parseSender } from '../domains/notifications/index.ts'
import type { Origin } from '../domains/security/index.ts'
import { seedVatRates } from '../domains/tax/index.ts'
import { vaultOver } from '../platform/crypto/vault.ts'
import { placeOf } from '../platform/egress/egress-refused.ts'
import { guardEgress } from '../platform/egress/guard-egress.ts'
import { type Log, openLog } from '../platform/log/log.ts'
import { createMailbox } from '../platform/mail/mailbox.ts'
import { createSmtpMailer } from '../platform/mail/smtp-mailer.ts'
import { openMetrics } from '../platform/metrics.ts'
import { systemClock } from '../shared/time.ts'
import { addressOfRequest } from '../web/client-address.ts'
import { fileHref, href } from '../web/routes.ts'
import { readAssets } from '../web/ui/assets.ts'
import { demoStripeKey, demoWebhookSecret, seedDemo, startDemoPayments } from './demo.ts'
import { type DemoOwner, demoAuthenticator, readDemoOwner, seedDemoOwner } from './demo-owner.ts'
import { openDatabase } from './open-database.ts'
import { findIdentityTrouble, isCommonPassword, openIdentity } from './open-identity.ts'
import { openKeyring } from './open-keyring.ts'
import { addressOf, destinationsOf, listProcessors, socketOf } from './processors.ts'
import { projectFolder } from './project-folder.ts'
import { describeShop } from './seller.ts'
import { completeFromDatabase, watchSettings } from './settings.ts'
import { StartError } from './start-error.ts'
import { ticketParts } from './ticket-parts.ts'

export type StartedShop = {
  baseUrl: string
  /** Takes no further requests, finishes what runs, and stops the database. May be called again. */
  stop(): Promise<void>
  ended: Promise<Ending>
}

/** How it ended, when everything has: with an exit code, or to start again with settings that were changed. */
export type Ending = number | 'again'

const drainMillis = 25_000
const idleMillis = 100
const publicDemo =
  'Warning: this is the demo, under a public address: whoever reaches it reads its mailbox and may sign in as its owner.'

/** Brings up everything that the configuration asks for, in order, and says where it is. */
export async function startShop(given: Config, say: (line: string) => void): Promise<StartedShop> {
  const log = openLog(given.DEMO && given.LOG_LEVEL === 'info' ? 'warn' : given.LOG_LEVEL)
  const { promise: ended, resolve: end } = Promise.withResolvers<Ending>()
  const steps: (() => Promise<void>)[] = []
  const metrics = openMetrics({})
  const server = await listenOn(given)
  let stopping: Promise<void> | undefined
  let endStreams = () => {}

  const stop = (how: Ending = 0): Promise<void> => {
    endStreams()
    stopping ??= closeServer(server)
      .then(() => undo(steps, (error) => log.error('shop.stop_failed', error)))
      .then(() => end(how))
    return stopping
  }

  const egress = guardEgress((target) => {
    metrics.alarm('egress.refused')
    log.warn('egress.refused', { name: placeOf(target) })
  })
  steps.push(async () => egress.stop())
  try {
    egress.permit(destinationsOf(listProcessors(given)))
    const port = portOf(server)
    const baseUrl = given.BASE_URL ?? `http://${given.HOST === '0.0.0.0' ? '127.0.0.1' : given.HOST}:${port}`
    const keyring = await openKeyring(given)
    const databases = await openDatabase(given, keyring, say, {
      onAddress: (address) => egress.permit([socketOf(address)]),
      onLost() {
        log.error('database.lost', new Error('the database server ended'))
        say('The database server has ended, and the shop ends with it: start the shop again.')
        void stop(1)
      },
    })
    const { db } = databases.worker
    steps.push(databases.stop)
    const { config, missing, version } = await completeFromDatabase(given, db)
    egress.permit(destinationsOf(listProcessors(config)))

    const demoPayments =
      config.DEMO && !config.STRIPE_SECRET_KEY ? await startDemoPayments(config.DATA_DIR, port) : undefined
    if (demoPayments) {
      steps.push(() => demoPayments.stop())
      // The stand-in speaks to the shop as Stripe would: both are in this process.
      egress.permit([addressOf(demoPayments.url), { host: '127.0.0.1', port }])
    }
    const mail = openMail(config, log)
    steps.push(async () => mail.close())

    const described = describeShop(
      config,
      baseUrl,
      demoPayments ? demoPayments.url : 'https://checkout.stripe.com',
      missing.length > 0,
    )
    const served = new AsyncLocalStorage<IncomingMessage>()
    const origin = () => originOf(served.getStore(), config)
    const identity = openIdentity(
      config,
      databases.web.poolAs({ role: 'service' }),
      keyring,
      described.name,
      () => origin().address ?? undefined,
    )
    const [wrongSetting] = await findIdentityTrouble(config)
    if (wrongSetting) throw new StartError(wrongSetting)
    const demoOwner = config.DEMO && identity.name === 'local' ? await readDemoOwner(config.DATA_DIR) : null
    const shop = await openShop({
      config,
      shop: described,
      databases,
      keyring,
      stripe: {
        secretKey: config.STRIPE_SECRET_KEY ?? demoStripeKey,
        webhookSecrets: config.STRIPE_WEBHOOK_SECRET ?? [demoWebhookSecret],
        livemode: config.STRIPE_SECRET_KEY?.expose().includes('_live_') ?? false,
        ...((config.STRIPE_API_URL ?? demoPayments?.url) && {
          apiUrl: config.STRIPE_API_URL ?? demoPayments?.url ?? '',
        }),
      },
      identity,
      origin,
      authenticator: demoOwner && demoAuthenticator(demoOwner),
      isCommonPassword,
      mailer: mail.mailer,
      egress,
      mailbox: mail.mailbox,
      assets: readAssets(join(projectFolder, 'build')),
      clock: systemClock,
      log,
      metrics,
    })
    steps.push(shop.close)
    endStreams = shop.endStreams
    await db.transaction().execute(seedVatRates)
    await db.transaction().execute(putDefaultArticles)
    if (!config.DEMO && (await hasDemoStock(db))) {
      throw new StartError(
        'Set DATA_DIR or DATABASE_URL to an empty database: this one sells the keys of the demo.',
      )
    }
    if (config.DEMO) {
      const deps = { db, vault: vaultOver(keyring), outbox: shop.outbox }
      await seedDemo(deps, systemClock, say)
      if (demoOwner) await seedDemoOwner(shop.identity, demoOwner)
      await seedDemoTickets({ ...ticketParts(config, keyring), db, clock: systemClock })
    }
    const again = await shop.replayErasures()
    if (again > 0) say(`Erased ${again} persons again whom a restored database had brought back.`)
    const decided = await shop.replayDecisions()
    if (decided > 0)
      say(`Carried out ${decided} decisions of persons again that a restored database had forgotten.`)
    await shop.jobs.work()
    const watch = watchSettings(db, version, () => {
      say('The settings were changed: the shop starts again.')
      void stop('again')
    })
    steps.push(async () => watch.stop())
    server.off('request', answerNotYet)
    server.on('request', (request, response) => {
      served.run(request, shop.listener, request, response)
    })
    if (demoPayments) say(`Payments     a stand-in for Stripe, ${demoPayments.verification}`)
    sayWhere(say, baseUrl, {
      mailbox: mail.mailbox !== null,
      owner: demoOwner?.totpSecret ? demoOwner : null,
    })
    if (config.DEMO && !isLoopback(baseUrl)) say(publicDemo)
    for (const what of missing) say(`Closed: ${what.replace(/, or DEMO=1.*/, '')}.`)
    if (missing.length > 0)
      say(`Whoever owns it may do so at ${baseUrl}${href('en', 'adminSettings')}, too: it opens then.`)
    return { baseUrl, stop: () => stop(), ended }
  } catch (error) {
    await stop(1)
    throw error
  }
}

function originOf(request: IncomingMessage | undefined, { BEHIND_PROXY }: Config): Origin {
  if (!request) return { address: null, userAgent: null }
  const address = addressOfRequest(request, { behindProxy: BEHIND_PROXY })
  return { address, userAgent: request.headers['user-agent'] ?? null }
}

function listenOn(config: Config): Promise<Server> {
  const server = createServer(answerNotYet)
  // Longer than a proxy keeps an idle connection (60 s at most of them), so that it never writes to one that just closed.
  server.keepAliveTimeout = 75_000
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(cannotListen(error, config)))
    server.listen(config.PORT, config.HOST, () => resolve(server))
  })
}

// Whoever comes while the shop is still opening is asked to come again in a moment.
function answerNotYet(_request: IncomingMessage, response: ServerResponse): void {
  response.writeHead(503, { 'retry-after': '1', 'content-type': 'text/plain' }).end('starting')
}

function cannotListen(error: NodeJS.ErrnoException, { PORT, HOST }: Config): StartError {
  const how = {
    EADDRINUSE: 'it is in use',
    EACCES: 'this user may not open it',
    EADDRNOTAVAIL: 'this machine has no such address',
  }
  const why = how[error.code as keyof typeof how] ?? error.message
  return new StartError(`Set PORT (or HOST) to another one than ${HOST}:${PORT}: ${why}.`, { cause: error })
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

function openMail(config: Config, log: Log) {
  const sender = parseSender(config.MAIL_FROM ?? 'AllKeyMasters <shop@allkeymasters.example>')
  if (!sender) throw new StartError('Set MAIL_FROM to an address such as "Shop <shop@example.com>".')
  if (config.SMTP_URL) {
    const mailer = createSmtpMailer({
      url: config.SMTP_URL.expose(),
      sender,
      sending: {
        bounceAddress: config.MAIL_BOUNCE_ADDRESS ? parseMailAddress(config.MAIL_BOUNCE_ADDRESS) : undefined,
        provider: config.MAIL_EVENTS,
      },
      log: ({ mailId, smtpCode, error }) => log.warn('mail.trouble', { mailId, code: smtpCode ?? error }),
    })
    return { mailer, mailbox: null, close: mailer.close }
  }
  const mailbox = createMailbox({ folder: join(config.DATA_DIR, 'mailbox'), sender, clock: systemClock })
  return { mailer: mailbox, mailbox, close: () => {} }
}

async function undo(steps: (() => Promise<void>)[], failed: (error: unknown) => void): Promise<void> {
  for (const step of steps.toReversed()) await step().catch(failed)
}

// Requests under way are finished; connections that only idle, or do so from then on, are closed.
function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const patience = setTimeout(() => server.closeAllConnections(), drainMillis).unref()
    const idle = setInterval(() => server.closeIdleConnections(), idleMillis).unref()
    server.close(() => {
      clearTimeout(patience)
      clearInterval(idle)
      resolve()
    })
  })
}

function sayWhere(
  say: (line: string) => void,
  baseUrl: string,
  { mailbox, owner }: { mailbox: boolean; owner: DemoOwner | null },
): void {
  say(`Shop         ${baseUrl}`)
  if (mailbox) say(`Mailbox      ${baseUrl}${fileHref('devMail')}`)
  say(`Back office  ${baseUrl}${href('en', 'admin')}`)
  if (!owner) return
  say(`             ${owner.email}, password ${owner.password}`)
  say(`             second step: ${baseUrl}${fileHref('devAuthenticator')}`)
}
