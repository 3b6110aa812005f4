import { beforeAll, expect, test } from 'vitest'
import { testDatabase } from '../../test/support/database.ts'
import { aDocument } from '../domains/books/books.fixture.ts'
import { closeDays, postDocument } from '../domains/books/index.ts'
import { run } from './books-close.ts'

const { db } = await testDatabase()
const yearEnd = { month: 12, day: 31 }
let now = new Date('2026-12-31T12:00:00Z')
let said: string[] = []
const terminal = {
  print: (text: string) => void said.push(text),
  complain: (text: string) => void said.push(text),
  status: () => {},
}

async function close(...args: string[]): Promise<{ code: number; text: string }> {
  said = []
  const seller = { name: 'Boutique', siren: '123456789', yearEnd }
  const code = await run(args, { db, terminal, clock: { now: () => now }, seller } as never)
  return { code, text: said.join('\n') }
}

const years = () => db.selectFrom('book_closing').select('period').where('kind', '=', 'year').execute()

beforeAll(async () => {
  await db.transaction().execute((tx) => postDocument(tx, aDocument({ issuedOn: '2026-12-30' })))
})

test('a year is named, and is over', async () => {
  expect(await close()).toMatchObject({ code: 2 })
  expect(await close('--year', '26')).toMatchObject({ code: 2 })
  expect(await close('--year', '2026', '--yes')).toEqual({
    code: 1,
    text: expect.stringContaining('from 2027-01-04'),
  })
})

test('says what it would do, and does it when it is told so', async () => {
  now = new Date('2027-01-10T12:00:00Z')
  await closeDays({ db, yearEnd }, '2027-01-07', now)
  expect(await close('--year', '2026')).toEqual({
    code: 2,
    text: expect.stringContaining('1 entries, 12.00 euros on each side'),
  })
  expect(await years()).toEqual([])
  const done = await close('--year', '2026', '--yes')
  expect(done).toEqual({ code: 0, text: expect.stringMatching(/Closed: [0-9a-f]{64}/) })
  expect(await years()).toEqual([{ period: '2026' }])
  const again = await close('--year', '2026', '--yes')
  expect(again).toEqual({ code: 0, text: expect.stringContaining('Closed before') })
})
