import type { AccountBalance, Closing, OpenOrder, OssReturn } from '../../../domains/books/index.ts'
import type { AccountId } from '../../../shared/ids.ts'

/** A financial year as the page shows it. */
export type BooksOfYear = {
  year: number
  /** Its first and last day. */
  from: string
  to: string
  balances: AccountBalance[]
  openOrders: OpenOrder[]
  /** The latest first. */
  closings: Closing[]
  returns: OssReturn[]
}

/** What the page about the books needs from the rest of the shop. */
export type BooksPageDeps = {
  /** Of the current financial year where none is named. */
  readBooks(by: AccountId, year?: number): Promise<BooksOfYear>
  /** A file of the books in pieces; undefined for a name that means nothing. */
  exportBooks(by: AccountId, file: string): { name: string; pieces: AsyncIterable<string> } | undefined
}
