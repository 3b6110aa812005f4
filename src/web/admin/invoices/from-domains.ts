import {
  findDocument,
  findDocumentInList,
  findFile,
  type InvoicingDeps,
  listDocuments,
  listDocumentsOfOrder,
  listYears,
  nameCompany,
  readCompanyNaming,
  readDocuments,
  readHash,
  verifyDocument,
} from '../../../domains/invoicing/index.ts'
import { type QueueDeps, sendDocumentAgain } from '../../../domains/notifications/index.ts'
import { listOrderNumbers } from '../../../domains/orders/index.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { readFileOf } from '../../invoices/from-domains.ts'
import type { InvoicePagesDeps } from './deps.ts'

type Db = InvoicingDeps['db']

/** Invoices, from the door of their domain. The staff read in their own name; a letter is queued by the shop. */
export function invoicesForStaff(
  letters: QueueDeps & { db: Db },
  of: (by: AccountId) => Db,
): InvoicePagesDeps {
  return {
    async listDocumentsForStaff(query, by) {
      const db = of(by)
      return { ...(await listDocuments(db, query)), years: await listYears(db) }
    },
    readDocumentsForStaff: (filter, by) => readDocuments(of(by), filter),
    async openDocument(id, by) {
      const db = of(by)
      const row = await findDocumentInList(db, id)
      const document = row && (await findDocument(db, id))
      if (!row || !document) return undefined
      const others = await listDocumentsOfOrder(db, row.orderId)
      return {
        row,
        document,
        hash: await readHash(db, id),
        flaws: await verifyDocument(db, id),
        hasFile: (await findFile(db, id)) !== null,
        others: others.filter((other) => other.id !== id),
      }
    },
    readDocumentFile: (id, by) => readFileOf(of(by), id),
    async sendDocument(id, by) {
      const row = await findDocumentInList(of(by), id)
      const hasFile = row && (await findFile(of(by), id)) !== null
      return row && hasFile
        ? sendDocumentAgain(letters, { documentId: id, orderId: row.orderId, by })
        : 'nobody'
    },
    listDocumentsOfOrderForStaff: (order, by) => listDocumentsOfOrder(of(by), order),
    async openCompanyNaming(id, by) {
      const db = of(by)
      const number = (await listOrderNumbers(db, [id])).get(id)
      const naming = await readCompanyNaming(db, id, by, letters.clock.now())
      return number !== undefined && naming ? { order: { id, number }, naming } : undefined
    },
    nameCompany: (named) => nameCompany(letters, named),
  }
}
