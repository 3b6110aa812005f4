import type { Db, Tx } from '../../platform/database/connect.ts'
import type { TaxDocumentId } from '../../shared/ids.ts'
import { findDocument, type TaxDocument } from '../invoicing/index.ts'
import { entryOfDocument } from './entry-of-document.ts'
import { postEntry } from './post-entry.ts'

/** Books an invoice or a credit note, once; false when there is nothing to book or it stands there. */
export async function postDocument(tx: Tx, document: TaxDocument): Promise<boolean> {
  const entry = entryOfDocument(document)
  return entry ? postEntry(tx, entry) : false
}

/** The same for a document that was just issued. */
export async function bookDocument(db: Db, id: TaxDocumentId): Promise<boolean> {
  const document = await findDocument(db, id)
  return document ? db.transaction().execute((tx) => postDocument(tx, document)) : false
}
