import { expect, test } from 'vitest'
import { testDatabase } from '../../../../test/support/database.ts'
import { parseBookFile, piecesOf } from './files.ts'

const { db } = await testDatabase()

test.each([
  ['daily-2026.csv', 'day,treatment,vatCountry,vatBasisPoints,documents,netMinor,taxMinor'],
  ['balances-2026.csv', 'account,debitMinor,creditMinor,label'],
  ['keys-2026.csv', 'batchId,productId,supplier,purchasedMinor,stockMinor,soldMinor,lostMinor,creditedMinor'],
  ['closings-2026.csv', 'kind,period,firstNumber,lastNumber,entries,debitMinor,creditMinor,hash,closedAt'],
  ['oss-2026-Q4.csv', 'quarter,country,vatBasisPoints,baseMinor,taxMinor'],
  ['margin-products-2026.csv', 'name,productId,soldMinor,costMinor,lostMinor,creditedMinor,marginMinor'],
])('%s of a shop without an entry still has its head', async (name, head) => {
  const file = parseBookFile(name)
  if (!file) throw new Error('no such file')
  const pieces = piecesOf(file, {
    db,
    span: { from: '2026-01-01', to: '2026-12-31' },
    margins: async () => [],
  })
  expect((await Array.fromAsync(pieces)).join('')).toBe(`${head}\r\n`)
})
