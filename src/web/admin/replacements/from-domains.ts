import { findProductsNamed, listProductNames } from '../../../domains/catalog/index.ts'
import { listOrderNumbers } from '../../../domains/orders/index.ts'
import {
  type BatchHealth,
  changeReplacementSetting,
  claimRest,
  closeComplaint,
  countOpenComplaints,
  eachBatchHealth,
  eachSupplierClaim,
  findComplaint,
  listBatchHealth,
  listComplaints,
  listOwingBatches,
  listSupplierClaims,
  type ReplacementDeps,
  readSetting,
  replaceByStaff,
  settleClaim,
  settleClaimsOfBatch,
} from '../../../domains/replacement/index.ts'
import type { AccountId } from '../../../shared/ids.ts'
import type { HealthRow, ReplacementPagesDeps } from './deps.ts'

type Db = ReplacementDeps['db']

/**
 * Keys that do not work, from the door of their domain. The staff read in their own name; keys move by the use cases. Batches
 * are counted, and taken out, with the rights of a worker: the staff themselves see no key.
 */
export function replacementsFromDomains(
  deps: ReplacementDeps,
  worker: Db,
  of: (by: AccountId) => Db,
): ReplacementPagesDeps {
  async function withNamed<Query extends { text: string }>(query: Query) {
    return { ...query, products: await findProductsNamed(worker, query.text) }
  }
  async function withProducts(rows: readonly BatchHealth[]): Promise<HealthRow[]> {
    const names = await listProductNames(
      worker,
      rows.map(({ productId }) => productId),
    )
    return rows.map((row) => ({ ...row, product: names.get(row.productId) ?? null }))
  }

  return {
    async listComplaints(query, by) {
      const list = await listComplaints(of(by), query)
      const orderIds = [...new Set(list.rows.map(({ orderId }) => orderId))]
      return { ...list, numbers: await listOrderNumbers(of(by), orderIds) }
    },
    async openComplaint(id, by) {
      const complaint = await findComplaint(of(by), id)
      if (!complaint) return undefined
      const numbers = await listOrderNumbers(of(by), [complaint.orderId])
      return { complaint, orderNumber: numbers.get(complaint.orderId) ?? null }
    },
    countComplaints: (by) => countOpenComplaints(of(by)),
    replaceByStaff: (act) => replaceByStaff(deps, act),
    closeComplaint: (act) => closeComplaint(deps, act),
    async listBatchHealth(query) {
      const found = await listBatchHealth(worker, await withNamed(query))
      return { ...found, rows: await withProducts(found.rows) }
    },
    async *eachBatchHealth(query) {
      for await (const rows of eachBatchHealth(worker, await withNamed(query))) yield await withProducts(rows)
    },
    listSupplierClaims: (query) => listSupplierClaims(worker, query),
    eachSupplierClaim: (filter) => eachSupplierClaim(worker, filter),
    listOwingBatches: (text) => listOwingBatches(worker, text),
    settleClaim: (act) => settleClaim(worker, act, deps.clock.now()),
    settleClaimsOfBatch: (act) => settleClaimsOfBatch(worker, act, deps.clock.now()),
    claimRest: (act) => claimRest(worker, act, deps.clock.now()),
    readReplacementSetting: (by) => readSetting(of(by)),
    changeReplacementSetting: (change) => changeReplacementSetting(of(change.by), change),
  }
}
