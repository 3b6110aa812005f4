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
  readOpenKeys,
  returnFromPayment,
  revealUnits,
  showOrder,
  taxCart,
} from '../../domains/checkout/index.ts'
import { claimAddress, claimAddressByLink } from '../../domains/correction/index.ts'
import { type NameCompanyOutcome, nameCompany } from '../../domains/invoicing/index.ts'
import { findArticle, listArticles, searchArticles } from '../../domains/knowledge/index.ts'
import {
  type QueueDeps,
  type ResendDeliveryOutcome,
  resendDelivery,
} from '../../domains/notifications/index.ts'
import {
  findAddressee,
  listOrdersOfAccount,
  requestOrderLink,
  waiverText,
  waiverTextVersion,
  withdrawalPeriod,
} from '../../domains/orders/index.ts'
import { openSession } from '../../domains/payments/index.ts'
import { listDocumentVersions } from '../../domains/privacy/index.ts'
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
import type { OrderId } from '../../shared/ids.ts'
import type { Principal } from '../../shared/principal.ts'
import { invoicesFromDomains } from '../invoices/from-domains.ts'
import { cartFromDomains } from './cart/from-domains.ts'
import type { CorrectEmailOutcome, StorefrontDeps } from './deps.ts'
import { distinct } from './distinct-questions.ts'
import { giftsFromDomains } from './gifts/from-domains.ts'
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

  return {
    ...given,
    clock,
    ...reviewsFromDomains(checkout, db, withOrder),
    ...cartFromDomains(checkout, as),
    ...giftsFromDomains(checkout, as, withOrder),

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
