import type { OrderId } from '../../shared/ids.ts'
import { after, hours } from '../../shared/time.ts'
import { listPaidOrders, type PaidOrder } from '../orders/index.ts'
import { listMovedRefunds, type MovedRefund } from '../payments/index.ts'
import type { InvoicingDeps } from './deps.ts'
import { listHeadsOfOrders } from './read-document.ts'
import { listUncorrected } from './sale-corrections.ts'
import { settleDocuments } from './settle-documents.ts'

export type SweepDeps = InvoicingDeps & {
  alarm(what: string, details: Record<string, string>): void
  /** Whoever answers for the books has to look. */
  tellOwners(kind: 'documents_late' | 'documents_broken', count: number): Promise<void>
}

/** Orders. */
const atOnce = 500
export const lateMillis = hours(1)

/**
 * Finds what lacks a document, whatever job was lost: paid orders without an invoice, refunds that arrived without a credit note,
 * or came back after one, corrections that no invoice knows. Settles it, and tells whoever has to know when something is owed for more than an hour.
 * @returns how many orders were behind, and how many still are.
 */
export async function sweepDocuments(
  deps: SweepDeps,
  since: Date,
  pageSize = atOnce,
): Promise<{ behind: number; late: number }> {
  const late = after(deps.clock.now(), -lateMillis)
  let behind = 0
  let lateCount = 0
  for await (const page of findBehind(deps, since, pageSize)) {
    behind += page.length
    for (const { orderId, at } of page) {
      const isSettled = await settle(deps, orderId)
      if (!isSettled && at < late) lateCount += 1
    }
  }
  if (lateCount > 0) await deps.tellOwners('documents_late', lateCount)
  return { behind, late: lateCount }
}

async function settle(deps: SweepDeps, orderId: OrderId): Promise<boolean> {
  try {
    await settleDocuments(deps, orderId)
    return true
  } catch (error) {
    // One order that cannot be written must not keep the others waiting.
    deps.alarm('invoicing.not_issued', {
      orderId,
      reason: error instanceof Error ? error.message : 'unknown',
    })
    return false
  }
}

type Behind = { orderId: OrderId; at: Date }

async function* findBehind(deps: SweepDeps, since: Date, pageSize: number): AsyncGenerator<Behind[]> {
  for (let last: PaidOrder | null = null; ; ) {
    const page: PaidOrder[] = await listPaidOrders(deps.db, { since, after: last, limit: pageSize })
    const heads = await listHeadsOfOrders(
      deps.db,
      page.map(({ orderId }) => orderId),
    )
    const invoiced = new Set(heads.filter(({ refundId }) => refundId === null).map(({ orderId }) => orderId))
    yield page
      .filter(({ orderId }) => !invoiced.has(orderId))
      .map(({ orderId, paidAt }) => ({ orderId, at: paidAt }))
    last = page.at(-1) ?? null
    if (page.length < pageSize) break
  }
  for (let last: MovedRefund | null = null; ; ) {
    const page: MovedRefund[] = await listMovedRefunds(deps.db, { since, after: last, limit: pageSize })
    const heads = await listHeadsOfOrders(
      deps.db,
      page.map(({ orderId }) => orderId),
    )
    // Of an order without an invoice nothing was paid for: late money of a cancelled one.
    const invoiced = new Set(heads.filter(({ refundId }) => refundId === null).map(({ orderId }) => orderId))
    const isCredited = (id: string) => heads.filter(({ refundId }) => refundId === id).length % 2 === 1
    yield page.filter(
      ({ orderId, refundId, arrived }) => invoiced.has(orderId) && isCredited(refundId) !== arrived,
    )
    last = page.at(-1) ?? null
    if (page.length < pageSize) break
  }
  for (let last: OrderId | null = null; ; ) {
    const page: Behind[] = await listUncorrected(deps.db, { since, after: last, limit: pageSize })
    yield page
    last = page.at(-1)?.orderId ?? null
    if (page.length < pageSize) break
  }
}
