import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { makeCommonPasswords } from '../../../scripts/common-passwords.ts'
import { commonPasswordsFile } from './common-passwords.ts'
import { readHashTable } from './hash-table.ts'

// Whoever changes the list or the forms must write the table again.
test('the committed table is the one that the script writes, and large enough', async () => {
  const committed = readFileSync(commonPasswordsFile)
  expect(committed.equals(await makeCommonPasswords())).toBe(true)
  expect(readHashTable(committed).size).toBeGreaterThan(250_000)
  expect(committed.length).toBeLessThan(1_500_000)
})
