import { recordAudit } from '../../platform/audit/audit.ts'
import type { Db, Tx } from '../../platform/database/connect.ts'
import { isCheckViolation } from '../../platform/database/errors.ts'
import type { Outbox } from '../../platform/outbox/outbox.ts'
import { AppError } from '../../shared/errors.ts'
import { type BatchId, newId, type ProductId } from '../../shared/ids.ts'
import { findKeyPattern, listKeyPatterns, noteRestock } from '../catalog/index.ts'
import { recountStock } from './count-stock.ts'
import type { KeysImported } from './events.ts'
import { type ImportReport, reportOf } from './import/import-report.ts'
import {
  type HeaderColumns,
  type ImportSource,
  type UnreadableReason,
  UnreadableSource,
} from './import/import-source.ts'
import { listStoredPeppers, markFlaws, storeBatch } from './import/import-store.ts'
import { keyPatternsOf } from './import/key-patterns.ts'
import { stageSource } from './import/stage-source.ts'
import type { Actor } from './key.ts'
import type { BatchCipher, BatchPlace, Vault, WrappedDataKey } from './vault.ts'

export type ImportDeps = { db: Db; vault: Vault; outbox: Outbox }

export type ImportRequest = {
  productId: ProductId
  source: ImportSource
  actor: Actor
  supplier?: string
  unitCost?: { minor: number; currency: string }
  /** The last day on which a key may be sold, for keys that bring no date of their own: 2027-12-31. */
  expiresOn?: string
  /** Stores the good lines although others are bad. */
  skipBad?: boolean
  invoiceReference?: string
  demo?: boolean
  /** Named beforehand, for whoever may ask twice. */
  batchId?: BatchId
  /** Done with the same commit as the batch. */
  withBatch?: (tx: Tx, report: ImportReport) => Promise<void>
  onProgress?: (progress: { step: 'reading' | 'storing'; keys: number }) => void
}

type Refusal =
  /** It became a bundle, which has no keys of its own. */
  | { ok: false; reason: 'is_bundle' }
  | { ok: false; reason: 'bad_lines'; report: ImportReport }
  | { ok: false; reason: 'unreadable'; problem: UnreadableReason; line: number; columns?: HeaderColumns }

export type ImportPlan = { ok: true; report: ImportReport } | Refusal
export type ImportOutcome = { ok: true; batchId: BatchId; report: ImportReport } | Refusal

/** Reads and checks everything that `importKeys` would, and stores nothing. */
export async function planImport(deps: ImportDeps, request: ImportRequest): Promise<ImportPlan> {
  const batch = await newBatch(deps.vault, request.productId)
  return refusing(() =>
    deps.db.transaction().execute(async (tx): Promise<ImportPlan> => {
      await readSource(tx, deps.vault, request, batch)
      const report = await checkSource(tx, deps.vault)
      return isRefused(report, request) ? { ok: false, reason: 'bad_lines', report } : { ok: true, report }
    }),
  )
}

/**
 * Stores a batch of keys, all of them or none unless `skipBad` says otherwise. Checking and storing are one
 * transaction over the same rows. Orders that wait for the product hear of it by the event.
 */
export async function importKeys(deps: ImportDeps, request: ImportRequest): Promise<ImportOutcome> {
  const batch = await newBatch(deps.vault, request.productId, request.batchId)
  // Read committed, whatever the server's default: after a conflict the other import's keys must become visible.
  const transaction = deps.db.transaction().setIsolationLevel('read committed')
  const outcome = await refusing(() =>
    transaction.execute(async (tx) => {
      await readSource(tx, deps.vault, request, batch)
      return storeSource(tx, deps, request, batch)
    }),
  )
  if (outcome.ok) await recountStock(deps.db, [request.productId])
  return outcome
}

type Batch = { place: BatchPlace; dataKey: WrappedDataKey; cipher: BatchCipher }

// Before the transaction: a vault may be a service on the network.
async function newBatch(vault: Vault, productId: ProductId, batchId = newId('bat')): Promise<Batch> {
  const place = { batchId, productId }
  return { place, ...(await vault.newBatch(place)) }
}

async function refusing<T>(run: () => Promise<T>): Promise<T | Refusal> {
  try {
    return await run()
  } catch (error) {
    if (isCheckViolation(error, 'key_batch_of_no_bundle')) return { ok: false, reason: 'is_bundle' }
    if (!(error instanceof UnreadableSource)) throw error
    const { reason: problem, line, columns } = error
    return { ok: false, reason: 'unreadable', problem, line, ...(columns && { columns }) }
  }
}

async function readSource(tx: Tx, vault: Vault, request: ImportRequest, { cipher }: Batch): Promise<void> {
  await refuseLostPepper(tx, vault)
  const { productId, demo = false } = request
  // Keys that the shop makes up itself are not compared with other products, of which a benchmark has thousands.
  const others = demo ? [] : await listKeyPatterns(tx)
  await stageSource(tx, request.source.entries, {
    vault,
    cipher,
    patterns: keyPatternsOf(await findKeyPattern(tx, productId), others),
    expiresOn: request.expiresOn ?? null,
    onRead: (keys) => request.onProgress?.({ step: 'reading', keys }),
  })
}

// Keys that are known only under a pepper that this process does not have could be imported a second time.
async function refuseLostPepper(tx: Tx, vault: Vault): Promise<void> {
  const lost = (await listStoredPeppers(tx)).find((pepperId) => !vault.pepperIds.includes(pepperId))
  if (lost)
    throw new AppError('unavailable', `the key ring has no pepper "${lost}", which keys were imported with`)
}

async function checkSource(tx: Tx, vault: Vault): Promise<ImportReport> {
  await markFlaws(tx, vault.pepperIds[0])
  const report = await reportOf(tx)
  if (report.read === 0) throw new UnreadableSource('no_keys', 1)
  return report
}

function isRefused(report: ImportReport, { skipBad = false }: ImportRequest): boolean {
  return report.good === 0 || (report.good < report.read && !skipBad)
}

async function storeSource(
  tx: Tx,
  deps: ImportDeps,
  request: ImportRequest,
  batch: Batch,
): Promise<ImportOutcome> {
  for (;;) {
    const report = await checkSource(tx, deps.vault)
    if (isRefused(report, request)) return { ok: false, reason: 'bad_lines', report }
    request.onProgress?.({ step: 'storing', keys: report.good })
    const isStored = await storeBatch(tx, {
      ...batch,
      ...request,
      sourceName: request.source.name,
      keyCount: report.good,
    })
    // A parallel import brought one of these keys since we looked: now it shows, like any other duplicate.
    if (!isStored) continue
    await announce(tx, deps.outbox, request, batch.place, report.good)
    await request.withBatch?.(tx, report)
    return { ok: true, batchId: batch.place.batchId, report }
  }
}

async function announce(
  tx: Tx,
  outbox: Outbox,
  { actor }: ImportRequest,
  { batchId, productId }: BatchPlace,
  count: number,
): Promise<void> {
  await recordAudit(tx, {
    subject: { kind: 'key_batch', id: batchId },
    action: 'keys.imported',
    actor,
    details: { productId, count },
  })
  await noteRestock(tx, productId)
  await outbox.emit(tx, { type: 'keys_imported', batchId, productId, count } satisfies KeysImported)
}
