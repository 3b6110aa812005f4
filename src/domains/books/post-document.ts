import type { Tx } from '../../platform/database/connect.ts'
import type { TaxDocument } from '../invoicing/index.ts'
import { entryOfDocument } from './entry-of-document.ts'
import { postEntry } from './post-entry.ts'

/** Books an invoice or a credit note, once; false when there is nothing to book or it stands there. */
export async function postDocument(tx: Tx, document: TaxDocument): Promise<boolean> {
  const entry = entryOfDocument(document)
  return entry ? postEntry(tx, entry) : false
}
