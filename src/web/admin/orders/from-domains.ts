import { getOrderPage, listOrdersForStaff } from '../../../domains/orders/index.ts'
import {
  countMoneyWork,
  decideWarning,
  listDisputes,
  listOpenFraudWarnings,
  type PaymentDeps,
  readOrderMoney,
  requestRefund,
} from '../../../domains/payments/index.ts'
import {
  acceptFinding,
  countOpenFindings,
  type ReconcileDeps,
  readReconciliation,
  repairFinding,
} from '../../../domains/reconciliation/index.ts'
import type { AccountId } from '../../../shared/ids.ts'
import type { DisputePagesDeps } from '../disputes/deps.ts'
import type { ReconciliationPageDeps } from '../reconciliation/deps.ts'
import type { OrderMoment, OrderPagesDeps } from './deps.ts'

type Db = PaymentDeps['db']
export type OrderParts = {
  /** Money is moved by a use case, in the name of whoever asked for it. */
  payments: PaymentDeps
  reconciliation: Reconciling
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
  { payments, reconciliation, listHistory }: OrderParts,
  of: (by: AccountId) => Db,
): OrderPagesDeps & DisputePagesDeps & ReconciliationPageDeps {
  return {
    listOrders: (query, by) => listOrdersForStaff(of(by), query),
    async openOrder(id, by) {
      const db = of(by)
      const order = await getOrderPage(db, id)
      if (!order) return undefined
      const history = await listHistory(db, { kind: 'order', id })
      return {
        order,
        money: await readOrderMoney(db, id),
        history: history.map(({ action, at, actorKind }) => ({ action, at, actor: actorKind })),
      }
    },
    refundOrder: (request) => requestRefund(payments, request),
    countMoneyWork: (by) => countMoneyWork(of(by)),
    async listDisputes(by) {
      const db = of(by)
      return { disputes: await listDisputes(db), warnings: await listOpenFraudWarnings(db) }
    },
    decideWarning: (decision) => decideWarning(payments, decision),
    readReconciliation: (by) => readReconciliation(of(by)),
    countOpenFindings: (by) => countOpenFindings(of(by)),
    repairFinding: (repair) => repairFinding(reconciliation.deps, repair),
    acceptFinding: (acceptance) => acceptFinding(reconciliation.deps, acceptance),
    askForRun: reconciliation.askForRun,
    dashboardUrl: reconciliation.dashboardUrl,
  }
}
