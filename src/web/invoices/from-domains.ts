import {
  findDocumentInList,
  findFile,
  type InvoicingDeps,
  listDocuments,
  listDocumentsOfOrder,
  listYears,
  readCompanyNaming,
} from '../../domains/invoicing/index.ts'
import { parseId } from '../../shared/ids.ts'
import type { Principal } from '../../shared/principal.ts'
import type { Clock } from '../../shared/time.ts'
import type { AccountDocumentsDeps, DocumentFile, OrderDocumentsDeps } from './deps.ts'

type Db = InvoicingDeps['db']

/** Invoices of an order's link and of an account, read in the name of whoever looks: the database shows each their own. */
export function invoicesFromDomains(
  as: (principal: Principal) => Db,
  clock: Clock,
): OrderDocumentsDeps & AccountDocumentsDeps {
  return {
    listDocuments: (order) => listDocumentsOfOrder(as({ role: 'visitor', order }), order),
    readDocument: (order, document) => readFileOf(as({ role: 'visitor', order }), document),
    readCompanyNaming: (order) => readCompanyNaming(as({ role: 'visitor', order }), order, null, clock.now()),
    async listInvoices(account, { year, page }) {
      const db = as({ role: 'customer', account })
      const query = { kind: null, year, text: '', sort: 'issued', descending: true, page } as const
      return { ...(await listDocuments(db, query)), years: await listYears(db) }
    },
    readInvoice: (account, document) => readFileOf(as({ role: 'customer', account }), document),
  }
}

export async function readFileOf(db: Db, document: string): Promise<DocumentFile | undefined> {
  const id = parseId('doc', document)
  const found = id && (await findDocumentInList(db, id))
  const content = found && (await findFile(db, found.id))
  return found && content ? { name: `${found.number}.pdf`, mediaType: 'application/pdf', content } : undefined
}
