import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../../test/support/database.ts'
import { newId } from '../../../shared/ids.ts'
import { aDocument } from '../books.fixture.ts'
import { makeOssReturn } from '../oss-return.ts'
import { postDocument } from '../post-document.ts'
import { type DatedRate, inCents, type RatePublisher } from './exchange-rate.ts'
import { noteRate, noteRates } from './note-rates.ts'
import { findFinalRate, findNextRate, findRate, insertPublished } from './rate-store.ts'

const { db } = await testDatabase()
const by = newId('acc')
let now = new Date('2026-11-27T04:17:00Z')
const clock = { now: () => now }
const told: string[] = []
const alarm = (name: string) => void told.push(name)
const asked: string[] = []

const usd = (day: string, perEuro: number): DatedRate => ({ currency: 'USD', day, perEuro })
function publisher(latest: DatedRate[], recent: DatedRate[] = latest): RatePublisher {
  const answer = (what: string, rates: DatedRate[]) => async () => {
    asked.push(what)
    return rates
  }
  return { latest: answer('latest', latest), recent: answer('recent', recent) }
}
const note = (rates: RatePublisher | null) => noteRates({ db, clock, rates, alarm })

test('cents of another currency, also of one without hundredths', () => {
  expect(inCents(10_000, usd('2026-11-27', 1.25))).toBe(8000)
  expect(inCents(-10_000, usd('2026-11-27', 1.25))).toBe(-8000)
  expect(inCents(12_000, { currency: 'JPY', day: '2026-11-27', perEuro: 160 })).toBe(7500)
})

describe('what is published', () => {
  test('is asked of nobody where nobody is to be asked', async () => {
    expect(await note(null)).toBe(0)
  })

  test('is taken down of three months the first time, then of the last day alone, each day once', async () => {
    const recent = [
      usd('2026-11-25', 1.08),
      usd('2026-11-26', 1.09),
      { currency: 'BRL', day: '2026-11-26', perEuro: 6 },
    ]
    expect(await note(publisher([], recent))).toBe(2)
    expect(await note(publisher([usd('2026-11-26', 1.09)]))).toBe(0)
    now = new Date('2026-11-28T04:17:00Z')
    expect(await note(publisher([usd('2026-11-27', 1.1)]))).toBe(1)
    // Over a weekend nothing is missed.
    now = new Date('2026-12-01T04:17:00Z')
    expect(await note(publisher([usd('2026-11-30', 1.11)]))).toBe(1)
    expect(asked).toEqual(['recent', 'latest', 'latest', 'latest'])
    // A night was missed: what lies between is asked for as well.
    now = new Date('2026-12-03T04:17:00Z')
    expect(await note(publisher([], [usd('2026-12-01', 1.12), usd('2026-12-02', 1.13)]))).toBe(2)
    expect(asked.at(-1)).toBe('recent')
  })

  test('and cannot be reached stops nothing, and is told', async () => {
    const away = { latest: async () => Promise.reject(new Error('away')), recent: async () => [] }
    expect(await note({ ...away, recent: away.latest })).toBe(0)
    expect(told).toEqual(['books.rates_unavailable'])
  })
})

test('a day without banks has the rate of the one before, and a quarter that of the one after', async () => {
  expect(await findRate(db, 'USD', '2026-11-29')).toMatchObject({ day: '2026-11-27', perEuro: 1.1 })
  expect(await findNextRate(db, 'USD', '2026-11-28')).toMatchObject({ day: '2026-11-30', perEuro: 1.11 })
  expect(await findRate(db, 'USD', '2026-11-24')).toBeUndefined()
  expect(await findRate(db, 'USD', '2026-12-10')).toBeUndefined()
  expect(await findRate(db, 'GBP', '2026-11-27')).toBeUndefined()
})

describe('a rate that somebody writes down', () => {
  test.each([
    [{ currency: 'EUR', day: '2026-11-20', perEuro: 1 }, 'currency_wrong'],
    [{ currency: 'XXX', day: '2026-11-20', perEuro: 1 }, 'currency_wrong'],
    [usd('2026-13-20', 1), 'day_wrong'],
    [usd('2026-12-04', 1), 'day_wrong'],
    [usd('2026-11-20', 0), 'rate_wrong'],
    [usd('2026-11-20', Number.NaN), 'rate_wrong'],
    [usd('2026-11-27', 1.2), 'published'],
  ] as const)('%o is refused: %s', async (rate, reason) => {
    expect(await noteRate({ db, clock }, rate, by)).toEqual({ ok: false, reason })
  })

  test('counts, the latest of a day, until one is published', async () => {
    for (const perEuro of [11, 1.1])
      expect(await noteRate({ db, clock }, usd('2026-09-15', perEuro), by)).toEqual({ ok: true })
    expect(await findRate(db, 'USD', '2026-09-15')).toMatchObject({ perEuro: 1.1, source: 'manual' })
    const noted = await db.selectFrom('audit_event').select(['action', 'actor_id', 'subject_id']).execute()
    expect(noted.at(-1)).toEqual({ action: 'books.rate_noted', actor_id: by, subject_id: 'USD 2026-09-15' })
    await note(publisher([usd('2026-09-15', 1.17)]))
    expect(await findRate(db, 'USD', '2026-09-15')).toMatchObject({ perEuro: 1.17, source: 'ecb' })
  })

  test('is not rewritten', async () => {
    await expect(db.updateTable('exchange_rate').set({ per_euro: 2 }).execute()).rejects.toThrow(
      'not rewritten',
    )
  })
})

describe('a return of the one-stop shop', () => {
  const german = { treatment: 'oss', vatCountry: 'DE', vatBasisPoints: 1900 } as const
  const sell = (issuedOn: string, wanted: Parameters<typeof aDocument>[0]) =>
    db.transaction().execute((tx) => postDocument(tx, aDocument({ issuedOn, ...wanted })))
  const dollars = { currency: 'USD', taxInEuros: { taxMinor: 0, rate: 0.9, rateDay: '2026-10-10' } }
  const group = { ...german, netMinor: 10_000, taxMinor: 1900 }

  test('has the rates of the invoices while that of the last day is not known, and says so', async () => {
    await sell('2026-10-10', { ...dollars, groups: [group] })
    await sell('2026-10-11', { groups: [{ ...german, netMinor: 1000, taxMinor: 190 }] })
    expect(await makeOssReturn(db, '2026-Q4')).toEqual({
      quarter: '2026-Q4',
      lines: [{ country: 'DE', vatBasisPoints: 1900, baseMinor: 10_000, taxMinor: 1900 }],
      corrections: [],
      rates: [],
      provisional: ['USD'],
    })
  })

  test('is reckoned with that of the last day of the quarter, whatever the invoices say', async () => {
    now = new Date('2027-01-02T04:17:00Z')
    // The last day of 2026 had no rate: the next that has one counts, not the one before.
    await note(publisher([], [usd('2026-12-30', 2), usd('2027-01-04', 1.25)]))
    expect(await makeOssReturn(db, '2026-Q4')).toEqual({
      quarter: '2026-Q4',
      lines: [{ country: 'DE', vatBasisPoints: 1900, baseMinor: 9000, taxMinor: 1710 }],
      corrections: [],
      rates: [{ currency: 'USD', day: '2027-01-04', perEuro: 1.25, source: 'ecb' }],
      provisional: [],
    })
  })

  test('corrects a quarter with the rate of that quarter', async () => {
    await note(publisher([], [usd('2027-03-31', 1)]))
    const corrects = { number: 'F1', issuedOn: '2026-10-10', reason: 'refund' } as const
    await sell('2027-02-01', { ...dollars, kind: 'credit_note', groups: [group], corrects })
    expect((await makeOssReturn(db, '2027-Q1')).corrections).toEqual([
      { quarter: '2026-Q4', country: 'DE', taxMinor: -1520 },
    ])
  })
})

test('an invoice in another currency without VAT is booked at the rate of its day', async () => {
  const outside = {
    treatment: 'outside_eu',
    vatCountry: null,
    vatBasisPoints: 0,
    netMinor: 11_000,
    taxMinor: 0,
  } as const
  const document = aDocument({
    issuedOn: '2026-11-29',
    suppliedOn: '2026-11-29',
    currency: 'USD',
    groups: [outside],
  })
  expect(await db.transaction().execute((tx) => postDocument(tx, document))).toBe(true)
  const { rows } = {
    rows: await db.selectFrom('book_line').selectAll().where('account', '=', '707500').execute(),
  }
  expect(rows).toMatchObject([{ credit_minor: 10_000, currency: 'USD', foreign_minor: -11_000 }])
})

test('the rate of a day is final once it is that of the day, or a later one is known', async () => {
  const friday = '2026-07-03'
  await insertPublished(db, [{ currency: 'SEK', day: friday, perEuro: 11 }], now)
  expect(await findFinalRate(db, 'SEK', friday)).toMatchObject({ perEuro: 11 })
  expect(await findFinalRate(db, 'SEK', '2026-07-05')).toBeUndefined()
  await insertPublished(db, [{ currency: 'SEK', day: '2026-07-06', perEuro: 12 }], now)
  expect(await findFinalRate(db, 'SEK', '2026-07-05')).toMatchObject({ day: friday, perEuro: 11 })
})
