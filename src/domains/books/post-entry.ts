import { sql } from 'kysely'
import type { Tx } from '../../platform/database/connect.ts'
import type { Entry, Line } from './entry.ts'

/**
 * Writes an entry, once for its fact; false when it stands there already. Its day is that of the fact, or the first that no closed day, month or year holds.
 * Runs beside closings: both take the same lock, shared here.
 */
export async function postEntry(tx: Tx, entry: Entry): Promise<boolean> {
  await sql`select pg_advisory_xact_lock_shared(hashtext('books.closing'))`.execute(tx)
  const row = await tx
    .insertInto('book_entry')
    .values({
      journal: entry.journal,
      day: sql<string>`greatest(${entry.day}::date,
        (select max(last_day) + 1 from shop.book_closing))`,
      piece: entry.piece,
      piece_day: entry.pieceDay,
      label: entry.label,
      source_kind: entry.source.kind,
      source_id: entry.source.id,
      business: entry.business ?? false,
      corrects_day: entry.correctsDay ?? null,
    })
    .onConflict((conflict) => conflict.columns(['source_kind', 'source_id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return false
  await tx
    .insertInto('book_line')
    .values(entry.lines.map((line, index) => rowOf(row.id, line, index + 1)))
    .execute()
  return true
}

function rowOf(entryId: number, line: Line, position: number) {
  const { amountMinor, foreign, vat } = line
  return {
    entry_id: entryId,
    position,
    account: line.account,
    party: line.party ?? null,
    debit_minor: Math.max(amountMinor, 0),
    credit_minor: Math.max(-amountMinor, 0),
    currency: foreign?.currency ?? null,
    foreign_minor: foreign?.amountMinor ?? null,
    treatment: vat?.treatment ?? null,
    vat_country: vat?.country ?? null,
    vat_basis_points: vat?.basisPoints ?? null,
    base_minor: vat?.baseMinor ?? null,
    product_id: line.productId ?? null,
    batch_id: line.batchId ?? null,
  }
}
