import {
  addToCart,
  changeQuantity,
  countItems,
  createCart,
  hashCartToken,
  newCartToken,
  noteSeenPrices,
  openCart,
  readCart,
  setCoupon,
} from '../../domains/cart/index.ts'
import {
  findProduct,
  listHighlights,
  listPlatforms,
  listProducts,
  listSlugsForSitemap,
  suggestProducts,
} from '../../domains/catalog/index.ts'
import {
  answerShortage,
  type CheckoutDeps,
  cancelOrder,
  changeOrderEmail,
  checkVatNumber,
  openOrder,
  placeOrder,
  priceCart,
  readOpenKeys,
  returnFromPayment,
  revealUnits,
  showOrder,
  taxCart,
} from '../../domains/checkout/index.ts'
import { claimAddress, claimAddressByLink } from '../../domains/correction/index.ts'
import {
  type ChangeGiftOutcome,
  changeGift,
  declineGift,
  type Gift,
  listGiftsOfOrder,
  type MakeGiftOutcome,
  makeGift,
  openGift,
  type RecallOutcome,
  type ResendGiftOutcome,
  readGiftLink,
  readGiftPage,
  recallGift,
  resendGift,
} from '../../domains/gifts/index.ts'
import { type NameCompanyOutcome, nameCompany } from '../../domains/invoicing/index.ts'
import { openKeys } from '../../domains/keys/index.ts'
import { findArticle, listArticles, searchArticles } from '../../domains/knowledge/index.ts'
import {
  type QueueDeps,
  type ResendDeliveryOutcome,
  resendDelivery,
} from '../../domains/notifications/index.ts'
import {
  findAddressee,
  giftWaiverTextVersion,
  listOrdersOfAccount,
  requestOrderLink,
  waiverText,
  waiverTextVersion,
  withdrawalPeriod,
} from '../../domains/orders/index.ts'
import { openSession } from '../../domains/payments/index.ts'
import { listDocumentVersions } from '../../domains/privacy/index.ts'
import { findCoupon } from '../../domains/promotions/index.ts'
import {
  type ChooseOutcome,
  type ComplainOutcome,
  type Complaint,
  choose,
  complain,
  listComplaintsOfOrder,
} from '../../domains/replacement/index.ts'
import { answerConflict } from '../../domains/tax/index.ts'
import { type Meant, referenceOfWithdrawal, withdraw } from '../../domains/withdrawal/index.ts'
import type { OrderId, UnitId } from '../../shared/ids.ts'
import type { Principal } from '../../shared/principal.ts'
import { invoicesFromDomains } from '../invoices/from-domains.ts'
import type {
  CartChange,
  CorrectEmailOutcome,
  CouponChange,
  StorefrontDeps,
  WaiverQuestions,
} from './deps.ts'
import { reviewsFromDomains } from './reviews/from-domains.ts'

type Given = Pick<
  StorefrontDeps,
  | 'shop'
  | 'assets'
  | 'catalogueChanges'
  | 'reportError'
  | 'visits'
  | 'mailbox'
  | 'authenticator'
  | 'findBuyer'
  | 'limits'
  | 'documentDates'
  | 'overdue'
  | 'readCover'
  | 'consent'
  | 'recordChoice'
  | 'takeBack'
>

type Db = CheckoutDeps['db']

/**
 * What the pages need, from the doors of the domains. Nothing is decided here but in whose name it is done: pages read as
 * a visitor with a cart or an order, what is pressed is done by the shop's use cases (`checkout`).
 */
export function storefrontFromDomains(
  given: Given,
  checkout: CheckoutDeps,
  as: (principal: Principal) => Db,
  mailQueue: QueueDeps,
): StorefrontDeps {
  const { clock } = checkout
  const db = as({ role: 'visitor' })
  const invoices = invoicesFromDomains(as, clock)
  const ofOrder = (order: OrderId): CheckoutDeps => ({ ...checkout, db: as({ role: 'visitor', order }) })

  /** Runs with the order that a link opens; for any other link the answer is `otherwise`. */
  async function withOrder<T>(
    token: string,
    otherwise: T,
    run: (orderId: OrderId) => Promise<T>,
  ): Promise<T> {
    const access = await openOrder(checkout, token)
    return access.kind === 'ok' ? run(access.orderId) : otherwise
  }

  /** Where a human decides, the wish is put before them. */
  async function changeEmailOrAsk(
    orderId: OrderId,
    email: string,
    proof: string,
  ): Promise<CorrectEmailOutcome> {
    const outcome = await changeOrderEmail(checkout, orderId, email, proof)
    if (outcome.ok || outcome.reason !== 'for_staff') return outcome
    const { locale = 'en' } = (await findAddressee(checkout.db, orderId)) ?? {}
    await claimAddressByLink(checkout, orderId, { email, words: null, locale })
    return outcome
  }

  /** The database as whoever holds this cart sees it. */
  function ofCart(token: string): Db {
    const cart = hashCartToken(token)
    return cart ? as({ role: 'visitor', cart }) : db
  }

  return {
    ...given,
    clock,
    ...reviewsFromDomains(checkout, db, withOrder),

    listProducts: (query) => listProducts(db, query, clock),
    findProduct: (slug, currency) => findProduct(db, slug, clock, currency),
    listHighlights: (currency) => listHighlights(db, clock, currency),
    suggestProducts: (text, locale, currency) => suggestProducts(db, text, locale, 8, currency),
    async listHelp() {
      const [articles, platforms] = await Promise.all([listArticles(db), listPlatforms(db)])
      return { articles, platforms }
    },
    searchHelp: (text, locale, platform, limit) => searchArticles(db, text, locale, { platform, limit }),
    findHelp: (slug) => findArticle(db, slug),
    listSlugsForSitemap: (after, limit) => listSlugsForSitemap(db, after, limit),

    async openCart(token, currency) {
      const db = ofCart(token)
      const cartId = await openCart(db, token)
      if (!cartId) return null
      const cart = await readCart(db, cartId, clock, currency)
      if (cart.hasNews) await db.transaction().execute((tx) => noteSeenPrices(tx, cart))
      // What coupons there are is no visitor's business: the shop itself looks at the one in the cart.
      return priceCart(checkout.db, cart)
    },
    async addToCart(known, productId, quantity, currency) {
      const found = known ? await openCart(ofCart(known), known) : undefined
      const token = found && known ? known : newCartToken()
      return ofCart(token)
        .transaction()
        .execute(async (tx): Promise<CartChange> => {
          const cartId = found ?? (await createCart(tx, token)).cartId
          const outcome = await addToCart(tx, cartId, productId, quantity, clock, currency)
          if (outcome.ok) return { ok: true, token, count: await countItems(tx, cartId) }
          const tooMany = outcome.reason === 'quantity_max' || outcome.reason === 'lines_max'
          return {
            ok: false,
            reason: tooMany ? 'too_many' : outcome.reason === 'sold_out' ? 'sold_out' : 'unknown_product',
          }
        })
    },
    async changeQuantity(token, productId, quantity) {
      const db = ofCart(token)
      const cartId = await openCart(db, token)
      if (!cartId) return { ok: false, reason: 'unknown_cart' }
      const outcome = await db.transaction().execute((tx) => changeQuantity(tx, cartId, productId, quantity))
      if (outcome.ok) return { ok: true, token, count: await countItems(db, cartId) }
      return { ok: false, reason: outcome.reason === 'quantity_max' ? 'too_many' : 'unknown_product' }
    },

    async useCoupon(token, code, currency): Promise<CouponChange> {
      const db = ofCart(token)
      const cartId = await openCart(db, token)
      if (!cartId) return { ok: false, reason: 'unknown_cart' }
      const coupon = code.trim() === '' ? null : await findCoupon(checkout.db, code)
      if (coupon === undefined) return { ok: false, reason: 'unknown_code' }
      if (coupon?.problem) return { ok: false, reason: coupon.problem }
      await db.transaction().execute((tx) => setCoupon(tx, cartId, coupon?.id ?? null))
      const priced = coupon && (await priceCart(checkout.db, await readCart(db, cartId, clock, currency)))
      return priced?.coupon?.problem ? { ok: false, reason: priced.coupon.problem } : { ok: true }
    },

    async placeOrder(form) {
      const outcome = await placeOrder(checkout, form)
      if (outcome.ok || outcome.reason !== 'payment_unavailable') return outcome
      return { ...outcome, orderUrl: await checkout.orderUrl(outcome.orderId) }
    },
    taxCart: (cart, buyer) => taxCart(checkout, cart, buyer),
    checkVatNumber: (asked) => checkVatNumber(checkout, asked),
    waiverQuestions: (natures, locale) =>
      distinct(natures.map((nature) => waiverText(waiverTextVersion, locale, nature))),

    async orderPage(token) {
      const access = await openOrder(checkout, token)
      if (access.kind !== 'ok') return access
      const order = await showOrder(ofOrder(access.orderId), access.orderId)
      return order ? { kind: 'ok', order } : { kind: 'unknown' }
    },
    listDocuments: invoices.listDocuments,
    readDocument: invoices.readDocument,
    readCompanyNaming: invoices.readCompanyNaming,
    nameCompany: (token, company) =>
      withOrder<NameCompanyOutcome>(token, { ok: false, reason: 'nothing_stands' }, (orderId) =>
        nameCompany({ ...mailQueue, db: checkout.db }, { orderId, company, by: null }),
      ),
    async returnFromPayment(token) {
      const access = await openOrder(checkout, token)
      if (access.kind !== 'ok') return null
      await returnFromPayment(checkout, access.orderId)
      return { wasPaid: access.paid }
    },
    payAgain: (token) =>
      withOrder<{ ok: true; redirectUrl: string } | { ok: false }>(token, { ok: false }, async (orderId) => {
        const page = await openSession(checkout, orderId)
        return page.ok ? { ok: true, redirectUrl: page.url } : { ok: false }
      }),
    cancelOrder: (token) => withOrder(token, undefined, (orderId) => cancelOrder(checkout, orderId)),
    readKeys: (order) => readOpenKeys({ ...checkout, db: as({ role: 'reveal', order: order.id }) }, order.id),
    revealQuestions: (order, unitIds) =>
      distinct(
        order.lines
          .filter((line) => line.units.some((unit) => unitIds.includes(unit.id)))
          .map((line) => waiverText(waiverTextVersion, order.locale, line.legalNature)),
      ),
    requestReveal: (token, unitIds, answers) =>
      withOrder<Awaited<ReturnType<StorefrontDeps['requestReveal']>>>(
        token,
        { ok: false, reason: 'not_sealed' },
        (orderId) => revealUnits(checkout, orderId, unitIds, answers),
      ),
    chooseShortage: (token, choice) =>
      withOrder<{ ok: boolean }>(token, { ok: false }, (orderId) =>
        answerShortage(checkout, orderId, choice),
      ),
    answerCountry: (token, country) =>
      withOrder<{ ok: boolean }>(token, { ok: false }, (orderId) =>
        answerConflict(checkout.db, { orderId, country }),
      ),
    correctEmail: (token, newEmail, proof) =>
      withOrder<CorrectEmailOutcome>(token, { ok: false, reason: 'proof' }, (orderId) =>
        changeEmailOrAsk(orderId, newEmail, proof),
      ),
    resendDelivery: (token) =>
      withOrder<ResendDeliveryOutcome>(token, { ok: false, reason: 'nothing' }, (orderId) =>
        resendDelivery({ ...mailQueue, db: checkout.db }, orderId),
      ),
    claimAddress: (known, wish) => claimAddress(checkout, known, wish),
    findComplaint: (token, unitId) =>
      withOrder<Complaint | null>(token, null, async (orderId) => {
        const complaints = await listComplaintsOfOrder(checkout.db, orderId)
        return complaints.get(unitId) ?? null
      }),
    complain: (token, complained) =>
      withOrder<ComplainOutcome>(token, { ok: false, reason: 'not_open' }, (orderId) =>
        complain(checkout, { ...complained, orderId }),
      ),
    chooseForComplaint: (token, choice) =>
      withOrder<ChooseOutcome>(token, { ok: false, reason: 'nothing_to_choose' }, (orderId) =>
        choose(checkout, { ...choice, orderId }),
      ),
    listGifts: (token) =>
      withOrder<ReadonlyMap<UnitId, Gift>>(token, new Map(), (orderId) =>
        listGiftsOfOrder(ofOrder(orderId).db, orderId),
      ),
    makeGift: (token, request) =>
      withOrder<MakeGiftOutcome>(token, { ok: false, reason: 'not_to_give' }, (orderId) =>
        makeGift(checkout, { ...request, orderId }),
      ),
    changeGift: (token, change) =>
      withOrder<ChangeGiftOutcome>(token, { ok: false, reason: 'too_late' }, (orderId) =>
        changeGift(checkout, { ...change, orderId }),
      ),
    recallGift: (token, giftId) =>
      withOrder<RecallOutcome>(token, { ok: false, reason: 'over' }, (orderId) =>
        recallGift(checkout, { giftId, orderId }),
      ),
    resendGift: (token, giftId) =>
      withOrder<ResendGiftOutcome>(token, { ok: false, reason: 'not_sent' }, (orderId) =>
        resendGift(checkout, { giftId, orderId, actor: { kind: 'customer' } }),
      ),
    giftQuestions: (natures, locale) =>
      distinct(natures.map((nature) => waiverText(giftWaiverTextVersion, locale, nature))),
    async openGiftLink(giftToken) {
      const access = await readGiftLink(checkout, checkout.giftLinks, giftToken)
      if (access.kind !== 'ok') return access
      const gift = await readGiftPage(as({ role: 'visitor', gift: access.id }), access.id)
      return gift ? { kind: 'ok', gift, isReady: access.isReady } : { kind: 'gone' }
    },
    async revealGift(giftToken) {
      const link = checkout.giftLinks.read(giftToken)
      return link ? openGift(checkout, link) : { ok: false, reason: 'gone' }
    },
    async declineGift(giftToken) {
      const link = checkout.giftLinks.read(giftToken)
      return link ? declineGift(checkout, link) : false
    },
    async readGiftKey({ id, unitId }) {
      const keys = await openKeys(as({ role: 'reveal', gift: id }), [unitId], checkout.vault)
      return keys.get(unitId) ?? null
    },
    async withdraw(statement, by) {
      const meant =
        by &&
        (await withOrder<Meant | null>(by.token, null, async (orderId) => ({
          kind: 'known',
          orderId,
          unitIds: by.unitIds,
        })))
      const made = await withdraw(checkout, statement, meant ?? { kind: 'written' })
      const { name, orderNumber, email, madeAt, units } = made
      return {
        reference: referenceOfWithdrawal(made.id),
        statement: { name: name ?? '', orderNumber, email, madeAt },
        answers: units,
      }
    },
    async ordersToWithdraw(sessionToken) {
      const buyer = await given.findBuyer(sessionToken)
      if (!buyer) return { orders: [], buyer: null }
      const { rows } = await listOrdersOfAccount(as({ role: 'customer', account: buyer.id }), buyer.id, 1)
      const open = rows.filter(({ state }) => !['cancelled', 'expired', 'refunded'].includes(state))
      return {
        orders: open.map((order) => ({
          number: order.number,
          token: checkout.links.tokenFor(order, clock.now()),
          placedAt: order.placedAt,
          products: order.products,
        })),
        buyer: { name: buyer.name ?? '', email: buyer.email },
      }
    },
    isWithdrawalOver: ({ paidAt, country }) =>
      paidAt !== null && clock.now() >= withdrawalPeriod(paidAt, country).endsAt,
    listDocumentVersions: (document) => listDocumentVersions(db, document),
    findOrder: (number, email) =>
      requestOrderLink(checkout.db, checkout.outbox, { number, email, now: clock.now() }),
  }
}

function distinct(questions: WaiverQuestions[]): WaiverQuestions[] {
  return [
    ...new Map(questions.map((question) => [question.express + question.acknowledge, question])).values(),
  ]
}
