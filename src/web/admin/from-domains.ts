import { readTraffic } from '../../domains/analytics/index.ts'
import {
  endSale,
  findProductForKeys,
  findProductId,
  listCategories,
  listSales,
  planSale,
} from '../../domains/catalog/index.ts'
import type { IdentityDeps } from '../../domains/identity/index.ts'
import type { Mailer, QueueDeps } from '../../domains/notifications/index.ts'
import {
  countRedactionsByHand,
  listOpenRedactions,
  recordRedactedByHand,
} from '../../domains/payments/index.ts'
import {
  assessBreach,
  eachHold,
  endHold,
  finishErasures,
  listAffected,
  listHolds,
  placeHoldOn,
  readRetention,
} from '../../domains/privacy/index.ts'
import { createCoupon, endCoupon, listCoupons, reopenCoupon } from '../../domains/promotions/index.ts'
import {
  acknowledgeAlert,
  countFailures,
  listHistory,
  listOpenAlerts,
  readHistoryChecks,
  recordReads,
} from '../../domains/security/index.ts'
import {
  acceptInvitation,
  changeRole,
  findInvitationOf,
  findStaff,
  inviteStaff,
  listInvitations,
  removeStaff,
  withdrawInvitation,
} from '../../domains/staff/index.ts'
import type { WebhookDeps } from '../../domains/webhooks/index.ts'
import { type AccountId, parseId } from '../../shared/ids.ts'
import type { Principal } from '../../shared/principal.ts'
import { href } from '../routes.ts'
import { apiPagesFromDomains } from './api/from-domains.ts'
import { booksFromDomains } from './books/from-domains.ts'
import { categoriesFromDomains } from './categories/from-domains.ts'
import type { ClaimsPageDeps } from './claims/deps.ts'
import { customersFromDomains } from './customers/from-domains.ts'
import type { AdminDeps } from './deps.ts'
import type { TroubledJob } from './home/deps.ts'
import { homeFromDomains } from './home/from-domains.ts'
import { invoicesForStaff } from './invoices/from-domains.ts'
import { keyDeskFromDomains } from './keys/from-domains.ts'
import { knowledgeFromDomains } from './knowledge/from-domains.ts'
import { lettersFromDomains } from './letters/from-domains.ts'
import { type OrderParts, ordersFromDomains } from './orders/from-domains.ts'
import { placesFromDomains } from './places/from-domains.ts'
import { type ProductParts, productsFromDomains } from './products/from-domains.ts'
import { replacementsFromDomains } from './replacements/from-domains.ts'
import { repliesFromDomains } from './replies/from-domains.ts'
import { type DeskParts, deskFromDomains } from './requests/from-domains.ts'
import { reviewDeskFromDomains } from './reviews/from-domains.ts'
import { riskFromDomains } from './risk/from-domains.ts'
import { searchFromDomains } from './search/from-domains.ts'
import { type SetUpParts, setUpFromDomains } from './set-up/from-domains.ts'
import { type SettingParts, settingsFromDomains } from './settings/from-domains.ts'
import { readStaff } from './staff/staff-names.ts'
import { type TicketDeskParts, ticketDeskFromDomains } from './tickets/from-domains.ts'
import { type LiveDeskParts, liveDeskFromDomains } from './tickets/live-from-domains.ts'
import { vatFromDomains } from './vat/from-domains.ts'
import { viewsFromDomains } from './views/from-domains.ts'
import { withdrawalsFromDomains } from './withdrawals/from-domains.ts'

/** What the back office needs, from the doors of the domains. Whoever was let in acts in their own name. */
export function adminFromDomains(
  identity: IdentityDeps,
  as: (principal: Principal) => IdentityDeps['db'],
  desk: DeskParts & {
    salesChanged(): Promise<void>
    mail: QueueDeps
    mailer: Mailer
    troubledJobs(): Promise<TroubledJob[]>
  } & ProductParts,
  orders: OrderParts & ClaimsPageDeps,
  tickets: TicketDeskParts & { live: LiveDeskParts },
  settings: SettingParts & { setUp: SetUpParts; askForHistoryCheck: AdminDeps['askForHistoryCheck'] },
  webhooks: WebhookDeps,
): AdminDeps {
  const { privacy } = desk
  const { db, clock } = identity
  const of = (account: AccountId) => as({ role: 'staff', account })
  const live = liveDeskFromDomains(identity, tickets.tickets, tickets.live, of)
  return {
    ...deskFromDomains(desk, of),
    ...ordersFromDomains(orders, desk.mail, of),
    ...customersFromDomains(privacy, of),
    ...invoicesForStaff({ ...desk.mail, db }, of),
    ...riskFromDomains(orders.payments, of),
    ...vatFromDomains({ ...orders.payments, clock, jobs: desk.mail.jobs }, of),
    ...lettersFromDomains({ ...orders.payments, ...desk.mail, mailer: desk.mailer }, of),
    ...withdrawalsFromDomains({ ...orders.payments, clock }, of),
    ...replacementsFromDomains({ ...orders.payments, clock }, orders.reconciliation.deps.db, of),
    ...live,
    ...ticketDeskFromDomains(tickets, live, of),
    ...repliesFromDomains(of),
    ...reviewDeskFromDomains({ db, clock, outbox: orders.payments.outbox }, of),
    ...keyDeskFromDomains(
      { ...orders.payments, db: orders.reconciliation.deps.db, queue: desk.mail.jobs },
      of,
    ),
    ...knowledgeFromDomains(of),
    ...settingsFromDomains(settings, of),
    ...setUpFromDomains(settings.setUp, settings, of),
    ...productsFromDomains(desk, of),
    ...categoriesFromDomains(of),
    ...placesFromDomains(of),
    ...apiPagesFromDomains(webhooks, of),
    ...homeFromDomains({ worker: orders.reconciliation.deps.db, clock, troubledJobs: desk.troubledJobs }, of),
    ...searchFromDomains(of),
    ...viewsFromDomains(clock, of),
    ...booksFromDomains({ clock, ...orders.books }, orders.reconciliation.deps.db, of),
    readClaims: orders.readClaims,
    findStaff: (accountId) => findStaff(db, accountId),
    findInvitation: ({ account }) => findInvitationOf(db, account.email, clock.now()),
    acceptInvitation: (session) => acceptInvitation(identity, session),
    listStaff: (by) => readStaff(of(by)),
    // Across every table, with the rights of a worker: the gate has asked who reads, and what is counted is nobody.
    readRetention: () => readRetention(privacy),
    listHolds: (query) => listHolds(privacy.db, query),
    eachHold: (filter) => eachHold(privacy.db, filter),
    placeHold: (named, hold) => placeHoldOn(privacy, named, hold),
    async endHold(holdId, by, reason) {
      const id = parseId('hld', holdId)
      if (id === undefined) return false
      const isEnded = await privacy.db
        .transaction()
        .execute((tx) => endHold(tx, id, { by, reason, at: clock.now() }))
      if (isEnded) await finishErasures(privacy)
      return isEnded
    },
    countRedactionsByHand: () => countRedactionsByHand(privacy.db),
    listOpenRedactions: () => listOpenRedactions(privacy.db),
    async recordRedaction(redactionId, by) {
      const id = parseId('red', redactionId)
      return (
        id !== undefined &&
        privacy.db.transaction().execute((tx) => recordRedactedByHand(tx, id, by, clock.now()))
      )
    },
    listSales: (by, query) => listSales(of(by), query),
    listCategories: (by) => listCategories(of(by)),
    findProductId: (by, slug) => findProductId(of(by), slug),
    findProductForKeys: async (by, slug) => (await findProductForKeys(of(by), slug))?.id,
    async planSale(by, sale) {
      const outcome = await of(by)
        .transaction()
        .execute((tx) => planSale(tx, sale, { kind: 'staff', id: by }))
      if (outcome.ok) await desk.salesChanged()
      return outcome
    },
    async endSale(by, saleId, reason) {
      const id = parseId('sal', saleId)
      const isEnded =
        id !== undefined &&
        (await of(by)
          .transaction()
          .execute((tx) => endSale(tx, id, { kind: 'staff', id: by }, reason)))
      if (isEnded) await desk.salesChanged()
      return isEnded
    },
    // With the rights of the shop: who used a coupon is counted, and no staff may read it.
    listCoupons: (query) => listCoupons(db, query),
    createCoupon: (by, coupon) =>
      of(by)
        .transaction()
        .execute((tx) => createCoupon(tx, coupon, { kind: 'staff', id: by })),
    async endCoupon(by, couponId, reason) {
      const id = parseId('cpn', couponId)
      return (
        id !== undefined &&
        of(by)
          .transaction()
          .execute((tx) => endCoupon(tx, id, { kind: 'staff', id: by }, reason))
      )
    },
    async reopenCoupon(by, couponId, how) {
      const id = parseId('cpn', couponId)
      return (
        id !== undefined &&
        of(by)
          .transaction()
          .execute((tx) => reopenCoupon(tx, id, how, { kind: 'staff', id: by }))
      )
    },
    readTraffic: (by) => readTraffic(of(by), clock.now()),
    recordReads: (read) => recordReads(of(read.by), read),
    readHistoryChecks: (by) => readHistoryChecks(of(by)),
    askForHistoryCheck: settings.askForHistoryCheck,
    listHistory: (by, filter, limit) => listHistory(of(by), filter, limit),
    listOpenAlerts: (by) => listOpenAlerts(of(by)),
    async acknowledgeAlert(by, alertId) {
      const id = parseId('alr', alertId)
      return id !== undefined && acknowledgeAlert(of(by), { id, by, at: clock.now() })
    },
    countFailures: (by, since) => countFailures(of(by), since, 20),
    assessBreach: (by, breach) => assessBreach(privacy, breach, by),
    listAffected: (breach) => listAffected(privacy, breach),
    listInvitations: (by) => listInvitations(of(by)),
    async inviteStaff(invitation) {
      await inviteStaff(identity, { ...invitation, returnTo: href(invitation.locale, 'adminWelcome') })
    },
    async withdrawInvitation(invitationId, by) {
      const id = parseId('inv', invitationId)
      return id !== undefined && withdrawInvitation(of(by), id, by)
    },
    async changeRole({ accountId, ...change }) {
      const id = parseId('acc', accountId)
      return id ? changeRole(of(change.by), { ...change, accountId: id }) : { ok: false, reason: 'unknown' }
    },
    async removeStaff({ accountId, ...change }) {
      const id = parseId('acc', accountId)
      return id ? removeStaff(of(change.by), { ...change, accountId: id }) : { ok: false, reason: 'unknown' }
    },
  }
}
