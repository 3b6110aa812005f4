import type { TrafficReport } from '../../domains/analytics/index.ts'
import type { Category, NewSale, PlanSaleOutcome, Sale, SaleQuery } from '../../domains/catalog/index.ts'
import type { Account, Session } from '../../domains/identity/index.ts'
import type { OpenRedaction } from '../../domains/payments/index.ts'
import type {
  Affected,
  Assessment,
  Breach,
  HoldFilter,
  HoldInList,
  HoldReason,
  PlaceHoldOutcome,
  RetentionOverview,
} from '../../domains/privacy/index.ts'
import type { Coupon, CouponQuery, CreateCouponOutcome, NewCoupon } from '../../domains/promotions/index.ts'
import type {
  Alert,
  FailureCount,
  HistoryChecks,
  HistoryEntry,
  HistoryFilter,
  Reads,
} from '../../domains/security/index.ts'
import type {
  AcceptOutcome,
  ChangeStaffOutcome,
  Invitation,
  Permission,
  Role,
  StaffMember,
} from '../../domains/staff/index.ts'
import type { AccountId, ProductId } from '../../shared/ids.ts'
import type { Locale } from '../../shared/locale.ts'
import type { ApiPagesDeps, WebhookPagesDeps } from './api/deps.ts'
import type { BooksPageDeps } from './books/deps.ts'
import type { CategoryPagesDeps } from './categories/deps.ts'
import type { ClaimsPageDeps } from './claims/deps.ts'
import type { CustomerPagesDeps } from './customers/deps.ts'
import type { DisputePagesDeps } from './disputes/deps.ts'
import type { ForecastPageDeps } from './forecast/deps.ts'
import type { HomePageDeps } from './home/deps.ts'
import type { InvoicePagesDeps } from './invoices/deps.ts'
import type { KeyDeskDeps } from './keys/deps.ts'
import type { KnowledgePagesDeps } from './knowledge/deps.ts'
import type { LetterPagesDeps } from './letters/deps.ts'
import type { OrderPagesDeps } from './orders/deps.ts'
import type { PlacePagesDeps } from './places/deps.ts'
import type { ProductPagesDeps } from './products/deps.ts'
import type { ReconciliationPageDeps } from './reconciliation/deps.ts'
import type { ReplacementPagesDeps } from './replacements/deps.ts'
import type { ReplyPagesDeps } from './replies/deps.ts'
import type { DeskPagesDeps } from './requests/deps.ts'
import type { ReviewDeskDeps } from './reviews/deps.ts'
import type { RiskPagesDeps } from './risk/deps.ts'
import type { SearchPageDeps } from './search/deps.ts'
import type { SetUpDeps } from './set-up/deps.ts'
import type { SettingsPageDeps } from './settings/deps.ts'
import type { TicketDeskDeps } from './tickets/deps.ts'
import type { LiveDeskDeps } from './tickets/live-deps.ts'
import type { VatPagesDeps } from './vat/deps.ts'
import type { ViewsDeps } from './views/deps.ts'
import type { WithdrawalPagesDeps } from './withdrawals/deps.ts'

export type StaffOnPage = StaffMember & { account: Pick<Account, 'email' | 'displayName'> }

/** All that the back office needs from the rest of the shop. */
export type AdminDeps = ClaimsPageDeps &
  ApiPagesDeps &
  WebhookPagesDeps &
  HomePageDeps &
  ForecastPageDeps &
  SearchPageDeps &
  ViewsDeps &
  BooksPageDeps &
  OrderPagesDeps &
  CustomerPagesDeps &
  InvoicePagesDeps &
  DisputePagesDeps &
  ReconciliationPageDeps &
  RiskPagesDeps &
  WithdrawalPagesDeps &
  VatPagesDeps &
  LetterPagesDeps &
  ReplacementPagesDeps &
  TicketDeskDeps &
  LiveDeskDeps &
  ReviewDeskDeps &
  ReplyPagesDeps &
  KnowledgePagesDeps &
  SettingsPageDeps &
  SetUpDeps &
  ProductPagesDeps &
  CategoryPagesDeps &
  PlacePagesDeps &
  KeyDeskDeps &
  DeskPagesDeps & {
    findStaff(accountId: AccountId): Promise<StaffMember | undefined>
    findInvitation(session: Session): Promise<Invitation | undefined>
    acceptInvitation(session: Session): Promise<AcceptOutcome>
    listStaff(by: AccountId): Promise<StaffOnPage[]>
    listInvitations(by: AccountId): Promise<Invitation[]>
    inviteStaff(invitation: {
      email: string
      role: Role
      invitedBy: AccountId
      locale: Locale
    }): Promise<void>
    withdrawInvitation(invitationId: string, by: AccountId): Promise<boolean>
    changeRole(change: {
      accountId: string
      role: Role
      by: AccountId
      reason: string
    }): Promise<ChangeStaffOutcome>
    listSales(by: AccountId, query: SaleQuery): Promise<{ rows: Sale[]; total: number }>
    listCategories(by: AccountId): Promise<Category[]>
    /** The product of any status that a slug names. */
    findProductId(by: AccountId, slug: string): Promise<ProductId | undefined>
    /** The same, of what has keys of its own. */
    findProductForKeys(by: AccountId, slug: string): Promise<ProductId | undefined>
    planSale(by: AccountId, sale: NewSale): Promise<PlanSaleOutcome>
    /** @returns false when it is over, or unknown. */
    endSale(by: AccountId, saleId: string, reason: string): Promise<boolean>
    listCoupons(query: CouponQuery): Promise<{ rows: (Coupon & { uses: number })[]; total: number }>
    createCoupon(by: AccountId, coupon: NewCoupon): Promise<CreateCouponOutcome>
    endCoupon(by: AccountId, couponId: string, reason: string): Promise<boolean>
    /** @returns false when it is not over, or unknown. */
    reopenCoupon(
      by: AccountId,
      couponId: string,
      how: { endsAt: Date | null; reason: string },
    ): Promise<boolean>
    readRetention(): Promise<RetentionOverview>
    listHolds(
      query: HoldFilter & { page: number },
    ): Promise<{ rows: HoldInList[]; total: number; isMore: boolean }>
    /** The whole list, piece by piece. */
    eachHold(filter: HoldFilter): AsyncIterable<HoldInList[]>
    placeHold(named: string, hold: HoldReason & { by: AccountId }): Promise<PlaceHoldOutcome>
    /** Whoever was erased meanwhile is then erased to the end. */
    endHold(holdId: string, by: AccountId, reason: string): Promise<boolean>
    /** What the payment provider has been asked to redact and has not done. */
    listOpenRedactions(): Promise<readonly OpenRedaction[]>
    /** How many of them wait for somebody to do it in the provider's own pages. */
    countRedactionsByHand(): Promise<number>
    recordRedaction(redactionId: string, by: AccountId): Promise<boolean>
    readTraffic(by: AccountId): Promise<TrafficReport>
    /** Writes down whom a page shows. */
    recordReads(read: { by: AccountId; permission: Permission; reads: Reads }): Promise<void>
    readHistoryChecks(by: AccountId): Promise<HistoryChecks>
    /** Has the chain over the whole history recomputed by a job. */
    askForHistoryCheck(by: AccountId): Promise<void>
    listHistory(by: AccountId, filter: HistoryFilter, limit: number): Promise<HistoryEntry[]>
    listOpenAlerts(by: AccountId): Promise<Alert[]>
    acknowledgeAlert(by: AccountId, alertId: string): Promise<boolean>
    countFailures(by: AccountId, since: Date): Promise<FailureCount[]>
    assessBreach(by: AccountId, breach: Breach): Promise<Assessment>
    /** In pieces. */
    listAffected(breach: Breach): AsyncIterable<readonly Affected[]>
    removeStaff(change: { accountId: string; by: AccountId; reason: string }): Promise<ChangeStaffOutcome>
  }
