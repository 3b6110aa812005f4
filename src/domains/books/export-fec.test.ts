import { expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { aDocument } from './books.fixture.ts'
import { closeDays, exportFec, postDocument } from './index.ts'
import { postEntry } from './post-entry.ts'

const { db } = await testDatabase()
const at = new Date('2026-12-08T04:17:00Z')
const close = (day: string) => closeDays({ db, yearEnd: { month: 12, day: 31 } }, day, at)
const read = async () => {
  const text = (await Array.fromAsync(exportFec(db, 2026))).join('')
  return text
    .split('\r\n')
    .slice(1, -1)
    .map((line) => line.split('\t'))
}

test('a year without a closed day is its head', async () => {
  expect(await read()).toEqual([])
})

test('what would end a field is a blank; amounts have the digits of their currency, and their sign', async () => {
  const yen = { currency: 'JPY', taxInEuros: { taxMinor: 1, rate: 0.006, rateDay: '2026-11-27' } }
  const odd = { number: 'F|2026\t1', orderNumber: 'A|B\tC' }
  const groups = [{ netMinor: 1005, taxMinor: 201 }]
  await db.transaction().execute(async (tx) => {
    await postDocument(tx, aDocument({ ...yen, ...odd, groups }))
    await postDocument(
      tx,
      aDocument({ orderNumber: 'A|B\tC', kind: 'credit_note', groups: [{ netMinor: 4, taxMinor: 1 }] }),
    )
    await postEntry(tx, {
      ...{ journal: 'OD', day: '2026-11-27', piece: 'x', pieceDay: '2026-11-26', label: 'a\nb' },
      source: { kind: 'exchange', id: 'x' },
      lines: [
        {
          account: '411000',
          party: 'EVEN',
          amountMinor: 5,
          foreign: { currency: 'USD', amountMinor: -5 },
        },
        { account: '411000', party: 'EVEN', amountMinor: -5, foreign: { currency: 'KWD', amountMinor: 0 } },
      ],
    })
  })
  await close('2026-11-27')
  const rows = await read()
  expect(rows.every((row) => row.length === 18)).toBe(true)
  expect(rows[0]?.slice(6, 18)).toEqual([
    ...['A B C', 'Commande A B C', 'F 2026 1', '20261127', 'Facture F 2026 1', '7,24', '0,00'],
    ...['', '', '20261208', '1206', 'JPY'],
  ])
  expect(rows.map((row) => [row[11], row[12], ...row.slice(16)].join(' '))).toEqual([
    ...['7,24 0,00 1206 JPY', '0,00 6,03 -1005 JPY', '0,00 1,21 -201 JPY'],
    ...['0,00 0,05  ', '0,04 0,00  ', '0,01 0,00  '],
    ...['0,05 0,00 -0,05 USD', '0,00 0,05 0,00 KWD'],
  ])
  // Even, so it is lettered with the day on which it came to nothing.
  expect(rows.at(-1)?.slice(13, 16)).toEqual(['EVEN', '20261127', '20261208'])
})

test('what is not closed neither stands in it nor letters anything', async () => {
  const open = { orderNumber: 'EVEN', issuedOn: '2026-11-28' }
  await db.transaction().execute((tx) => postDocument(tx, aDocument(open)))
  expect((await read()).at(-1)?.[13]).toBe('EVEN')
  await close('2026-11-28')
  expect((await read()).filter((row) => row[6] === 'EVEN').map((row) => row[13])).toEqual(['', '', ''])
})
