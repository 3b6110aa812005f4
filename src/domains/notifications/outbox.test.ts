import pg from 'pg'
import { afterAll, expect, test, vi } from 'vitest'
import { testDatabase } from '../../../test/support/database.ts'
import { openJobs } from '../../platform/jobs/jobs.ts'
import { startSmtpServer } from '../../platform/mail/smtp.fixture.ts'
import { createSmtpMailer } from '../../platform/mail/smtp-mailer.ts'
import { newId } from '../../shared/ids.ts'
import { systemClock } from '../../shared/time.ts'
import { letterPress } from '../../web/letters/letter-writer.ts'
import { sampleKeys, sampleLetters, sampleShop } from '../../web/letters/letters.fixture.ts'
import { mailJobs } from './jobs.ts'
import type { MailRequest } from './mail.ts'
import { parseSender } from './mail-address.ts'
import { queueMail } from './queue-mail.ts'

const { db, connectionString } = await testDatabase()
const smtp = await startSmtpServer()
const sender = parseSender('shop@example.eu')
if (!sender) throw new Error('the sender of the tests is one')
const mailer = createSmtpMailer({ url: smtp.url, sender, log: () => {} })

const write = letterPress(sampleShop)
const sample = sampleLetters('en').find(({ name }) => name === 'at-once')
if (!sample) throw new Error('there is such a sample')
const writer = { write: async () => write(sample.kind, sample.model, 'en') }

const failures: unknown[] = []
const log = { failed: (_name: string, error: unknown) => failures.push(error), warned: () => {} }
const late: Parameters<typeof mailJobs>[0] = {
  db,
  clock: systemClock,
  writer,
  mailer,
  hooks: {},
  isRestricted: async () => false,
  jobs: { enqueue: async (...job) => jobs.queue.enqueue(...job) },
}
const jobs = await openJobs(connectionString, log)
await jobs.declare(mailJobs(late))
await jobs.work()
afterAll(async () => {
  await jobs.stop()
  mailer.close()
  await smtp.close()
})

const request = (): MailRequest => ({
  kind: 'order_confirmation',
  subjectId: newId('ord'),
  orderId: null,
  accountId: null,
  cause: '',
  locale: 'en',
  recipient: 'buyer@example.eu',
})

test('a letter queued with a change leaves when the change commits, and not at all when it does not', async () => {
  const undone = db.transaction().execute(async (tx) => {
    await queueMail(tx, late, request())
    throw new Error('changed my mind')
  })
  await expect(undone).rejects.toThrow('changed my mind')
  const id = await db.transaction().execute((tx) => queueMail(tx, late, request()))

  await vi.waitFor(() => expect(smtp.letters).toHaveLength(1), { timeout: 45_000 })
  expect(smtp.letters[0]?.messageId).toBe(`<${id}@example.eu>`)
  expect(failures).toEqual([])
})

// Promise 3 of the product: the database alone shows no key. The letter that just left held three.
test('no table holds a key or a text of a letter after it was sent', async () => {
  expect(smtp.letters[0]?.text).toContain(sampleKeys.short)
  const everything = await dump()
  expect(everything).toContain('buyer@example.eu')
  for (const key of Object.values(sampleKeys)) {
    for (const line of key.split('\n')) expect(everything).not.toContain(line)
  }
  expect(everything).not.toContain(smtp.letters[0]?.subject)
})

async function dump(): Promise<string> {
  const client = new pg.Client({ connectionString })
  await client.connect()
  const tables = await client.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname in ('shop', 'pgboss')`,
  )
  const parts: string[] = []
  for (const { name } of tables.rows) {
    const { rows } = await client.query<{ row: string }>(`select t::text as row from ${name} t`)
    parts.push(...rows.map(({ row }) => row))
  }
  await client.end()
  return parts.join('\n')
}
