import type { BatchId, RecallId } from '../../../shared/ids.ts'

/** What whoever holds a key of the batch gets. */
export const recallWays = ['replace', 'refund'] as const
export type RecallWay = (typeof recallWays)[number]

export type Recall = {
  id: RecallId
  batchId: BatchId
  way: RecallWay
  reason: string
  askedBy: string
  askedAt: Date
  /** How many keys of the batch were held when it began. */
  total: number
  done: number
  /** What could not be done, for somebody to look at. */
  leftOver: number
  /** The place in the batch up to which it is through. */
  after: number
  endedAt: Date | null
}

export type RecallJob = { recallId: RecallId; after: number }
export const recallJob = 'replacement.recall'
