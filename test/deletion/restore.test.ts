import { existsSync, realpathSync } from 'node:fs'
import { cp, lchown, lstat, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, expect, test, vi } from 'vitest'
import { findRunningPostgres } from '../../src/platform/postgres/index.ts'
import { plainBrowser } from '../support/plain-browser.ts'
import { freePort, freshFolder, type ShopProcess, startShopProcess } from '../support/shop-process.ts'
import { canary, liveAsCanary } from './canary.ts'

vi.setConfig({ testTimeout: 180_000 })

const dataDir = await freshFolder()
const settings = {
  DEMO: '1',
  PORT: String(await freePort()),
  DATA_DIR: dataDir,
  BEHIND_PROXY: '1',
  PLAUSIBLE_DOMAIN: 'shop.example',
}
const [erased, decided] = ['gone', 'stays'].map((word) => `${word}.${canary.mark}@example.eu`)

/** Everything of the database that holds a word, table by table. */
async function tablesWith(word: string): Promise<string[]> {
  return withDatabase(async (client) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `select c.oid::regclass::text as name from pg_class c
       where c.relkind in ('r', 'p') and c.relnamespace::regnamespace::text in ('shop', 'identity')`,
    )
    const found: string[] = []
    for (const { name } of tables) {
      const { rows } = await client.query(
        `select from ${name} as t where position(lower($1) in lower(t::text)) > 0`,
        [word],
      )
      if (rows.length > 0) found.push(name)
    }
    return found
  })
}

async function withDatabase<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const url = await findRunningPostgres(join(dataDir, 'postgres'))
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

/** A letter to that mailbox opens its data; whoever has it needs no account. */
async function dataLink(shop: ShopProcess, email: string): Promise<string> {
  const browser = plainBrowser(shop.url)
  await browser.submit('/privacy/your-data', /your-data/, { email })
  for (let look = 0; look < 100; look++) {
    const { text } = await browser.open('/dev/mail')
    for (const [, letter] of text.matchAll(/href="(\/dev\/mail\/[^"/]+)"/g)) {
      const page = await browser.open(`${letter}`)
      if (!page.text.includes(email)) continue
      const { text: words } = await browser.open(`${letter}/letter`)
      const [link] = /\/privacy\/your-data\/[\w.-]{20,}/.exec(words) ?? []
      if (link) return link
    }
    await sleep(50)
  }
  throw new Error(`no letter to ${email}`)
}

/** The folder of the server's files, which may be elsewhere (src/platform/postgres/home.ts). */
function clusterFolder(): string {
  const elsewhere = join(dataDir, 'postgres', 'elsewhere')
  return join(existsSync(elsewhere) ? realpathSync(elsewhere) : join(dataDir, 'postgres'), 'cluster')
}

/** With its owners: the server lets nobody else's folder be its own. */
async function copy(from: string, to: string): Promise<void> {
  await cp(from, to, { recursive: true, verbatimSymlinks: true })
  for (const name of ['', ...(await readdir(from, { recursive: true }))]) {
    const { uid, gid } = await lstat(join(from, name))
    await lchown(join(to, name), uid, gid)
  }
}

// The server outlives a shop that is killed, as it is when a test fails.
let shop: ShopProcess | undefined
afterAll(async () => void (await shop?.end('SIGTERM')))

test('a database that is restored from before an erasure brings nobody back, and forgets no decision', async () => {
  shop = await startShopProcess(settings)
  const person = await liveAsCanary(shop.url)
  const [goneLink, staysLink] = [await dataLink(shop, erased ?? ''), await dataLink(shop, decided ?? '')]
  await shop.end('SIGTERM')
  const backup = join(await freshFolder(), 'cluster')
  await copy(clusterFolder(), backup)

  shop = await startShopProcess(settings)
  const guest = plainBrowser(shop.url)
  await person.submit('/account/data', /erase/, { confirm: 'yes' })
  await guest.send(goneLink, { act: 'erase', confirm: 'yes' })
  for (const act of ['restrict', 'object:improvement']) await guest.send(staysLink, { act })
  const counted = () =>
    withDatabase(async (client) => {
      const { rows } = await client.query(
        `select (select count(*)::int from shop.restriction where email_folded = $1) as restrictions,
           (select count(*)::int from shop.objection where email_folded = $1 and purpose = 'improvement') as objections`,
        [decided],
      )
      return rows[0]
    })
  expect(await tablesWith(canary.email)).toEqual([])
  expect(await tablesWith(canary.newEmail)).toEqual([])
  expect(await tablesWith(erased ?? '')).toEqual([])
  expect(await counted()).toEqual({ restrictions: 1, objections: 1 })
  await shop.end('SIGTERM')

  await rm(clusterFolder(), { recursive: true })
  await copy(backup, clusterFolder())
  shop = await startShopProcess(settings)
  expect(shop.said()).toContain('Erased 2 persons again')
  expect(shop.said()).toContain('Carried out 2 decisions of persons again')
  for (const trait of [canary.email, canary.newEmail, canary.name, erased ?? '']) {
    expect(await tablesWith(trait), trait).toEqual([])
  }
  expect(await counted()).toEqual({ restrictions: 1, objections: 1 })
  await shop.end('SIGTERM')

  // Once, and not again with the next start.
  shop = await startShopProcess(settings)
  expect(shop.said()).not.toMatch(/\bagain\b/)
})
