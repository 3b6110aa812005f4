import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import { erasedEmail } from '../../shared/email.ts'
import type { OrderId, RefundId, TaxDocumentId } from '../../shared/ids.ts'
import { hashBusiness, hashDocument, hashFile, hashPerson } from './chain.ts'
import type { DocumentKind } from './deps.ts'
import { documentNumber } from './number.ts'

/**
 * `gap`: the number does not follow on the one before; `order`: it does not hang on the document before it; `content`: what it says is
 * not what was hashed; `file`, `person`, `business`: that part is gone before its time, or another; `end`: documents are missing at the
 * end of the year.
 */
export type DocumentFlaw = {
  problem: 'gap' | 'order' | 'content' | 'file' | 'person' | 'business' | 'end'
  kind: DocumentKind
  /** As it should be called. */
  number: string
}

export type VerifiedPart = {
  documents: number
  /** Of these the person, or the whole buyer, has gone by erasure or by the clock. */
  withoutPerson: number
  flaws: DocumentFlaw[]
}

/** Recomputes the chains of invoices and of credit notes, part by part, the oldest document first. */
export async function* verifyDocuments(db: Db, documentsAtOnce = 200): AsyncGenerator<VerifiedPart> {
  for (const kind of ['invoice', 'credit_note'] as const) {
    let last: Row | undefined
    for (;;) {
      const rows = await readPart(db, kind, last, documentsAtOnce)
      const part: VerifiedPart = { documents: rows.length, withoutPerson: 0, flaws: [] }
      for (const row of rows) {
        part.withoutPerson += row.person_hash !== null && row.person_salt === null ? 1 : 0
        part.flaws.push(...flawsOf(row, last))
        last = row
      }
      yield part
      if (rows.length < documentsAtOnce) break
    }
    yield { documents: 0, withoutPerson: 0, flaws: await findMissingEnds(db, kind) }
  }
}

/** Whether one document is whole in itself, with its parts; its place among the others is a matter of the chain. */
export async function verifyDocument(db: Db, id: TaxDocumentId): Promise<DocumentFlaw['problem'][]> {
  const { rows } = await sql<Row>`${selected} where d.id = ${id}`.execute(db)
  return rows.flatMap((row) => flawsWithin(row))
}

type Row = {
  id: TaxDocumentId
  kind: DocumentKind
  year: number
  number: number
  order_id: OrderId
  refund_id: RefundId | null
  round: number
  corrects_id: TaxDocumentId | null
  content: string
  issued_at: Date
  file_hash: Buffer
  person_hash: Buffer | null
  business_hash: Buffer | null
  previous_hash: Buffer | null
  hash: Buffer
  /** By the database's clock, past what the law keeps: its parts may be gone. */
  is_over: boolean
  file: Buffer | null
  person_salt: Buffer | null
  name: string | null
  email: string | null
  business_salt: Buffer | null
  company_name: string | null
  address_lines: string[] | null
  country: string | null
  vat_number: string | null
}

const selected = sql`
  select d.id, d.kind, d.year, d.number, d.order_id, d.refund_id, d.round, d.corrects_id, d.content, d.issued_at,
    d.file_hash, d.person_hash, d.business_hash, d.previous_hash, d.hash, d.issued_at < now() - interval '10 years' as is_over,
    coalesce(f.file_to_person, f.file_to_business) as file, b.person_salt, b.name, b.email, b.business_salt,
    b.company_name, b.address_lines, b.country, b.vat_number
  from shop.tax_document d
  left join shop.tax_document_file f on f.document_id = d.id
  left join shop.tax_document_buyer b on b.document_id = d.id`

async function readPart(db: Db, kind: DocumentKind, last: Row | undefined, limit: number): Promise<Row[]> {
  const { rows } = await sql<Row>`${selected}
    where d.kind = ${kind} and (d.year, d.number) > (${last?.year ?? 0}, ${last?.number ?? 0})
    order by d.year, d.number limit ${limit}`.execute(db)
  return rows
}

function flawsOf(row: Row, before: Row | undefined): DocumentFlaw[] {
  const { kind, year, number } = row
  const expected = before && before.year === year ? before.number + 1 : 1
  if (number !== expected) return [{ problem: 'gap', kind, number: documentNumber(kind, year, expected) }]
  const hangs = isSame(row.previous_hash, before?.hash ?? null)
  const problems: DocumentFlaw['problem'][] = [...(hangs ? [] : ['order' as const]), ...flawsWithin(row)]
  return problems.map((problem) => ({ problem, kind, number: documentNumber(kind, year, number) }))
}

function flawsWithin(row: Row): DocumentFlaw['problem'][] {
  const isPersonGone =
    row.person_salt === null && row.name === null && (row.email === null || row.email === erasedEmail)
  const isRowGone = row.is_over && row.business_salt === null
  const person =
    row.person_salt && row.email !== null
      ? hashPerson(row.person_salt, { name: row.name, email: row.email })
      : null
  return [
    ...(hashOf(row).equals(row.hash) ? [] : ['content' as const]),
    ...(isFileRight(row, isPersonGone) ? [] : ['file' as const]),
    ...(isSame(row.person_hash, person) || (isPersonGone && (isRowGone || row.email === erasedEmail))
      ? []
      : ['person' as const]),
    ...(isSame(row.business_hash, businessHash(row)) || isRowGone ? [] : ['business' as const]),
  ]
}

function hashOf(row: Row): Buffer {
  return hashDocument({
    ...{ id: row.id, kind: row.kind, year: row.year, number: row.number, round: row.round },
    ...{ orderId: row.order_id, refundId: row.refund_id, correctsId: row.corrects_id },
    ...{ content: row.content, issuedAt: row.issued_at },
    ...{ fileHash: row.file_hash, personHash: row.person_hash, businessHash: row.business_hash },
    previousHash: row.previous_hash,
  })
}

/** A file to a person goes with the person; one to a business stays until its time is over. */
function isFileRight(row: Row, isPersonGone: boolean): boolean {
  if (row.file) return hashFile(row.file).equals(row.file_hash)
  return row.is_over || (row.company_name === null && isPersonGone && row.person_hash !== null)
}

function businessHash(row: Row): Buffer | null {
  const { business_salt: salt, country, address_lines: lines } = row
  if (!salt || country === null || lines === null) return null
  return hashBusiness(salt, {
    companyName: row.company_name,
    address: { lines, country },
    vatNumber: row.vat_number,
  })
}

/** What was cut off at the end of a year: the series knows how far it had come. */
async function findMissingEnds(db: Db, kind: DocumentKind): Promise<DocumentFlaw[]> {
  const { rows } = await sql<{ year: number; next: number; found: number }>`
    select s.year, s.next_number as next, coalesce(max(d.number), 0) as found
    from shop.invoice_series s left join shop.tax_document d on d.kind = s.kind and d.year = s.year
    where s.kind = ${kind}
    group by s.kind, s.year
    having s.next_number - 1 <> coalesce(max(d.number), 0) or s.last_hash is distinct from (
      select l.hash from shop.tax_document l
      where l.kind = s.kind and l.year = s.year order by l.number desc limit 1)
    order by s.year`.execute(db)
  return rows.map(({ year, next, found }) => ({
    problem: 'end',
    kind,
    number: documentNumber(kind, year, Math.min(found + 1, Math.max(1, next - 1))),
  }))
}

function isSame(one: Buffer | null, other: Buffer | null): boolean {
  return one === null || other === null ? one === other : one.equals(other)
}
