import { execFile } from 'node:child_process'
import { verify as verifySignature } from 'node:crypto'
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { beforeAll, describe, expect, test } from 'vitest'
import { testDatabase } from '../../test/support/database.ts'
import { aDocument } from '../domains/books/books.fixture.ts'
import { closeDays, postDocument } from '../domains/books/index.ts'
import { bookHeads } from '../platform/files/book-heads.ts'
import { Secret } from '../shared/secret.ts'
import { run } from './books-export.ts'
import { run as runVerify } from './books-verify.ts'

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
const signer = (fill: number) =>
  bookHeads(join(folder, '..', 'heads.jsonl'), new Secret(Buffer.alloc(32, fill)))
const books = signer(1)
const exported = (args: string[]) =>
  run(args, {
    db,
    terminal,
    books,
    clock: { now: () => now },
    seller: { name: 'Boutique', siren: '123456789', yearEnd },
  } as never)

async function verify(...key: string[]): Promise<{ code: number; text: string }> {
  return promisify(execFile)(process.execPath, [join(folder, 'verify.mjs'), ...key]).then(
    ({ stdout }) => ({ code: 0, text: stdout }),
    ({ code, stdout, stderr }) => ({ code, text: `${stderr}${stdout}` }),
  )
}

/** The same asked of the shop, which has the key. */
async function verifyInShop(by = books): Promise<{ code: number; text: string }> {
  said.length = 0
  const code = await runVerify(['--folder', folder], { db, books: by, terminal } as never)
  return { code, text: said.join('\n') }
}

async function whileChanged(name: string, change: (bytes: Buffer) => Buffer, look: () => Promise<void>) {
  const path = join(folder, name)
  const before = await readFile(path)
  await writeFile(path, change(before))
  await look()
  await writeFile(path, before)
}
const flipped = (bytes: Buffer) => {
  const changed = Buffer.from(bytes)
  changed.writeUInt8(changed.readUInt8(changed.length - 20) ^ 1, changed.length - 20)
  return changed
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
        ...['margin-products.csv', 'margin-batches.csv', 'margin-suppliers.csv'],
        ...['manifest.sig', 'public-key.pem'],
      ]),
    )
    for (const { code, text } of [await verify(), await verify(books.publicKey)]) {
      expect({ code, text }).toEqual({
        code: 0,
        text: expect.stringContaining('3 entries balance, 3600 cents'),
      })
      expect(text).toContain(books.publicKey)
    }
    expect(await verifyInShop()).toEqual({ code: 0, text: expect.stringContaining(books.publicKey) })
  })

  test('is checked by any program that knows Ed25519', async () => {
    const [manifest, signature, pem] = await Promise.all(
      ['manifest.json', 'manifest.sig', 'public-key.pem'].map((name) => readFile(join(folder, name))),
    )
    expect(verifySignature(null, manifest ?? '', pem ?? '', signature ?? Buffer.of())).toBe(true)
  })

  test('names a flipped byte of the manifest', async () => {
    await whileChanged('manifest.json', flipped, async () => {
      expect(await verify()).toMatchObject({
        code: 1,
        text: expect.stringContaining('manifest.json is not what was signed'),
      })
      expect(await verifyInShop()).toMatchObject({
        code: 1,
        text: expect.stringContaining('manifest.json is not what this shop has signed'),
      })
    })
  })

  test('names a flipped byte of the signature, and one that is gone', async () => {
    const cut = [flipped, () => Buffer.of()]
    for (const change of cut)
      await whileChanged('manifest.sig', change, async () => {
        expect(await verify()).toMatchObject({ code: 1 })
        expect(await verifyInShop()).toMatchObject({ code: 1 })
      })
  })

  test('names a file with a flipped byte, whatever it is', async () => {
    for (const name of ['attestation.txt', 'closings.csv', 'verify.mjs'])
      await whileChanged(name, flipped, async () =>
        expect(await verifyInShop()).toEqual({ code: 1, text: `${name} is not what it was.` }),
      )
  })

  test('does not pass for signed when somebody makes it anew with another key', async () => {
    const other = signer(2)
    const forged = async (name: string) => Buffer.from(await readFile(join(folder, name)))
    const manifest = (await forged('manifest.json'))
      .toString()
      .replace(/"[0-9a-f]{64}"/, `"${'0'.repeat(64)}"`)
    const pem = `-----BEGIN PUBLIC KEY-----\n${other.publicKey}\n-----END PUBLIC KEY-----\n`
    await whileChanged(
      'manifest.json',
      () => Buffer.from(manifest),
      () =>
        whileChanged(
          'manifest.sig',
          () => other.sign(Buffer.from(manifest)),
          () =>
            whileChanged(
              'public-key.pem',
              () => Buffer.from(pem),
              async () => {
                // With the key of the folder alone the signature holds: that is why the shop's own is asked for.
                expect((await verify()).text).not.toContain('not what was signed')
                expect((await verify()).text).toContain(other.publicKey)
                const { code, text } = await verify(books.publicKey)
                expect(code).toBe(1)
                expect(text).toContain('the folder carries the key of somebody else')
                expect(text).toContain('another key has signed it')
                expect(await verifyInShop()).toMatchObject({
                  code: 1,
                  text: expect.stringContaining('not what this shop'),
                })
              },
            ),
        ),
    )
  })

  test('of another shop is not its own', async () => {
    expect(await verifyInShop(signer(2))).toMatchObject({
      code: 1,
      text: 'manifest.json is not what this shop has signed.',
    })
    expect(await verify('nonsense')).toMatchObject({
      code: 1,
      text: expect.stringContaining('the public key cannot be read'),
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
    expect(await verifyInShop()).toEqual({ code: 1, text: 'more.txt was added.' })
  })
})
