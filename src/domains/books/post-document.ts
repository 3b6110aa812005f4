import type { Db, Tx } from '../../platform/database/connect.ts'
import { shopCurrency } from '../../shared/currency.ts'
import type { TaxDocumentId } from '../../shared/ids.ts'
import { money, rateOf } from '../../shared/money.ts'
import { findDocument, type TaxDocument } from '../invoicing/index.ts'
import { listSoldProducts, readSale } from '../orders/index.ts'
import { entryOfDocument } from './entry-of-document.ts'
import { postEntry } from './post-entry.ts'
import { findRate } from './rates/rate-store.ts'

/** Books an invoice or a credit note, once; false when there is nothing to book or it stands there. */
export async function postDocument(tx: Tx, document: TaxDocument): Promise<boolean> {
  const eurosOfOne = await findEuros(tx, document)
  const products = await listSoldProducts(tx, document.orderId)
  const entry = entryOfDocument(document, { products, ...(eurosOfOne !== undefined && { eurosOfOne }) })
  return entry ? postEntry(tx, entry) : false
}

/** The same for a document that was just issued. */
export async function bookDocument(db: Db, id: TaxDocumentId): Promise<boolean> {
  const document = await findDocument(db, id)
  return document ? db.transaction().execute((tx) => postDocument(tx, document)) : false
}

/** Of a document that names no rate, having no VAT: the rate of its day, otherwise that of the shop's price lists. */
async function findEuros(
  db: Db,
  { currency, taxInEuros, suppliedOn, orderId }: TaxDocument,
): Promise<number | undefined> {
  if (currency === shopCurrency || taxInEuros) return undefined
  const rate = await findRate(db, currency, suppliedOn)
  if (rate) return 1 / rate.perEuro
  const sale = await readSale(db, orderId)
  return sale && rateOf(money(sale.grossMinor, currency), money(sale.eurTotalMinor, shopCurrency))
}
