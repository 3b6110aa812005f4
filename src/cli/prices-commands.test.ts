import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { testDatabase } from '../../test/support/database.ts'
import { findProduct, putProduct } from '../domains/catalog/index.ts'
import { putTestShelves, testProduct } from '../domains/catalog/test-catalogue.ts'
import { money } from '../shared/money.ts'
import { systemClock } from '../shared/time.ts'
import { run as exportPrices } from './prices-export.ts'
import { run as importPrices } from './prices-import.ts'

const { db } = await testDatabase()
await db.transaction().execute(async (tx) => {
  await putTestShelves(tx)
  await putProduct(tx, testProduct('hushwell', { price: money(2900, 'EUR') }))
  await putProduct(tx, testProduct('rustwing', { price: money(1399, 'EUR') }))
})
const folder = await mkdtemp(join(tmpdir(), 'akm-prices-'))
afterAll(() => rm(folder, { recursive: true }))

const said: string[] = []
const complaints: string[] = []
const terminal = {
  print: (text: string) => void said.push(text),
  complain: (text: string) => void complaints.push(text),
  status: () => {},
}
beforeEach(() => {
  said.length = 0
  complaints.length = 0
})

let count = 0
async function importFile(text: string, ...options: string[]): Promise<number> {
  const path = join(folder, `prices-${++count}.csv`)
  await writeFile(path, text)
  return importPrices([path, ...options], { db, terminal })
}

const priceOf = async (slug: string, currency: string) =>
  (await findProduct(db, slug, systemClock, currency))?.price

test('a file brings prices in every currency, each in its own digits, and the same file again changes nothing', async () => {
  const file =
    '\ufeffProduct;Currency;Price;Regular_price\nhushwell;GBP;24,99;\nhushwell;jpy;4700;\nrustwing;EUR;14.5;19\n'
  expect(await importFile(file)).toBe(0)
  expect(said[0]).toBe('3 prices read, 3 of them changed.')
  expect(await priceOf('hushwell', 'GBP')).toEqual(money(2499, 'GBP'))
  expect(await priceOf('hushwell', 'JPY')).toEqual(money(4700, 'JPY'))
  expect(await priceOf('rustwing', 'EUR')).toEqual(money(1450, 'EUR'))
  expect(await importFile(file)).toBe(0)
  expect(said.join('\n')).toContain('3 prices read, 0 of them changed.')
})

test('what is exported is what is imported, and a row without a price takes it away', async () => {
  expect(await exportPrices([], { db, terminal })).toBe(0)
  const [file = ''] = said
  expect(file.split('\n')).toEqual([
    'product,currency,price,regular_price',
    'hushwell,EUR,29.00,',
    'rustwing,EUR,14.50,19.00',
    'hushwell,GBP,24.99,',
    'hushwell,JPY,4700,',
  ])
  expect(await importFile(file)).toBe(0)
  expect(said).toContain('4 prices read, 0 of them changed.')
  expect(await importFile('product,currency,price\nhushwell,GBP,\n')).toBe(0)
  expect(await priceOf('hushwell', 'GBP')).toEqual(money(2900, 'EUR'))
})

test('a dry run stores nothing', async () => {
  expect(await importFile('product,currency,price\nhushwell,USD,31.99\n', '--dry-run')).toBe(0)
  expect(await priceOf('hushwell', 'USD')).toEqual(money(2900, 'EUR'))
})

test('every flaw is named with its line, and then nothing at all is stored', async () => {
  const file = [
    'product,currency,price,regular_price',
    'hushwell,USD,31.99,',
    'hushwell,JPY,47.50,',
    'hushwell,PLN,0,',
    'hushwell,PLN,-5,',
    'hushwell,XXX,5,',
    'hushwell,EUR,,',
    'rustwing,CHF,12.00,12.00',
    'hushwell,usd,30,',
    'nowhere,GBP,5,',
    ',GBP,5,',
  ].join('\n')
  expect(await importFile(file)).toBe(1)
  expect(complaints.map((line) => line.replace(/, which knows .*/, ''))).toEqual([
    'line 3: "47.50" is no price in JPY',
    'line 4: "0" is no price in PLN',
    'line 5: "-5" is no price in PLN',
    'line 6: "XXX" is no currency of the shop',
    'line 7: every product has a price in euros',
    'line 8: the regular price is not above the price',
    'line 9: stands in the file twice',
    'line 11: no product',
    'line 10: there is no product "nowhere"',
    'Nothing was stored.',
  ])
  expect(await priceOf('hushwell', 'USD')).toEqual(money(2900, 'EUR'))
})

test.each([
  ['', 'header line'],
  ['slug,price\nx,1\n', 'header line'],
  ['product,currency,price\n"x,GBP,1\n', 'Not a table'],
  // A comma within a price would make it 24 pounds, with a regular price of 99.
  ['product,currency,price\nhushwell,GBP,24,99\n', 'Not a table'],
])('what is no table of prices is told in a sentence: %j', async (text, words) => {
  await expect(importFile(text)).rejects.toThrow(words)
})
