export { applySales } from './apply-sales.ts'
export {
  type CataloguePage,
  type CatalogueQuery,
  type CatalogueSort,
  type FacetChoice,
  pageSize,
  sorts,
} from './catalogue-query.ts'
export {
  applyBulkEdit,
  type BulkChange,
  type BulkEdit,
  type BulkOutcome,
  bulkMax,
  type Chosen,
  movedBy,
  readBulkEdit,
  undoBulkEdit,
} from './desk/bulk-edit.ts'
export {
  type CategoryOnDesk,
  type CategoryText,
  categoryTextMax,
  createCategory,
  listCategoriesForStaff,
  moveCategory,
  type SaveCategoryOutcome,
  saveCategory,
} from './desk/categories.ts'
export {
  type CoverOutcome,
  coverBytesMax,
  type DrawCover,
  listCovers,
  removeCover,
  setCover,
} from './desk/covers.ts'
export {
  type CreateProductOutcome,
  createProduct,
  type SaveProductOutcome,
  saveProduct,
  setProductState,
} from './desk/edit-product.ts'
export {
  type ImportFlaw,
  type ImportLine,
  type ImportPlan,
  importJobs,
  importLinesMax,
  keepImport,
  type ProductImport,
  planImport,
  readImport,
  runImport,
  startImport,
} from './desk/import-products.ts'
export {
  type DeskQuery,
  type DeskSort,
  deskSorts,
  eachProductForStaff,
  listProductsForStaff,
  type ProductInList,
  productsPerPage,
} from './desk/list-for-staff.ts'
export {
  type PlaceWish,
  placeTextMax,
  type SavePlaceOutcome,
  savePlatform,
  saveRegion,
} from './desk/places.ts'
export {
  type DeskPrice,
  listPriceMoments,
  mayGo,
  type PriceMoment,
  type PriceWish,
  readDeskPrices,
  type SetPricesOutcome,
  setPrices,
} from './desk/prices.ts'
export { coloursOf } from './desk/product-columns.ts'
export * from './desk/product-text.ts'
export {
  findProductsBySlug,
  listProductVersions,
  readProductForStaff,
  readProductsForStaff,
} from './desk/read-product.ts'
export { findProduct } from './find-product.ts'
export { findProductsNamed } from './find-products-named.ts'
export { getProductsForSale } from './get-products-for-sale.ts'
export { importPriceHistory, type PastPrice } from './import-price-history.ts'
export { type KeyPattern, readKeyPattern } from './key-pattern.ts'
export { type Highlights, listHighlights } from './list-highlights.ts'
export { listProducts } from './list-products.ts'
export { listSales, type SaleQuery, saleSorts, saleStates, salesPerPage } from './list-sales.ts'
export { noteStock } from './note-stock.ts'
export { type PartsFlaw, writingParts } from './parts.ts'
export { endSale, type PlanSaleOutcome, planSale } from './plan-sale.ts'
export * from './product.ts'
export {
  type CountedStock,
  findProductRecord,
  listCountedStock,
  listProductRecords,
  listProductStates,
  type ProductRecord,
} from './product-records.ts'
export { type ListPrice, listListPrices, type PutListPrice, putListPrices } from './put-list-prices.ts'
export { type NewProduct, putProduct, putProducts } from './put-product.ts'
export { putCategories, putPlatforms, putRegions } from './put-shelves.ts'
export {
  catalogVersion,
  countProducts,
  listCategories,
  listPlatforms,
  listRegions,
  listSlugsForSitemap,
  readShelf,
} from './queries.ts'
export type { NewSale, Sale, SaleScope, SaleTerms } from './sale.ts'
export {
  findActivationCountries,
  findKeyPattern,
  findProductForKeys,
  findProductId,
  listKeyPatterns,
  listProductColours,
  listProductNames,
  listTaxFacts,
} from './sold-queries.ts'
export {
  eachStock,
  listStock,
  type StockFilter,
  type StockInList,
  type StockSort,
  stockPerPage,
} from './stock-list.ts'
export {
  countLowStock,
  noteRestock,
  type StockLow,
  setThreshold,
  type ThresholdOutcome,
  thresholdMax,
  watchStock,
} from './stock-watch.ts'
export { listStocked, type StockedProduct } from './stocked-queries.ts'
export { type ProductSuggestion, suggestProducts } from './suggest-products.ts'
export { tidyCatalogue } from './tidy-catalogue.ts'
export { countAvailable, listCardsOf } from './wished-queries.ts'
export { type SavedProduct, type WriteProductOutcome, writeProductRecord } from './write-product-record.ts'
