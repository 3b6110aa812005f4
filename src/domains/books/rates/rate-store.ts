import { type RawBuilder, sql } from 'kysely'
import { recordAudit } from '../../../platform/audit/audit.ts'
import type { Db, Tx } from '../../../platform/database/connect.ts'
import type { AccountId } from '../../../shared/ids.ts'
import type { DatedRate, KnownRate, RateSource } from './exchange-rate.ts'

/** The longest time without a banking day, and some more. */
const withoutBanks = 7

/** The rate of a day, or of the last banking day before it. */
export function findRate(db: Db, currency: string, day: string): Promise<KnownRate | undefined> {
  return findFirst(
    db,
    sql`currency = ${currency} and day between ${day}::date - ${withoutBanks}::integer and ${day}::date`,
    sql`day desc`,
  )
}

/** Those days of which no such rate is known. */
export async function listUnratedDays(
  db: Db,
  wanted: readonly { currency: string; day: string }[],
): Promise<{ currency: string; day: string }[]> {
  const { rows } = await sql<{ currency: string; day: string }>`
    select distinct w.currency, to_char(w.day, 'YYYY-MM-DD') as day
    from unnest(${wanted.map(({ currency }) => currency)}::text[], ${wanted.map(({ day }) => day)}::date[]) w (currency, day)
    where not exists (select from shop.exchange_rate r
      where r.currency = w.currency and r.day between w.day - ${withoutBanks}::integer and w.day)`.execute(db)
  return rows
}

/**
 * The same once no other can take its place: that of the day itself, or of the last banking day before it when a later one is known, so
 * that the day was none.
 */
export async function findFinalRate(db: Db, currency: string, day: string): Promise<KnownRate | undefined> {
  const rate = await findRate(db, currency, day)
  if (!rate || rate.day === day) return rate
  const later = await findFirst(db, sql`currency = ${currency} and day > ${day}`, sql`day`)
  return later && rate
}

/** The rate of a day, or of the first banking day after it (directive 2006/112/EC art. 369h(2)). */
export function findNextRate(db: Db, currency: string, day: string): Promise<KnownRate | undefined> {
  return findFirst(
    db,
    sql`currency = ${currency} and day between ${day}::date and ${day}::date + ${withoutBanks}::integer`,
    sql`day`,
  )
}

async function findFirst(
  db: Db,
  condition: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
): Promise<KnownRate | undefined> {
  const { rows } = await sql<KnownRate>`
    select currency, to_char(day, 'YYYY-MM-DD') as day, per_euro as "perEuro", source from shop.exchange_rate
    where ${condition} order by ${order}, source = 'ecb' desc, id desc limit 1`.execute(db)
  return rows[0]
}

/** The last day of which something was published. */
export async function lastPublished(db: Db): Promise<string | null> {
  const { rows } = await sql<{ day: string | null }>`
    select to_char(max(day), 'YYYY-MM-DD') as day from shop.exchange_rate where source = 'ecb'`.execute(db)
  return rows[0]?.day ?? null
}

/** @returns how many were new. */
export async function insertPublished(db: Db, rates: readonly DatedRate[], at: Date): Promise<number> {
  if (rates.length === 0) return 0
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('exchange_rate')
    .values(
      rates.map(({ currency, day, perEuro }) => ({
        ...{ currency, day, per_euro: perEuro },
        ...{ source: 'ecb' as const, noted_at: at },
      })),
    )
    .onConflict((conflict) => conflict.columns(['currency', 'day']).where('source', '=', 'ecb').doNothing())
    .executeTakeFirstOrThrow()
  return Number(numInsertedOrUpdatedRows ?? 0n)
}

/** A rate that somebody wrote down, with who it was. */
export async function insertNoted(
  tx: Tx,
  { currency, day, perEuro }: DatedRate,
  by: AccountId,
  at: Date,
): Promise<void> {
  await tx
    .insertInto('exchange_rate')
    .values({ currency, day, per_euro: perEuro, source: 'manual', noted_at: at, noted_by: by })
    .execute()
  await recordAudit(tx, {
    subject: { kind: 'exchange_rate', id: `${currency} ${day}` },
    action: 'books.rate_noted',
    actor: { kind: 'staff', id: by },
    details: { perEuro },
  })
}

/** The latest rate of each currency and source, the currencies in order. */
export async function listLatestRates(db: Db): Promise<KnownRate[]> {
  const { rows } = await sql<DatedRate & { source: RateSource }>`
    select distinct on (currency, source) currency, to_char(day, 'YYYY-MM-DD') as day, per_euro as "perEuro", source
    from shop.exchange_rate order by currency, source, day desc, id desc`.execute(db)
  return rows
}
