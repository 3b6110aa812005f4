import type { StockFilter, StockInList, StockSort, ThresholdOutcome } from '../../../domains/catalog/index.ts'
import type {
  AskOutcome,
  BatchDetails,
  BatchInList,
  BatchSort,
  DecideOutcome,
  DeskMoment,
  EditOutcome,
  ExportedKey,
  ExportFilter,
  FoundKey,
  Holder,
  KeyCounts,
  KeyExport,
  KeyLedger,
  LookOutcome,
  QuarantineOutcome,
  StepOutcome,
  UndoOutcome,
  Upload,
  UploadDetails,
} from '../../../domains/keys/index.ts'
import type { MoveOutcome, Recall, RecallWay, StartOutcome } from '../../../domains/replacement/index.ts'
import type {
  AccountId,
  BatchId,
  KeyExportId,
  KeyId,
  OrderId,
  ProductId,
  UnitId,
  UploadId,
} from '../../../shared/ids.ts'
import type { Locale, Translated } from '../../../shared/locale.ts'
import type { Secret } from '../../../shared/secret.ts'

export type ProductOnDesk = { slug: string; name: Translated }
export type BatchRow = BatchInList & { product: ProductOnDesk | null }
export type StockRow = StockInList & { counts: KeyCounts }
export type ExportRow = KeyExport & { product: ProductOnDesk | null }
export type OrderOnLedger = { orderId: OrderId; number: string }

/** A sold key, and the order that holds it as far as whoever asks may see it. */
export type HolderRow = Holder & { order: OrderOnLedger | null }
type HolderQuery = { batchId: BatchId; state: '' | 'sealed' | 'open'; by: AccountId }

type BatchQuery = {
  text: string
  state: '' | 'in' | 'out'
  sort: BatchSort
  isDescending: boolean
}
type ExportQuery = Omit<ExportFilter, 'products'>
type StockQuery = { filter: StockFilter; locale: Locale; sort: StockSort; isDescending: boolean }

export type LedgerOnDesk = KeyLedger & {
  keyId: KeyId
  product: ProductOnDesk | null
  orders: ReadonlyMap<UnitId, OrderOnLedger>
  history: DeskMoment[]
}

export type KeySearch =
  | {
      ok: true
      by: 'whole' | 'tail'
      keys: (FoundKey & { product: ProductOnDesk | null; order: OrderOnLedger | null })[]
    }
  | { ok: false; reason: 'empty' | 'too_many' }

/** What the pages about keys need from the rest of the shop. */
export type KeyDeskDeps = {
  listKeyBatches(query: BatchQuery & { page: number }): Promise<{ rows: BatchRow[]; total: number }>
  eachKeyBatch(query: BatchQuery): AsyncIterable<BatchRow[]>
  openKeyBatch(id: BatchId): Promise<{ batch: BatchRow; history: DeskMoment[] } | undefined>
  editKeyBatch(act: {
    batchId: BatchId
    seen: number
    details: BatchDetails
    by: AccountId
  }): Promise<EditOutcome>
  undoKeyBatch(act: { batchId: BatchId; reason: string; by: AccountId }): Promise<UndoOutcome>
  quarantineKeyBatch(act: {
    batchId: BatchId
    out: boolean
    reason: string
    by: AccountId
  }): Promise<MoveOutcome>
  listKeyHolders(query: HolderQuery & { page: number }): Promise<{ rows: HolderRow[]; total: number }>
  eachKeyHolder(query: HolderQuery): AsyncIterable<HolderRow[]>
  listKeyRecalls(batchId: BatchId): Promise<Recall[]>
  startKeyRecall(act: {
    batchId: BatchId
    way: RecallWay
    reason: string
    by: AccountId
  }): Promise<StartOutcome>
  listKeyStock(query: StockQuery & { page: number }): Promise<{ rows: StockRow[]; total: number }>
  eachKeyStock(query: StockQuery): AsyncIterable<StockRow[]>
  /** `seen`: what stood on the page. */
  setStockThreshold(act: {
    productId: ProductId
    threshold: number | null
    seen: number | null
    by: AccountId
  }): Promise<ThresholdOutcome>
  countLowStock(): Promise<number>
  /** Products whose name or address has these words, for whoever mistyped one. */
  suggestForImport(text: string): Promise<ProductOnDesk[]>
  keepKeyUpload(act: {
    details: UploadDetails
    bytes: AsyncIterable<Uint8Array>
    by: AccountId
  }): Promise<UploadId>
  openKeyUpload(
    id: UploadId,
  ): Promise<{ upload: Upload; product: ProductOnDesk | null; batchIsThere: boolean } | undefined>
  mapKeyUpload(act: { uploadId: UploadId; columns: Upload['columns'] }): Promise<StepOutcome>
  storeKeyUpload(act: { uploadId: UploadId; skipBad: boolean }): Promise<StepOutcome>
  dropKeyUpload(id: UploadId): Promise<boolean>
  searchKeys(act: { text: Secret<string>; by: AccountId }): Promise<KeySearch>
  openKeyLedger(id: KeyId, by: AccountId): Promise<LedgerOnDesk | undefined>
  quarantineOneKey(act: {
    keyId: KeyId
    out: boolean
    reason: string
    by: AccountId
  }): Promise<QuarantineOutcome>
  lookAtOneKey(act: { keyId: KeyId; reason: string; by: AccountId }): Promise<LookOutcome>
  listKeyExports(
    query: ExportQuery & { page: number },
  ): Promise<{ rows: ExportRow[]; total: number; isMore: boolean }>
  eachKeyExport(query: ExportQuery): AsyncIterable<ExportRow[]>
  /** How many wait for this person to agree or refuse. */
  countKeyExportsFor(by: AccountId): Promise<number>
  askKeyExport(act: { batchId: BatchId; reason: string; by: AccountId }): Promise<AskOutcome>
  decideKeyExport(act: { id: KeyExportId; agrees: boolean; by: AccountId }): Promise<DecideOutcome>
  takeKeyExport(act: { id: KeyExportId; by: AccountId }): Promise<TakenExport>
}

export type TakenExport =
  | { ok: true; keys: number; pieces: AsyncIterable<ExportedKey[]> }
  | { ok: false; reason: 'not_found' | 'not_yours' | 'not_approved' | 'none_unsold' }
