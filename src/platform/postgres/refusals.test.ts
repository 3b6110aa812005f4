import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { copyClone, freshPath, seededDir, start, startShop } from './launcher-fixture.ts'

test('a data directory of another PostgreSQL is left alone', async () => {
  const dataDir = await seededDir()
  writeFileSync(join(dataDir, 'cluster', 'PG_VERSION'), '16\n')
  await expect(start(dataDir)).rejects.toMatchObject({
    problem: 'version_mismatch',
    message: expect.stringContaining('belongs to PostgreSQL 16, but this shop brings 17'),
  })
})

test('a password file that does not fit is told instead of waited for', async () => {
  const dataDir = await seededDir()
  writeFileSync(join(dataDir, 'password'), 'of another shop')
  await expect(start(dataDir)).rejects.toMatchObject({
    problem: 'start_failed',
    message: expect.stringContaining('password authentication failed'),
  })
  expect(existsSync(join(dataDir, 'cluster', 'postmaster.pid'))).toBe(false)
})

test('a data directory that cannot be one is told in one sentence', async () => {
  const file = freshPath('file')
  writeFileSync(file, '')
  await expect(start(join(file, 'data'))).rejects.toMatchObject({
    problem: 'data_dir_unusable',
    message: `The data directory ${join(file, 'data')} cannot be used (ENOTDIR): give it to the user who runs the shop, or set DATA_DIR to another directory.`,
  })
})

test('a creation that fails is told with the last words of the program', async () => {
  const dataDir = freshPath()
  // No file may grow beyond 100 blocks, as on a disk that is nearly full.
  const told = await startShop(dataDir, { shell: 'ulimit -f 100;' }).told
  expect(told.problem).toBe('init_failed')
  expect(told.message).toMatch(
    /^The database could not be created in .+ \(.+\): mend that and start again\.$/,
  )
})

test('a platform without binaries is pointed to DATABASE_URL', async () => {
  const clone = copyClone(freshPath('clone'))
  const told = await startShop(freshPath(), { module: clone.module }).told
  expect(told.problem).toBe('no_binaries')
  expect(told.message).toMatch(/^There is no embedded PostgreSQL for .+: set DATABASE_URL/)
})
