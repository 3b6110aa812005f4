import { sql } from 'kysely'
import { afterAll, expect, test } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { openJobs } from './jobs.ts'
import { listTroubledJobs } from './troubled-jobs.ts'

const { db, connectionString } = await testDatabase()
const ran: string[] = []
const failures: string[] = []
const failed = (name: string) => failures.filter((each) => each === name)
let troubles = 2

const jobs = await openJobs(connectionString, {
  failed: (name) => void failures.push(name),
  warned: () => {},
})
await jobs.declare([
  { name: 'test.note', concurrency: 2, run: async ({ word }: { word: string }) => void ran.push(word) },
  {
    name: 'test.hopeless',
    async run() {
      throw new Error('never')
    },
  },
  {
    name: 'test.trouble',
    async run() {
      if (troubles-- > 0) throw new Error('not yet')
      ran.push('after trouble')
    },
  },
])
await jobs.work()
afterAll(() => jobs.stop())

async function until(condition: () => boolean): Promise<number> {
  const began = Date.now()
  while (!condition() && Date.now() - began < 15_000) await new Promise((resolve) => setTimeout(resolve, 20))
  return Date.now() - began
}

test('a job of a transaction that is rolled back never runs', async () => {
  await db
    .transaction()
    .execute(async (tx) => {
      await jobs.queue.enqueue(tx, 'test.note', { word: 'undone' })
      throw new Error('rolled back')
    })
    .catch(() => {})
  await db.transaction().execute((tx) => jobs.queue.enqueue(tx, 'test.note', { word: 'done' }))
  await until(() => ran.includes('done'))
  expect(ran).toEqual(['done'])
})

test('a job starts in a moment, and a hundred of them do not wait for the next look', async () => {
  await db.transaction().execute((tx) => jobs.queue.enqueue(tx, 'test.note', { word: 'quick' }))
  expect(await until(() => ran.includes('quick'))).toBeLessThan(1500)
  await db.transaction().execute(async (tx) => {
    for (let i = 0; i < 100; i++) await jobs.queue.enqueue(tx, 'test.note', { word: `many-${i}` })
  })
  expect(await until(() => ran.filter((word) => word.startsWith('many')).length === 100)).toBeLessThan(6000)
})

test('of jobs that mean the same only one waits', async () => {
  await db.transaction().execute(async (tx) => {
    for (let i = 0; i < 5; i++) await jobs.queue.enqueue(tx, 'test.note', { word: 'once' }, { once: 'same' })
  })
  await until(() => ran.includes('once'))
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(ran.filter((word) => word === 'once')).toHaveLength(1)
})

test('a job that fails is tried again until it works', async () => {
  await db.transaction().execute((tx) => jobs.queue.enqueue(tx, 'test.trouble', {}))
  await until(() => ran.includes('after trouble'))
  expect(ran).toContain('after trouble')
  expect(failed('test.trouble')).toHaveLength(2)
})

test('whoever looks after the shop sees what is tried again and what was given up', async () => {
  expect(await listTroubledJobs(db)).toEqual([])
  await db.transaction().execute((tx) => jobs.queue.enqueue(tx, 'test.hopeless', {}))
  await until(() => failed('test.hopeless').length > 0)
  await new Promise((resolve) => setTimeout(resolve, 200))
  expect(await listTroubledJobs(db)).toEqual([{ name: 'test.hopeless', retrying: 1, failed: 0 }])
  await sql`update pgboss.job set state = 'failed' where name = 'test.hopeless'`.execute(db)
  expect(await listTroubledJobs(db)).toEqual([{ name: 'test.hopeless', retrying: 0, failed: 1 }])
})
