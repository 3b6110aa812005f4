import { describe, expect, test } from 'vitest'
import { testShop } from '../../../test/support/shop.ts'
import { newId } from '../../shared/ids.ts'
import { systemClock } from '../../shared/time.ts'
import { recountAllStock } from '../keys/index.ts'
import { foresee, type Stock } from './forecast.ts'
import { changeForecastSetting, changeSupplierLead, listForecast, readForecastSetting } from './index.ts'

const now = new Date('2026-11-22T09:00:00Z')
const old = new Date('2026-01-01T00:00:00Z')
const terms = { leadDays: 7, coverDays: 30 }
const stock = (change: Partial<Stock>): Stock => ({
  available: 0,
  waiting: 0,
  delivered: 0,
  since: old,
  ...change,
})

describe('a product', () => {
  // 56 keys in 28 days are two a day; 30 last for 15 days; 7 + 30 days want 74.
  test('runs out when its keys are used up at the pace of four weeks', () => {
    expect(foresee(stock({ available: 30, delivered: 56 }), terms, now)).toEqual({
      ...{ perDay: 2, runsOutOn: '2026-12-07', orderBy: '2026-11-30', toOrder: 44 },
    })
  })

  test('has fewer keys than are counted where buyers wait for some, and sells as many more', () => {
    // (28 + 28) / 28 are two a day; 10 - 28 are 18 too few; 74 and these 18 are wanted.
    expect(foresee(stock({ available: 10, delivered: 28, waiting: 28 }), terms, now)).toEqual({
      ...{ perDay: 2, runsOutOn: '2026-11-22', orderBy: '2026-11-15', toOrder: 92 },
    })
  })

  test('that nobody buys never runs out, nor does one that lasts for more than a year', () => {
    const never = { runsOutOn: null, orderBy: null, toOrder: 0 }
    expect(foresee(stock({ available: 0 }), terms, now)).toEqual({ perDay: 0, ...never })
    expect(foresee(stock({ available: 366, delivered: 28 }), terms, now)).toEqual({ perDay: 1, ...never })
    expect(foresee(stock({ available: 365, delivered: 28 }), terms, now).runsOutOn).toBe('2027-11-22')
  })

  test('that is new has the pace of its days, and of a week at least', () => {
    const since = (text: string) =>
      foresee(stock({ available: 9, delivered: 14, since: new Date(text) }), terms, now)
    expect(since('2026-11-21T00:00:00Z').perDay).toBe(2)
    expect(since('2026-11-08T09:00:00Z').perDay).toBe(1)
  })

  test('counts days as the calendar has them where the clocks change', () => {
    const before = new Date('2026-10-24T22:30:00Z')
    expect(
      foresee(stock({ available: 2, delivered: 28 }), { leadDays: 1, coverDays: 1 }, before),
    ).toMatchObject({
      ...{ runsOutOn: '2026-10-27', orderBy: '2026-10-26' },
    })
  })
})

const shop = await testShop()

test('what is to be ordered first stands first, after the time that its supplier takes', async () => {
  const { db, pool } = shop
  const quick = await shop.aProduct(20)
  const slow = await shop.aProduct(20)
  await shop.aProduct(3)
  for (const product of [quick, slow]) {
    const order = await shop.anOrder(product)
    await shop.pay(order)
    await shop.advance(order)
  }
  await pool.query(`update shop.key_batch set supplier = 'Slow & Co' where product_id = $1`, [slow])
  await recountAllStock(db)
  const account = newId('acc')
  const deps = { db, clock: systemClock }
  const others = { leadDays: 7, coverDays: 30 }
  await changeForecastSetting(deps, { leadDays: 3, coverDays: 10, seen: others, by: account })
  await changeSupplierLead(deps, { supplier: 'Slow & Co', leadDays: 90, seen: null, by: account })

  const rows = await listForecast(db, systemClock.now())
  // One key in the week that they are in the shop: nineteen last for 133 days.
  expect(rows.slice(0, 2).map(({ id, leadDays, available }) => [id, leadDays, available])).toEqual([
    [slow, 90, 19],
    [quick, 3, 19],
  ])
  expect(rows.slice(2).every(({ orderBy }) => orderBy === null)).toBe(true)

  await changeSupplierLead(deps, { supplier: 'Slow & Co', leadDays: 0, seen: 90, by: account })
  expect((await listForecast(db, systemClock.now())).find(({ id }) => id === slow)?.leadDays).toBe(0)
  await changeSupplierLead(deps, { supplier: 'Slow & Co', leadDays: null, seen: 0, by: account })
  expect(await readForecastSetting(db)).toEqual({ leadDays: 3, coverDays: 10, leads: new Map() })
  const { rows: told } = await pool.query(
    `select action from shop.audit_event where subject_kind = 'forecast_setting' order by at`,
  )
  expect(told).toHaveLength(4)
})

test('of two who change the same time at once one is written, and the other is told', async () => {
  const { db } = shop
  const deps = { db, clock: systemClock }
  const by = newId('acc')
  const { leadDays, coverDays } = await readForecastSetting(db)
  const seen = { leadDays, coverDays }
  const all = await Promise.all(
    [11, 12].map((days) => changeForecastSetting(deps, { leadDays: days, coverDays, seen, by })),
  )
  const lead = (days: number | null, before: number | null) =>
    changeSupplierLead(deps, { supplier: 'Two & Co', leadDays: days, seen: before, by })
  const first = await Promise.all([lead(5, null), lead(6, null)])
  const there = (await readForecastSetting(db)).leads.get('Two & Co') ?? null
  const gone = await Promise.all([lead(null, there), lead(9, there)])
  for (const outcomes of [all, first, gone])
    expect(outcomes).toEqual(
      expect.arrayContaining([{ ok: true }, { ok: false, reason: 'changed_meanwhile' }]),
    )
})
