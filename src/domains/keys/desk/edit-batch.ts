import { sql } from 'kysely'
import { recordAudit } from '../../../platform/audit/audit.ts'
import type { Tx } from '../../../platform/database/connect.ts'
import type { BatchId, ProductId } from '../../../shared/ids.ts'
import { recountStock } from '../count-stock.ts'
import type { Actor } from '../key.ts'

export type BatchDetails = {
  supplier: string | null
  invoiceReference: string | null
  unitCost: { minor: number; currency: string } | null
  expiresOn: string | null
}

export type EditOutcome = { ok: true } | { ok: false; reason: 'not_found' | 'changed_meanwhile' }

/**
 * What is known of a purchase often comes after its keys. Another day of expiry holds for the keys that are still in stock and
 * had the batch's day: what was sold keeps the day it was sold with.
 * @param seen the version that stood on the page.
 */
export async function editBatch(
  tx: Tx,
  { batchId, seen, details, actor }: { batchId: BatchId; seen: number; details: BatchDetails; actor: Actor },
): Promise<EditOutcome> {
  const before = await tx
    .selectFrom('key_batch')
    .select(['product_id', 'version', 'unit_cost_minor', 'currency', 'expires_on'])
    .where('id', '=', batchId)
    .forUpdate()
    .executeTakeFirst()
  if (!before) return { ok: false, reason: 'not_found' }
  if (before.version !== seen) return { ok: false, reason: 'changed_meanwhile' }
  await tx
    .updateTable('key_batch')
    .set({
      supplier: details.supplier,
      invoice_reference: details.invoiceReference,
      unit_cost_minor: details.unitCost?.minor ?? null,
      currency: details.unitCost?.currency ?? null,
      expires_on: details.expiresOn,
      version: before.version + 1,
    })
    .where('id', '=', batchId)
    .execute()
  const keysMoved = await moveExpiry(tx, batchId, before.expires_on, details.expiresOn)
  await recordAudit(tx, {
    subject: { kind: 'key_batch', id: batchId },
    action: 'key_batch.edited',
    actor,
    details: {
      costBeforeMinor: before.unit_cost_minor,
      currencyBefore: before.currency,
      costMinor: details.unitCost?.minor ?? null,
      currency: details.unitCost?.currency ?? null,
      expiryBefore: before.expires_on,
      expiry: details.expiresOn,
      keysMoved,
    },
  })
  if (keysMoved > 0) await recountStock(tx, [before.product_id as ProductId])
  return { ok: true }
}

async function moveExpiry(tx: Tx, batchId: BatchId, from: string | null, to: string | null): Promise<number> {
  if (from === to) return 0
  const { numAffectedRows } = await sql`
    update shop.key set expires_on = coalesce(${to}::date, 'infinity')
    where batch_id = ${batchId} and state in ('available', 'quarantined')
      and expires_on = coalesce(${from}::date, 'infinity')`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}
