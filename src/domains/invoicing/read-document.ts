import type { Db } from '../../platform/database/connect.ts'
import { erasedEmail } from '../../shared/email.ts'
import type { OrderId, TaxDocumentId } from '../../shared/ids.ts'
import type { Issued } from './credit-facts.ts'
import type { DocumentBuyer, TaxDocument } from './document.ts'
import type { DocumentHead } from './owed.ts'

const heads = [
  ...(['id', 'kind', 'order_id as orderId', 'refund_id as refundId', 'round'] as const),
  ...(['gross_minor as grossMinor', 'correction', 'is_untaxed as isUntaxed'] as const),
] as const

/** The documents of an order, in the order in which they were issued. */
export async function listHeadsOfOrder(db: Db, orderId: OrderId): Promise<DocumentHead[]> {
  return db
    .selectFrom('tax_document')
    .select(heads)
    .where('order_id', '=', orderId)
    .orderBy('issued_at')
    .orderBy('id')
    .execute()
}

/** The same for several orders at once. */
export async function listHeadsOfOrders(db: Db, orderIds: readonly OrderId[]): Promise<DocumentHead[]> {
  if (orderIds.length === 0) return []
  return db.selectFrom('tax_document').select(heads).where('order_id', 'in', orderIds).orderBy('id').execute()
}

/** The documents of an order with what they say, in the order in which they were issued. */
export async function listIssued(db: Db, orderId: OrderId): Promise<(DocumentHead & { facts: Issued })[]> {
  const rows = await db
    .selectFrom('tax_document')
    .select(heads)
    .select('content')
    .where('order_id', '=', orderId)
    .orderBy('issued_at')
    .orderBy('id')
    .execute()
  return rows.map(({ content, ...head }) => ({ ...head, facts: factsIn(content) }))
}

/** The whole document as it stands today: its buyer as far as the row still names one. */
export async function findDocument(db: Db, id: TaxDocumentId): Promise<TaxDocument | undefined> {
  const row = await db.selectFrom('tax_document').select('content').where('id', '=', id).executeTakeFirst()
  return row && { ...factsIn(row.content), buyer: await findBuyer(db, id) }
}

/** Null once nothing is left that names the buyer. */
export async function findBuyer(db: Db, id: TaxDocumentId): Promise<DocumentBuyer | null> {
  const row = await db
    .selectFrom('tax_document_buyer')
    .select(['name', 'email', 'company_name', 'address_lines', 'country', 'vat_number'])
    .where('document_id', '=', id)
    .executeTakeFirst()
  if (!row || (row.email === erasedEmail && row.company_name === null)) return null
  return {
    name: row.name,
    companyName: row.company_name,
    address: { lines: row.address_lines, country: row.country },
    vatNumber: row.vat_number,
    email: row.email === erasedEmail ? '' : row.email,
  }
}

/** The file as it was handed over; null once it has gone with its buyer. */
export async function findFile(db: Db, id: TaxDocumentId): Promise<Buffer | null> {
  const row = await db
    .selectFrom('tax_document_file')
    .select(['file_to_person', 'file_to_business'])
    .where('document_id', '=', id)
    .executeTakeFirst()
  return row?.file_to_person ?? row?.file_to_business ?? null
}

/** Written by our own code and held to by its hash. */
export function factsIn(content: string): Issued {
  return JSON.parse(content) as Issued
}
