import { findHead, type Head, type HistoryFlaw, verifyHistory } from '../../platform/audit/chain.ts'
import { findLostHead, type HeadLedger, type NotedHead } from '../../platform/audit/noted-heads.ts'
import type { Db } from '../../platform/database/connect.ts'
import type { Verdict } from './history-checks.ts'

export type HistoryExamined = {
  /** How many lines are chained. */
  links: number
  head: Head | undefined
  /** The first link that does not hold. */
  flaw: HistoryFlaw | undefined
  /** How many do not. */
  flaws: number
  /** What was noted outside the database and the chain does not hold any more. */
  lost: NotedHead | undefined
}

/**
 * Recomputes the whole chain over the history, and compares it with what was noted of it outside the database. Changes nothing.
 * @param goesOn is told after each part how many links were looked at; without its yes no other part is.
 */
export async function examineHistory(
  db: Db,
  heads: HeadLedger,
  goesOn: (links: number) => Promise<boolean> = async () => true,
): Promise<HistoryExamined> {
  let links = 0
  let flaws = 0
  let flaw: HistoryFlaw | undefined
  for await (const part of verifyHistory(db)) {
    links += part.links
    flaws += part.flaws.length
    flaw ??= part.flaws[0]
    if (!(await goesOn(links))) break
  }
  return { links, flaw, flaws, lost: await findLostHead(db, heads), head: await findHead(db) }
}

/** How much of it is for an alert: links that do not hold, and one that was noted and is lost. */
export const countFlaws = ({ flaws, lost }: HistoryExamined): number => flaws + (lost ? 1 : 0)

export function verdictOn({ flaw, lost, head }: HistoryExamined): Verdict {
  if (flaw) return { kind: 'broken', seq: flaw.seq, auditId: flaw.auditId }
  if (lost) return { kind: 'lost', seq: lost.head.seq, notedAt: lost.at }
  return { kind: 'whole', head }
}
