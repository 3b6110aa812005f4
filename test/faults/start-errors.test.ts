import { once } from 'node:events'
import { chmod, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { canReach, chooseServerUser } from '../../src/platform/postgres/server-user.ts'
import { explain } from '../../src/start/explain.ts'
import { startShop } from '../../src/start/start-shop.ts'
import { testDatabase } from '../support/database.ts'
import { builtShop, freshFolder, runShopToItsEnd } from '../support/shop-process.ts'

const { connectionString } = await testDatabase()
const folder = await freshFolder()
const file = join(folder, 'a-file')
await writeFile(file, 'not a key ring')
const closed = await freshFolder()
await chmod(closed, 0)
const port = createServer().listen(0, '127.0.0.1')
await once(port, 'listening')
afterAll(() => void port.close())
const address = port.address()
const portInUse = typeof address === 'object' && address ? String(address.port) : ''

const demo = { DEMO: '1', PORT: '0', DATA_DIR: join(folder, 'data') }
const oneSentence = /^[A-Z][^\n]+\.$/

test.concurrent.each([
  ['on a port that is in use', { ...demo, PORT: portInUse }, 'PORT'],
  ['in a data directory that cannot be made', { ...demo, DATA_DIR: join(file, 'data') }, file],
  ['in a data directory that the kernel refuses', { ...demo, DATA_DIR: '/proc/no-such/data' }, '/proc'],
  [
    'on a database that nobody serves',
    { ...demo, DATABASE_URL: 'postgres://shop@127.0.0.1:1/shop' },
    'DATABASE_URL',
  ],
  ['for real money without an address', { ...demo, DEMO: '0' }, 'BASE_URL'],
])('a start %s ends with code 1 and one sentence that says what to do', async (_, settings, named) => {
  const { code, stderr } = await runShopToItsEnd(settings)
  expect(stderr.trimEnd()).toMatch(oneSentence)
  expect(stderr).toContain(named)
  expect(code).toBe(1)
})

test('a start with an option, which it has none of, is refused in one sentence', async () => {
  const { code, stderr } = await runShopToItsEnd(demo, { words: ['--port=4000'] })
  expect(stderr.trimEnd()).toMatch(/^"--port=4000" is not understood: [^\n]+\.$/)
  expect(code).toBe(1)
})

const elsewhere = (database: string) => connectionString.replace(/test_[0-9a-f]+/, database)

test.each([
  ['a data directory that is a file', { DATA_DIR: file }, file],
  ['a key ring that is not there', { KEYRING_FILE: join(folder, 'no-such-ring') }, 'KEYRING_FILE'],
  ['a key ring that is none', { KEYRING_FILE: file }, 'KEYRING_FILE'],
  [
    'a database host that does not exist',
    { DATABASE_URL: 'postgres://shop@nowhere.invalid/shop' },
    'DATABASE_URL',
  ],
  ['a database that does not exist', { DATABASE_URL: elsewhere('test_gone') }, 'DATABASE_URL'],
  ['a wrong password', { DATABASE_URL: connectionString.replace(/:[^:@/]+@/, ':wrong@') }, 'DATABASE_URL'],
])('%s is told in one sentence', async (_, setting, named) => {
  const failure = await startShop(readConfig({ ...demo, ...setting }), () => {}).catch(
    (error: unknown) => error,
  )
  expect(explain(failure)).toMatch(oneSentence)
  expect(explain(failure)).toContain(named)
})

// Root may read everything, so it starts this shop as somebody else, who must be able to reach the program.
const somebody = chooseServerUser(closed)
const canStart = [process.execPath, builtShop].every((file) => canReach(file, somebody))

test.skipIf(!canStart)(
  'a data directory that its user may not enter ends the start with code 1 and one sentence (skipped for root in a folder that others cannot enter)',
  async () => {
    const account = somebody && { uid: somebody.uid, gid: somebody.gid }
    const { code, stderr } = await runShopToItsEnd({ ...demo, DATA_DIR: closed }, account)
    expect(stderr.trimEnd()).toMatch(oneSentence)
    expect(stderr).toContain(closed)
    expect(code).toBe(1)
  },
)
