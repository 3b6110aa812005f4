import { sql } from 'kysely'
import type { Db, Tx } from '../../../platform/database/connect.ts'
import type { KeyId } from '../../../shared/ids.ts'
import type { Actor } from '../key.ts'
import type { ImageType } from '../key-content.ts'
import type { KeyPrint } from '../key-prints.ts'
import type { BatchPlace, WrappedDataKey } from '../vault.ts'
import type { EntryFlaw, KeyFlaw } from './judge-entry.ts'

/** A line of the source as it waits for the decision: sealed already, because plaintext never enters the database. */
export type StagedLine =
  | {
      line: number
      keyId: KeyId
      sealed: Buffer
      mediaType: 'text/plain' | ImageType
      expiresOn: string | null
      supplierReference: string | null
      prints: readonly KeyPrint[]
    }
  | { line: number; flaw: EntryFlaw; looksLike: string | null }

/** Gone with the transaction, so that what was checked and what is stored are the same rows. */
export async function createStaging(tx: Tx): Promise<void> {
  await sql`
    create temporary table staged_key (
      line integer primary key, key_id text, sealed bytea, media_type text, expires_on date, supplier_reference text,
      flaw text, first_line integer, looks_like text
    ) on commit drop`.execute(tx)
  await sql`
    create temporary table staged_print (
      line integer not null, pepper_id text not null, fingerprint bytea not null, tail bytea not null
    ) on commit drop`.execute(tx)
}

export async function stageLines(tx: Tx, lines: readonly StagedLine[]): Promise<void> {
  const good = lines.filter((line) => 'keyId' in line)
  const bad = lines.filter((line) => 'flaw' in line)
  const prints = good.flatMap((key) => key.prints.map((print) => ({ line: key.line, ...print })))
  await sql`
    insert into pg_temp.staged_key (line, key_id, sealed, media_type, expires_on, supplier_reference)
    select * from unnest(
      ${good.map((key) => key.line)}::int[], ${good.map((key) => key.keyId)}::text[],
      ${good.map((key) => key.sealed)}::bytea[], ${good.map((key) => key.mediaType)}::text[],
      ${good.map((key) => key.expiresOn)}::date[], ${good.map((key) => key.supplierReference)}::text[])`.execute(
    tx,
  )
  await sql`
    insert into pg_temp.staged_print (line, pepper_id, fingerprint, tail)
    select * from unnest(
      ${prints.map((print) => print.line)}::int[], ${prints.map((print) => print.pepperId)}::text[],
      ${prints.map((print) => print.fingerprint)}::bytea[], ${prints.map((print) => print.tail)}::bytea[])`.execute(
    tx,
  )
  if (bad.length === 0) return
  await sql`
    insert into pg_temp.staged_key (line, flaw, looks_like)
    select * from unnest(
      ${bad.map(({ line }) => line)}::int[], ${bad.map(({ flaw }) => flaw)}::text[],
      ${bad.map(({ looksLike }) => looksLike)}::text[])`.execute(tx)
}

/** Compares what waits with the calendar, with every key the shop ever had, and with itself. May be repeated. */
export async function markFlaws(tx: Tx, pepperId: string): Promise<void> {
  await sql`analyze pg_temp.staged_key, pg_temp.staged_print`.execute(tx)
  await sql`update pg_temp.staged_key set flaw = 'expired' where flaw is null and expires_on < current_date`.execute(
    tx,
  )
  await sql`
    update pg_temp.staged_key s
    set flaw = case
      when k.state in ('available', 'reserved', 'quarantined') then 'duplicate_in_stock'
      when k.state = 'revoked' then 'duplicate_revoked'
      else 'duplicate_sold' end
    from pg_temp.staged_print p
      join shop.key_fingerprint f on f.pepper_id = p.pepper_id and f.fingerprint = p.fingerprint
      join shop.key k on k.id = f.key_id
    where p.line = s.line and s.flaw is null`.execute(tx)
  await sql`
    update pg_temp.staged_key s set flaw = 'duplicate_in_file', first_line = d.first_line
    from (
      select p.line, min(p.line) over (partition by p.fingerprint) as first_line
      from pg_temp.staged_print p join pg_temp.staged_key k using (line)
      where p.pepper_id = ${pepperId} and k.flaw is null
    ) d
    where d.line = s.line and d.line > d.first_line`.execute(tx)
}

/** How many line numbers a report names of each kind. */
export const examplesMax = 20

export type FlawGroup = {
  flaw: KeyFlaw | null
  count: number
  lines: number[]
  firstLines: (number | null)[]
}

/** Lines by what is wrong with them; the good ones stand under null. */
export async function groupFlaws(tx: Tx): Promise<FlawGroup[]> {
  const { rows } = await sql<FlawGroup>`
    select flaw, count(*) as count, (array_agg(line order by line))[1:${sql.lit(examplesMax)}] as lines,
      (array_agg(first_line order by line))[1:${sql.lit(examplesMax)}] as "firstLines"
    from pg_temp.staged_key group by flaw order by min(line)`.execute(tx)
  return rows
}

export type Resemblance = { productSlug: string; count: number; lines: number[] }

export async function groupResemblances(tx: Tx): Promise<Resemblance[]> {
  const { rows } = await sql<Resemblance>`
    select looks_like as "productSlug", count(*) as count,
      (array_agg(line order by line))[1:${sql.lit(examplesMax)}] as lines
    from pg_temp.staged_key where looks_like is not null group by looks_like order by count(*) desc`.execute(
    tx,
  )
  return rows
}

export type NewBatch = {
  place: BatchPlace
  dataKey: WrappedDataKey
  sourceName: string
  keyCount: number
  actor: Actor
  supplier?: string
  unitCost?: { minor: number; currency: string }
  expiresOn?: string
  invoiceReference?: string
  demo?: boolean
}

/**
 * Stores every flawless line as a key, with its secret, its fingerprints and its first custody event.
 * @returns false when another import stored one of the keys since we looked; then nothing of this is stored.
 */
export async function storeBatch(tx: Tx, batch: NewBatch): Promise<boolean> {
  await sql`savepoint store_batch`.execute(tx)
  try {
    await insertBatch(tx, batch)
    await insertKeys(tx, batch)
    return true
  } catch (error) {
    if (!isKnownFingerprint(error)) throw error
    await sql`rollback to savepoint store_batch`.execute(tx)
    return false
  }
}

async function insertBatch(tx: Tx, batch: NewBatch): Promise<void> {
  await tx
    .insertInto('key_batch')
    .values({
      id: batch.place.batchId,
      product_id: batch.place.productId,
      source_name: batch.sourceName,
      supplier: batch.supplier ?? null,
      unit_cost_minor: batch.unitCost?.minor ?? null,
      currency: batch.unitCost?.currency ?? null,
      expires_on: batch.expiresOn ?? null,
      invoice_reference: batch.invoiceReference ?? null,
      wrapped_data_key: batch.dataKey.bytes,
      ring_key_id: batch.dataKey.ringKeyId,
      demo: batch.demo ?? false,
      key_count: batch.keyCount,
    })
    .execute()
}

async function insertKeys(tx: Tx, { place, actor }: NewBatch): Promise<void> {
  // In the order of the file, which becomes the order of sale.
  await sql`
    insert into shop.key (id, batch_id, product_id, expires_on, supplier_reference)
    select key_id, ${place.batchId}, ${place.productId}, coalesce(expires_on, 'infinity'), supplier_reference
    from pg_temp.staged_key where flaw is null order by line`.execute(tx)
  await sql`
    insert into shop.key_secret (key_id, sealed, media_type)
    select key_id, sealed, media_type from pg_temp.staged_key where flaw is null order by line`.execute(tx)
  // Sorted, so that two imports of the same keys wait for each other in one direction instead of in a circle.
  await sql`
    insert into shop.key_fingerprint (pepper_id, fingerprint, key_id, tail)
    select p.pepper_id, p.fingerprint, k.key_id, p.tail
    from pg_temp.staged_print p join pg_temp.staged_key k using (line)
    where k.flaw is null order by p.pepper_id, p.fingerprint`.execute(tx)
  await sql`
    insert into shop.custody_event (key_id, kind, actor_kind, actor_id)
    select key_id, 'imported', ${actor.kind}, ${actor.id ?? null}
    from pg_temp.staged_key where flaw is null order by line`.execute(tx)
}

function isKnownFingerprint(error: unknown): boolean {
  return error instanceof Error && 'constraint' in error && error.constraint === 'key_fingerprint_pkey'
}

/** Peppers that fingerprints were made with, read by jumping through the index: there are millions of rows. */
export async function listStoredPeppers(db: Db): Promise<string[]> {
  const { rows } = await sql<{ pepper_id: string }>`
    with recursive peppers as (
      (select pepper_id from shop.key_fingerprint order by pepper_id limit 1)
      union all
      select (select f.pepper_id from shop.key_fingerprint f where f.pepper_id > p.pepper_id order by f.pepper_id limit 1)
      from peppers p where p.pepper_id is not null
    )
    select pepper_id from peppers where pepper_id is not null`.execute(db)
  return rows.map((row) => row.pepper_id)
}
