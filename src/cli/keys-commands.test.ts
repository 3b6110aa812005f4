import { mkdir, mkdtemp, open, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { reserveKeys } from '../domains/keys/index.ts'
import { freshKeys, testKeys } from '../domains/keys/keys.fixture.ts'
import * as importCommand from './keys-import.ts'
import * as undoCommand from './keys-undo.ts'
import * as verifyCommand from './keys-verify.ts'
import { progressBar, type Terminal } from './terminal.ts'

const shop = await testKeys()
const folder = await mkdtemp(join(tmpdir(), 'akm keys '))
afterAll(() => rm(folder, { recursive: true }))

let said: string[] = []
let complained: string[] = []
let moved: string[] = []
const terminal: Terminal = {
  print: (line) => void said.push(line),
  complain: (line) => void complained.push(line),
  status: (line) => void moved.push(line),
}
const deps = { ...shop.deps, terminal }

beforeEach(() => {
  said = []
  complained = []
  moved = []
})

const fiveGroups = '[A-Z0-9]{5}(-[A-Z0-9]{5}){2}'

async function aFile(name: string, content: string | Buffer): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

async function aShelf(slug: string) {
  return shop.aProduct({ slug, keyPattern: fiveGroups })
}

const runImport = (...args: string[]) => importCommand.run(args, deps)

test('a good file is stored, told with its batch, and undone by that', async () => {
  const productId = await aShelf('good-file')
  const path = await aFile('good keys.txt', freshKeys(1200).join('\r\n'))

  expect(
    await runImport('--product', 'good-file', path, '--supplier', 'Northern Keys', '--unit-cost', '4.20'),
  ).toBe(0)

  expect(said[0]).toBe('good keys.txt for good-file: 1,200 keys read, 1,200 good')
  const batchId = /akm keys undo (bat_\w+)$/.exec(said.at(-1) ?? '')?.[1] ?? ''
  expect(said[1]).toBe(`Stored 1,200 keys as batch ${batchId}.`)
  expect(moved.at(-1)).toBe(progressBar(1, '1,200 keys being stored'))
  const batch = await shop.db.selectFrom('key_batch').selectAll().executeTakeFirstOrThrow()
  expect(batch).toMatchObject({
    id: batchId,
    supplier: 'Northern Keys',
    unit_cost_minor: 420,
    currency: 'EUR',
  })

  expect(await undoCommand.run([batchId], deps)).toBe(0)
  expect(said.at(-1)).toContain('1,200 keys taken out again')
  expect(await shop.statesOf(productId)).toEqual({})
  expect(await undoCommand.run([batchId], deps)).toBe(1)
  expect(complained).toEqual([`There is no batch ${batchId}.`])
})

test('a table with its own words and dates is read, a dry run stores nothing', async () => {
  const productId = await aShelf('table')
  const [one, two] = freshKeys(2)
  const path = await aFile('table.csv', `Nr;"Code";Valid until\n1;${one};2097-12-31\n2;${two};\n`)
  const args = ['--product', 'table', path, '--column', 'key=Code', '--column', 'expires=valid until']

  expect(await runImport(...args, '--dry-run')).toBe(0)
  expect(said.at(-1)).toBe('Dry run: 2 keys would be stored. Nothing was.')
  expect(await shop.statesOf(productId)).toEqual({})

  expect(await runImport(...args, '--expires', '2098-01-31')).toBe(0)
  const dates = await shop.db
    .selectFrom('key')
    .select('expires_on')
    .where('product_id', '=', productId)
    .orderBy('position')
    .execute()
  expect(dates.map((row) => row.expires_on)).toEqual(['2097-12-31', '2098-01-31'])
})

test('a refusal names every line and no key, and ends with 1', async () => {
  await aShelf('refused')
  await shop.aProduct({ slug: 'other-pattern', keyPattern: 'GC[0-9]{8}' })
  const keys = freshKeys(3)
  const path = await aFile('bad.txt', [...keys, 'GC12345678', keys[0], ...Array(25).fill('wrong')].join('\n'))

  expect(await runImport('--product', 'refused', path)).toBe(1)

  expect(said).toEqual([])
  expect(complained).toEqual([
    'bad.txt for refused: 30 keys read, 3 good',
    `  26 not in the form of this product's keys: line 4, ${Array.from({ length: 19 }, (_, at) => `line ${at + 6}`).join(', ')} and 6 more`,
    '  1 more than once in the file: line 5 (first: line 1)',
    '  Keys of other-pattern look like this: line 4. Is it the right file?',
    'Nothing was stored. Mend the file, or store only the good keys with --skip-bad.',
  ])
  expect(await runImport('--product', 'refused', path, '--skip-bad')).toBe(0)
  expect(said[1]).toContain('26 not in the form')
  const everything = [...said, ...complained, ...moved].join('\n')
  for (const key of [...keys, 'GC12345678', 'wrong']) expect(everything).not.toContain(key)
})

test('a folder of images is imported by its file names', async () => {
  const productId = await aShelf('cards')
  const cards = join(folder, 'cards')
  await mkdir(cards)
  const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from('one')])
  await writeFile(join(cards, 'a.png'), png)
  await writeFile(join(cards, 'b.png'), png)
  await writeFile(join(cards, 'c.png'), 'not an image')
  await writeFile(join(cards, '.hidden'), 'x')
  const film = await open(join(cards, 'd.png'), 'w')
  await film.truncate(3 * 1024 ** 3)
  await film.close()

  expect(await runImport('--product', 'cards', '--images', cards)).toBe(1)
  expect(complained.slice(1, 4)).toEqual([
    '  1 more than once in the file: b.png (first: a.png)',
    '  1 not a PNG, JPEG or WebP image: c.png',
    '  1 larger than 512 kB: d.png',
  ])
  expect(await runImport('--product', 'cards', '--images', cards, '--skip-bad')).toBe(0)
  expect(await shop.statesOf(productId)).toEqual({ available: 1 })
})

test.each([
  [
    'random bytes',
    'noise.txt',
    Buffer.from('fffe00d8aa', 'hex'),
    'noise.txt, line 1: this is not text. Save the file as UTF-8 text.',
  ],
  ['an empty file', 'empty.txt', '\n\n', 'empty.txt, line 1: there is no key in the file.'],
  [
    'a broken quote',
    'quote.csv',
    'key,x\nAAA,1\n"BBB,2\n',
    'quote.csv, line 3: a quotation mark is missing or in excess.',
  ],
  [
    'a table without header',
    'bare.csv',
    'AAAAA-BBBBB-CCCCC\n',
    'bare.csv, line 1: no header that names a column "key". Put one above the keys.',
  ],
  [
    'a table with other columns',
    'other.csv',
    'Nr;Code\n1;AAA\n',
    'other.csv, line 1: the header has no column "key", but Nr, Code. Say which is which with --column key=...',
  ],
  [
    'UTF-16 without mark',
    'utf16.txt',
    Buffer.from('AAA\nBBB\n', 'utf16le'),
    'utf16.txt, line 1: this is UTF-16 without the mark that says so. Save the file as UTF-8 text.',
  ],
  [
    'carriage returns alone',
    'mac.txt',
    'AAA\rBBB\r',
    'mac.txt, line 1: lines end in a carriage return alone. Save the file with the line ends of Windows or Unix.',
  ],
])('%s is refused in one sentence, nothing is stored', async (_what, name, content, sentence) => {
  const productId = await shop.aProduct()
  const { slug } = await shop.db
    .selectFrom('product')
    .select('slug')
    .where('id', '=', productId)
    .executeTakeFirstOrThrow()
  expect(await runImport('--product', slug, await aFile(name, content))).toBe(1)
  expect(complained).toEqual([sentence, 'Nothing was stored.'])
  expect(await shop.statesOf(productId)).toEqual({})
})

test('a file of 500 MB is refused before it is read', async () => {
  await aShelf('huge')
  const path = join(folder, 'huge.txt')
  const file = await open(path, 'w')
  await file.truncate(500 * 1024 * 1024)
  await file.close()
  const start = performance.now()
  expect(await runImport('--product', 'huge', path)).toBe(1)
  expect(performance.now() - start).toBeLessThan(1000)
  expect(complained[0]).toContain('larger than 64 MB')
})

test.each([
  [['keys.txt'], 'Which product?'],
  [['--product', 'misuse'], 'Name one file'],
  [['--product', 'misuse', 'a.txt', 'b.txt'], 'Name one file'],
  [['--product', 'misuse', 'a.txt', '--images', 'x'], 'Name one file'],
  [['--product', 'misuse', 'a.txt', '--expires', '31.12.2027'], '--expires is a day'],
  [['--product', 'misuse', 'a.txt', '--unit-cost', '4,20'], '--unit-cost is an amount'],
  [['--product', 'misuse', 'a.txt', '--unit-cost', '4.205'], '--unit-cost is an amount'],
  [['--product', 'misuse', 'a.txt', '--column', 'price=x'], '--column is'],
  [['--product', 'misuse', 'a.txt', '--colour'], '--colour'],
  [['--product', 'nowhere', 'a.txt'], 'There is no product "nowhere".'],
  [['--product', 'misuse', '/nowhere/a.txt'], 'cannot be read'],
  [['--product', 'misuse', folder], 'is not a file'],
])('%j is answered with what to do', async (args, sentence) => {
  await aShelf('misuse')
  expect(await runImport(...args)).toBe(1)
  expect(complained.join('\n')).toContain(sentence)
})

test('a batch that is partly sold is not undone, and a wrong id is told', async () => {
  const productId = await aShelf('half-sold')
  const batchId = await shop.aBatch(productId, 2)
  const unitIds = await shop.someUnits(productId, 1)
  await shop.db.transaction().execute((tx) => reserveKeys(tx, [{ productId, unitIds }], { minutes: 30 }))
  expect(await undoCommand.run([batchId], deps)).toBe(1)
  expect(complained).toEqual([`Batch ${batchId} is in use (1 available, 1 reserved). Nothing was changed.`])
  expect(await undoCommand.run(['bat_1'], deps)).toBe(1)
  expect(complained.at(-1)).toContain('Which batch?')
})

test('the ledger is verified, and a broken chain ends with 1', async () => {
  expect(await verifyCommand.run([], deps)).toBe(0)
  expect(said.at(-1)).toMatch(/^[\d,]+ custody events recomputed\. Every chain is whole\.$/)

  const { key_id: keyId } = await shop.db
    .selectFrom('custody_event')
    .select('key_id')
    .executeTakeFirstOrThrow()
  await shop.db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await sql`update shop.custody_event set reason = 'x' where key_id = ${keyId} and seq = 1`.execute(tx)
  })
  expect(await verifyCommand.run([], deps)).toBe(1)
  expect(complained).toEqual([`${keyId}: the chain breaks at event 1`])
})

test.each([
  [0, '░░░░░░░░░░░░░░░░░░░░░░░░   0 %  x'],
  [0.5, '████████████░░░░░░░░░░░░  50 %  x'],
  [2, '████████████████████████ 100 %  x'],
])('progress of %d is %s', (share, bar) => {
  expect(progressBar(share, 'x')).toBe(bar)
})
