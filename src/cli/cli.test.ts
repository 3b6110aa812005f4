import { execFile } from 'node:child_process'
import { appendFile, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../../test/support/database.ts'

const { connectionString, db } = await testDatabase()
const folder = await mkdtemp(join(tmpdir(), 'akm-cli-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

type Ran = { code: number; out: string; err: string }

/** The command line as it is run, on the test's database. */
async function akm(...words: string[]): Promise<Ran> {
  const env = { PATH: process.env.PATH, DATABASE_URL: connectionString, DATA_DIR: folder, DEMO: '1' }
  return promisify(execFile)(process.execPath, ['build/cli.js', ...words], { env, timeout: 240_000 }).then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout, err: stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      out: error.stdout,
      err: error.stderr,
    }),
  )
}

test('help names every command, and an unknown one is said', async () => {
  const { out } = await akm()
  const named = [
    ...out.matchAll(
      /^akm (\w+(?: (?:ban|close|import|export|undo|verify|new|apply|invite|retention|register|move-to-supabase|doctor|restored)\b)?)/gm,
    ),
  ].map(([, name]) => name)
  expect(named).toEqual([
    ...['start', 'test', 'check', 'claims', 'histories', 'bench', 'types'],
    ...[
      'account ban',
      'books close',
      'books export',
      'books verify',
      'history restored',
      'identity move-to-supabase',
      'keys import',
      'keys undo',
      'keys verify',
      'keyring new',
      'keyring apply',
    ],
    ...['prices import', 'prices export'],
    ...['privacy register', 'privacy retention', 'staff invite', 'stripe doctor', 'doctor', 'demo'],
  ])
  expect(await akm('sell', 'everything')).toMatchObject({ code: 1 })
})

test.each([
  [['demo', '--foo'], '"--foo" is not understood: akm demo'],
  [['demo', '--products', '3', '--keys'], '--keys needs a value: akm demo'],
  [['demo', 'everything'], '"everything" is not understood: akm demo'],
  [['staff', 'invite', 'a@example.org', '--role'], '--role needs a value: akm staff invite'],
  [['keys', 'verify', '--quick'], '"--quick" is not understood: akm keys verify'],
])('%j is refused in one line', async (words, sentence) => {
  const { code, err } = await akm(...words)
  expect(code).toBe(1)
  expect(err).toMatch(/^[^\n]+\n$/)
  expect(err).toContain(sentence)
})

test('a new ring is written once, for this user alone', async () => {
  const path = join(folder, 'new-ring.json')
  expect(await akm('keyring', 'new', path)).toMatchObject({ code: 0 })
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect(await akm('keyring', 'new', path)).toMatchObject({ code: 1 })
})

test('a large demo is made, keys are imported, refused when they come again, taken out, and the ledger is whole', async () => {
  const made = await akm('demo', '--products', '6', '--keys', '30')
  expect(made.out).toContain('30 keys imported')
  const more = await akm('demo', '--products', '7', '--keys', '42')
  expect(more).toMatchObject({ code: 0, err: '' })
  expect(more.out).toContain('12 keys imported, 30 were there.')
  const { slug } = await db
    .selectFrom('product')
    .select('slug')
    .where('key_pattern', 'is not', null)
    .limit(1)
    .executeTakeFirstOrThrow()
  await db.updateTable('product').set({ key_pattern: null }).where('slug', '=', slug).execute()

  const file = join(folder, 'keys.txt')
  await writeFile(file, 'ALPHA-0001\nALPHA-0002\nALPHA-0003\n')
  const dry = await akm('keys', 'import', '--product', slug, file, '--dry-run')
  expect(dry).toMatchObject({ code: 0 })
  const imported = await akm('keys', 'import', '--product', slug, file)
  expect(imported).toMatchObject({ code: 0 })
  expect(imported.out + imported.err).not.toContain('ALPHA')
  const again = await akm('keys', 'import', '--product', slug, file)
  expect(again).toMatchObject({ code: 1 })
  expect(again.err).toMatch(/3/)

  const batch = /bat_[0-9a-z]{26}/.exec(imported.out)?.[0] ?? ''
  expect(await akm('keys', 'undo', batch)).toMatchObject({ code: 0 })
  expect(await akm('keys', 'import', '--product', slug, file)).toMatchObject({ code: 0 })
  expect(await akm('keyring', 'apply')).toMatchObject({ code: 0 })
  expect((await akm('keys', 'verify')).out).toContain('Every chain is whole')
}, 480_000)

test('a restored database is said to be one: once, and that is history', async () => {
  const line = { chain: 'head', at: '2026-11-26T12:00:00.000Z', link: [4711, 'ab'.repeat(32)] }
  await appendFile(join(folder, 'erasures.jsonl'), `${JSON.stringify(line)}\n`)
  const accepted = await akm('history', 'restored')
  expect(accepted).toMatchObject({ code: 0 })
  expect(accepted.out).toContain('Given up: link 4711, noted 2026-11-26T12:00:00.000Z')
  expect((await akm('history', 'restored')).out).toContain('Nothing is missing')
  const lines = db.selectFrom('audit_event').select('details').where('action', '=', 'history.restored')
  expect(await lines.execute()).toEqual([{ details: { first_lost: 4711 } }])
})

test('the books are whole until one letter of them is another, and what was noted of them is asked for', async () => {
  const whole = await akm('books', 'verify')
  expect(whole).toMatchObject({ code: 0 })
  expect(whole.out).toContain('0 documents recomputed.')
  expect(whole.out).toContain('Every chain is whole.')
  await appendFile(
    join(folder, 'book-heads.jsonl'),
    '\n{"at":"2026-11-26T12:00:00.000Z","heads":[],"signature":"AA"}\n',
  )
  const unsigned = await akm('books', 'verify')
  expect(unsigned).toMatchObject({ code: 1 })
  expect(unsigned.err).toContain('What was noted at 2026-11-26T12:00:00.000Z is not signed by this shop.')
  expect((await akm('history', 'restored')).out).toContain('The books go on from here.')
  expect(await akm('books', 'verify')).toMatchObject({ code: 0 })
})

test('a wrong DATABASE_URL is one sentence', async () => {
  const env = {
    PATH: process.env.PATH,
    DATABASE_URL: 'postgres://nobody:x@127.0.0.1:1/x',
    DATA_DIR: folder,
    DEMO: '1',
  }
  const ran = await promisify(execFile)(process.execPath, ['build/cli.js', 'keys', 'verify'], { env }).catch(
    (error: { code: number; stderr: string }) => error,
  )
  expect(ran).toMatchObject({ code: 1, stderr: 'Check DATABASE_URL: no database answers there.\n' })
})
