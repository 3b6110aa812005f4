import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test, vi } from 'vitest'
import { testDatabase } from '../support/database.ts'
import { freePort, freshFolder, startShopProcess } from '../support/shop-process.ts'
import { canary, liveAsCanary } from './canary.ts'

vi.setConfig({ testTimeout: 90_000 })

const { pool, connectionString } = await testDatabase()
const dataDir = await freshFolder()

/** Waits until everything that was caused has been done: letters are out, and the queue has nothing to do. */
async function quiet(): Promise<void> {
  for (let look = 0; look < 300; look++) {
    const { rows } = await pool.query<{ open: number }>(
      `select (select count(*) from shop.mail where state = 'queued')
         + (select count(*) from pgboss.job where state in ('created', 'retry', 'active') and start_after < now()) as open`,
    )
    if (rows[0]?.open === 0) return
    await sleep(50)
  }
  throw new Error('the shop does not come to rest')
}

/** Every row of every table of every schema as text, bytes as hexadecimal and as the letters that they are. */
async function dumpDatabase(): Promise<string[]> {
  const { rows: tables } = await pool.query<{ name: string }>(
    `select c.oid::regclass::text as name from pg_class c
     where c.relkind in ('r', 'p', 'm') and not c.relispartition
       and c.relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema', 'pg_toast')`,
  )
  const lines: string[] = []
  for (const { name } of tables) {
    const { rows } = await pool.query<{ row: string }>(`select t::text as row from ${name} as t`)
    for (const { row } of rows) {
      const letters = row.replace(/\\\\x([0-9a-f]+)/g, (_, hex: string) =>
        Buffer.from(hex, 'hex').toString('latin1'),
      )
      lines.push(`${name}: ${row} ${letters}`)
    }
  }
  return lines
}

/** Every file that the shop keeps. */
async function dumpFiles(): Promise<string[]> {
  const entries = await readdir(dataDir, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name))
  return Promise.all(files.map(async (file) => `${file}: ${await readFile(file, 'latin1')}`))
}

/** What may still be found, where, and on what ground. Nothing of it is a name, an address or a word of theirs. */
const kept: { trait: 'id' | 'address'; where: RegExp; ground: string }[] = [
  { trait: 'id', where: /^shop\.audit_event:/, ground: 'history of the account by an id that leads nowhere' },
  { trait: 'id', where: /^pgboss\.job:/, ground: 'what was done, until the queue drops it after a day' },
  // The stand-in for Stripe lives in the same folder. It redacts when the payment can no longer be disputed.
  {
    trait: 'address',
    where: /stripe-emulator\.jsonl:/,
    ground: 'the payment provider’s books, until it is asked to redact them',
  },
]

test('whoever has done everything and is erased is nowhere any more: tables, queue, sessions, files, letters, logs', async () => {
  const shop = await startShopProcess({
    DEMO: '1',
    PORT: String(await freePort()),
    DATABASE_URL: connectionString,
    DATA_DIR: dataDir,
    LOG_LEVEL: 'debug',
    BEHIND_PROXY: '1',
    PLAUSIBLE_DOMAIN: 'shop.example',
  })
  const browser = await liveAsCanary(shop.url)
  await quiet()
  const { rows } = await pool.query<{ id: string; subject: string }>(
    'select id, subject from shop.account where email_folded = $1',
    [canary.email.toLowerCase()],
  )
  const ids = rows.flatMap(({ id, subject }) => [id, subject])
  expect(ids).toHaveLength(2)

  const before = [...(await dumpDatabase()), ...(await dumpFiles())]
  const { mark, email, ...others } = canary
  const { newEmail, name, network, browser: agent } = others
  for (const trait of [email, newEmail, name, network, agent, ...ids])
    expect(linesWith(before, trait).length, trait).toBeGreaterThan(0)

  const erased = await browser.submit('/account/data', /erase/, { confirm: 'yes' })
  expect(erased.path).toContain('/account-erased')
  await quiet()
  // A shop that ends writes down what it had only in memory.
  const { stdout, stderr } = await shop.end('SIGTERM')
  const after = [...(await dumpDatabase()), ...(await dumpFiles()), `stdout: ${stdout}`, `stderr: ${stderr}`]
  const traits = [
    ...ids.map((trait) => ({ trait, kind: 'id' })),
    ...[mark, email].map((trait) => ({ trait, kind: 'address' })),
    ...Object.values(others).map((trait) => ({ trait, kind: 'anything' })),
  ]
  const left = traits.flatMap(({ trait, kind }) =>
    linesWith(after, trait)
      .filter((line) => !kept.some((each) => each.trait === kind && each.where.test(line)))
      .map((line) => `${trait} in ${line.slice(0, 200)}`),
  )
  expect(left).toEqual([])
})

function linesWith(lines: readonly string[], trait: string): string[] {
  return lines.filter((line) => line.toLowerCase().includes(trait.toLowerCase()))
}
