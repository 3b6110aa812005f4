import type { Page } from 'playwright-core'
import { describe, expect, test, vi } from 'vitest'
import { writeClaimsFile } from '../../src/platform/files/claims-file.ts'
import { newId } from '../../src/shared/ids.ts'
import { clauseWords } from '../../src/web/admin/claims/clause-words.ts'
import { messages } from '../../src/web/ui/messages/index.ts'
import { enterAsOwner, takePictures } from '../support/back-office.ts'
import { findBarriers, findChromium, newVisitor, openBrowser } from '../support/browser.ts'
import { runningShop } from '../support/running-shop.ts'
import { buyOn, numberOn, pictures } from '../support/walk.ts'

vi.setConfig({ testTimeout: 600_000 })
const chromium = findChromium()
const shop = await runningShop()
const { pool } = shop
const { ONLY: only = '' } = process.env

describe.runIf(chromium)('a filled privacy desk', async () => {
  const browser = await openBrowser(chromium ?? '')
  const { admin } = messages.en

  async function look(page: Page, name: string, path: string): Promise<void> {
    if (only && !new RegExp(only).test(name)) return
    await page.setViewportSize({ width: 1280, height: 900 })
    await page.goto(`${shop.baseUrl}${path}`)
    expect(await findBarriers(page), name).toEqual([])
    for (const language of ['', '/fr']) {
      await page.goto(`${shop.baseUrl}${language}${path}`)
      for (const width of [390, 1440]) {
        await page.setViewportSize({ width, height: 900 })
        expect(
          await page.evaluate(`document.documentElement.scrollWidth > ${width}`),
          `${language}${path} is wider than ${width}`,
        ).toBe(false)
        if (pictures) await takePictures(page, pictures, `${name}-${language ? 'fr' : 'en'}-${width}`)
      }
    }
  }

  async function fill(): Promise<{ request: string }> {
    const { rows: owners } = await pool.query('select account_id as id from shop.staff')
    const owner = owners[0].id
    for (const [role, email] of [
      ['privacy', 'privacy.officer@allkeymasters.example'],
      ['support', 'a.rather.long.address.of.support@allkeymasters.example'],
    ]) {
      const id = newId('acc')
      await pool.query(
        `insert into shop.account (id, provider, subject, email, email_folded, locale) values ($1, 'local', $1, $2, $2, 'fr')`,
        [id, email],
      )
      await pool.query(`insert into shop.staff (account_id, role, since) values ($1, $2, now())`, [id, role])
    }
    await pool.query(
      `insert into shop.staff_invitation (id, email, email_folded, role, invited_by, expires_at)
       values ($1, 'finance@example.eu', 'finance@example.eu', 'finance', $2, now() + interval '5 days')`,
      [newId('inv'), owner],
    )
    const request = await fillRequests(owner)
    await fillAlerts(owner)
    await fillRetention(owner)
    await writeClaimsFile(shop.dataDir, {
      version: 'abcdef123456',
      at: new Date(),
      clauses: Object.keys(clauseWords.en).map((id, index) => ({
        id,
        verdict: (['holds', 'holds', 'in part', 'fails', 'not yet'] as const)[index % 5] ?? 'holds',
        proofs: [{ name: 'a proof of it', file: 'test/some.test.ts', passed: index % 5 !== 3 }],
        missing: index % 5 > 2 ? 'what comes later' : null,
      })),
    })
    return { request }
  }

  async function fillRequests(owner: string): Promise<string> {
    const ids: string[] = []
    const put = async (row: Record<string, unknown>) => {
      const id = newId('prq')
      ids.push(id)
      const all = {
        id,
        channel: 'mail',
        locale: 'en',
        recorded_by: owner,
        received_on: daysAgo(10),
        due_on: daysAgo(-20),
        ...row,
      }
      const names = Object.keys(all)
      await pool.query(
        `insert into shop.privacy_request (${names}) values (${names.map((_, index) => `$${index + 1}`)})`,
        Object.values(all),
      )
    }
    const identified = { identified_by: 'mailbox', identified_at: new Date() }
    await put({
      kind: 'access',
      email: 'somebody.with.a.long.address@a-long-domain.example',
      wish: 'I would like to know what you hold about me, since when, and who received it.\nPlease answer in English.',
      ...identified,
    })
    await put({
      kind: 'erasure',
      email: 'late@example.eu',
      received_on: daysAgo(40),
      due_on: daysAgo(9),
      channel: 'post',
    })
    await put({
      kind: 'restriction',
      email: 'phone@example.eu',
      channel: 'phone',
      identified_by: 'otherwise',
      identified_how: 'Called back on the number of the order',
      identified_at: new Date(),
    })
    await put({
      kind: 'rectification',
      email: 'longer@example.eu',
      locale: 'fr',
      due_on: daysAgo(-75),
      extended_at: new Date(),
      extension_reason: 'Orders of three years are concerned.',
    })
    await put({
      kind: 'objection',
      email: 'done@example.eu',
      state: 'answered',
      answer: 'It is done.',
      closed_at: new Date(),
      ...identified,
    })
    await put({
      kind: 'question',
      email: 'no@example.eu',
      state: 'refused',
      answer: 'It is the same request as in May.',
      closed_at: new Date(),
    })
    return ids[0] ?? ''
  }

  async function fillAlerts(owner: string): Promise<void> {
    for (const [kind, who, network, count, country] of [
      ['failures_of_account', owner, null, 14],
      ['failures_from_network', null, '203.0.113.0/24', 61],
      ['staff_from_new_network', owner, '2001:db8:12::/48', 1],
      ['staff_from_new_country', owner, null, 1, 'BR'],
      ['staff_reads', owner, null, 83],
      ['chain_broken', null, null, 2],
    ])
      await pool.query(
        `insert into shop.alert (id, kind, account_id, network, day, count, at, country)
         values ($1, $2, $3, $4, current_date, $5, now(), $6)`,
        [newId('alr'), kind, who, network, count, country],
      )
    for (let n = 0; n < 12; n++)
      await pool.query(
        `insert into shop.connection_event (id, kind, at, account_id, network) values ($1, 'sign_in_failed', now(), $2, $3)`,
        [newId('con'), n % 2 ? owner : null, n % 3 ? '203.0.113.0/24' : '198.51.100.0/24'],
      )
  }

  async function fillRetention(owner: string): Promise<void> {
    for (const age of [10, 29.5, 40])
      await pool.query(
        `insert into shop.cart (id, token_hash, touched_at) values ($1, sha256(random()::text::bytea), now() - make_interval(secs => $2))`,
        [newId('crt'), age * 86_400],
      )
    for (const [table, deleted, anonymised] of [
      ['cart', 1204, 0],
      ['order_contact', 0, 31],
      ['connection_event', 88, 0],
    ])
      await pool.query(
        `insert into shop.retention_run (id, table_name, clock, rows_deleted, rows_anonymised, at) values ($1, $2, 'x', $3, $4, now())`,
        [newId('ret'), table, deleted, anonymised],
      )
    const { rows: orders } = await pool.query('select id from shop."order" order by id limit 1')
    const held = [
      ['account', owner, 'court', 'RG 26/04711'],
      ['order', orders[0]?.id ?? 'ord_x', 'bank_dispute', null],
    ]
    for (const hold of held)
      await pool.query(
        'insert into shop.legal_hold (id, subject_kind, subject_id, ground, reference) values ($1, $2, $3, $4, $5)',
        [newId('hld'), ...hold],
      )
    const states = ['requested', 'running', 'refused', 'unavailable']
    for (const [index, state] of states.entries()) {
      const payment = newId('pay')
      await pool.query(
        `insert into shop.payment select (jsonb_populate_record(p, jsonb_build_object(
           'id', $1::text, 'attempt', $2::int, 'intent_id', 'pi_' || $3, 'session_id', 'cs_' || $3))).*
         from shop.payment p order by id limit 1`,
        [payment, index + 20, `${state}3PqXz${index}`],
      )
      await pool.query(
        `insert into shop.redaction (id, payment_id, order_id, state, reason, requested_at, next_at)
         select $1, p.id, p.order_id, $3, $4, now(), now() + interval '40 days' from shop.payment p where p.id = $2`,
        [
          newId('red'),
          payment,
          state,
          state === 'refused' ? 'invalid_state' : state === 'unavailable' ? 'http_403' : null,
        ],
      )
    }
  }

  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

  async function buy(): Promise<void> {
    const page = await (await newVisitor(browser)).newPage()
    await buyOn(page, shop.baseUrl)
    await numberOn(page)
    await page.context().close()
  }

  test('every page holds what a busy year leaves, on a phone and on a desk, in both languages', async () => {
    await buy()
    const page = await enterAsOwner(browser, shop)
    const { request } = await fill()
    await look(page, 'overview', '/admin')
    await look(page, 'requests', '/admin/requests')
    await look(page, 'requests-open', '/admin/requests?state=open')
    await look(page, 'request', `/admin/requests/${request}`)
    await look(page, 'request-new', '/admin/requests/new')
    await look(page, 'retention', '/admin/retention')
    await look(page, 'data-map', '/admin/data-map')
    await look(page, 'claims', '/admin/claims')
    await look(page, 'breach', '/admin/breach')
    await look(page, 'security', '/admin/security')
    await look(page, 'audit', '/admin/audit')
    await look(page, 'staff', '/admin/staff')
    await look(page, 'orders', '/admin/orders')
    await look(page, 'policy', '/privacy')
    await look(page, 'versions', '/documents/privacy')
    await look(page, 'your-data', '/privacy/your-data')
    await look(page, 'account-data', '/account/data')
  })

  test('on a phone the menu says which page is open, and unfolds without a script', async () => {
    const page = await enterAsOwner(browser, shop)
    await page.setViewportSize({ width: 390, height: 844 })
    await page.goto(`${shop.baseUrl}/admin/retention`)
    const menu = page.locator('.folded-menu summary')
    await expect.poll(() => menu.innerText()).toContain(admin.menu.retention)
    const top = await menu.boundingBox()
    expect(top?.y).toBeLessThan(200)
    await menu.click()
    await page.getByRole('link', { name: admin.menu.staff, exact: true }).click()
    await page.getByRole('heading', { level: 1, name: admin.menu.staff }).waitFor()
    expect(await page.getByRole('search').count()).toBe(0)
    expect(await page.getByRole('contentinfo').count(), 'what is promised to buyers stays in the shop').toBe(
      0,
    )
  })

  test('no id breaks, and on a phone no section of the account is out of sight, no label of a search breaks', async () => {
    const page = await enterAsOwner(browser, shop)
    const linesOf = (selector: string) =>
      page.locator(selector).evaluateAll((all) =>
        all.map((each) => {
          const text = document.createRange()
          text.selectNodeContents(each)
          return new Set([...text.getClientRects()].map(({ top }) => Math.round(top))).size
        }),
      )
    for (const width of [320, 390, 1024, 1440]) {
      await page.setViewportSize({ width, height: 844 })
      await page.goto(`${shop.baseUrl}/fr/admin/security`)
      const ids = await linesOf('.mono-id')
      expect(ids.length).toBeGreaterThan(2)
      expect(ids.filter((lines) => lines > 1)).toEqual([])
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width)
    }
    for (const width of [320, 390]) {
      await page.setViewportSize({ width, height: 844 })
      await page.goto(`${shop.baseUrl}/fr/admin/orders`)
      expect(await linesOf('label[for="text"]')).toEqual([1])
      for (const language of ['', '/fr']) {
        await page.goto(`${shop.baseUrl}${language}/account`)
        const entries = await page.locator('.account-menu li a').all()
        expect(entries.length).toBeGreaterThan(6)
        for (const entry of entries) {
          const box = (await entry.boundingBox()) ?? expect.fail()
          expect(box.x).toBeGreaterThanOrEqual(0)
          expect(box.x + box.width).toBeLessThanOrEqual(width)
        }
      }
    }
  })
})
