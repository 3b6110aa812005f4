import type { Tx } from '../../../platform/database/connect.ts'
import { groupFlaws, groupResemblances, type Resemblance } from './import-store.ts'
import type { KeyFlaw } from './judge-entry.ts'

export type ImportReport = {
  read: number
  good: number
  /** What is wrong, how often, and the first lines of each kind; `firstLine` is where a duplicate stood before. */
  flaws: { flaw: KeyFlaw; count: number; examples: { line: number; firstLine: number | null }[] }[]
  /** Malformed lines that would fit another product. */
  looksLike: Resemblance[]
}

/** What the checks found, in numbers and lines. Nothing in it is a key. */
export async function reportOf(tx: Tx): Promise<ImportReport> {
  const groups = await groupFlaws(tx)
  return {
    read: groups.reduce((sum, group) => sum + group.count, 0),
    good: groups.find((group) => group.flaw === null)?.count ?? 0,
    flaws: groups.flatMap(({ flaw, count, lines, firstLines }) =>
      flaw === null
        ? []
        : [{ flaw, count, examples: lines.map((line, at) => ({ line, firstLine: firstLines[at] ?? null })) }],
    ),
    looksLike: await groupResemblances(tx),
  }
}
