import type {
  AskedPrice,
  BulkChange,
  BulkEdit,
  BulkOutcome,
  Category,
  Chosen,
  CoverOutcome,
  CreateProductOutcome,
  DeskPrice,
  DeskQuery,
  ImportLine,
  ImportPlan,
  PastVersion,
  Platform,
  PriceMoment,
  PriceWish,
  ProductImport,
  ProductInList,
  ProductOnDesk,
  ProductState,
  ProductText,
  Region,
  SaveProductOutcome,
  SetPricesOutcome,
} from '../../../domains/catalog/index.ts'
import type { AccountId, BulkEditId, ProductId, ProductImportId } from '../../../shared/ids.ts'

type By = { by: AccountId }
type Page<Row> = { rows: Row[]; total: number }

/** Where a product stands: what there is to choose from. */
export type Shelves = {
  categories: readonly Category[]
  platforms: readonly Platform[]
  regions: readonly Region[]
}

/** What the pages for products need. Ids come as they stand in an address: one that is none finds nothing. */
export type ProductPagesDeps = {
  listShelves(by: AccountId): Promise<Shelves>
  listProducts(by: AccountId, query: DeskQuery & { page: number }): Promise<Page<ProductInList>>
  /** In pieces, for a file. */
  eachProduct(by: AccountId, query: DeskQuery): AsyncIterable<readonly ProductOnDesk[]>
  readProduct(by: AccountId, id: string): Promise<ProductOnDesk | undefined>
  /** By their slugs; an id that is none is left out. */
  readProducts(by: AccountId, ids: readonly string[]): Promise<ProductOnDesk[]>
  findProductsBySlug(by: AccountId, slugs: readonly string[]): Promise<ReadonlyMap<string, ProductOnDesk>>
  /** The last change first. */
  listProductVersions(by: AccountId, id: ProductId): Promise<PastVersion[]>
  createProduct(product: ProductText & AskedPrice & { slug: string } & By): Promise<CreateProductOutcome>
  saveProduct(product: ProductText & { id: ProductId; basedOn: number } & By): Promise<SaveProductOutcome>
  setProductState(id: ProductId, state: ProductState, by: AccountId): Promise<boolean>
  /** A picture for a product, whatever somebody brings. */
  putCover(id: ProductId, content: Uint8Array, by: AccountId): Promise<CoverOutcome>
  /** @returns false when there was none. */
  removeCover(id: ProductId, by: AccountId): Promise<boolean>
  readPrices(by: AccountId, id: ProductId): Promise<{ prices: DeskPrice[]; moments: PriceMoment[] }>
  setPrices(change: { id: ProductId; wishes: readonly PriceWish[] } & By): Promise<SetPricesOutcome>
  planImport(by: AccountId, lines: readonly ImportLine[]): Promise<ImportPlan>
  keepImport(file: { fileName: string; lines: readonly ImportLine[] } & By): Promise<ProductImportId>
  readImport(by: AccountId, id: string): Promise<ProductImport | undefined>
  /** @returns false when somebody has said yes already. */
  startImport(id: ProductImportId, by: AccountId): Promise<boolean>
  applyBulkEdit(edit: { chosen: readonly Chosen[]; change: BulkChange } & By): Promise<BulkOutcome>
  readBulkEdit(by: AccountId, id: string): Promise<BulkEdit | undefined>
  /** @returns how many products were put back; undefined when it was taken back already. */
  undoBulkEdit(id: BulkEditId, by: AccountId): Promise<number | undefined>
}
