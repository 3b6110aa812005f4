import { createHash, randomBytes } from 'node:crypto'
import type { OrderId, RefundId, TaxDocumentId } from '../../shared/ids.ts'
import type { DocumentKind } from './deps.ts'
import type { DocumentBuyer } from './document.ts'

/** What the hash of a document takes in: its place, its content letter by letter, its parts, and the document before it. */
export type Hashed = {
  id: TaxDocumentId
  kind: DocumentKind
  year: number
  number: number
  orderId: OrderId
  refundId: RefundId | null
  round: number
  correctsId: TaxDocumentId | null
  content: string
  issuedAt: Date
  fileHash: Buffer
  personHash: Buffer | null
  businessHash: Buffer | null
  previousHash: Buffer | null
}

export function hashDocument(document: Hashed): Buffer {
  const { id, kind, year, number, orderId, refundId, round, correctsId, content, issuedAt } = document
  const parts = [document.fileHash, document.personHash, document.businessHash].map(hex)
  const place = [hex(document.previousHash), id, kind, year, number, orderId, refundId, round, correctsId]
  return digest(JSON.stringify([...place, issuedAt.toISOString(), content, ...parts]))
}

export const hashFile = (file: Uint8Array): Buffer => createHash('sha256').update(file).digest()

export type SealedPart = { salt: Buffer; hash: Buffer }

export const newSalt = (): Buffer => randomBytes(32)

/** What names a person, salted: once the row has emptied, nobody finds the person by trying names. */
export function hashPerson(salt: Buffer, { name, email }: Pick<DocumentBuyer, 'name' | 'email'>): Buffer {
  return digest(JSON.stringify([hex(salt), name, email]))
}

export function hashBusiness(salt: Buffer, buyer: Omit<DocumentBuyer, 'name' | 'email'>): Buffer {
  const { companyName, address, vatNumber } = buyer
  return digest(JSON.stringify([hex(salt), companyName, address.lines, address.country, vatNumber]))
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest()
const hex = (bytes: Buffer | null): string | null => bytes?.toString('hex') ?? null
