import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'csv-parse/sync'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { findBarriers, findChromium, newVisitor, openBrowser } from '../../../test/support/browser.ts'
import { testShop } from '../../../test/support/shop.ts'
import { unzip } from '../../../test/support/unzip.ts'
import { dataRegistry } from '../../data-registry.ts'
import { findSubject, type PrivacyDeps } from '../../domains/privacy/index.ts'
import { type AccountId, newId } from '../../shared/ids.ts'
import { type Locale, locales } from '../../shared/locale.ts'
import { sampleStorefront } from '../storefront/storefront.fixture.ts'
import { shownRows } from './copy-page.tsx'
import { personArchive } from './person-archive.ts'

vi.setConfig({ testTimeout: 240_000 })
const { db, pool, aProduct, anOrder } = await testShop()
const deps: PrivacyDeps = {
  db,
  clock: { now: () => new Date('2026-11-25T12:00:00Z') },
  registry: dataRegistry,
  financialYear: { month: 12, day: 31 },
  openIp: () => 'opened',
}
const { shop } = sampleStorefront()
const product = await aProduct(60)

const hostile = [
  '<script>document.title = "run"</script>',
  '=HYPERLINK("https://bad.example")',
  '+1',
  '-1+1',
  '@SUM(A1)',
  '\tTAB',
  '\rCR',
  'a "quoted", and\nbroken\r\nname',
  'two\nlines',
  '</style></main><img src=x onerror=alert(1)>',
  'É è ‮ 漢字 😀',
]

async function anAccount(letters = 0): Promise<AccountId> {
  const id = newId('acc')
  await pool.query(
    `insert into shop.account (id, provider, subject, email, email_folded, locale) values ($1, 'local', $1, $2, $2, 'en')`,
    [id, `${id}@example.eu`],
  )
  await pool.query(
    `insert into shop.mail (id, kind, subject_id, locale, recipient, state)
     select 'eml_' || $1 || n, 'account_notice', $1 || n, 'en', $2, 'accepted' from generate_series(1, $3::int) n`,
    [id, `${id}@example.eu`, letters],
  )
  return id
}

/** Somebody whose every order has a name that is out to do harm. */
async function aHostilePerson(): Promise<AccountId> {
  const account = await anAccount(2)
  for (const name of hostile) {
    const order = await anOrder(product)
    await pool.query('update shop."order" set account_id = $2 where id = $1', [order, account])
    await pool.query('update shop.order_contact set name = $2 where order_id = $1', [order, name])
  }
  return account
}

async function archiveOf(account: AccountId, locale: Locale = 'en'): Promise<Map<string, string>> {
  const subject = await findSubject(db, { account })
  return unzip(await buffer(personArchive(deps, subject, { shop, locale })))
}
const fileOf = (files: Map<string, string>, name: string) => files.get(name) ?? `no ${name}`

test('an archive holds one copy for people, one for programs and one for spreadsheets, and they agree', async () => {
  const files = await archiveOf(await aHostilePerson())
  const names = [...files.keys()]
  expect(names.slice(0, 4)).toEqual(['README.txt', 'index.html', 'data.json', 'schema.json'])
  const { data } = JSON.parse(fileOf(files, 'data.json'))
  const validate = new Ajv2020({ allErrors: true }).compile(JSON.parse(fileOf(files, 'schema.json')))
  expect(validate(JSON.parse(fileOf(files, 'data.json'))), JSON.stringify(validate.errors)).toBe(true)
  const filled = Object.keys(data).filter((name) => data[name].rows.length > 0)
  expect(names.slice(4)).toEqual(filled.map((name) => `csv/${name}.csv`))
  for (const name of filled) {
    const rows = parse(fileOf(files, `csv/${name}.csv`), { columns: true })
    expect(rows, name).toHaveLength(data[name].rows.length)
    expect(Object.keys(rows[0] ?? {}), name).toEqual(Object.keys(data[name].rows[0]))
  }
})

test('what somebody typed is never run: escaped on the page, an apostrophe before a formula in CSV', async () => {
  const files = await archiveOf(await aHostilePerson())
  const { data } = JSON.parse(fileOf(files, 'data.json'))
  const namesIn = (rows: { name: string }[]) => rows.map(({ name }) => name).toSorted()
  expect(namesIn(data.order_contact.rows)).toEqual(hostile.toSorted())
  const csv = parse<{ name: string }>(fileOf(files, 'csv/order_contact.csv'), { columns: true })
  const guarded = hostile.map((text) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text))
  expect(namesIn(csv)).toEqual(guarded.toSorted())
  // RFC 4180, 2.6: an end of line within a text stands in quotes, of whatever kind it is.
  expect(fileOf(files, 'csv/order_contact.csv')).toContain('"two\nlines"')
  const page = fileOf(files, 'index.html')
  expect(page).not.toMatch(/<script|<img|javascript:|\son\w+="/)
  expect(page).toContain('&lt;script&gt;document.title = &quot;run&quot;&lt;/script&gt;')
  // RFC 4180: every record ends with CR LF, and the form of a text is not changed by a mark before it.
  expect(fileOf(files, 'csv/account.csv').split('\r\n')).toHaveLength(3)
  expect(fileOf(files, 'csv/account.csv')).toMatch(/^id,/)
})

test.each([
  ['en', 'While', 'CNIL', 'The first 300', 'Gone by', 'Your orders', 'apostrophe'],
  ['fr', 'Durée', 'CNIL', 'Seules les 300', 'Disparaît', 'Vos commandes', 'apostrophe'],
] as const)(
  '%s: the page says what GDPR Art. 15 asks for, and where the rest of a long table is',
  async (locale, ...said) => {
    const account = await anAccount(shownRows + 1)
    const order = await anOrder(product)
    await pool.query('update shop."order" set account_id = $2 where id = $1', [order, account])
    const files = await archiveOf(account, locale)
    const page = fileOf(files, 'index.html')
    expect(page).toContain(`<html lang="${locale}">`)
    for (const words of said.slice(1, -1)) expect(page).toContain(words)
    expect(fileOf(files, 'README.txt')).toContain('apostrophe')
    expect(page).toContain('csv/mail.csv')
    expect(page).not.toContain('undefined')
    expect(page.split(`${account}@example.eu`)).toHaveLength(shownRows + 2)
    expect(parse(fileOf(files, 'csv/mail.csv'), { columns: true })).toHaveLength(shownRows + 1)
  },
)

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc')

/** What is really in use, without what only waits to be collected. */
function liveBytes(): number {
  collectGarbage()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** As if somebody had bought that often. */
async function aFaithfulCustomer(orders: number): Promise<AccountId> {
  const account = await anAccount()
  const order = await anOrder(product)
  const client = await pool.connect()
  // Nothing watches over these rows, which only lie there to be read.
  await client.query('set session_replication_role = replica')
  await client.query(
    `insert into shop."order" select made.* from shop."order" t, generate_series(1, $3::int) n,
       lateral jsonb_populate_record(null::shop."order", to_jsonb(t) || jsonb_build_object(
         'id', 'ord_' || n, 'number', 'N' || n, 'checkout_key', md5(n::text), 'account_id', $2::text)) made
     where t.id = $1`,
    [order, account, orders],
  )
  client.release(true)
  return account
}

test('the copy of thirty thousand orders is packed within bounded memory', async () => {
  const account = await aFaithfulCustomer(30_000)
  const subject = await findSubject(db, { account })
  expect(subject.orders).toHaveLength(30_000)
  const before = liveBytes()
  let [bytes, pieces, peak] = [0, 0, 0]
  for await (const piece of personArchive(deps, subject, { shop, locale: 'en' })) {
    bytes += piece.length
    pieces += 1
    if (pieces % 100 === 0) peak = Math.max(peak, liveBytes() - before)
  }
  // Unpacked it is more than thirty megabytes.
  expect(bytes).toBeGreaterThan(1.5e5)
  expect(peak).toBeLessThan(15e6)
})

test('whoever stops the download leaves no transaction behind', async () => {
  const account = await anAccount(20_000)
  for await (const piece of personArchive(deps, await findSubject(db, { account }), { shop, locale: 'en' }))
    if (piece.length > 0) break
  const { rows } = await pool.query(
    `select count(*) as open from pg_stat_activity where datname = current_database() and state like 'idle in transaction%'`,
  )
  expect(rows).toEqual([{ open: 0 }])
})

const chromium = findChromium()
describe.runIf(chromium)('in a browser', async () => {
  const browser = await openBrowser(chromium ?? '')
  const folder = await mkdtemp(join(tmpdir(), 'akm-copy-'))
  afterAll(() => rm(folder, { recursive: true, force: true }))

  test('axe finds nothing on the page, whatever stands in it, in both languages, light and dark', async () => {
    const account = await aHostilePerson()
    for (const locale of locales) {
      const file = join(folder, `${locale}.html`)
      await writeFile(file, fileOf(await archiveOf(account, locale), 'index.html'))
      for (const [colorScheme, width] of [
        ['light', 1280],
        ['dark', 390],
      ] as const) {
        const context = await newVisitor(browser, { colorScheme, viewport: { width, height: 900 } })
        const page = await context.newPage()
        const asked: string[] = []
        page.on('request', (request) => asked.push(request.url()))
        await page.goto(pathToFileURL(file).href)
        expect(await findBarriers(page), `${locale} ${colorScheme}`).toEqual([])
        expect(await page.title()).not.toBe('run')
        expect(asked).toEqual([pathToFileURL(file).href])
        expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(
          0,
        )
        await context.close()
      }
    }
  })
})
