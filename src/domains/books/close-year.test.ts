import { setTimeout } from 'node:timers/promises'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { listAuditOf } from '../../platform/audit/audit.ts'
import { newId } from '../../shared/ids.ts'
import type { Movement } from '../payments/index.ts'
import { aDocument } from './books.fixture.ts'
import { closeDays, closeYear, postDocument, postMovements, readYearState, verifyBooks } from './index.ts'
import { type MovementDeps, postWaiting } from './post-movements.ts'
import { insertPublished } from './rates/rate-store.ts'

const { db } = await testDatabase()
const shop = { db, yearEnd: { month: 12, day: 31 } }
const actor = { kind: 'staff', id: newId('acc') } as const
const at = (day: string) => new Date(`${day}T12:00:00Z`)
const post = (issuedOn: string) => {
  const document = aDocument({ issuedOn })
  return db
    .transaction()
    .execute((tx) => postDocument(tx, document))
    .then(() => document.id)
}
const close = (year: number, day: string) => closeYear(shop, { year, actor }, at(day))
const dayOf = async (sourceId: string) =>
  (
    await db
      .selectFrom('book_entry')
      .select('day')
      .where('source_id', '=', sourceId)
      .executeTakeFirstOrThrow()
  ).day

describe('a year', () => {
  test('that is not over is not closed, nor while its last days are open', async () => {
    await post('2026-11-27')
    await post('2026-12-20')
    expect(await close(2026, '2026-12-31')).toEqual({ ok: false, reason: 'not_over' })
    expect(await close(2026, '2027-01-03')).toEqual({ ok: false, reason: 'not_over' })
    expect(await readYearState(shop, 2026, at('2026-12-31'))).toMatchObject({
      closableFrom: '2027-01-04',
      refusal: 'not_over',
    })
  })

  test('is not closed before its days', async () => {
    expect(await close(2026, '2027-01-04')).toEqual({ ok: false, reason: 'open_days' })
  })

  test('is not closed before its months', async () => {
    await closeDays(shop, '2026-12-30', at('2027-01-02'))
    expect(await close(2026, '2027-01-04')).toEqual({ ok: false, reason: 'open_months' })
  })

  test('of which nothing is booked is not closed', async () => {
    expect(await close(2019, '2027-01-04')).toEqual({ ok: false, reason: 'empty' })
  })

  test('is closed once, also by a double click, and written down once', async () => {
    await closeDays(shop, '2026-12-31', at('2027-01-04'))
    const both = await Promise.all([close(2026, '2027-01-04'), close(2026, '2027-01-04')])
    const [first] = both
    expect(first).toMatchObject({ ok: true, hash: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(both.map((each) => each.ok && each.isNew).toSorted()).toEqual([false, true])
    expect(await close(2026, '2027-02-01')).toEqual({ ...first, isNew: false })
    expect(await listAuditOf(db, { kind: 'book_year', id: '2026' })).toMatchObject([
      { action: 'books.year_closed', actorKind: 'staff', actorId: actor.id, details: { entries: 2 } },
    ])
    expect(await readYearState(shop, 2026, at('2027-02-01'))).toMatchObject({
      entries: 2,
      debitMinor: 2400,
      refusal: null,
      closed: { at: at('2027-01-04') },
    })
    expect(await verifyBooks(db)).toEqual([])
  })

  test('that is closed takes nothing in, also on a day that had no entries', async () => {
    expect(await dayOf(await post('2026-12-28'))).toBe('2027-01-01')
    const intoIt = sql`insert into shop.book_entry (journal, day, piece, piece_day, label, source_kind, source_id)
      values ('OD', '2026-12-28', 'x', '2026-12-28', 'x', 'document', 'x')`
    await expect(intoIt.execute(db)).rejects.toThrow('the day 2026-12-28 is closed')
  })

  test('waits for the one before it', async () => {
    await post('2028-03-01')
    await closeDays(shop, '2028-12-31', at('2029-01-04'))
    expect(await close(2028, '2029-01-04')).toEqual({ ok: false, reason: 'earlier_open' })
    expect(await close(2027, '2029-01-04')).toMatchObject({ ok: true })
    expect(await close(2028, '2029-01-04')).toMatchObject({ ok: true })
    expect(await verifyBooks(db)).toEqual([])
  })
})

test('a month waits for whoever is just posting into it, and is closed with what they posted', async () => {
  await post('2029-04-10')
  await closeDays(shop, '2029-04-20', at('2029-04-23'))
  const months = () =>
    db.selectFrom('book_closing').select('period').where('period', '=', '2029-04').execute()
  const late = aDocument({ issuedOn: '2029-04-28' })
  let closing: Promise<unknown> = Promise.resolve()
  await db.transaction().execute(async (tx) => {
    await postDocument(tx, late)
    closing = closeDays(shop, '2029-04-30', at('2029-05-03'))
    await setTimeout(300)
  })
  await closing
  expect(await months()).toEqual([])
  await closeDays(shop, '2029-04-30', at('2029-05-04'))
  expect(await months()).toHaveLength(1)
  expect(await dayOf(late.id)).toBe('2029-04-28')
  expect(await verifyBooks(db)).toEqual([])
  expect(await dayOf(await post('2029-04-29'))).toBe('2029-05-01')
})

describe('a year of which something waits for its exchange rate', () => {
  const movement = (id: string, moved: string): Movement => ({
    ...{ id, kind: 'fee', sourceId: null, amountMinor: -300, feeMinor: 0, currency: 'USD', disputed: null },
    ...{ intentId: null, shopId: null, orderId: null, createdAt: at(moved) },
  })
  const statement: MovementDeps = {
    db,
    clock: { now: () => at('2032-01-06') },
    history: {
      movements: async function* ({ from, until }) {
        yield [movement('txn_1', '2031-12-20'), movement('txn_2', '2031-12-28')].filter(
          ({ createdAt }) => createdAt >= from && createdAt < until,
        )
      },
    },
    alarm: () => undefined,
  }
  const publish = (day: string) =>
    insertPublished(db, [{ currency: 'USD', day, perEuro: 2 }], at('2032-01-06'))

  test('keeps its last day open, and is not closed, and says what waits', async () => {
    for (const day of ['2031-12-30', '2031-12-31', '2032-01-02']) await post(day)
    await postMovements(statement, { from: at('2031-12-15'), until: at('2032-01-02') })
    expect(await closeDays(shop, '2032-01-03', at('2032-01-06'))).toEqual(
      expect.not.arrayContaining(['2031-12-31', '2032-01-02']),
    )
    for (const year of [2029, 2030]) await close(year, '2032-01-06')
    expect(await close(2031, '2032-01-06')).toEqual({ ok: false, reason: 'waiting' })
    expect(await readYearState(shop, 2031, at('2032-01-06'))).toMatchObject({
      heldUp: [{ currency: 'USD', movements: 2, since: '2031-12-20' }],
    })
    // The year after is not held up by it otherwise than by its turn.
    expect((await readYearState(shop, 2032, at('2032-01-06'))).refusal).toBe('not_over')
  })

  test('takes it in, and nothing of it falls into the next', async () => {
    await publish('2031-12-20')
    await postWaiting(statement)
    expect(await close(2031, '2032-01-06')).toEqual({ ok: false, reason: 'waiting' })
    await publish('2031-12-28')
    expect(await postWaiting(statement)).toBe(1)
    expect([await dayOf('txn_1'), await dayOf('txn_2')]).toEqual(['2031-12-31', '2031-12-31'])
    await closeDays(shop, '2032-01-03', at('2032-01-06'))
    expect(await close(2031, '2032-01-06')).toMatchObject({ ok: true, isNew: true })
    expect(await verifyBooks(db)).toEqual([])
  })

  test('that took in its last day before holds nothing up: what comes then stands in the next', async () => {
    await postMovements(
      {
        ...statement,
        history: {
          movements: async function* () {
            yield [movement('txn_3', '2031-12-27')].map((each) => ({ ...each, currency: 'JPY' }))
          },
        },
      },
      { from: at('2032-01-05'), until: at('2032-01-06') },
    )
    await post('2032-01-05')
    expect(await closeDays(shop, '2032-01-05', at('2032-01-08'))).toEqual(['2032-01-05'])
  })
})
