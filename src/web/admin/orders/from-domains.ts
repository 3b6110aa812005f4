import type { CheckoutDeps } from '../../../domains/checkout/index.ts'
import { listGiftsOfOrder, resendGift } from '../../../domains/gifts/index.ts'
import type { QueueDeps } from '../../../domains/notifications/index.ts'
import { getOrderPage, listOrderNumbers } from '../../../domains/orders/index.ts'
import {
  acceptDispute,
  countMoneyWork,
  decideWarning,
  type EvidenceDeps,
  getDispute,
  listDisputes,
  listOpenFraudWarnings,
  type PaymentDeps,
  readOrderMoney,
  requestRefund,
  saveDraft,
  submitAnswer,
} from '../../../domains/payments/index.ts'
import {
  acceptFinding,
  countOpenFindings,
  listFindings,
  type ReconcileDeps,
  readFindings,
  readReconciliation,
  repairFinding,
} from '../../../domains/reconciliation/index.ts'
import { findEvidence, findNumberCheck } from '../../../domains/tax/index.ts'
import type { AccountId } from '../../../shared/ids.ts'
import type { BooksParts } from '../books/from-domains.ts'
import type { DisputePagesDeps } from '../disputes/deps.ts'
import type { ReconciliationPageDeps } from '../reconciliation/deps.ts'
import type { OrderMoment, OrderPagesDeps } from './deps.ts'
import { orderDeskFromDomains } from './desk-from-domains.ts'

type Db = PaymentDeps['db']
export type OrderParts = {
  books: Omit<BooksParts, 'clock'>
  /** Money is moved by a use case, in the name of whoever asked for it. */
  payments: CheckoutDeps
  reconciliation: Reconciling
  /** With the rights of a worker: an answer to a bank is the defence of a claim, which restriction leaves free (Art. 18(2)). */
  evidence: EvidenceDeps
  listHistory(
    db: Db,
    subject: { kind: 'order'; id: string },
  ): Promise<{ action: string; at: Date; actorKind: OrderMoment['actor'] }[]>
}

type Reconciling = Pick<ReconciliationPageDeps, 'askForRun' | 'dashboardUrl'> & {
  /** As a worker: what is compared are all orders and keys. */
  deps: ReconcileDeps
}

/** Orders and their money, from the doors of the domains. The staff read in their own name. */
export function ordersFromDomains(
  { payments, evidence, reconciliation, listHistory }: OrderParts,
  mail: QueueDeps,
  of: (by: AccountId) => Db,
): OrderPagesDeps & DisputePagesDeps & ReconciliationPageDeps {
  return {
    ...orderDeskFromDomains(payments, mail, reconciliation.deps.db, of),
    async openOrder(id, by) {
      const db = of(by)
      const order = await getOrderPage(db, id)
      if (!order) return undefined
      const history = await listHistory(db, { kind: 'order', id })
      return {
        order,
        money: await readOrderMoney(db, id),
        vat: { evidence: await findEvidence(db, id), check: await findNumberCheck(db, id) },
        gifts: await listGiftsOfOrder(db, id),
        history: history.map(({ action, at, actorKind }) => ({ action, at, actor: actorKind })),
      }
    },
    resendGift: ({ by, ...gift }) => resendGift(payments, { ...gift, actor: { kind: 'staff', id: by } }),
    refundOrder: (request) => requestRefund(payments, request),
    countMoneyWork: (by) => countMoneyWork(of(by)),
    listDisputes: (query, by) => listDisputes(of(by), query),
    listWarnings: (by) => listOpenFraudWarnings(of(by)),
    decideWarning: (decision) => decideWarning(payments, decision),
    readReconciliation: (by) => readReconciliation(of(by)),
    listFindings: (query, by) => listFindings(of(by), query),
    readFindings: (filter, by) => readFindings(of(by), filter),
    countOpenFindings: (by) => countOpenFindings(of(by)),
    repairFinding: (repair) => repairFinding(reconciliation.deps, repair),
    acceptFinding: (acceptance) => acceptFinding(reconciliation.deps, acceptance),
    askForRun: reconciliation.askForRun,
    dashboardUrl: reconciliation.dashboardUrl,
    async openDispute(id, by) {
      const found = await getDispute(evidence.db, evidence.evidence, id)
      if (!found) return undefined
      const { orderId } = found.dispute
      const history = await listHistory(evidence.db, { kind: 'order', id: orderId })
      return {
        ...found,
        orderNumber: (await listOrderNumbers(of(by), [orderId])).get(orderId) ?? null,
        history: history
          .filter(({ action }) => action.startsWith('dispute.'))
          .map(({ action, at, actorKind }) => ({ action, at, actor: actorKind })),
      }
    },
    saveDisputeDraft: (act) => saveDraft(evidence, act),
    submitDisputeAnswer: (act) => submitAnswer(evidence, act),
    acceptDispute: (act) => acceptDispute(evidence, act),
  }
}
