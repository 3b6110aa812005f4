import {
  applyBulkEdit,
  createProduct,
  eachProductForStaff,
  findProductsBySlug,
  keepImport,
  listCategories,
  listPlatforms,
  listPriceMoments,
  listProductsForStaff,
  listProductVersions,
  listRegions,
  planImport,
  readBulkEdit,
  readDeskPrices,
  readImport,
  readProductForStaff,
  readProductsForStaff,
  saveProduct,
  setPrices,
  setProductState,
  undoBulkEdit,
} from '../../../domains/catalog/index.ts'
import type { IdentityDeps } from '../../../domains/identity/index.ts'
import { type AccountId, type ProductImportId, parseId } from '../../../shared/ids.ts'
import type { ProductPagesDeps } from './deps.ts'

/** What the shop itself does for whoever asks: an import that was said yes to is a job. */
export type ProductParts = { startImport(id: ProductImportId): Promise<boolean> }

/** Products, from the door of their domain: the staff write in their own name. */
export function productsFromDomains(
  { startImport }: ProductParts,
  of: (by: AccountId) => IdentityDeps['db'],
): ProductPagesDeps {
  const actor = (by: AccountId) => ({ kind: 'staff', id: by }) as const
  return {
    async listShelves(by) {
      const db = of(by)
      const [categories, platforms, regions] = await Promise.all([
        listCategories(db),
        listPlatforms(db),
        listRegions(db),
      ])
      return { categories, platforms, regions }
    },
    listProducts: (by, query) => listProductsForStaff(of(by), query),
    eachProduct: (by, query) => eachProductForStaff(of(by), query),
    async readProduct(by, id) {
      const product = parseId('prd', id)
      return product && readProductForStaff(of(by), product)
    },
    readProducts: (by, ids) =>
      readProductsForStaff(
        of(by),
        ids.flatMap((id) => parseId('prd', id) ?? []),
      ),
    findProductsBySlug: (by, slugs) => findProductsBySlug(of(by), slugs),
    listProductVersions: (by, id) => listProductVersions(of(by), id),
    createProduct: ({ by, ...product }) =>
      of(by)
        .transaction()
        .execute((tx) => createProduct(tx, product, actor(by))),
    saveProduct: ({ by, ...product }) =>
      of(by)
        .transaction()
        .execute((tx) => saveProduct(tx, product, actor(by))),
    setProductState: (id, state, by) =>
      of(by)
        .transaction()
        .execute((tx) => setProductState(tx, id, state, actor(by))),
    async readPrices(by, id) {
      const db = of(by)
      const [prices, moments] = await Promise.all([readDeskPrices(db, id), listPriceMoments(db, id)])
      return { prices, moments }
    },
    setPrices: ({ by, ...change }) =>
      of(by)
        .transaction()
        .execute((tx) => setPrices(tx, change, actor(by))),
    planImport: (by, lines) => planImport(of(by), lines),
    keepImport: (file) =>
      of(file.by)
        .transaction()
        .execute((tx) => keepImport(tx, file)),
    async readImport(by, id) {
      const known = parseId('pim', id)
      return known && readImport(of(by), known)
    },
    startImport,
    applyBulkEdit: (edit) =>
      of(edit.by)
        .transaction()
        .execute((tx) => applyBulkEdit(tx, edit)),
    async readBulkEdit(by, id) {
      const known = parseId('blk', id)
      return known && readBulkEdit(of(by), known)
    },
    undoBulkEdit: (id, by) =>
      of(by)
        .transaction()
        .execute((tx) => undoBulkEdit(tx, id, by)),
  }
}
