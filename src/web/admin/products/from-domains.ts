import {
  applyBulkEdit,
  createProduct,
  type DrawCover,
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
  removeCover,
  saveProduct,
  setCover,
  setPrices,
  setProductState,
  undoBulkEdit,
  writingParts,
} from '../../../domains/catalog/index.ts'
import type { IdentityDeps } from '../../../domains/identity/index.ts'
import { type AccountId, type FileId, newId, type ProductImportId, parseId } from '../../../shared/ids.ts'
import type { ProductPagesDeps } from './deps.ts'

/** What is done outside of the staff's own rights: an import that was said yes to is a job, pictures lie in the store of files. */
export type ProductParts = {
  startImport(id: ProductImportId, by: AccountId): Promise<boolean>
  putPicture(id: FileId, content: Uint8Array): Promise<void>
  drawCover: DrawCover
}

/** Products, from the door of their domain: the staff write in their own name. */
export function productsFromDomains(
  { startImport, putPicture, drawCover }: ProductParts,
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
      writingParts(of(by), (tx) => createProduct(tx, product, actor(by))),
    saveProduct: ({ by, ...product }) => writingParts(of(by), (tx) => saveProduct(tx, product, actor(by))),
    setProductState: (id, state, by) =>
      of(by)
        .transaction()
        .execute((tx) => setProductState(tx, id, state, actor(by))),
    async putCover(productId, content, by) {
      const drawn = await drawCover(content)
      if (!drawn.ok) return drawn
      // Before its row: what the row names is there. A picture whose row failed is swept out of the store.
      const id = newId('fil')
      await putPicture(id, drawn.content)
      const isSet = await of(by)
        .transaction()
        .execute((tx) => setCover(tx, { id, productId, sizeBytes: drawn.content.byteLength, by }))
      return isSet ? { ok: true } : { ok: false, reason: 'unknown' }
    },
    removeCover: (id, by) =>
      of(by)
        .transaction()
        .execute((tx) => removeCover(tx, id, by)),
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
