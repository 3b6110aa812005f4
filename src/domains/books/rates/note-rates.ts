import type { Db } from '../../../platform/database/connect.ts'
import { isCurrency, shopCurrency } from '../../../shared/currency.ts'
import type { AccountId } from '../../../shared/ids.ts'
import { type Clock, isDay, localDayAfter } from '../../../shared/time.ts'
import type { DatedRate, RatePublisher } from './exchange-rate.ts'
import { findRate, insertNoted, insertPublished, lastPublished } from './rate-store.ts'

export type RatesDeps = {
  db: Db
  clock: Clock
  /** Null where nobody is asked: then rates are written down by hand. */
  rates: RatePublisher | null
  alarm(name: string, details: Record<string, string>): void
}

/**
 * Takes down what was published since the last time; where days were missed, also those. Who publishes may be away: that stops
 * nothing, and the next night asks again.
 */
export async function noteRates({ db, clock, rates, alarm }: RatesDeps): Promise<number> {
  if (!rates) return 0
  const now = clock.now()
  try {
    const last = await lastPublished(db)
    const isWithoutGap = last !== null && last >= workdayBefore(localDayAfter(now, -1))
    const published = await (isWithoutGap ? rates.latest() : rates.recent())
    return await insertPublished(
      db,
      published.filter(({ currency }) => isCurrency(currency)),
      now,
    )
  } catch (error) {
    alarm('books.rates_unavailable', { reason: error instanceof Error ? error.name : typeof error })
    return 0
  }
}

/** The last day from Monday to Friday before a day. Also on feast days: then more is asked for than is needed. */
function workdayBefore(day: string): string {
  let before = Temporal.PlainDate.from(day).subtract({ days: 1 })
  while (before.dayOfWeek > 5) before = before.subtract({ days: 1 })
  return before.toString()
}

export type NoteRateOutcome =
  | { ok: true }
  | { ok: false; reason: 'currency_wrong' | 'day_wrong' | 'rate_wrong' | 'published' }

/** Rates beyond these are slips of the pen: a yen is 0.006 €, and nothing here is worth more than a hundred euros. */
const perEuroMin = 0.01
const perEuroMax = 100_000

/** Somebody writes down the rate of a day. What the bank has published of that day stands. */
export async function noteRate(
  { db, clock }: Pick<RatesDeps, 'db' | 'clock'>,
  rate: DatedRate,
  by: AccountId,
): Promise<NoteRateOutcome> {
  const { currency, day, perEuro } = rate
  if (!isCurrency(currency) || currency === shopCurrency) return { ok: false, reason: 'currency_wrong' }
  if (!isDay(day) || day > localDayAfter(clock.now(), 0)) return { ok: false, reason: 'day_wrong' }
  if (!(perEuro >= perEuroMin && perEuro <= perEuroMax)) return { ok: false, reason: 'rate_wrong' }
  return db.transaction().execute(async (tx) => {
    const known = await findRate(tx, currency, day)
    if (known?.day === day && known.source === 'ecb') return { ok: false, reason: 'published' }
    await insertNoted(tx, rate, by, clock.now())
    return { ok: true }
  })
}
