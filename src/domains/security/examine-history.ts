import { findHead, type Head, type HistoryFlaw, verifyHistory } from '../../platform/audit/chain.ts'
import { findLostHead, type HeadLedger, type NotedHead } from '../../platform/audit/noted-heads.ts'
import type { Db } from '../../platform/database/connect.ts'

export type HistoryExamined = {
  /** How many lines are chained. */
  links: number
  head: Head | undefined
  /** The first link that does not hold. */
  flaw: HistoryFlaw | undefined
  /** What was noted outside the database and the chain does not hold any more. */
  lost: NotedHead | undefined
}

/** Recomputes the whole chain over the history, and compares it with what was noted of it outside the database. Changes nothing. */
export async function examineHistory(db: Db, heads: HeadLedger): Promise<HistoryExamined> {
  let links = 0
  let flaw: HistoryFlaw | undefined
  for await (const part of verifyHistory(db)) {
    links += part.links
    flaw ??= part.flaws[0]
  }
  return { links, flaw, lost: await findLostHead(db, heads), head: await findHead(db) }
}
