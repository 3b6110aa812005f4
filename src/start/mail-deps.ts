import type { CheckoutDeps } from '../domains/checkout/index.ts'
import type { IdentityDeps } from '../domains/identity/index.ts'
import {
  type AccountLetterDeps,
  accountLetters,
  documentLetters,
  giftLetters,
  giftMailHooks,
  type mailJobs,
  orderLetters,
  orderMailHooks,
  privacyLetters,
  privacyMailHooks,
  type ReviewLetterDeps,
  reviewLetters,
  type TicketLetterDeps,
  ticketLetters,
  type WishLetterDeps,
  wishLetters,
  withdrawalLetters,
  withdrawalMailHooks,
} from '../domains/notifications/index.ts'
import { findAddressee, type OrderLinks } from '../domains/orders/index.ts'
import { isRestrictedAddress, mailboxLinksOver } from '../domains/privacy/index.ts'
import type { WishLinks } from '../domains/wishlist/index.ts'
import { sealerOver } from '../platform/crypto/sealer.ts'
import type { JobQueue } from '../platform/jobs/jobs.ts'
import type { OrderId, TicketId } from '../shared/ids.ts'
import type { Locale } from '../shared/locale.ts'
import { type Clock, shopTimeZone } from '../shared/time.ts'
import { createLetterWriter } from '../web/letters/letter-writer.ts'
import { href } from '../web/routes.ts'
import type { Shop } from '../web/storefront/deps.ts'
import type { ShopParts } from './shop-parts.ts'
import type { TicketParts } from './ticket-parts.ts'

export type MailDeps = Parameters<typeof mailJobs>[0]

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
    letters_back: (locale) => baseUrl + href(locale, 'adminCameBack'),
    address_claims: (locale) => baseUrl + href(locale, 'adminAddressClaims'),
    alerts: (locale) => baseUrl + href(locale, 'adminSecurity'),
    cases: (locale) => baseUrl + href(locale, 'adminRisk'),
    disputes: (locale) => baseUrl + href(locale, 'adminDisputes'),
    stock: (locale) => `${baseUrl}${href(locale, 'adminKeyStock')}?level=low`,
    dispute: (dispute, locale) => baseUrl + href(locale, 'adminDispute', { dispute }),
  }
}

type LinkedOrder = { id: OrderId; linkVersion: number; locale: Locale }

export function orderUrls(shop: Shop, links: OrderLinks) {
  return (order: LinkedOrder, issuedAt: Date) =>
    shop.baseUrl + href(order.locale, 'order', { token: links.tokenFor(order, issuedAt) })
}

export function mailDeps(
  { shop, mailer, clock, keyring }: ShopParts,
  checkout: CheckoutDeps,
  identity: IdentityDeps,
  queue: JobQueue,
  { links: ticketLinks, replyTo }: TicketParts,
  wishLinks: WishLinks,
): MailDeps {
  const { db, vault, links, giftLinks, outbox } = checkout
  const orderHooks = orderMailHooks(outbox, clock)
  const mailboxLinks = mailboxLinksOver(sealerOver(keyring))
  const urls = orderUrls(shop, links)
  const models = {
    ...orderLetters({ db, vault, now: () => clock.now(), orderUrl: (order) => urls(order, clock.now()) }),
    ...accountLetters({ identity, urls: accountUrls(shop.baseUrl) }),
    ...withdrawalLetters({ db }),
    ...documentLetters({ db, orderUrl: (order) => urls(order, clock.now()) }),
    ...giftLetters({
      db,
      giftUrl: (gift) => shop.baseUrl + href(gift.locale, 'gift', { token: giftLinks.tokenFor(gift) }),
      orderUrl: (order) => urls(order, clock.now()),
    }),
    ...privacyLetters({
      db,
      clock,
      mailboxUrl: (claim, locale) =>
        shop.baseUrl + href(locale, 'mailboxData', { token: mailboxLinks.tokenFor(claim) }),
    }),
    ...ticketLetters({ db, urls: ticketUrls(shop, ticketLinks, clock), replyTo }),
    ...reviewLetters({ db, clock, urls: reviewUrls(shop, db, (order) => urls(order, clock.now())) }),
    ...wishLetters({ db, clock, urls: wishUrls(shop, wishLinks) }),
  }
  const writer = createLetterWriter({ ...shop, timeZone: shopTimeZone }, models)
  return {
    db,
    clock,
    jobs: queue,
    mailer,
    writer,
    hooks: {
      ...orderHooks,
      ...privacyMailHooks(),
      ...withdrawalMailHooks(),
      ...giftMailHooks({ outbox, clock }, orderHooks.gift_news),
    },
    isRestricted: (recipient) => isRestrictedAddress({ db, clock }, recipient),
  }
}

function ticketUrls({ baseUrl }: Shop, links: TicketParts['links'], clock: Clock): TicketLetterDeps['urls'] {
  const tokenOf = (id: TicketId) => links.tokenFor(id, clock.now())
  return {
    thread: (id, locale) => baseUrl + href(locale, 'ticket', { token: tokenOf(id) }),
    inAccount: (id, locale) => baseUrl + href(locale, 'accountTicket', { ticket: id }),
    rating: (id, rating, locale) =>
      `${baseUrl}${href(locale, 'ticketRating', { token: tokenOf(id) })}?answer=${rating}`,
  }
}

function reviewUrls(
  { baseUrl }: Shop,
  db: CheckoutDeps['db'],
  orderUrl: (order: LinkedOrder) => string,
): ReviewLetterDeps['urls'] {
  const product = (slug: string, locale: Locale) => baseUrl + href(locale, 'product', { slug })
  return {
    product,
    review: (slug, id, locale) => `${baseUrl}${href(locale, 'productReviews', { slug })}#${id}`,
    async order(id, locale) {
      const order = await findAddressee(db, id)
      return order ? orderUrl({ id, linkVersion: order.linkVersion, locale }) : null
    },
    rules: (locale) => baseUrl + href(locale, 'reviewRules'),
  }
}

function wishUrls({ baseUrl }: Shop, links: WishLinks): WishLetterDeps['urls'] {
  return {
    product: (slug, locale) => baseUrl + href(locale, 'product', { slug }),
    confirm: (id, locale) =>
      baseUrl + href(locale, 'tellMeConfirm', { token: links.tokenFor('confirm', id) }),
    stop: (id, locale) => baseUrl + href(locale, 'tellMeStop', { token: links.tokenFor('stop', id) }),
  }
}
