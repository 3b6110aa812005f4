import type { BatchId, KeyExportId, ProductId } from '../../../shared/ids.ts'

/** So long an export waits for a second person, and then for whoever asked. */
export const exportHours = 24

/**
 * So long somebody has had the right to export before they agree to one: whoever was invited for the purpose, by whom ever, is
 * not a second person.
 */
export const rightDaysMin = 30

export type KeyExport = {
  id: KeyExportId
  batchId: BatchId
  productId: ProductId
  sourceName: string
  askedBy: string
  reason: string
  askedAt: Date
  /** `lapsed`: nobody agreed, or nobody took it, in time. */
  state: 'asked' | 'approved' | 'refused' | 'taken' | 'lapsed'
  decidedBy: string | null
  decidedAt: Date | null
  takenAt: Date | null
  /** How many keys left the shop. */
  keys: number | null
}

export type AskOutcome = { ok: true; id: KeyExportId } | { ok: false; reason: 'none_unsold' | 'open_already' }
export type DecideOutcome =
  | { ok: true }
  | { ok: false; reason: 'not_found' | 'same_person' | 'too_new' | 'decided_already' | 'too_late' }
export type TakeOutcome =
  | { ok: true; id: KeyExportId; keys: number; productId: ProductId }
  | { ok: false; reason: 'not_found' | 'not_yours' | 'not_approved' | 'none_unsold' }
