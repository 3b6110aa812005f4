import { execFile } from 'node:child_process'
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../test/support/database.ts'
import { aDocument } from '../domains/books/books.fixture.ts'
import { closeDays, postDocument } from '../domains/books/index.ts'
import { run } from './books-export.ts'

const { db } = await testDatabase()
const yearEnd = { month: 12, day: 31 }
const now = new Date('2027-01-10T04:00:00Z')
const folder = join(await mkdtemp(join(tmpdir(), 'akm-books-')), 'books-2026')
const said: string[] = []
const terminal = {
  print: (text: string) => void said.push(text),
  complain: (text: string) => void said.push(text),
  status: () => {},
}
const exported = (args: string[]) =>
  run(args, {
    db,
    terminal,
    clock: { now: () => now },
    seller: { name: 'Boutique', siren: '123456789', yearEnd },
  } as never)

async function verify(): Promise<{ code: number; text: string }> {
  return promisify(execFile)(process.execPath, [join(folder, 'verify.mjs')]).then(
    ({ stdout }) => ({ code: 0, text: stdout }),
    ({ code, stdout, stderr }) => ({ code, text: `${stderr}${stdout}` }),
  )
}

describe('the folder of a year', () => {
  beforeAll(async () => {
    for (const issuedOn of ['2026-11-27', '2026-12-31', '2026-12-31'])
      await db.transaction().execute((tx) => postDocument(tx, aDocument({ issuedOn })))
    await closeDays({ db, yearEnd }, '2026-12-31', now)
  })

  test('is named by its year or not made', async () => {
    expect(await exported([])).toBe(2)
  })

  test('holds what an accountant and an auditor ask for, and verifies by itself', async () => {
    expect(await exported(['--year', '2026', '--to', folder])).toBe(0)
    expect(await readdir(folder)).toEqual(
      expect.arrayContaining([
        ...[
          '123456789FEC20261231.txt',
          'balances.csv',
          'closings.csv',
          'daily-totals.csv',
          'documents',
          'keys.csv',
        ],
        ...['oss-2026-Q1.csv', 'oss-2026-Q4.csv', 'attestation.txt', 'manifest.json', 'verify.mjs'],
      ]),
    )
    expect(await verify()).toEqual({
      code: 0,
      text: expect.stringContaining('3 entries balance, 3600 cents'),
    })
  })

  test.each([
    [
      'a changed amount',
      '123456789FEC20261231.txt',
      (text: string) => text.replace('12,00', '13,00'),
      'does not balance',
    ],
    [
      'an entry that is gone',
      '123456789FEC20261231.txt',
      (text: string) => text.replace(/^VE\tVentes\t2\t.*\r\n/gm, ''),
      'after entry 1 comes 3',
    ],
    ['another file', 'balances.csv', (text: string) => `${text} `, 'balances.csv is not what it was'],
  ])('%s is named', async (_, name, change, words) => {
    const path = join(folder, name)
    const before = await readFile(path, 'utf8')
    await writeFile(path, change(before))
    const { code, text } = await verify()
    await writeFile(path, before)
    expect({ code, text }).toEqual({ code: 1, text: expect.stringContaining(words) })
    expect(text).toContain(`${name} is not what it was`)
  })

  test('tells of a file that was added', async () => {
    await writeFile(join(folder, 'more.txt'), 'x')
    expect(await verify()).toEqual({ code: 1, text: expect.stringContaining('more.txt was added') })
  })
})
