import { sql } from 'kysely'
import type { Tx } from '../../platform/database/connect.ts'
import { fewest, other } from './count.ts'
import type { CountBatch } from './counters.ts'

/** Adds to what is there, in one order for every process, so that no two of them wait for each other in a circle. */
export async function addCounts(tx: Tx, { pages, gaps }: CountBatch): Promise<void> {
  if (pages.length > 0) {
    await sql`
      insert into shop.page_count (day, route, event, country, referrer_host, campaign, count)
      select * from unnest(
        ${pages.map(({ day }) => day)}::date[],
        ${pages.map(({ route }) => route)}::text[],
        ${pages.map(({ event }) => event)}::text[],
        ${pages.map(({ country }) => country)}::text[],
        ${pages.map(({ referrerHost }) => referrerHost)}::text[],
        ${pages.map(({ campaign }) => campaign)}::text[],
        ${pages.map(({ count }) => count)}::integer[]
      ) order by 1, 2, 3, 4, 5, 6
      on conflict (day, route, event, country, referrer_host, campaign)
      do update set count = page_count.count + excluded.count`.execute(tx)
  }
  if (gaps.length > 0) {
    await sql`
      insert into shop.search_gap (day, words, count)
      select * from unnest(
        ${gaps.map(({ day }) => day)}::date[],
        ${gaps.map(({ words }) => words)}::text[],
        ${gaps.map(({ count }) => count)}::integer[]
      ) order by 1, 2
      on conflict (day, words) do update set count = search_gap.count + excluded.count`.execute(tx)
  }
}

const facts = ['campaign', 'referrer_host', 'country'] as const

/** In cells that are still small, one fact after the other gives way, the least useful first. Doing it again changes nothing. */
export async function foldSmallCells(tx: Tx, before: string): Promise<void> {
  for (const fact of facts) {
    const folded = facts.map((each) => (each === fact ? sql.lit(other) : sql.ref(each)))
    await sql`
      with small as (
        delete from shop.page_count
        where day < ${before}::date and count < ${fewest} and ${sql.ref(fact)} not in ('', ${other})
        returning *
      )
      insert into shop.page_count (day, route, event, ${sql.join(facts.map((each) => sql.ref(each)))}, count)
      select day, route, event, ${sql.join(folded)}, sum(count) from small
      group by 1, 2, 3, 4, 5, 6 order by 1, 2, 3, 4, 5, 6
      on conflict (day, route, event, country, referrer_host, campaign)
      do update set count = page_count.count + excluded.count`.execute(tx)
  }
}
