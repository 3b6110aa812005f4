import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  afterwards,
  ask,
  ended,
  freshPath,
  kill,
  modeOf,
  seededDir,
  start,
  startShop,
  until,
} from './launcher-fixture.ts'
import { isRunning } from './running-process.ts'

test('a first start creates the database with its extensions, in UTF-8, safe from power loss, off the network', async () => {
  const dataDir = freshPath()
  const postgres = await start(dataDir)

  for (const name of ['pg_trgm', 'unaccent', 'citext']) {
    await ask(postgres.connectionString, `create extension ${name}`)
  }
  expect(
    await ask(
      postgres.connectionString,
      `select current_database() as database, current_setting('server_encoding') as encoding,
              current_setting('fsync') as fsync, current_setting('listen_addresses') as listens,
              current_setting('max_connections') as connections, lower('ÉTÉ') as lower,
              unaccent('été') as plain, 'É'::citext = 'é' as same, array_length(show_trgm('éè'), 1) as trigrams,
              current_setting('server_version') as version`,
    ),
  ).toEqual({
    database: 'allkeymasters',
    encoding: 'UTF8',
    fsync: 'on',
    listens: '',
    connections: '60',
    lower: 'été',
    plain: 'ete',
    same: true,
    trigrams: 3,
    version: '17.10',
  })
  expect(modeOf(join(dataDir, 'password'))).toBe('600')
  expect(modeOf(join(dataDir, 'socket'))).toBe('700')
  expect(readdirSync(dataDir).sort()).toEqual(['cluster', 'owner.lock', 'password', 'server.log', 'socket'])
})

test('the password is asked for', async () => {
  const postgres = await start(await seededDir(), { durable: false })
  const wrong = postgres.connectionString.replace(/postgres:[^@]+@/, 'postgres:password@')
  await expect(ask(wrong, 'select 1')).rejects.toThrow('password authentication failed')
})

test('a test database gives up safety from power loss for speed', async () => {
  const { connectionString } = await start(await seededDir(), { durable: false })
  const sql = `select current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
                      current_setting('full_page_writes') as pages`
  expect(await ask(connectionString, sql)).toEqual({ fsync: 'off', commit: 'off', pages: 'off' })
})

test('a stop ends the server, may be asked for twice, and a second start finds the rows', async () => {
  const dataDir = await seededDir()
  const first = await start(dataDir)
  await ask(first.connectionString, 'create table note as select 42 as answer')
  await Promise.all([first.stop(), first.stop()])
  expect(isRunning(first.pid)).toBe(false)
  await expect(ask(first.connectionString, 'select 1')).rejects.toThrow()

  const second = await start(dataDir)
  expect(second.adopted).toBe(false)
  expect(await ask(second.connectionString, 'select answer from note')).toEqual({ answer: 42 })
})

test('a server whose shop was killed is adopted with every row', async () => {
  const dataDir = await seededDir()
  const shop = startShop(dataDir)
  const before = await shop.told
  await ask(before.connectionString, 'create table note as select 42 as answer')
  await kill(shop.child)

  const lines: string[] = []
  const after = await start(dataDir, { say: (line) => lines.push(line) })
  expect(after).toMatchObject({ adopted: true, pid: before.pid, connectionString: before.connectionString })
  expect(await ask(after.connectionString, 'select answer from note')).toEqual({ answer: 42 })
  expect(lines).toEqual([`Took over the database server that was still running (process ${before.pid}).`])

  await after.stop()
  expect(isRunning(before.pid)).toBe(false)
})

test('an orphan that runs with other settings is stopped and started anew', async () => {
  const dataDir = await seededDir()
  const shop = startShop(dataDir)
  const orphan = await shop.told
  await kill(shop.child)
  const postgres = await start(dataDir, { durable: false })
  expect(postgres.adopted).toBe(false)
  expect(isRunning(orphan.pid)).toBe(false)
})

test('a shop that ends in order takes its server along, even without a stop', async () => {
  const dataDir = await seededDir()
  const shop = startShop(dataDir)
  const { pid } = await shop.told
  shop.child.stdin?.write('end\n')
  await ended(shop.child)
  await until(() => !isRunning(pid))
  expect((await start(dataDir)).adopted).toBe(false)
})

test('a stale postmaster.pid whose number belongs to a foreign process neither stops the start nor harms that process', async () => {
  const dataDir = await seededDir()
  const first = await start(dataDir, { durable: false })
  const { uid, gid } = statSync(join(dataDir, 'cluster'))
  const foreign = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 60_000)'], { uid, gid })
  afterwards(() => kill(foreign))
  const pidFile = join(dataDir, 'cluster', 'postmaster.pid')
  const content = readFileSync(pidFile, 'utf8')
  process.kill(first.pid, 'SIGKILL')
  await until(() => !isRunning(first.pid))
  await first.stop()
  writeFileSync(pidFile, content.replace(/^\d+/, String(foreign.pid)))

  const second = await start(dataDir, { durable: false })
  expect(await ask(second.connectionString, 'select 1 as one')).toEqual({ one: 1 })
  expect(isRunning(foreign.pid ?? 0)).toBe(true)
})

test('a start right after a crash waits for a worker of the old server that is still busy', async () => {
  const dataDir = await seededDir()
  const crashed = await start(dataDir, { durable: false })
  const busy = ask(crashed.connectionString, 'select count(*) from generate_series(1, 12000000)').catch(
    () => {},
  )
  const isBusy = `select count(*)::int as n from pg_stat_activity where query like '%generate_series(1, 1%' and state = 'active'`
  await expect.poll(() => ask(crashed.connectionString, isBusy), { timeout: 45_000 }).toEqual({ n: 2 })
  process.kill(crashed.pid, 'SIGKILL')
  await crashed.stop()
  const { connectionString } = await start(dataDir, { durable: false })
  expect(await ask(connectionString, 'select 1 as one')).toEqual({ one: 1 })
  expect(readFileSync(join(dataDir, 'server.previous.log'), 'utf8')).toContain('shared memory block')
  await busy
})

test('the end of a server that nobody stopped is told once', async () => {
  let told = 0
  const postgres = await start(await seededDir(), { durable: false, onExit: () => told++ })
  process.kill(postgres.pid, 'SIGKILL')
  await until(() => told > 0)
  await postgres.stop()
  expect(told).toBe(1)
})

test('the end of an adopted server is told too', async () => {
  const dataDir = await seededDir()
  const shop = startShop(dataDir)
  await shop.told
  await kill(shop.child)
  let told = 0
  const postgres = await start(dataDir, { onExit: () => told++ })
  expect(postgres.adopted).toBe(true)
  process.kill(postgres.pid, 'SIGKILL')
  await until(() => told > 0)
})

test('a stop that was asked for is not told as an unexpected end', async () => {
  let told = 0
  const postgres = await start(await seededDir(), { durable: false, onExit: () => told++ })
  await postgres.stop()
  expect(told).toBe(0)
})

test('a path with spaces, quotes and commas works', async () => {
  const { connectionString } = await start(freshPath(`my shop's, "keys"`), { durable: false })
  expect(await ask(connectionString, 'select 1 as one')).toEqual({ one: 1 })
})

test('a path too long for a unix socket has its socket in /tmp, and leaves nothing there', async () => {
  const { connectionString, stop } = await start(freshPath('long'.repeat(40)), { durable: false })
  const socketDir = new URL(connectionString).searchParams.get('host') ?? ''
  expect(socketDir).toMatch(/^\/tmp\/akm-/)
  expect(modeOf(socketDir)).toBe('700')
  expect(await ask(connectionString, 'select 1 as one')).toEqual({ one: 1 })
  await stop()
  expect(existsSync(socketDir)).toBe(false)
})

test('two shops run side by side on their own data', async () => {
  const [one, two] = await Promise.all([
    start(await seededDir(), { durable: false }),
    start(await seededDir(), { durable: false }),
  ])
  await ask(one.connectionString, 'create table only_here ()')
  await expect(ask(two.connectionString, 'select from only_here')).rejects.toThrow('does not exist')
})

test('a start that was killed while the cluster was being created does not spoil the next', async () => {
  const dataDir = freshPath()
  const shop = startShop(dataDir)
  await until(() => existsSync(dataDir) && readdirSync(dataDir).some((name) => name.includes('partial')))
  await Promise.all([expect(shop.told).rejects.toThrow('without a word'), kill(shop.child)])
  const { connectionString } = await start(dataDir, { durable: false })
  expect(await ask(connectionString, 'select 1 as one')).toEqual({ one: 1 })
  expect(readdirSync(dataDir).filter((name) => name.includes('partial'))).toEqual([])
})
