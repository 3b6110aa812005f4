import { type RawBuilder, sql } from 'kysely'
import type { Db } from '../../../platform/database/connect.ts'
import { inPieces } from '../../../platform/database/in-pieces.ts'
import { type PageOfRows, readPage } from '../../../platform/database/read-page.ts'
import type { ProductId } from '../../../shared/ids.ts'
import { exportColumns, exportState } from './export-store.ts'
import type { KeyExport } from './key-export.ts'

export const exportsPerPage = 50

export type ExportSort = 'asked' | 'keys'

export type ExportFilter = {
  /** Within the name of the batch's file, its id or the reason. */
  text: string
  /** Of these products as well, which were found by the same words. */
  products: readonly ProductId[]
  state: '' | KeyExport['state']
  sort: ExportSort
  isDescending: boolean
}

/** Which keys somebody asked to take out of the shop, a page of them. */
export async function listKeyExports(
  db: Db,
  { page, ...filter }: ExportFilter & { page: number },
): Promise<PageOfRows<KeyExport>> {
  return readPage(
    db,
    sql`select ${wantedBy(filter)}`,
    { page, perPage: exportsPerPage },
    async (limit, offset) =>
      (await readRows(db, filter, sql`limit ${limit} offset ${offset}`)).map(withoutKey),
  )
}

const readAtOnce = 500

/** All of them, however many there are, piece by piece. */
export async function* eachKeyExport(db: Db, filter: ExportFilter): AsyncGenerator<KeyExport[]> {
  const pieces = inPieces<Row>(readAtOnce, (last) =>
    readRows(db, filter, sql`limit ${readAtOnce}`, last && after(filter, last)),
  )
  for await (const rows of pieces) yield rows.map(withoutKey)
}

type Row = KeyExport & { key: string }
const withoutKey = ({ key: _, ...row }: Row): KeyExport => row

const sorted: Record<ExportSort, { by: RawBuilder<unknown>; type: RawBuilder<unknown> }> = {
  asked: { by: sql`e.asked_at`, type: sql`timestamptz` },
  // Of which none left the shop, none.
  keys: { by: sql`coalesce(e.keys, 0)`, type: sql`integer` },
}

function after({ sort, isDescending }: ExportFilter, { key, id }: Row): RawBuilder<unknown> {
  const { by, type } = sorted[sort]
  return sql`and (${by}, e.id) ${isDescending ? sql`<` : sql`>`} (${key}::${type}, ${id})`
}

async function readRows(
  db: Db,
  filter: ExportFilter,
  part: RawBuilder<unknown>,
  after: RawBuilder<unknown> = sql``,
): Promise<Row[]> {
  const { by } = sorted[filter.sort]
  const direction = filter.isDescending ? sql`desc` : sql`asc`
  const { rows } = await sql<Row>`
    select ${exportColumns}, (${by})::text as key ${wantedBy(filter)} ${after}
    order by ${by} ${direction}, e.id ${direction} ${part}`.execute(db)
  return rows
}

function wantedBy({ text, products, state }: ExportFilter): RawBuilder<unknown> {
  const named = sql`position(lower(${text}) in lower(concat_ws(' ', b.source_name, b.id, e.reason))) > 0`
  const conditions = [
    sql`true`,
    ...(text === '' ? [] : [sql`(${named} or b.product_id = any(${products}))`]),
    ...(state === '' ? [] : [sql`${exportState} = ${state}`]),
  ]
  return sql`from shop.key_export e join shop.key_batch b on b.id = e.batch_id where ${sql.join(conditions, sql` and `)}`
}
