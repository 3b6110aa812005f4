import { sql } from 'kysely'
import type { Db } from '../../platform/database/connect.ts'
import { localDayAfter } from '../../shared/time.ts'
import { type CountedEvent, events, fewest, type ShownCount, shown } from './count.ts'

/** What is shown of the last days. No number in it can stand for fewer than five. */
export type TrafficReport = {
  /** Every day once, the oldest first. */
  visits: { day: string; count: ShownCount }[]
  funnel: { event: CountedEvent; count: ShownCount }[]
  products: Ranked[]
  referrers: Ranked[]
  campaigns: Ranked[]
  countries: Ranked[]
  searchGaps: Ranked[]
}
export type Ranked = { name: string; count: ShownCount }

type Span = { from: string; to: string }
type Fact = 'route' | 'referrer_host' | 'campaign' | 'country'

export async function readTraffic(db: Db, now: Date, dayCount = 30): Promise<TrafficReport> {
  const span = { from: localDayAfter(now, 1 - dayCount), to: localDayAfter(now, 0) }
  const [visits, funnel, products, referrers, campaigns, countries, searchGaps] = await Promise.all([
    listVisits(db, span),
    listSteps(db, span),
    rank(db, span, 'product_viewed', 'route'),
    rank(db, span, 'visit_begun', 'referrer_host'),
    rank(db, span, 'visit_begun', 'campaign'),
    rank(db, span, 'visit_begun', 'country'),
    rankGaps(db, span),
  ])
  return { visits, funnel, products, referrers, campaigns, countries, searchGaps }
}

/** All visits of some days. */
export async function countVisits(db: Db, { from, to }: Span): Promise<ShownCount> {
  const { count } = await db
    .selectFrom('page_count')
    .select((eb) => eb.fn.sum<number>('count').as('count'))
    .where('day', '>=', from)
    .where('day', '<=', to)
    .where('event', '=', 'visit_begun')
    .executeTakeFirstOrThrow()
  return shown(Number(count ?? 0))
}

async function listVisits(db: Db, { from, to }: Span): Promise<TrafficReport['visits']> {
  const { rows } = await sql<{ day: string; count: number }>`
    select d.day::date as day, coalesce(sum(p.count), 0) as count
    from generate_series(${from}::date, ${to}::date, interval '1 day') as d (day)
    left join shop.page_count p on p.day = d.day::date and p.event = 'visit_begun'
    group by 1 order by 1`.execute(db)
  return rows.map(({ day, count }) => ({ day, count: shown(Number(count)) }))
}

async function listSteps(db: Db, { from, to }: Span): Promise<TrafficReport['funnel']> {
  const rows = await db
    .selectFrom('page_count')
    .select(['event', (eb) => eb.fn.sum<number>('count').as('count')])
    .where('day', '>=', from)
    .where('day', '<=', to)
    .groupBy('event')
    .execute()
  const counts = new Map(rows.map(({ event, count }) => [event, Number(count)]))
  const steps = events.filter((event) => event !== 'page_viewed')
  return steps.map((event) => ({ event, count: shown(counts.get(event) ?? 0) }))
}

const rankedMax = 10

/** The commonest values. Rare ones are left out rather than shown with a small number: the value itself would tell. */
async function rank(db: Db, { from, to }: Span, event: CountedEvent, fact: Fact): Promise<Ranked[]> {
  const rows = await db
    .selectFrom('page_count')
    .select([`${fact} as name`, (eb) => eb.fn.sum<number>('count').as('count')])
    .where('day', '>=', from)
    .where('day', '<=', to)
    .where('event', '=', event)
    .groupBy(fact)
    .having((eb) => eb.fn.sum('count'), '>=', fewest)
    .orderBy('count', 'desc')
    .orderBy(fact)
    .limit(rankedMax)
    .execute()
  return rows.map(({ name, count }) => ({ name, count: shown(Number(count)) }))
}

async function rankGaps(db: Db, { from, to }: Span): Promise<Ranked[]> {
  const rows = await db
    .selectFrom('search_gap')
    .select(['words as name', (eb) => eb.fn.sum<number>('count').as('count')])
    .where('day', '>=', from)
    .where('day', '<=', to)
    .groupBy('words')
    .orderBy('count', 'desc')
    .orderBy('words')
    .limit(rankedMax)
    .execute()
  return rows.map(({ name, count }) => ({ name, count: shown(Number(count)) }))
}
