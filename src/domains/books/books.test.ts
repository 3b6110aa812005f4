import fc from 'fast-check'
import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import type { TaxDocument } from '../invoicing/index.ts'
import { financialYearOf } from '../invoicing/index.ts'
import type { Movement } from '../payments/index.ts'
import { aDocument } from './books.fixture.ts'
import { entryOfDocument } from './entry-of-document.ts'
import { entryOfMovement } from './entry-of-movement.ts'
import { lastDayOf } from './financial-year.ts'
import {
  closeDays,
  closeYear,
  exportFec,
  hashDay,
  listBalances,
  listDailyTotals,
  listOpenOrders,
  makeOssReturn,
  postDocument,
  settleExchange,
  verifyBooks,
} from './index.ts'
import { type CostedBatch, entryOfBatch } from './post-batches.ts'
import { postEntry } from './post-entry.ts'

const { db } = await testDatabase()
const yearEnd = { month: 12, day: 31 }
const at = new Date('2026-12-08T03:00:00Z')
const post = (document: TaxDocument) => db.transaction().execute((tx) => postDocument(tx, document))

const sides = (entry: ReturnType<typeof entryOfDocument>) =>
  entry?.lines.map(({ account, amountMinor }) => `${account} ${amountMinor}`)

describe('a document', () => {
  test('is owed by the customer, and stands as sale and VAT', () => {
    expect(sides(entryOfDocument(aDocument()))).toEqual(['411000 1200', '707100 -1000', '4457FR -200'])
  })

  test('that takes back is the same the other way round', () => {
    expect(sides(entryOfDocument(aDocument({ kind: 'credit_note' })))).toEqual([
      '411000 -1200',
      '707100 1000',
      '4457FR 200',
    ])
  })

  test('of several countries has an account for the VAT of each', () => {
    const groups = [{ treatment: 'oss', vatCountry: 'DE', vatBasisPoints: 1900, taxMinor: 190 } as const, {}]
    expect(sides(entryOfDocument(aDocument({ groups })))).toEqual([
      '411000 2390',
      ...['707200 -1000', '4457DE -190', '707100 -1000', '4457FR -200'],
    ])
  })

  test('without VAT has none', () => {
    const groups = [
      { treatment: 'reverse_charge', vatCountry: null, vatBasisPoints: 0, taxMinor: 0 } as const,
    ]
    expect(sides(entryOfDocument(aDocument({ groups })))).toEqual(['411000 1000', '707400 -1000'])
  })

  test('of nothing is not booked', () => {
    expect(entryOfDocument(aDocument({ groups: [{ netMinor: 0, taxMinor: 0 }] }))).toBeUndefined()
  })

  test('in yen is booked in euros at its rate, and says what it was', () => {
    const document = aDocument({
      currency: 'JPY',
      groups: [{ netMinor: 10_000, taxMinor: 2000 }],
      taxInEuros: { taxMinor: 1240, rate: 0.0062, rateDay: '2026-11-27' },
    })
    expect(entryOfDocument(document)?.lines[0]).toMatchObject({
      amountMinor: 7440,
      foreign: { currency: 'JPY', amountMinor: 12_000 },
    })
  })

  test('balances whatever is in it', () => {
    const group = fc.record({
      netMinor: fc.nat(1_000_000_00),
      taxMinor: fc.nat(270_000_00),
      vatCountry: fc.constantFrom('FR', 'DE', null),
      treatment: fc.constantFrom('domestic', 'oss', 'outside_eu', 'voucher'),
    })
    fc.assert(
      fc.property(
        fc.array(group, { minLength: 1, maxLength: 6 }),
        fc.double({ min: 0.001, max: 2, noNaN: true }),
        (groups, rate) => {
          const charged = groups.map((each) => ({ ...each, taxMinor: each.vatCountry ? each.taxMinor : 0 }))
          for (const currency of ['EUR', 'JPY', 'USD']) {
            const taxInEuros = { taxMinor: 0, rate, rateDay: '2026-11-27' }
            const lines = entryOfDocument(aDocument({ groups: charged, currency, taxInEuros }))?.lines ?? []
            expect(lines.reduce((sum, { amountMinor }) => sum + amountMinor, 0)).toBe(0)
          }
        },
      ),
    )
  })
})

describe('a movement on the balance', () => {
  const movement: Movement = {
    id: 'txn_1',
    kind: 'taken',
    sourceId: 'ch_1',
    amountMinor: 1200,
    feeMinor: 43,
    currency: 'EUR',
    disputed: null,
    intentId: null,
    shopId: null,
    orderId: null,
    createdAt: at,
  }
  const order = { orderNumber: 'AAAA-2222', foreign: null }
  const booked = (changed: Partial<Movement>, of: typeof order | null = order) =>
    sides(entryOfMovement({ ...movement, ...changed }, { order: of, day: '2026-11-27' }))

  test.each([
    ['a payment', {}, order, ['517000 1157', '627000 43', '411000 -1200']],
    [
      'a refund',
      { kind: 'returned', amountMinor: -1200, feeMinor: 0 },
      order,
      ['517000 -1200', '411000 1200'],
    ],
    [
      'a dispute with its fee',
      { kind: 'disputed', amountMinor: -1200, feeMinor: 2000 },
      order,
      ['517000 -3200', '627000 2000', '411000 1200'],
    ],
    [
      'a payout',
      { kind: 'paid_out', amountMinor: -5000, feeMinor: 0 },
      null,
      ['517000 -5000', '512000 5000'],
    ],
    [
      'a fee of the account',
      { kind: 'fee', amountMinor: -300, feeMinor: 0 },
      null,
      ['517000 -300', '627000 300'],
    ],
    ['what nobody knows', { kind: 'other', amountMinor: 77, feeMinor: 0 }, null, ['517000 77', '471000 -77']],
  ] as const)('%s', (_, changed, of, lines) => {
    expect(booked(changed, of)).toEqual(lines)
  })
})

describe('keys of a batch', () => {
  const position = {
    batchId: 'bat_1' as never,
    productId: 'prd_1' as never,
    supplier: 'Grossiste',
    sourceName: 'keys.csv',
    unitCostMinor: 500,
    currency: 'EUR',
    rate: null,
    ...{ held: 10, sold: 0, lost: 0, credited: 0 },
  }
  const nothing = { purchasedMinor: 0, stockMinor: 0, lostMinor: 0, creditedMinor: 0, foreignMinor: 0 }
  const booked = (changed: Partial<CostedBatch>, before: Partial<typeof nothing> = {}) =>
    sides(entryOfBatch({ ...position, ...changed }, { ...nothing, ...before }, '2026-11-27'))

  test('are bought and lie in stock', () => {
    expect(booked({})).toEqual(['607000 5000', '408000 -5000', '370000 5000', '603700 -5000'])
  })

  test('that were sold since yesterday cost something', () => {
    const before = { purchasedMinor: 5000, stockMinor: 5000, lostMinor: 0 }
    expect(booked({ held: 7, sold: 3 }, before)).toEqual(['370000 -1500', '603700 1500'])
  })

  test('that are good for nothing are written off', () => {
    const before = { purchasedMinor: 5000, stockMinor: 3500, lostMinor: 0 }
    expect(booked({ held: 7, sold: 2, lost: 1 }, before)).toEqual(['603780 500', '603700 -500'])
  })

  test('that their supplier credits are owed by the supplier, and cost nothing', () => {
    const before = { purchasedMinor: 5000, stockMinor: 4000, lostMinor: 1000 }
    expect(booked({ held: 8, lost: 2, credited: 2 }, before)).toEqual(['409800 1000', '607900 -1000'])
  })

  test('bought in dollars cost euros at the rate of their day, to the cent', () => {
    const rate = { currency: 'USD', day: '2026-11-26', perEuro: 1.0832, source: 'ecb' } as const
    const bought = { ...position, currency: 'USD', rate }
    const entry = entryOfBatch(bought, nothing, '2026-11-27')
    expect(sides(entry)).toEqual(['607000 4616', '408000 -4616', '370000 4616', '603700 -4616'])
    expect(entry?.lines[1]?.foreign).toEqual({ currency: 'USD', amountMinor: -5000 })
    expect(entry?.label).toContain('1 EUR = 1,0832 USD au 2026-11-26')
    const before = { purchasedMinor: 4616, stockMinor: 4616, foreignMinor: 5000 }
    // 3 of 10 are gone: what is left is reckoned anew from the whole, so that no cent is lost on the way.
    expect(booked({ ...bought, held: 7, sold: 3 }, before)).toEqual(['370000 -1385', '603700 1385'])
    expect(booked({ ...bought, held: 0, sold: 10 }, { ...before, stockMinor: 3231 })).toEqual([
      ...['370000 -3231', '603700 3231'],
    ])
  })

  test('are not booked twice', () => {
    expect(booked({}, { purchasedMinor: 5000, stockMinor: 5000, lostMinor: 0 })).toBeUndefined()
  })
})

describe('the database', () => {
  test('books a fact once', async () => {
    const document = aDocument()
    expect(await post(document)).toBe(true)
    expect(await post(document)).toBe(false)
  })

  test('refuses an entry whose sides differ', async () => {
    const entry = entryOfDocument(aDocument())
    const lines = entry?.lines.slice(1) ?? []
    await expect(
      db.transaction().execute((tx) => postEntry(tx, { ...entry, lines } as never)),
    ).rejects.toThrow('does not balance')
  })

  test.each([
    ['update shop.book_line set debit_minor = 1, credit_minor = 0'],
    ["update shop.book_entry set label = 'something else'"],
  ])('refuses %s', async (statement) => {
    await expect(sql.raw(statement).execute(db)).rejects.toThrow('not rewritten')
  })
})

describe('closing', () => {
  test('numbers entries without a gap, and nothing comes into a closed day', async () => {
    for (const issuedOn of ['2026-11-28', '2026-11-30', '2026-11-29', '2026-11-30'])
      await post(aDocument({ issuedOn }))
    expect(await closeDays({ db, yearEnd }, '2026-11-30', at)).toEqual([
      ...['2026-11-27', '2026-11-28', '2026-11-29', '2026-11-30'],
    ])
    const entries = await db.selectFrom('book_entry').select(['number', 'day']).orderBy('number').execute()
    expect(entries.map(({ number }) => number)).toEqual(entries.map((_, index) => index + 1))
    expect(entries.map(({ day }) => day)).toEqual(entries.map(({ day }) => day).toSorted())
    const late = aDocument({ issuedOn: '2026-11-28' })
    await post(late)
    const { day } = await db
      .selectFrom('book_entry')
      .select('day')
      .where('source_id', '=', late.id)
      .executeTakeFirstOrThrow()
    expect(day).toBe('2026-12-01')
  })

  test('a month is the sum of its days', async () => {
    const rows = await db.selectFrom('book_closing').selectAll().where('kind', '=', 'month').execute()
    expect(rows).toMatchObject([
      { period: '2026-11', first_number: 1, last_number: 5, debit_minor: 6000, credit_minor: 6000 },
    ])
  })

  test('a changed line is seen: the hash of its day is another', async () => {
    const { hash } = await db
      .selectFrom('book_closing')
      .select('hash')
      .where('period', '=', '2026-11-29')
      .executeTakeFirstOrThrow()
    expect((await hashDay(db, '2026-11-29')).hash).toEqual(hash)
    await sql`alter table shop.book_line disable trigger book_line_stays`.execute(db)
    const change = (by: number) =>
      sql`update shop.book_line l set debit_minor = debit_minor + ${by} from shop.book_entry e
        where e.id = l.entry_id and e.day = '2026-11-29' and l.position = 1`.execute(db)
    await change(1)
    expect((await hashDay(db, '2026-11-29')).hash).not.toEqual(hash)
    await change(-1)
    await sql`alter table shop.book_line enable trigger book_line_stays`.execute(db)
  })

  test('the financial year may end on another day', () => {
    expect(financialYearOf('2026-06-30', { month: 6, day: 30 })).toBe(2026)
    expect(financialYearOf('2026-07-01', { month: 6, day: 30 })).toBe(2027)
    expect(lastDayOf(2027, { month: 6, day: 30 })).toBe('2027-06-30')
  })
})

test('a FEC has a head, eighteen columns and both sides equal', async () => {
  const file = (await Array.fromAsync(exportFec(db, 2026))).join('')
  expect(file.endsWith('\r\n')).toBe(true)
  const [head, ...rows] = file
    .slice(0, -2)
    .split('\r\n')
    .map((line) => line.split('\t'))
  expect(head).toHaveLength(18)
  expect(head?.[0]).toBe('JournalCode')
  expect(rows).toHaveLength(15)
  expect(rows[0]).toEqual([
    ...['VE', 'Ventes', '1', '20261127', '411000', 'Clients'],
    ...[expect.stringMatching(/^AAAA-/), expect.stringMatching(/^Commande AAAA-/)],
    ...[
      expect.stringMatching(/^F2026-/),
      '20261127',
      expect.stringMatching(/^Facture F2026-/),
      '12,00',
      '0,00',
    ],
    ...['', '', '20261208', '', ''],
  ])
  const sum = (column: number) =>
    rows.reduce((total, row) => total + Number(row[column]?.replace(',', '')), 0)
  expect(sum(11)).toBe(sum(12))
})

test('an OSS return has supplies by country and rate, and corrects an earlier quarter in the one in which it is known', async () => {
  const german = {
    treatment: 'oss',
    vatCountry: 'DE',
    vatBasisPoints: 1900,
    netMinor: 1000,
    taxMinor: 190,
  } as const
  const finnish = {
    treatment: 'oss',
    vatCountry: 'FI',
    vatBasisPoints: 2550,
    netMinor: 2000,
    taxMinor: 510,
  } as const
  await post(aDocument({ issuedOn: '2027-02-01', groups: [german] }))
  await post(aDocument({ issuedOn: '2027-02-02', groups: [german, finnish] }))
  const back = { number: 'F1', reason: 'refund' } as const
  await post(
    aDocument({
      issuedOn: '2027-03-02',
      kind: 'credit_note',
      groups: [german],
      suppliedOn: '2027-02-01',
      corrects: { ...back, issuedOn: '2027-02-01' },
    }),
  )
  await post(
    aDocument({
      issuedOn: '2027-04-02',
      kind: 'credit_note',
      groups: [finnish],
      suppliedOn: '2027-02-02',
      corrects: { ...back, issuedOn: '2027-02-02' },
    }),
  )
  const reckoned = { rates: [], provisional: [] }
  expect(await makeOssReturn(db, '2027-Q1')).toEqual({
    quarter: '2027-Q1',
    lines: [
      { country: 'DE', vatBasisPoints: 1900, baseMinor: 1000, taxMinor: 190 },
      { country: 'FI', vatBasisPoints: 2550, baseMinor: 2000, taxMinor: 510 },
    ],
    corrections: [],
    ...reckoned,
  })
  expect(await makeOssReturn(db, '2027-Q2')).toEqual({
    quarter: '2027-Q2',
    lines: [],
    corrections: [{ quarter: '2027-Q1', country: 'FI', taxMinor: -510 }],
    ...reckoned,
  })
})

test('the totals of a day leave out what businesses bought', async () => {
  const buyer = {
    companyName: 'Atelier',
    name: null,
    address: { lines: [], country: 'FR' },
    vatNumber: null,
    email: 'a@example.eu',
  }
  for (const wanted of [{}, {}, { buyer }]) await post(aDocument({ issuedOn: '2027-06-01', ...wanted }))
  expect(await listDailyTotals(db, { from: '2027-06-01', to: '2027-06-01' })).toEqual([
    {
      day: '2027-06-01',
      treatment: 'domestic',
      vatCountry: 'FR',
      vatBasisPoints: 2000,
      documents: 2,
      netMinor: 2000,
      taxMinor: 400,
    },
  ])
})

describe('an order in another currency', () => {
  const orderNumber = 'USDD-2222'
  const inDollars = (wanted: object) =>
    aDocument({
      orderNumber,
      currency: 'USD',
      issuedOn: '2027-07-01',
      taxInEuros: { taxMinor: 184, rate: 0.92, rateDay: '2027-07-01' },
      ...wanted,
    })
  const moved = (id: string, kind: Movement['kind'], amountMinor: number, dollars: number) => {
    const entry = entryOfMovement(
      {
        ...{ id, kind, amountMinor, feeMinor: 0, currency: 'EUR', disputed: null, sourceId: null },
        ...{ intentId: null, shopId: null, orderId: null, createdAt: at },
      },
      { order: { orderNumber, foreign: { currency: 'USD', amountMinor: dollars } }, day: '2027-07-02' },
    )
    return db.transaction().execute((tx) => postEntry(tx, entry as never))
  }
  const left = async () =>
    (await listOpenOrders(db, 1000)).find((each) => each.orderNumber === orderNumber)?.leftMinor ?? 0

  test('that is paid is evened out once, to the cent', async () => {
    await post(inDollars({}))
    await moved('txn_usd_1', 'taken', 1090, -1200)
    expect(await left()).toBe(14)
    expect(await settleExchange(db, '2027-07-03')).toBe(1)
    expect(await left()).toBe(0)
    expect(await settleExchange(db, '2027-07-03')).toBe(0)
  })

  test('that is paid back at another rate is evened out again', async () => {
    await post(inDollars({ kind: 'credit_note', issuedOn: '2027-07-04' }))
    expect(await settleExchange(db, '2027-07-04')).toBe(0)
    await moved('txn_usd_2', 'returned', -1110, 1200)
    expect(await settleExchange(db, '2027-07-05')).toBe(1)
    expect(await left()).toBe(0)
    const balances = await listBalances(db, { from: '2027-07-01', to: '2027-07-31' })
    const of = (account: string) => {
      const found = balances.find((each) => each.account === account)
      return (found?.debitMinor ?? 0) - (found?.creditMinor ?? 0)
    }
    // 1104 were invoiced and credited; 1090 came, 1110 went.
    expect(of('656000') + of('756000')).toBe(20)
  })
})

describe('the year', () => {
  test('is closed after the one before it', async () => {
    const shop = { db, yearEnd }
    const after = new Date('2028-01-05T12:00:00Z')
    await closeDays(shop, '2028-01-01', after)
    for (const year of [2026, 2027])
      expect(await closeYear(shop, { year, actor: { kind: 'system' } }, after)).toMatchObject({ ok: true })
  })

  test('and all before it are whole', async () => {
    expect(await verifyBooks(db)).toEqual([])
  })

  test.each([
    [
      'a line',
      'update shop.book_line set credit_minor = credit_minor + 1 where position = 1 and entry_id = (select id from shop.book_entry where number = 3 and financial_year = 2027)',
      'sums_differ',
    ],
    [
      'the name of a party',
      "update shop.book_line set party = 'ZZZZ-2222' where position = 1 and entry_id = (select id from shop.book_entry where number = 3 and financial_year = 2027)",
      'lines_differ',
    ],
    [
      'an entry that is gone',
      'delete from shop.book_entry where number = 3 and financial_year = 2027',
      'sums_differ',
    ],
  ])('%s is named', async (_, statement, problem) => {
    const broken = db.transaction().execute(async (tx) => {
      await sql`set local session_replication_role = replica`.execute(tx)
      await sql.raw(statement).execute(tx)
      const flaws = await verifyBooks(tx)
      throw Object.assign(new Error('put back'), { flaws })
    })
    const { flaws } = await broken.catch((error: { flaws: object[] }) => error)
    expect(flaws).toContainEqual({ period: '2027-03-02', problem })
  })
})
