import { isDay } from '../../../shared/time.ts'
import type { KeyPattern } from '../../catalog/index.ts'
import { type KeyContent, normaliseText, textLengthMax, textOf } from '../key-content.ts'
import type { ImportEntry } from './import-source.ts'

/** What can be wrong with one key, as far as it shows without looking at the stock. */
export type EntryFlaw =
  | 'empty'
  | 'strange_sign'
  | 'too_long'
  | 'malformed'
  | 'bad_date'
  | 'reference_too_long'
  | 'not_an_image'
  | 'image_too_large'

/** What only the calendar, the stock and the rest of the file can show. */
export type StockFlaw =
  | 'expired'
  | 'duplicate_in_file'
  | 'duplicate_in_stock'
  | 'duplicate_sold'
  | 'duplicate_revoked'

export type KeyFlaw = EntryFlaw | StockFlaw

export const referenceLengthMax = 200

// Half a sign would be kept as another one, and no owner can type a sign of control.
const strangeSign = /\p{Cs}|(?![\t\n])\p{Cc}/u

/** Pure rule: the first thing that is wrong with an entry, or the key when nothing is. */
export function judgeEntry(
  entry: ImportEntry,
  pattern: KeyPattern | null,
): { ok: true; content: KeyContent } | { ok: false; flaw: EntryFlaw } {
  if (typeof entry.content === 'string') return { ok: false, flaw: entry.content }
  if (entry.expiresOn !== undefined && !isDay(entry.expiresOn)) return { ok: false, flaw: 'bad_date' }
  if ((entry.supplierReference?.length ?? 0) > referenceLengthMax)
    return { ok: false, flaw: 'reference_too_long' }
  const content = entry.content.expose()
  if (content.kind === 'image') return { ok: true, content }
  const text = textOf(content)
  if (text.length > textLengthMax) return { ok: false, flaw: 'too_long' }
  if (normaliseText(text) === '') return { ok: false, flaw: 'empty' }
  if (strangeSign.test(text)) return { ok: false, flaw: 'strange_sign' }
  if (pattern && !pattern.matches(text)) return { ok: false, flaw: 'malformed' }
  return { ok: true, content }
}
