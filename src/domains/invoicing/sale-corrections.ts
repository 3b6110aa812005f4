import type { Db, Tx } from '../../platform/database/connect.ts'
import type { AccountId, OrderId } from '../../shared/ids.ts'

/** A company as it is printed: what a buyer can put on their documents afterwards. */
export type CompanyOnInvoice = {
  name: string
  addressLines: readonly string[]
  /** With the letters of its country. Said afterwards it changes no VAT. */
  vatNumber: string | null
}

/** What became known of a sale after it was placed. The latest of each counts. */
export type Corrected = {
  /** How many there are. */
  count: number
  /** Of these by the buyer. */
  byBuyer: number
  company: CompanyOnInvoice | null
  country: string | null
}

export type NewCorrection = {
  orderId: OrderId
  what: { company: CompanyOnInvoice } | { country: string }
  /** Of the staff; null for the buyer. */
  by: AccountId | null
}

export async function readCorrections(db: Db, orderId: OrderId): Promise<Corrected> {
  const rows = await db
    .selectFrom('sale_correction')
    .selectAll()
    .where('order_id', '=', orderId)
    .orderBy('position')
    .execute()
  const named = rows.findLast(({ company_name }) => company_name !== null)
  return {
    count: rows.length,
    byBuyer: rows.filter(({ corrected_by }) => corrected_by === null).length,
    company: named?.company_name
      ? { name: named.company_name, addressLines: named.address_lines ?? [], vatNumber: named.vat_number }
      : null,
    country: rows.findLast(({ country }) => country !== null)?.country ?? null,
  }
}

/** Under the lock of the order's documents. */
export async function insertCorrection(
  tx: Tx,
  { orderId, what, by }: NewCorrection,
  position: number,
): Promise<void> {
  await tx
    .insertInto('sale_correction')
    .values({
      order_id: orderId,
      position,
      ...('company' in what
        ? {
            company_name: what.company.name,
            address_lines: [...what.company.addressLines],
            vat_number: what.company.vatNumber,
          }
        : { country: what.country }),
      corrected_by: by,
    })
    .execute()
}

/** Orders of which an invoice does not know the last correction, in pages; `after` is the last order of the page before. */
export async function listUncorrected(
  db: Db,
  { since, after, limit }: { since: Date; after: OrderId | null; limit: number },
): Promise<{ orderId: OrderId; at: Date }[]> {
  return db
    .selectFrom('sale_correction as c')
    .select(({ fn }) => ['c.order_id as orderId', fn.max('c.corrected_at').as('at')])
    .where('c.corrected_at', '>=', since)
    .where(({ exists, selectFrom }) =>
      exists(selectFrom('tax_document as d').select('d.id').whereRef('d.order_id', '=', 'c.order_id')),
    )
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('tax_document as d')
            .select('d.id')
            .whereRef('d.order_id', '=', 'c.order_id')
            .whereRef('d.correction', '>=', 'c.position'),
        ),
      ),
    )
    .$if(after !== null, (query) => query.where('c.order_id', '>', after))
    .groupBy('c.order_id')
    .orderBy('c.order_id')
    .limit(limit)
    .execute()
}
