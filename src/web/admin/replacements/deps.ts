import type {
  BatchHealth,
  ClaimFilter,
  ClaimInList,
  Complaint,
  ComplaintQuery,
  HealthFilter,
  OwingBatch,
  ReplacementSetting,
  StaffReplaceOutcome,
  SupplierAnswer,
} from '../../../domains/replacement/index.ts'
import type { AccountId, BatchId, ComplaintId, KeyId, OrderId } from '../../../shared/ids.ts'
import type { Translated } from '../../../shared/locale.ts'

/** With its product where that is still there. */
export type HealthRow = BatchHealth & { product: { slug: string; name: Translated } | null }
type HealthQuery = Omit<HealthFilter, 'products'>

/** What the pages about keys that do not work need from the rest of the shop. */
export type ReplacementPagesDeps = {
  listComplaints(
    query: ComplaintQuery,
    by: AccountId,
  ): Promise<{ rows: Complaint[]; total: number; numbers: ReadonlyMap<OrderId, string> }>
  openComplaint(
    id: ComplaintId,
    by: AccountId,
  ): Promise<{ complaint: Complaint; orderNumber: string | null } | undefined>
  countComplaints(by: AccountId): Promise<{ open: number; firstMadeAt: Date | null }>
  replaceByStaff(act: { complaintId: ComplaintId; by: AccountId }): Promise<StaffReplaceOutcome>
  closeComplaint(act: { complaintId: ComplaintId; by: AccountId; note: string }): Promise<boolean>
  listBatchHealth(query: HealthQuery & { page: number }): Promise<{ rows: HealthRow[]; total: number }>
  eachBatchHealth(query: HealthQuery): AsyncIterable<HealthRow[]>
  listSupplierClaims(
    query: ClaimFilter & { page: number },
  ): Promise<{ rows: ClaimInList[]; total: number; isMore: boolean }>
  eachSupplierClaim(filter: ClaimFilter): AsyncIterable<ClaimInList[]>
  /** Those of which the most keys are owed. */
  listOwingBatches(text: string): Promise<OwingBatch[]>
  settleClaim(act: { keyId: KeyId; state: SupplierAnswer; by: AccountId; reason: string }): Promise<boolean>
  /** All that is open of a batch. @returns how many keys that were. */
  settleClaimsOfBatch(act: {
    batchId: BatchId
    state: SupplierAnswer
    by: AccountId
    reason: string
  }): Promise<number>
  /** Of a batch that is out of the shop. @returns for how many keys more. */
  claimRest(act: { batchId: BatchId; by: AccountId }): Promise<number>
  readReplacementSetting(by: AccountId): Promise<ReplacementSetting>
  changeReplacementSetting(change: {
    seen: number
    setting: Omit<ReplacementSetting, 'version'>
    by: AccountId
  }): Promise<{ ok: boolean }>
}
