import {
  countLowStock,
  eachStock,
  findProductsNamed,
  listProductNames,
  listStock,
  type StockInList,
  setThreshold,
} from '../../../domains/catalog/index.ts'
import {
  askExport,
  countExportsFor,
  countHolders,
  countKeysOf,
  decideExport,
  dropUpload,
  eachDeskBatch,
  eachKeyExport,
  editBatch,
  findDeskBatch,
  findKeys,
  findUpload,
  type Holder,
  type ImportDeps,
  keepUpload,
  listDeskBatches,
  listDeskHistory,
  listHoldersPage,
  listKeyExports,
  lookAtKey,
  mapColumns,
  noKeys,
  openExport,
  quarantineKey,
  readLedger,
  rightDaysMin,
  storeKept,
  takeExport,
  type UploadDeps,
  undoImport,
} from '../../../domains/keys/index.ts'
import { listOrdersOfUnits } from '../../../domains/orders/index.ts'
import {
  listRecalls,
  moveBatch,
  type ReplacementDeps,
  startRecall,
} from '../../../domains/replacement/index.ts'
import { hasRoleFor } from '../../../domains/staff/index.ts'
import type { AccountId, ProductId } from '../../../shared/ids.ts'
import type { HolderRow, KeyDeskDeps, ProductOnDesk, StockRow } from './deps.ts'

type Tx = Parameters<typeof undoImport>[0]

export type KeyDeskParts = ImportDeps & Pick<UploadDeps, 'queue'> & Pick<ReplacementDeps, 'stockMoved'>

/**
 * Keys for the staff, from the door of their domain: with the rights of a worker, as on the pages about batches that fail, for
 * the staff themselves read no table of keys, and the gate has asked who they are. Orders they read in their own name.
 */
export function keyDeskFromDomains(
  { db, vault, outbox, queue, stockMoved }: KeyDeskParts,
  of: (by: AccountId) => ImportDeps['db'],
): KeyDeskDeps {
  const uploads: UploadDeps = { db, vault, queue }
  const within = <T>(run: (tx: Tx) => Promise<T>) => db.transaction().execute(run)
  const staff = (id: string) => ({ kind: 'staff' as const, id })

  async function withProducts<Row extends { productId: ProductId }>(
    rows: readonly Row[],
  ): Promise<(Row & { product: ProductOnDesk | null })[]> {
    const names = await listProductNames(
      db,
      rows.map(({ productId }) => productId),
    )
    return rows.map((row) => ({ ...row, product: names.get(row.productId) ?? null }))
  }
  async function withCounts(rows: readonly StockInList[]): Promise<StockRow[]> {
    const counts = await countKeysOf(
      db,
      rows.map(({ productId }) => productId),
    )
    return rows.map((row) => ({ ...row, counts: counts.get(row.productId) ?? noKeys }))
  }
  async function withOrders(rows: readonly Holder[], by: AccountId): Promise<HolderRow[]> {
    const orders = await listOrdersOfUnits(
      of(by),
      rows.map(({ unitId }) => unitId),
    )
    return rows.map((row) => ({ ...row, order: orders.get(row.unitId) ?? null }))
  }
  async function productOf(productId: ProductId): Promise<ProductOnDesk | null> {
    return (await listProductNames(db, [productId])).get(productId) ?? null
  }
  const filterOf = async <State>({ text, state }: { text: string; state: State }) => ({
    text,
    state,
    products: await findProductsNamed(db, text),
  })

  return {
    async listKeyBatches(query) {
      const found = await listDeskBatches(db, { ...query, filter: await filterOf(query) })
      return { ...found, rows: await withProducts(found.rows) }
    },
    async *eachKeyBatch(query) {
      const filter = await filterOf(query)
      for await (const rows of eachDeskBatch(db, { ...query, filter })) yield await withProducts(rows)
    },
    async openKeyBatch(id) {
      const found = await findDeskBatch(db, id)
      if (!found) return undefined
      const [batch] = await withProducts([found])
      return batch && { batch, history: await listDeskHistory(db, { kind: 'key_batch', id }) }
    },
    editKeyBatch: ({ by, ...edit }) => within((tx) => editBatch(tx, { ...edit, actor: staff(by) })),
    undoKeyBatch: ({ batchId, reason, by }) => within((tx) => undoImport(tx, batchId, staff(by), reason)),
    quarantineKeyBatch: (act) => moveBatch({ db, stockMoved }, act),
    async listKeyHolders({ batchId, state, page, by }) {
      const { held, open } = await countHolders(db, batchId)
      const total = { '': held, sealed: held - open, open }[state]
      return { rows: await withOrders(await listHoldersPage(db, batchId, { state, page }), by), total }
    },
    async *eachKeyHolder({ batchId, state, by }) {
      for (let page = 1; ; page++) {
        const rows = await listHoldersPage(db, batchId, { state, page, perPage: rowsAtOnce })
        if (rows.length > 0) yield await withOrders(rows, by)
        if (rows.length < rowsAtOnce) return
      }
    },
    listKeyRecalls: (batchId) => listRecalls(db, batchId),
    startKeyRecall: (act) => startRecall({ db, queue }, act),
    async listKeyStock(query) {
      const found = await listStock(db, query)
      return { ...found, rows: await withCounts(found.rows) }
    },
    async *eachKeyStock(query) {
      for await (const rows of eachStock(db, query)) yield await withCounts(rows)
    },
    async setStockThreshold(act) {
      if (!(await productOf(act.productId))) return { ok: false, reason: 'not_found' }
      return within((tx) => setThreshold(tx, act))
    },
    countLowStock: () => countLowStock(db),
    async suggestForImport(text) {
      const meant = await listProductNames(db, (await findProductsNamed(db, text)).slice(0, meantMax))
      return [...meant.values()]
    },
    keepKeyUpload: (act) => keepUpload(uploads, act),
    async openKeyUpload(id) {
      const upload = await findUpload(db, id)
      if (!upload) return undefined
      const batch = await findDeskBatch(db, upload.batchId)
      return { upload, product: await productOf(upload.productId), batchIsThere: batch !== undefined }
    },
    mapKeyUpload: (act) => mapColumns(uploads, act),
    storeKeyUpload: (act) => storeKept(uploads, act),
    dropKeyUpload: (id) => dropUpload(uploads, id),
    async searchKeys(act) {
      const found = await findKeys({ db, vault }, act)
      if (!found.ok) return found
      const names = await listProductNames(
        db,
        found.keys.map(({ productId }) => productId),
      )
      const orders = await listOrdersOfUnits(
        of(act.by),
        found.keys.flatMap(({ unitId }) => unitId ?? []),
      )
      return {
        ...found,
        keys: found.keys.map((key) => ({
          ...key,
          product: names.get(key.productId) ?? null,
          order: (key.unitId && orders.get(key.unitId)) ?? null,
        })),
      }
    },
    async openKeyLedger(keyId, by) {
      const ledger = await readLedger(db, keyId)
      if (!ledger) return undefined
      return {
        ...ledger,
        keyId,
        product: ledger.key && (await productOf(ledger.key.productId)),
        orders: await listOrdersOfUnits(of(by), [
          ...new Set(ledger.steps.flatMap(({ unitId }) => unitId ?? [])),
        ]),
        history: await listDeskHistory(db, { kind: 'key', id: keyId }),
      }
    },
    async quarantineOneKey({ by, ...act }) {
      const outcome = await db.transaction().execute((tx) => quarantineKey(tx, { ...act, actor: staff(by) }))
      if (outcome.ok) stockMoved([outcome.productId])
      return outcome
    },
    lookAtOneKey: (act) => lookAtKey({ db, vault }, act),
    async listKeyExports(query) {
      const found = await listKeyExports(db, { ...query, ...(await filterOf(query)) })
      return { ...found, rows: await withProducts(found.rows) }
    },
    async *eachKeyExport(query) {
      const filter = { ...query, ...(await filterOf(query)) }
      for await (const rows of eachKeyExport(db, filter)) yield await withProducts(rows)
    },
    countKeyExportsFor: (by) => countExportsFor(db, by),
    askKeyExport: (act) => within((tx) => askExport({ tx, outbox }, act)),
    decideKeyExport: (act) =>
      within(async (tx) =>
        decideExport(tx, { ...act, isNew: !(await hasRoleFor(tx, act.by, rightDaysMin)) }),
      ),
    async takeKeyExport(act) {
      const taken = await db.transaction().execute((tx) => takeExport({ tx, outbox }, act))
      if (!taken.ok) return taken
      stockMoved([taken.productId])
      return { ok: true, keys: taken.keys, pieces: openExport({ db, vault }, taken.id) }
    },
  }
}

const meantMax = 10
const rowsAtOnce = 500
