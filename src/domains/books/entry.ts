import { assert } from '../../shared/errors.ts'
import type { BatchId, ProductId } from '../../shared/ids.ts'
import type { VatTreatment } from '../invoicing/index.ts'
import type { Journal } from './accounts.ts'

/** Positive on the side of the debit, negative on the side of the credit; cents of a euro. */
export type Line = {
  account: string
  amountMinor: number
  party?: string
  /** In the currency of the order, with the same sign. */
  foreign?: { currency: string; amountMinor: number }
  vat?: { treatment: VatTreatment; country: string | null; basisPoints: number; baseMinor?: number }
  productId?: ProductId
  batchId?: BatchId
}

export type Source = { kind: 'document' | 'movement' | 'batch' | 'exchange'; id: string }

export type Entry = {
  journal: Journal
  /** The day of the fact; a day that is closed gives way to the next open one. */
  day: string
  piece: string
  pieceDay: string
  label: string
  source: Source
  business?: boolean
  correctsDay?: string | null
  lines: readonly Line[]
}

/** An entry without its lines of nothing; undefined when nothing is left. Both sides are equal, or it is a mistake of ours. */
export function balanced(entry: Entry): Entry | undefined {
  const lines = entry.lines.filter(({ amountMinor }) => amountMinor !== 0)
  const sum = lines.reduce((total, { amountMinor }) => total + amountMinor, 0)
  assert(sum === 0, `the entry for ${entry.source.kind} ${entry.source.id} is off by ${sum}`)
  return lines.length === 0 ? undefined : { ...entry, lines }
}
