import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import type { TaxDocumentId } from '../../shared/ids.ts'

const pageSize = 500

/** Ids of documents issued since then, the oldest first, in pages. */
export async function* issuedSince(db: Db, since: Date): AsyncGenerator<TaxDocumentId[]> {
  let last: { issued_at: Date; id: string } = { issued_at: since, id: '' }
  for (;;) {
    const rows = await db
      .selectFrom('tax_document')
      .select(['id', 'issued_at'])
      .where(sql<boolean>`(issued_at, id) > (${last.issued_at}, ${last.id})`)
      .orderBy('issued_at')
      .orderBy('id')
      .limit(pageSize)
      .execute()
    if (rows.length > 0) yield rows.map(({ id }) => id)
    const end = rows.at(-1)
    if (!end || rows.length < pageSize) return
    last = end
  }
}

/** Every document of a financial year with its file, by kind and number, one at a time; without a file once its buyer has gone. */
export async function* filesOfYear(db: Db, year: number): AsyncGenerator<{ number: string; file: Buffer }> {
  let last = { kind: '', number: 0 }
  for (;;) {
    const { rows } = await sql<{ kind: string; number: number; name: string; file: Buffer | null }>`
      select d.kind, d.number, d.full_number as name, coalesce(f.file_to_person, f.file_to_business) as file
      from shop.tax_document d left join shop.tax_document_file f on f.document_id = d.id
      where d.year = ${year} and (d.kind, d.number) > (${last.kind}, ${last.number})
      order by d.kind, d.number limit 50`.execute(db)
    for (const { name, file } of rows) if (file) yield { number: name, file }
    const end = rows.at(-1)
    if (!end || rows.length < 50) return
    last = end
  }
}
