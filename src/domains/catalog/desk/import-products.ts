import { sql } from 'kysely'
import { recordAudit } from '../../../platform/audit/audit.ts'
import type { Db, Tx } from '../../../platform/database/connect.ts'
import type { JobDefinition, JobQueue } from '../../../platform/jobs/jobs.ts'
import { type AccountId, newId, type ProductImportId } from '../../../shared/ids.ts'
import { brokenByParts, findPartsFlaws, holdWithBundlesNamed } from '../parts.ts'
import { putProducts } from '../put-product.ts'
import { coloursOf } from './product-columns.ts'
import type { ProductContent } from './product-text.ts'
import { findProductsBySlug } from './read-product.ts'

/** A product as a line of a file wants it; `version` is the one that the file was written from, null for a new product. */
export type ImportLine = { line: number; version: number | null; product: ProductContent }
/** What stands in the way, where the file says it. */
export type ImportFlaw = {
  line: number
  column: string
  /** `failed`: the database took none of it, for a reason that no line tells. */
  why: 'changed_meanwhile' | 'gone' | 'taken' | 'parts' | 'failed'
}

/** What a file would do. */
export type ImportPlan = {
  created: ImportLine[]
  changed: ImportLine[]
  unchanged: number
  flaws: ImportFlaw[]
}

export type ProductImport = {
  id: ProductImportId
  fileName: string
  lines: ImportLine[]
  lineCount: number
  state: 'checked' | 'running' | 'done' | 'refused'
  doneCount: number
  flaws: ImportFlaw[]
  madeAt: Date
}

export const importJob = 'catalog.import'
/** A whole shop of this size, and nothing to fill a memory with. */
export const importLinesMax = 20_000
const pieceLength = 200

/** Holds a file against the shop, and changes nothing. */
export async function planImport(db: Db, lines: readonly ImportLine[]): Promise<ImportPlan> {
  const known = await findProductsBySlug(
    db,
    lines.map(({ product }) => product.slug),
  )
  const partsFlaws = await findPartsFlaws(
    db,
    lines.map(({ product }) => product),
  )
  const plan: ImportPlan = { created: [], changed: [], unchanged: 0, flaws: [] }
  for (const each of lines) {
    const { line, version, product } = each
    const now = known.get(product.slug)
    if (now && version === null) plan.flaws.push({ line, column: 'slug', why: 'taken' })
    else if (now && now.version !== version)
      plan.flaws.push({ line, column: 'version', why: 'changed_meanwhile' })
    else if (!now && version !== null) plan.flaws.push({ line, column: 'slug', why: 'gone' })
    else if (partsFlaws.has(product.slug)) plan.flaws.push({ line, column: 'parts', why: 'parts' })
    else if (!now) plan.created.push(each)
    else if (fingerprint(now) === fingerprint(product)) plan.unchanged += 1
    else plan.changed.push(each)
  }
  return plan
}

/** Keeps what a file asks for until somebody says yes. */
export async function keepImport(
  tx: Tx,
  { fileName, lines, by }: { fileName: string; lines: readonly ImportLine[]; by: AccountId },
): Promise<ProductImportId> {
  const id = newId('pim')
  await tx
    .insertInto('product_import')
    .values({
      id,
      file_name: fileName,
      lines: JSON.stringify(lines),
      line_count: lines.length,
      made_by: by,
    })
    .execute()
  return id
}

export async function readImport(db: Db, id: ProductImportId): Promise<ProductImport | undefined> {
  const row = await db.selectFrom('product_import').selectAll().where('id', '=', id).executeTakeFirst()
  return (
    row && {
      id: row.id,
      fileName: row.file_name,
      lines: (row.lines as StoredLine[]).map(lineOf),
      lineCount: row.line_count,
      state: row.state,
      doneCount: row.done_count,
      flaws: row.flaws as ImportFlaw[],
      madeAt: row.made_at,
    }
  )
}

/** Says yes to a file that was checked, whoever brought it. @returns false when somebody has already. */
export async function startImport(
  db: Db,
  queue: JobQueue,
  id: ProductImportId,
  by: AccountId,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('product_import')
      .set({ state: 'running', started_by: by })
      .where('id', '=', id)
      .where('state', '=', 'checked')
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return false
    await queue.enqueue(tx, importJob, { id })
    return true
  })
}

export const importJobs = (db: Db): JobDefinition[] => [
  {
    name: importJob,
    concurrency: 1,
    minutesMax: 15,
    run: ({ id }: { id: ProductImportId }) => runImport(db, id),
  },
]

/**
 * Writes what a file asks for, all of it or nothing: whatever changed since it was checked stops the whole. How far it is stands
 * outside of that transaction, for whoever waits.
 */
export async function runImport(db: Db, id: ProductImportId): Promise<void> {
  const kept = await readImport(db, id)
  if (kept?.state !== 'running') return
  await writeImport(db, kept).catch(async (error) => {
    const broken = brokenByParts(error)
    if (broken) return refuseParts(db, kept, broken.slug)
    // Whoever waits is told; where not even that can be written, the job comes again.
    await endImport(db, id, [{ line: 0, column: '', why: 'failed' }], 0)
    throw error
  })
}

/** What others wrote meanwhile stands in the way of a bundle of the file: found at the commit, and told like what a check finds. */
async function refuseParts(db: Db, { id, lines }: ProductImport, slug: string): Promise<void> {
  const { line = 0 } = lines.find(({ product }) => product.slug === slug) ?? {}
  await endImport(db, id, [{ line, column: 'parts', why: 'parts' }], 0)
}

async function writeImport(db: Db, kept: ProductImport): Promise<void> {
  const { id } = kept
  await db.transaction().execute(async (tx) => {
    // One at a time, and none twice: held to the end, and by nobody who died.
    await sql`select pg_advisory_xact_lock(hashtextextended(${importJob}, 0))`.execute(tx)
    const { state, started_by: by } = await tx
      .selectFrom('product_import')
      .select(['state', 'started_by'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    if (state !== 'running' || by === null) return
    // The versions that come of it are those of whoever said yes.
    await sql`select set_config('shop.account', ${by}, true)`.execute(tx)
    await lockAll(tx, kept.lines)
    const plan = await planImport(tx, kept.lines)
    if (plan.flaws.length === 0)
      await writeAll(tx, [...plan.created, ...plan.changed], (count) =>
        noteProgress(db, id, count + plan.unchanged),
      )
    await endImport(tx, id, plan.flaws, kept.lineCount)
    await recordAudit(tx, {
      subject: { kind: 'product_import', id },
      action: plan.flaws.length === 0 ? 'catalogue.imported' : 'catalogue.import_refused',
      actor: { kind: 'staff', id: by },
      details: { created: plan.created.length, changed: plan.changed.length, flaws: plan.flaws.length },
    })
  })
}

/** In the order of the slugs, like whoever writes products, so that two who do wait for each other. */
async function lockAll(tx: Tx, lines: readonly ImportLine[]): Promise<void> {
  const slugs = lines.map(({ product }) => product.slug)
  await holdWithBundlesNamed(tx, slugs)
  await sql`select id from shop.product where slug = any(${slugs}::text[]) order by slug for no key update`.execute(
    tx,
  )
}

async function writeAll(
  tx: Tx,
  lines: readonly ImportLine[],
  wrote: (count: number) => Promise<void>,
): Promise<void> {
  const inOrder = lines.toSorted((a, b) => (a.product.slug < b.product.slug ? -1 : 1))
  for (let from = 0; from < inOrder.length; from += pieceLength) {
    const piece = inOrder.slice(from, from + pieceLength).map(({ product }) => product)
    const known = await findProductsBySlug(
      tx,
      piece.map(({ slug }) => slug),
    )
    await putProducts(
      tx,
      piece.map((each) => ({ ...each, colours: known.get(each.slug)?.colours ?? coloursOf(each.slug) })),
    )
    await wrote(Math.min(from + pieceLength, inOrder.length))
  }
}

async function endImport(
  db: Db | Tx,
  id: ProductImportId,
  flaws: readonly ImportFlaw[],
  lineCount: number,
): Promise<void> {
  const isDone = flaws.length === 0
  await db
    .updateTable('product_import')
    .set({
      state: isDone ? 'done' : 'refused',
      flaws: JSON.stringify(flaws),
      done_count: isDone ? lineCount : 0,
      ended_at: sql<Date>`now()`,
    })
    .where('id', '=', id)
    .where('state', '=', 'running')
    .execute()
}

async function noteProgress(db: Db, id: ProductImportId, count: number): Promise<void> {
  await db.updateTable('product_import').set({ done_count: count }).where('id', '=', id).execute()
}

type StoredLine = Omit<ImportLine, 'product'> & {
  product: Omit<ProductContent, 'releaseAt' | 'parts'> & {
    releaseAt: string | null
    /** Not said by a file that was checked before there were bundles. */
    parts?: readonly string[]
  }
}

const lineOf = ({ product, ...line }: StoredLine): ImportLine => ({
  ...line,
  product: {
    ...product,
    parts: product.parts ?? [],
    releaseAt: product.releaseAt === null ? null : new Date(product.releaseAt),
  },
})

/** The same for two products that say the same. */
function fingerprint(p: ProductContent): string {
  const both = (text: ProductContent['edition']) => text && [text.en, text.fr]
  return JSON.stringify([
    ...[p.family, p.categorySlug, p.platformCode, p.regionCode, p.kind, p.legalNature, p.voucherPurpose],
    ...[p.status, both(p.name), both(p.edition), both(p.summary), both(p.description), p.features.en],
    ...[
      p.features.fr,
      p.publisher,
      p.releaseAt,
      p.keyPattern,
      p.related,
      p.parts,
      both(p.seoTitle),
      both(p.seoDescription),
    ],
    ...[p.price.minor, p.regularPrice?.minor ?? null],
  ])
}
