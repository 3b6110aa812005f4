import { sql } from 'kysely'
import type { Tx } from '../../platform/database/connect.ts'
import type { OrderId, TaxDocumentId } from '../../shared/ids.ts'
import { type Hashed, hashBusiness, hashDocument, hashFile, hashPerson, newSalt } from './chain.ts'
import type { DocumentKind } from './deps.ts'
import type { DocumentBuyer } from './document.ts'

export type Series = {
  year: number
  nextNumber: number
  lastHash: Buffer | null
  lastIssuedOn: string | null
}

/** Documents of one order follow one another: each is reckoned from those before it. Taken before any series. */
export async function lockDocumentsOf(tx: Tx, orderId: OrderId): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext(${`documents of ${orderId}`}))`.execute(tx)
}

/** The lock of a kind: whoever holds it is alone with all its years until the commit. */
export async function lockSeries(tx: Tx, kind: DocumentKind, year: number): Promise<Series[]> {
  await tx
    .insertInto('invoice_series')
    .values({ kind, year })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const rows = await tx
    .selectFrom('invoice_series')
    .select(['year', 'next_number as nextNumber', 'last_hash as lastHash', 'last_issued_on as lastIssuedOn'])
    .where('kind', '=', kind)
    .orderBy('year')
    .forUpdate()
    .execute()
  return rows
}

export type NewDocument = Omit<Hashed, 'fileHash' | 'personHash' | 'businessHash'> & {
  buyer: DocumentBuyer | null
  file: Uint8Array
}

/** Writes a document with its parts; the series goes on by a trigger. @returns its hash. */
export async function insertDocument(tx: Tx, { buyer, file, ...document }: NewDocument): Promise<Buffer> {
  const salts = { person: newSalt(), business: newSalt() }
  const hashed: Hashed = {
    ...document,
    fileHash: hashFile(file),
    personHash: buyer && hashPerson(salts.person, buyer),
    businessHash: buyer && hashBusiness(salts.business, buyer),
  }
  const hash = hashDocument(hashed)
  await tx
    .insertInto('tax_document')
    .values({
      id: hashed.id,
      kind: hashed.kind,
      year: hashed.year,
      number: hashed.number,
      order_id: hashed.orderId,
      refund_id: hashed.refundId,
      round: hashed.round,
      corrects_id: hashed.correctsId,
      content: hashed.content,
      issued_at: hashed.issuedAt,
      file_hash: hashed.fileHash,
      person_hash: hashed.personHash,
      business_hash: hashed.businessHash,
      previous_hash: hashed.previousHash,
      hash,
    })
    .execute()
  if (buyer) await insertBuyer(tx, document, buyer, salts)
  await insertFile(tx, document, file, buyer?.companyName != null)
  return hash
}

type Part = { id: TaxDocumentId; orderId: OrderId; issuedAt: Date }

async function insertBuyer(
  tx: Tx,
  { id, orderId, issuedAt }: Part,
  buyer: DocumentBuyer,
  salts: { person: Buffer; business: Buffer },
): Promise<void> {
  await tx
    .insertInto('tax_document_buyer')
    .values({
      document_id: id,
      order_id: orderId,
      person_salt: salts.person,
      name: buyer.name,
      email: buyer.email,
      business_salt: salts.business,
      company_name: buyer.companyName,
      address_lines: [...buyer.address.lines],
      country: buyer.address.country,
      vat_number: buyer.vatNumber,
      issued_at: issuedAt,
    })
    .execute()
}

async function insertFile(
  tx: Tx,
  { id, orderId, issuedAt }: Part,
  file: Uint8Array,
  isToBusiness: boolean,
): Promise<void> {
  const content = Buffer.from(file)
  await tx
    .insertInto('tax_document_file')
    .values({
      document_id: id,
      order_id: orderId,
      file_to_person: isToBusiness ? null : content,
      file_to_business: isToBusiness ? content : null,
      issued_at: issuedAt,
    })
    .execute()
}
