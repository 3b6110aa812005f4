import { type SqlBool, sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { OrderId, TaxDocumentId } from '../../shared/ids.ts'
import { type Money, money } from '../../shared/money.ts'
import type { DocumentKind } from './deps.ts'

/** A document as lists show it. */
export type DocumentInList = {
  id: TaxDocumentId
  kind: DocumentKind
  number: string
  /** The seller's day, `2026-11-27`. */
  issuedOn: string
  orderId: OrderId
  orderNumber: string
  net: Money
  tax: Money
  gross: Money
}

export const documentSorts = ['issued', 'number', 'gross'] as const
export type DocumentSort = (typeof documentSorts)[number]

export type DocumentFilter = {
  kind: DocumentKind | null
  /** Calendar year of the day of issue. */
  year: number | null
  /** The number of a document or of an order, or its beginning. */
  text: string
}

export type DocumentQuery = DocumentFilter & {
  sort: DocumentSort
  descending: boolean
  page: number
}

export const documentsPerPage = 50

/** So many are counted and paged through; a list of more is narrowed. */
export const documentsMax = 10_000

/**
 * Documents as far as the one who asks may see them. They are counted no further than they are paged, so that the list takes as
 * long in a shop of many.
 */
export async function listDocuments(
  db: Db,
  { sort, descending, page, ...filter }: DocumentQuery,
): Promise<{ documents: DocumentInList[]; total: number; isMore: boolean }> {
  const direction = descending ? 'desc' : 'asc'
  const counted = await db
    .selectFrom(
      chosen(db, filter)
        .select('id')
        .limit(documentsMax + 1)
        .as('some'),
    )
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  const found = Number(counted.total)
  const total = Math.min(found, documentsMax)
  const before = (page - 1) * documentsPerPage
  const limit = Math.min(documentsPerPage, total - before)
  if (limit <= 0) return { documents: [], total, isMore: found > documentsMax }
  const rows = await chosen(db, filter)
    .select(columns)
    .$if(sort === 'issued', (query) => query.orderBy('issued_at', direction))
    .$if(sort === 'gross', (query) => query.orderBy('gross_minor', direction))
    .orderBy('full_number', direction)
    .limit(limit)
    .offset(before)
    .execute()
  return { documents: rows.map(inList), total, isMore: found > documentsMax }
}

const rowsAtOnce = 500

/** The same without its pages, some hundred at a time, by number: credit notes, then invoices, each year by itself. */
export async function* readDocuments(
  db: Db,
  filter: DocumentFilter,
  atOnce = rowsAtOnce,
): AsyncGenerator<DocumentInList[]> {
  for (let last = ''; ; ) {
    const rows = await chosen(db, filter)
      .select(columns)
      .where('full_number', '>', last)
      .orderBy('full_number')
      .limit(atOnce)
      .execute()
    if (rows.length > 0) yield rows.map(inList)
    last = rows.at(-1)?.full_number ?? ''
    if (rows.length < atOnce) return
  }
}

function chosen(db: Db, { kind, year, text }: DocumentFilter) {
  const beginning = text.trim().toUpperCase()
  return db
    .selectFrom('tax_document')
    .$if(kind !== null, (query) => query.where('kind', '=', kind ?? 'invoice'))
    .$if(year !== null, (query) => query.where('issued_on', 'like', `${year}-%`))
    .$if(beginning !== '', (query) =>
      // Not `like`: below row-level security an index is asked by what tells nothing of the rows that are not seen.
      query.where(
        sql<SqlBool>`(starts_with(full_number, ${beginning}) or starts_with(order_number, ${beginning}))`,
      ),
    )
}

/** The documents of an order, in the order in which they were issued. */
export async function listDocumentsOfOrder(db: Db, orderId: OrderId): Promise<DocumentInList[]> {
  const rows = await db
    .selectFrom('tax_document')
    .select(columns)
    .where('order_id', '=', orderId)
    .orderBy('issued_at')
    .orderBy('id')
    .execute()
  return rows.map(inList)
}

export async function findDocumentInList(db: Db, id: TaxDocumentId): Promise<DocumentInList | undefined> {
  const row = await db.selectFrom('tax_document').select(columns).where('id', '=', id).executeTakeFirst()
  return row && inList(row)
}

/** What its hash is, in hexadecimal digits. */
export async function readHash(db: Db, id: TaxDocumentId): Promise<string> {
  const row = await db.selectFrom('tax_document').select('hash').where('id', '=', id).executeTakeFirst()
  return row?.hash.toString('hex') ?? ''
}

/** Calendar years from the first document to the last, the latest first: read at both ends, and not of every document. */
export async function listYears(db: Db): Promise<number[]> {
  const yearAt = async (end: 'asc' | 'desc') => {
    const row = await db
      .selectFrom('tax_document')
      .select(sql<number>`left(issued_on, 4)::integer`.as('year'))
      .orderBy('issued_on', end)
      .orderBy('full_number', end)
      .limit(1)
      .executeTakeFirst()
    return row?.year
  }
  const [first, last] = [await yearAt('asc'), await yearAt('desc')]
  if (first === undefined || last === undefined) return []
  return Array.from({ length: last - first + 1 }, (_, before) => last - before)
}

const columns = [
  'id',
  'kind',
  'full_number',
  'issued_on',
  'order_id',
  'order_number',
  'currency',
  'net_minor',
  'tax_minor',
  'gross_minor',
] as const

type Row = {
  id: TaxDocumentId
  kind: DocumentKind
  full_number: string
  issued_on: string
  order_id: OrderId
  order_number: string
  currency: string
  net_minor: number
  tax_minor: number
  gross_minor: number
}

function inList(row: Row): DocumentInList {
  return {
    id: row.id,
    kind: row.kind,
    number: row.full_number,
    issuedOn: row.issued_on,
    orderId: row.order_id,
    orderNumber: row.order_number,
    net: money(row.net_minor, row.currency),
    tax: money(row.tax_minor, row.currency),
    gross: money(row.gross_minor, row.currency),
  }
}
