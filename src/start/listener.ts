import type { RequestListener } from 'node:http'
import type { Hono } from 'hono'
import type { Config } from '../config.ts'
import type { Counters } from '../domains/analytics/index.ts'
import { applySales, listCovers } from '../domains/catalog/index.ts'
import type { CheckoutDeps } from '../domains/checkout/index.ts'
import { type Choice, choiceTokensWith, isInForce, recordChoice, takeBack } from '../domains/consent/index.ts'
import { type IdentityDeps, openSession } from '../domains/identity/index.ts'
import { checkAttempt, noteSuccess } from '../domains/limits/index.ts'
import type { EvidenceDeps } from '../domains/payments/index.ts'
import { documentHash } from '../domains/privacy/index.ts'
import type { KeyLetters, TicketDeps } from '../domains/tickets/index.ts'
import type { WebhookDeps } from '../domains/webhooks/index.ts'
import type { WishDeps, WishLinks } from '../domains/wishlist/index.ts'
import { listAuditOf } from '../platform/audit/audit.ts'
import { altchaChallenges } from '../platform/challenge/altcha-challenges.ts'
import { deriveSecret, sealerOver } from '../platform/crypto/sealer.ts'
import { vaultOver } from '../platform/crypto/vault.ts'
import { fingerprintCode, readClaimsFile } from '../platform/files/claims-file.ts'
import { drawCover } from '../platform/files/draw-cover.ts'
import { listTroubledJobs } from '../platform/jobs/troubled-jobs.ts'
import type { Outbox } from '../platform/outbox/outbox.ts'
import type { AccountId } from '../shared/ids.ts'
import { accountFromDomains } from '../web/account/from-domains.ts'
import { accountRoutes } from '../web/account/index.tsx'
import { adminFromDomains } from '../web/admin/from-domains.ts'
import { adminRoutes } from '../web/admin/index.tsx'
import type { OrderParts } from '../web/admin/orders/from-domains.ts'
import type { ProductParts } from '../web/admin/products/from-domains.ts'
import type { LiveDeskParts } from '../web/admin/tickets/live-from-domains.ts'
import { type ApiParts, apiFromDomains } from '../web/api/from-domains.ts'
import { apiRoutes } from '../web/api/index.tsx'
import type { Limits } from '../web/attempts.tsx'
import type { ChangeSignal } from '../web/change-signal.ts'
import { visitorConsent } from '../web/consent/visitor-consent.ts'
import { type CookieJar, cookieJar } from '../web/cookies.ts'
import { objectsBySignal, visitCounter } from '../web/counting/visit-counter.ts'
import { pageCache } from '../web/page-cache.ts'
import { requestListener } from '../web/server.ts'
import type { Buyer, StorefrontDeps } from '../web/storefront/deps.ts'
import { storefrontFromDomains } from '../web/storefront/from-domains.ts'
import { publishedText } from '../web/storefront/legal/documents/published-texts.ts'
import { ticketsFromDomains } from '../web/tickets/from-domains.ts'
import { ticketRoutes } from '../web/tickets/routes.tsx'
import { webApp } from '../web/web-app.ts'
import { wishlistFromDomains } from '../web/wishlist/from-domains.ts'
import { wishlistRoutes } from '../web/wishlist/routes.tsx'
import type { YourDataParts } from '../web/your-data/from-domains.ts'
import { yourDataRoutes } from '../web/your-data/routes.tsx'
import { asksEcb } from './exchange-rates.ts'
import { bookHeadsOf } from './invoicing-deps.ts'
import { financialYearEnd } from './privacy-deps.ts'
import { projectFolder } from './project-folder.ts'
import { sirenOf } from './seller.ts'
import { settingParts, setUpParts } from './settings.ts'
import type { ShopParts } from './shop-parts.ts'
import type { TicketParts } from './ticket-parts.ts'

/** What the pages need beside the domains. */
type Opened = {
  changes: ChangeSignal
  counters: Counters
  documentDates: StorefrontDeps['documentDates']
  yourData: YourDataParts
  evidence: EvidenceDeps
  overdue: StorefrontDeps['overdue']
  tickets: { deps: TicketDeps; links: TicketParts['links']; live: LiveDeskParts; keyLetters: KeyLetters }
  wishlist: { deps: WishDeps; links: WishLinks }
  webhooks: WebhookDeps
  outbox: Outbox
  reconciliation: OrderParts['reconciliation']
  askForHistoryCheck(by: AccountId): Promise<void>
  catalogue: Pick<ProductParts, 'startImport'>
}

export function listenerFor(
  parts: ShopParts,
  checkout: CheckoutDeps,
  identity: IdentityDeps,
  {
    changes,
    counters,
    documentDates,
    yourData,
    evidence,
    overdue,
    tickets,
    wishlist,
    webhooks,
    outbox,
    reconciliation,
    askForHistoryCheck,
    catalogue,
  }: Opened,
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
      readCover: async (id) => {
        const isCover = (await listCovers(as({ role: 'visitor' }), [id])).has(id)
        return isCover ? tickets.deps.files.read(id) : undefined
      },
      overdue,
      findBuyer: (token) => findBuyer(identity, token),
      limits: limitsOver(parts),
      reportError: (error, { method, path }) => log.error('request.failed', error, { method, route: path }),
    },
    checkout,
    as,
    yourData.mail,
  )
  const accounts = accountFromDomains(identity, checkout.links, as, yourData)
  const programs = apiRoutes(storefront, apiFromDomains(apiParts(parts, webhooks, outbox), as))
  const people = [
    accountRoutes(storefront, accounts),
    yourDataRoutes(storefront, accounts),
    ticketRoutes(storefront, accounts, ticketsFromDomains(tickets.deps, tickets.links, as)),
    wishlistRoutes(storefront, accounts, wishlistFromDomains(wishlist.deps, wishlist.links, as)),
    adminRoutes(
      storefront,
      accounts,
      adminFromDomains(
        identity,
        as,
        {
          ...yourData,
          mailer: parts.mailer,
          listHistory: listAuditOf,
          // As a worker: the staff plan prices, and only the shop itself asks them.
          ...catalogue,
          putPicture: tickets.deps.files.put,
          drawCover,
          salesChanged: async () => void (await applySales(parts.databases.worker.db)),
          troubledJobs: () => listTroubledJobs(parts.databases.worker.db),
        },
        {
          payments: checkout,
          evidence,
          reconciliation,
          books: {
            yearEnd: financialYearEnd(parts.config),
            siren: sirenOf(parts.config),
            asksForRates: asksEcb(parts.config),
            publicKey: bookHeadsOf(parts.config, parts.keyring).publicKey,
          },
          listHistory: listAuditOf,
          readClaims: claimsOf(parts.config),
        },
        {
          ...{ tickets: tickets.deps, keyLetters: tickets.keyLetters, live: tickets.live, shop },
          custody: parts.databases.worker.db,
        },
        {
          ...settingParts(parts.config),
          setUp: setUpParts(parts, documentDates),
          askForHistoryCheck,
        },
        webhooks,
      ),
    ),
  ]
  const cache = pageCache()
  changes.subscribe(cache.invalidate)
  changes.subscribe(visits.forgetGaps)
  const app = webApp(storefront, [...machines, programs, ...people])
  return requestListener({
    app,
    cache,
    cookies,
    consent: choices.consent,
    currencies: parts.shop.currencies,
    visits,
  })
}

function apiParts(parts: ShopParts, webhooks: WebhookDeps, outbox: Outbox): ApiParts {
  const { databases, keyring, clock, log } = parts
  const service = databases.web.as({ role: 'service' })
  const worker = databases.worker.db
  return {
    answers: { db: service, sealer: sealerOver(keyring), clock },
    limits: { db: service, secret: deriveSecret(keyring, 'limits') },
    webhooks,
    keeping: { db: worker, vault: vaultOver(keyring), outbox },
    catalogueChanged: async () => void (await applySales(worker)),
    reportError: (error, { method, path }) => log.error('request.failed', error, { method, route: path }),
  }
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
