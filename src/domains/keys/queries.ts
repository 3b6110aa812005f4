import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { KeyId, ProductId, UnitId } from '../../shared/ids.ts'
import type { ImageType } from './key-content.ts'
import type { BatchPlace, WrappedDataKey } from './vault.ts'

export type SealedKey = {
  keyId: KeyId
  place: BatchPlace
  dataKey: WrappedDataKey
  mediaType: 'text/plain' | ImageType
  sealed: Buffer
}

/** The one read of ciphertext on behalf of a buyer, and only of what they have revealed. */
export async function listRevealedKeys(db: Db, unitIds: readonly UnitId[]): Promise<Map<UnitId, SealedKey>> {
  const rows = await sealedKeys(db)
    .select('key.unit_id')
    .where(sql<boolean>`key.unit_id = any(${unitIds})`)
    .where('key.state', '=', 'revealed')
    .execute()
  return new Map(rows.flatMap((row) => (row.unit_id ? [[row.unit_id, sealedKeyFrom(row)]] : [])))
}

/** One key as it is sealed; whether whoever asks may open it was asked before. */
export async function findSealedKey(db: Db, keyId: KeyId): Promise<SealedKey | undefined> {
  const row = await sealedKeys(db).where('key.id', '=', keyId).executeTakeFirst()
  return row && sealedKeyFrom(row)
}

/** Keys that have no fingerprint under this pepper yet, in the order of their ids. */
export async function listKeysWithoutPrint(
  db: Db,
  pepperId: string,
  page: { after: string; limit: number },
): Promise<SealedKey[]> {
  const rows = await sealedKeys(db)
    .where(hasNoPrint(pepperId))
    .where(sql<boolean>`key.id > ${page.after}`)
    .orderBy('key.id')
    .limit(page.limit)
    .execute()
  return rows.map(sealedKeyFrom)
}

/** The keys of an export that was taken: still in quarantine, and their ledger names the export. */
export async function listExportedKeys(
  db: Db,
  exportId: string,
  page: { after: string; limit: number },
): Promise<(SealedKey & { expiresOn: string | null; supplierReference: string | null })[]> {
  const rows = await sealedKeys(db)
    .select(['key.expires_on', 'key.supplier_reference'])
    .innerJoin('key_export', (join) =>
      join.onRef('key_export.batch_id', '=', 'key.batch_id').on('key_export.id', '=', exportId as never),
    )
    .where('key.state', '=', 'quarantined')
    .where(
      sql<boolean>`exists (select from shop.custody_event e where e.key_id = key.id and e.reason = ${`exported ${exportId}`})`,
    )
    .where(sql<boolean>`key.id > ${page.after}`)
    .orderBy('key.id')
    .limit(page.limit)
    .execute()
  return rows.map((row) => ({
    ...sealedKeyFrom(row),
    expiresOn: row.expires_on === 'infinity' ? null : row.expires_on,
    supplierReference: row.supplier_reference,
  }))
}

export async function countKeysWithoutPrint(db: Db, pepperId: string): Promise<number> {
  const { count } = await db
    .selectFrom('key')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where(hasNoPrint(pepperId))
    .executeTakeFirstOrThrow()
  return count
}

const hasNoPrint = (pepperId: string) => sql<boolean>`
  not exists (select from shop.key_fingerprint f where f.key_id = key.id and f.pepper_id = ${pepperId})`

function sealedKeys(db: Db) {
  return db
    .selectFrom('key')
    .innerJoin('key_secret', 'key_secret.key_id', 'key.id')
    .innerJoin('key_batch', 'key_batch.id', 'key.batch_id')
    .select([
      'key.id',
      'key.product_id',
      'key.batch_id',
      'key_batch.ring_key_id',
      'key_batch.wrapped_data_key',
    ])
    .select(['key_secret.media_type', 'key_secret.sealed'])
}

type SealedKeyRow = Awaited<ReturnType<ReturnType<typeof sealedKeys>['execute']>>[number]

function sealedKeyFrom(row: SealedKeyRow): SealedKey {
  return {
    keyId: row.id,
    place: { batchId: row.batch_id, productId: row.product_id },
    dataKey: { ringKeyId: row.ring_key_id, bytes: row.wrapped_data_key },
    mediaType: row.media_type,
    sealed: row.sealed,
  }
}

/** Nobody needs to know more exactly how many keys are left, and counting further would cost a hot product dearly. */
export const countMax = 1000

export async function countAvailable(
  db: Db,
  productIds: readonly ProductId[],
): Promise<Map<ProductId, number>> {
  if (productIds.length === 0) return new Map()
  const { rows } = await sql<{ product_id: ProductId; available: number }>`
    select p.product_id, (
      select count(*) from (
        select from shop.key k
        where k.product_id = p.product_id and k.state = 'available' and k.expires_on >= current_date
        limit ${countMax}
      ) as counted
    ) as available
    from unnest(${productIds}::text[]) as p (product_id)`.execute(db)
  return new Map(rows.map((row) => [row.product_id, row.available]))
}

/** Every product that ever had keys. */
export async function listStockedProducts(db: Db): Promise<ProductId[]> {
  const rows = await db
    .selectFrom('key_batch')
    .select('product_id')
    .distinct()
    .orderBy('product_id')
    .execute()
  return rows.map((row) => row.product_id)
}

export type ExpiredReservation = { unitId: UnitId; reservedUntil: Date }

/** Reservations past their deadline by the database's clock, the oldest first. Their orders decide what follows. */
export async function listExpiredReservations(db: Db, limit: number): Promise<ExpiredReservation[]> {
  const { rows } = await sql<ExpiredReservation>`
    select unit_id as "unitId", reserved_until as "reservedUntil" from shop.key
    where state = 'reserved' and reserved_until < now()
    order by reserved_until
    limit ${limit}`.execute(db)
  return rows
}

/** Whether invented keys could still be sold. */
export async function hasDemoStock(db: Db): Promise<boolean> {
  const row = await db
    .selectFrom('key')
    .innerJoin('key_batch', 'key_batch.id', 'key.batch_id')
    .select('key.id')
    .where('key_batch.demo', '=', true)
    .where('key.state', '=', 'available')
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}
