import { sql } from 'kysely'
import type { Db } from '../database/connect.ts'
import { findHead, type Head } from './chain.ts'

/**
 * The last link of the chain as it was at a time. `restored`: somebody has said that the database was restored from a backup, and
 * that what was noted beyond this link, the last noted one that it holds, is lost.
 */
export type NotedHead = { kind: 'head' | 'restored'; at: Date; head: Head }

/** Where whoever owns the database does not come; lines in the order in which they were written. */
export type HeadLedger = {
  appendHead(line: NotedHead): Promise<void>
  readHeads(): Promise<NotedHead[]>
}

/** Notes the last link unless the ledger has come as far. */
export async function noteHead(db: Db, ledger: HeadLedger, at: Date): Promise<void> {
  const head = await findHead(db)
  const last = standing(await ledger.readHeads()).at(-1)
  if (head && head.seq > (last?.head.seq ?? 0)) await ledger.appendHead({ kind: 'head', at, head })
}

/**
 * Compares the chain with what was noted of it: an end that was cut off is missing, and one that was made anew has other hashes.
 * Links before the first that is there have left by their clock, which `verifyHistory` judges.
 * @returns the first that the chain does not hold.
 */
export async function findLostHead(db: Db, ledger: HeadLedger): Promise<NotedHead | undefined> {
  const noted = standing(await ledger.readHeads())
  const { rows } = await sql<{ seq: number }>`
    select noted.seq from unnest(${noted.map(({ head }) => head.seq)}::bigint[], ${noted.map(({ head }) => head.hash)}::text[])
      as noted (seq, hash)
    left join shop.audit_link l on l.seq = noted.seq
    where l.hash is distinct from decode(noted.hash, 'hex')
      and noted.seq >= coalesce((select min(seq) from shop.audit_link), 1)
    order by noted.seq limit 1`.execute(db)
  return noted.find(({ head }) => head.seq === rows[0]?.seq)
}

/**
 * After a restore: from the last link of today the chain goes on. What was noted of the lost end stays in the ledger and is asked
 * for no more, also where the restored shop has written links of the same numbers since.
 * @returns what is given up, undefined when nothing is missing.
 */
export async function acceptRestored(
  db: Db,
  ledger: HeadLedger,
  at: Date,
): Promise<{ lost: NotedHead; head: Head } | undefined> {
  const lost = await findLostHead(db, ledger)
  if (!lost) return undefined
  const held = standing(await ledger.readHeads()).findLast((line) => line.head.seq < lost.head.seq)
  await ledger.appendHead({ kind: 'restored', at, head: held?.head ?? none })
  const head = await findHead(db)
  if (head) await ledger.appendHead({ kind: 'head', at, head })
  return { lost, head: head ?? none }
}

const none: Head = { seq: 0, hash: '' }

/** What the restored chain has to hold: of the lines before a restore only those that the backup reached. */
function standing(lines: readonly NotedHead[]): NotedHead[] {
  const kept: NotedHead[] = []
  for (const line of lines) {
    if (line.kind === 'restored') while ((kept.at(-1)?.head.seq ?? 0) > line.head.seq) kept.pop()
    kept.push(line)
  }
  return kept
}
