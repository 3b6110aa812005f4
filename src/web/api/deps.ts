import type {
  AnswerDeps,
  ApiKey,
  BegunAnswer,
  ClaimedRequest,
  KeptAnswer,
  RepeatedRequest,
} from '../../domains/api-keys/index.ts'
import type {
  CountedStock,
  ProductRecord,
  SavedProduct,
  WriteProductOutcome,
} from '../../domains/catalog/index.ts'
import type { CustomerRecord } from '../../domains/identity/index.ts'
import type { ImportReport } from '../../domains/keys/index.ts'
import type { Turn } from '../../domains/limits/index.ts'
import type { OrderRecord, OrderState } from '../../domains/orders/index.ts'
import type {
  AddEndpointOutcome,
  AddedEndpoint,
  ChangeEndpointOutcome,
  Delivery,
  Endpoint,
  EndpointForm,
  ReplayOutcome,
} from '../../domains/webhooks/index.ts'
import type {
  AccountId,
  BatchId,
  OrderId,
  ProductId,
  WebhookDeliveryId,
  WebhookEndpointId,
} from '../../shared/ids.ts'
import type { Secret } from '../../shared/secret.ts'

type After<Id, More = unknown> = { after: Id | undefined; limit: number } & More

export type KeysToImport = {
  product: string
  keys: readonly string[]
  dryRun: boolean
  skipBad: boolean
  supplier?: string
  unitCost?: { minor: number; currency: string }
  expiresOn?: string
}
export type KeysImported = { batchId: BatchId | null; report: ImportReport }
export type KeysImportedOutcome =
  | ({ ok: true } & KeysImported)
  | { ok: false; reason: 'unknown_product' | 'bad_lines' | 'unreadable'; report?: ImportReport }

/** Keeps the answer to what is being done with the same commit. */
export type KeepWith<Done> = (tx: AnswerDeps['db'], done: Done) => Promise<void>

/** All that the public API needs from the rest of the shop. */
export type ApiDeps = {
  openKey(token: string): Promise<ApiKey | undefined>
  takeTurn(key: ApiKey): Promise<Turn>
  beginAnswer(asked: RepeatedRequest): Promise<BegunAnswer>
  /** In that transaction; without one, by itself. */
  keepAnswer(claimed: ClaimedRequest, answer: KeptAnswer, tx?: AnswerDeps['db']): Promise<void>
  dropAnswer(claimed: ClaimedRequest): Promise<void>
  reportError(error: unknown, request: { method: string; path: string }): void

  listProducts(
    key: ApiKey,
    asked: After<
      ProductId,
      { status?: ProductRecord['status'] | undefined; updatedSince?: Date | undefined }
    >,
  ): Promise<ProductRecord[]>
  findProduct(key: ApiKey, slug: string): Promise<ProductRecord | undefined>
  writeProductRecord(
    key: ApiKey,
    product: SavedProduct,
    isAsRead: (known: ProductRecord | undefined) => boolean,
  ): Promise<WriteProductOutcome>
  listStock(key: ApiKey, asked: After<ProductId, { slug?: string }>): Promise<CountedStock[]>
  listOrders(
    key: ApiKey,
    asked: After<OrderId, { state?: OrderState | undefined; placedSince?: Date | undefined }>,
  ): Promise<OrderRecord[]>
  findOrder(key: ApiKey, id: OrderId): Promise<OrderRecord | undefined>
  listCustomers(
    key: ApiKey,
    asked: After<AccountId, { email?: string | undefined }>,
  ): Promise<CustomerRecord[]>
  findCustomer(key: ApiKey, id: AccountId): Promise<CustomerRecord | undefined>
  /** Writes down whose data the program has read. */
  noteReads(key: ApiKey, kind: 'order' | 'account', ids: readonly string[]): Promise<void>
  importKeys(key: ApiKey, keys: KeysToImport, keep: KeepWith<KeysImported>): Promise<KeysImportedOutcome>

  listEndpoints(): Promise<Endpoint[]>
  findEndpoint(id: WebhookEndpointId): Promise<Endpoint | undefined>
  addEndpoint(key: ApiKey, form: EndpointForm, keep: KeepWith<AddedEndpoint>): Promise<AddEndpointOutcome>
  changeEndpoint(
    key: ApiKey,
    change: EndpointForm & { id: WebhookEndpointId; state: 'on' | 'off' },
  ): Promise<ChangeEndpointOutcome>
  removeEndpoint(key: ApiKey, id: WebhookEndpointId): Promise<boolean>
  rotateSecret(
    key: ApiKey,
    id: WebhookEndpointId,
    keep: KeepWith<Secret<string>>,
  ): Promise<Secret<string> | undefined>
  listDeliveries(asked: After<WebhookDeliveryId, { endpoint: WebhookEndpointId }>): Promise<Delivery[]>
  replay(key: ApiKey, id: WebhookDeliveryId, keep: KeepWith<void>): Promise<ReplayOutcome>
}
