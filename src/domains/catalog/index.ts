export { applySales } from './apply-sales.ts'
export {
  type CataloguePage,
  type CatalogueQuery,
  type CatalogueSort,
  type FacetChoice,
  pageSize,
  sorts,
} from './catalogue-query.ts'
export { findProduct } from './find-product.ts'
export { getProductsForSale } from './get-products-for-sale.ts'
export { importPriceHistory, type PastPrice } from './import-price-history.ts'
export { type Highlights, listHighlights } from './list-highlights.ts'
export { listProducts } from './list-products.ts'
export { listSales } from './list-sales.ts'
export { noteStock } from './note-stock.ts'
export { endSale, planSale } from './plan-sale.ts'
export * from './product.ts'
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
} from './queries.ts'
export type { NewSale, Sale, SaleScope, SaleTerms } from './sale.ts'
export {
  findActivationCountries,
  findKeyPattern,
  findProductForKeys,
  listKeyPatterns,
  listProductColours,
  listProductNames,
} from './sold-queries.ts'
export { type ProductSuggestion, suggestProducts } from './suggest-products.ts'
export { tidyCatalogue } from './tidy-catalogue.ts'
export { countAvailable, listCardsOf } from './wished-queries.ts'
