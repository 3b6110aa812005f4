import { sql } from 'kysely'
import { firstIdAt } from '../../shared/ids.ts'
import type { Db } from '../database/connect.ts'

/** Lines a transaction: what follows one another is a link each, and the table is locked meanwhile, against other jobs alone. */
const linesAtOnce = 5000

/**
 * Appends a link of the chain for every line of history that has none. Whoever writes history waits for nothing.
 * @param since looks only at lines whose ids were made since then; without it at all of them, which walks through the whole history.
 * @returns how many links were appended.
 */
export async function linkHistory(db: Db, since?: Date): Promise<number> {
  let from: string = since ? firstIdAt('aud', since) : ''
  let all = 0
  for (;;) {
    const { count, last } = await linkNext(db, from)
    all += count
    if (last === null || count < linesAtOnce) return all
    from = last
  }
}

async function linkNext(db: Db, from: string): Promise<{ count: number; last: string | null }> {
  return db.transaction().execute(async (tx) => {
    await sql`lock table shop.audit_link in share row exclusive mode`.execute(tx)
    const { rows } = await sql<{ count: number; last: string | null }>`
      with appended as (
        insert into shop.audit_link (audit_id, at, digest)
        select e.id, e.at, shop.audit_digest(e) from shop.audit_event e
        where e.id >= ${from} and not exists (
          -- Links are read from there on too, and not the whole chain for each part.
          select from shop.audit_link l where l.audit_id = e.id and l.audit_id >= ${from})
        order by e.id limit ${linesAtOnce}
        returning audit_id)
      select count(*) as count, max(audit_id) as last from appended`.execute(tx)
    return rows[0] ?? { count: 0, last: null }
  })
}

export type HistoryFlaw = {
  /**
   * `link`: its hash does not follow from the one before; `gap`: links are missing before it; `changed`: its line reads
   * otherwise; `missing`: its line is gone before its time.
   */
  problem: 'link' | 'gap' | 'changed' | 'missing'
  seq: number
  auditId: string
}

export type HistoryPart = { links: number; flaws: HistoryFlaw[] }

/**
 * Recomputes the chain, part by part. Proves that the lines are those that were linked, in that order, none taken out before its
 * time: not that a line was true, nor that it was written at all; of the end only as far as it was noted (noted-heads.ts).
 */
export async function* verifyHistory(db: Db, linksAtOnce = 20_000): AsyncGenerator<HistoryPart> {
  let after = 0
  for (;;) {
    const { rows } = await sql<HistoryFlaw & { problem: HistoryFlaw['problem'] | null }>`
      select l.seq, l.audit_id as "auditId", case
          when l.before is null and l.seq > 1 and (e.id is not null or l.at > ${lastDeletable}) then 'gap'
          when l.before is not null and l.before <> l.seq - 1 then 'gap'
          when (l.before is not null or l.seq = 1) and (l.link).hash <> shop.audit_hash(l.previous, l.link) then 'link'
          when e.id is null and l.at > ${lastDeletable} then 'missing'
          when e.id is not null and shop.audit_digest(e) <> l.digest then 'changed'
        end as problem
      from (
        select link, link.seq, link.audit_id, link.at, link.digest,
          lag(link.seq) over chain as before, lag(link.hash) over chain as previous
        from shop.audit_link link where link.seq >= ${after}
        window chain as (order by link.seq) order by link.seq limit ${linksAtOnce + 1}
      ) l left join shop.audit_event e on e.id = l.audit_id
      where l.before is not null or ${after} = 0
      order by l.seq`.execute(db)
    const flaws = rows.flatMap(({ problem, seq, auditId }) => (problem ? [{ problem, seq, auditId }] : []))
    yield { links: rows.length, flaws }
    const last = rows.at(-1)
    if (!last || rows.length < linksAtOnce) return
    after = last.seq
  }
}

// What shop.refuse_change() lets go.
const lastDeletable = sql`now() - interval '10 years'`

/** A link; its hash in hexadecimal digits. */
export type Head = { seq: number; hash: string }

/** The last link: by it noted elsewhere an end that was cut off or written anew is seen (noted-heads.ts). */
export async function findHead(db: Db): Promise<Head | undefined> {
  const head = await db
    .selectFrom('audit_link')
    .select(['seq', 'hash'])
    .orderBy('seq', 'desc')
    .limit(1)
    .executeTakeFirst()
  return head && { seq: head.seq, hash: head.hash.toString('hex') }
}

/** How many links there are, by their numbers: none is left out while the chain holds. */
export async function countLinks(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('audit_link')
    .select(sql<number>`coalesce(max(seq) - min(seq) + 1, 0)`.as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** Links whose lines have left by their clock go from the oldest end; the last of them stays, for the next one to hang on. */
export async function pruneHistory(db: Db): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    delete from shop.audit_link where seq < coalesce((
      select l.seq from shop.audit_link l
      where l.at > ${lastDeletable} or exists (select from shop.audit_event e where e.id = l.audit_id)
      order by l.seq limit 1), 0) - 1`.execute(db)
  return Number(numAffectedRows)
}
