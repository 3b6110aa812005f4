import { createHash, randomBytes } from 'node:crypto'
import type { Page } from 'playwright-core'
import { describe, expect, test, vi } from 'vitest'
import { newId } from '../../src/shared/ids.ts'
import { keysWords } from '../../src/web/admin/keyboard/keys-words.ts'
import { listWords } from '../../src/web/admin/list/list-words.ts'
import { viewWords } from '../../src/web/admin/views/view-words.ts'
import { messages } from '../../src/web/ui/messages/index.ts'
import { enterAsOwner } from '../support/back-office.ts'
import { findChromium, newVisitor, openBrowser } from '../support/browser.ts'
import { runningShop } from '../support/running-shop.ts'
import { freePort, startShopProcess } from '../support/shop-process.ts'
import { look as lookIn } from '../support/walk.ts'

vi.setConfig({ testTimeout: 240_000 })
const chromium = findChromium()
const shop = await runningShop()
// Another process of the same shop, on the same database: what happens in one is followed in the other.
const port = await freePort()
const other = await startShopProcess({
  DEMO: '1',
  PORT: String(port),
  DATA_DIR: shop.dataDir,
  DATABASE_URL: shop.connectionString,
})
const { desk, live, subjects } = messages.en.tickets
const { pool } = shop

async function aColleague(name: string): Promise<{ token: string; id: string }> {
  const id = newId('acc')
  const token = randomBytes(32).toString('base64url')
  await pool.query(
    `insert into shop.account (id, provider, subject, email, email_folded, display_name, locale)
     values ($1, 'local', $1, $2, $2, $3, 'en')`,
    [id, `${name.toLowerCase()}@example.eu`, name],
  )
  await pool.query(`insert into shop.staff (account_id, role) values ($1, 'support')`, [id])
  await pool.query(
    `insert into shop.session (id, account_id, token_hash, assurance, provider_sealed, expires_at)
     values ($1, $2, $3, 2, '', now() + interval '1 day')`,
    [newId('ses'), id, createHash('sha256').update(token).digest()],
  )
  return { token, id }
}

async function aTicket(body: string): Promise<string> {
  const id = newId('tkt')
  await pool.query(
    `insert into shop.ticket (id, email, email_folded, locale, subject, channel, opened_at, answer_due_at, written_at, quiet_since)
     values ($1, 'nora@example.eu', 'nora@example.eu', 'en', 'account', 'mail', now(), now() + interval '3 hours', now(), now())`,
    [id],
  )
  await ask(id, body)
  return id
}

const ask = (ticket: string, body: string) =>
  pool.query(
    `insert into shop.ticket_message (id, ticket_id, kind, body, at) values ($1, $2, 'question', $3, now())`,
    [newId('msg'), ticket, body],
  )
const answersOf = async (ticket: string) =>
  (
    await pool.query(`select body from shop.ticket_message where ticket_id = $1 and kind = 'answer'`, [
      ticket,
    ])
  ).rows

describe.runIf(chromium)('two who answer tickets', async () => {
  const browser = await openBrowser(chromium ?? '')
  const look = (page: Page, name: string) => lookIn(page, name, shop.baseUrl)
  const ada = await aColleague('Ada')

  async function enterAsAda(options: { javaScriptEnabled?: boolean } = {}): Promise<Page> {
    const context = await newVisitor(browser, options)
    await context.addCookies([{ name: 'akm_session', value: ada.token, url: other.url }])
    return context.newPage()
  }

  test('see each other, in whichever process; one answer is sent, the other is told and keeps the text', async () => {
    const ticket = await aTicket('How do I change my address?')
    const path = `/admin/tickets/${ticket}`
    const owner = await enterAsOwner(browser, shop)
    const page = await enterAsAda()
    await owner.goto(shop.baseUrl + path)
    await page.goto(other.url + path)
    await owner.getByText(live.looking('Ada')).waitFor()
    await page.getByLabel(desk.answer).pressSequentially('You can do that')
    await owner.getByText(live.typing('Ada')).waitFor()
    await look(owner, 'desk-presence')
    const inbox = await owner.context().newPage()
    await inbox.goto(`${shop.baseUrl}/admin/tickets`)
    await inbox.locator(`[data-presence="${ticket}"]`).getByText(/Ada/).waitFor()
    await look(inbox, 'inbox-presence')

    await owner.getByLabel(desk.answer).fill('Under “Your account”.')
    await owner.getByRole('button', { name: desk.answerAsk }).click()
    await owner.getByText(desk.answered).waitFor()
    // It comes up where the other is typing, who has not been heard of it by asking.
    await page.getByText('Under “Your account”.').waitFor()
    await page.getByText(live.changed).waitFor()
    await lookIn(page, 'desk-news-en')
    expect(await page.getByLabel(desk.answer).inputValue()).toBe('You can do that')
    await page.getByRole('button', { name: desk.answerAsk }).click()
    await page.getByText(desk.movedOn).waitFor()
    expect(await page.getByLabel(desk.answer).inputValue()).toBe('You can do that')
    expect(await answersOf(ticket)).toHaveLength(1)

    // Whoever says that they have read it sends what they had typed.
    await ask(ticket, 'And my name?')
    await page.getByText('And my name?').waitFor()
    await page.getByRole('button', { name: live.read }).click()
    await page.getByRole('button', { name: desk.answerSolve }).click()
    await page.getByText(desk.answered).waitFor()
    expect(await answersOf(ticket)).toHaveLength(2)

    await page.goto(`${other.url}/admin/tickets`)
    await owner.locator('[data-told]:empty').waitFor({ state: 'attached' })
    await owner.close()
    await inbox.close()
  })

  test('take a ticket at once: one has it, the other is told who', async () => {
    const ticket = await aTicket('Where is my key?')
    const owner = await enterAsOwner(browser, shop)
    // Without scripts the page is as it was when it was opened.
    const page = await enterAsAda({ javaScriptEnabled: false })
    await page.goto(`${other.url}/admin/tickets/${ticket}`)
    await owner.goto(`${shop.baseUrl}/admin/tickets`)
    await owner.locator(`form[action$="${ticket}"] button`).click()
    await owner.getByText(desk.saved).waitFor()
    await page.getByRole('button', { name: desk.take }).click()
    await page.getByText(/took this ticket/).waitFor()
    const { rows } = await pool.query('select assigned_to from shop.ticket where id = $1', [ticket])
    expect(rows[0].assigned_to).not.toBe(ada.id)
    await page.getByRole('button', { name: desk.take }).click()
    await page.getByText(desk.saved).waitFor()
    await owner.getByText('Ada', { exact: true }).first().waitFor()
    await owner.close()
  })

  test('a queue that is open shows what comes in, and keeps the place where somebody is', async () => {
    const page = await enterAsAda()
    await page.goto(`${other.url}/admin/tickets`)
    await page.keyboard.press('j')
    const focused = () => page.evaluate('document.activeElement.getAttribute("href")')
    const before = await focused()
    expect(before).toMatch(/^\/admin\/tickets\/tkt_/)
    const ticket = await aTicket('Is it for the old version?')
    await page.locator(`a[href$="${ticket}"]`).waitFor()
    expect(await focused()).toBe(before)
    await page.close()
  })

  test('the keys move, open, write, send and close; while somebody types they are letters, and they can be turned off', async () => {
    const ticket = await aTicket('May I give it to a friend?')
    // Its button stands in the same form, before the one that sends.
    await pool.query(
      `insert into shop.saved_reply (id, name, body, version) values ($1, 'Gifts', '{"en": "You may.", "fr": "Oui."}', 1)`,
      [newId('rpl')],
    )
    await pool.query(`update shop.ticket set answer_due_at = now() - interval '9 days' where id = $1`, [
      ticket,
    ])
    await pool.query(
      `insert into shop.ticket_tag (slug, name) values ('gift', '{"en": "Gift", "fr": "Cadeau"}')`,
    )
    await pool.query(`insert into shop.ticket_tagging (ticket_id, tag, at) values ($1, 'gift', now())`, [
      ticket,
    ])
    const page = await enterAsAda()
    await page.goto(`${other.url}/admin/tickets`)
    const focused = () => page.evaluate('document.activeElement.getAttribute("href")')
    await page.keyboard.press('j')
    const first = await focused()
    await page.keyboard.press('j')
    // Past the tags of the row, which lead elsewhere.
    expect(await focused()).toMatch(/^\/admin\/tickets\/tkt_/)
    expect(await focused()).not.toBe(first)
    await page.keyboard.press('k')
    expect(await focused()).toBe(first)
    await page.keyboard.press('?')
    await page.getByRole('heading', { name: keysWords.en.title }).waitFor()
    await lookIn(page, 'desk-keys-en')
    await page.keyboard.press('Escape')
    await page.keyboard.press('Enter')
    await page.waitForURL(/tkt_/)
    await page.keyboard.press('u')
    await page.getByRole('heading', { level: 1, name: desk.title }).waitFor()
    await page.keyboard.press('/')
    expect(await page.evaluate('document.activeElement.matches("input[type=search], select")')).toBe(true)
    await page.keyboard.press('Escape')
    await page.locator(`a[href$="${ticket}"]`).focus()
    await page.keyboard.press('r')
    await page.getByRole('heading', { level: 1, name: subjects.account }).waitFor()
    // The field has the focus, and these letters are text in it.
    await page.keyboard.type('naskjr?')
    expect(await page.getByLabel(desk.answer).inputValue()).toBe('naskjr?')
    await page.keyboard.press('Control+Enter')
    await page.getByText(desk.answered).waitFor()
    expect(await answersOf(ticket)).toEqual([{ body: 'naskjr?' }])
    await page.keyboard.press('n')
    await page.keyboard.type('A gift.')
    await page.keyboard.press('Control+Enter')
    await page.getByText('A gift.').waitFor()

    const next = await aTicket('And this one?')
    await page.goto(`${other.url}/admin/tickets/${next}`)
    await page.keyboard.press('a')
    await page.getByRole('button', { name: desk.drop }).waitFor()
    await page.keyboard.press('s')
    await page.getByRole('button', { name: desk.reopen }).waitFor()
    await page.getByRole('button', { name: keysWords.en.open }).click()
    await page.getByRole('button', { name: keysWords.en.turnOff }).click()
    await page.waitForLoadState()
    await page.keyboard.press('u')
    await page.keyboard.press('?')
    expect(page.url()).toContain(next)
    expect(await page.getByRole('heading', { name: keysWords.en.title }).count()).toBe(0)
    await page.getByRole('button', { name: keysWords.en.open }).click()
    await page.getByRole('button', { name: keysWords.en.turnOn }).click()
    await page.waitForLoadState()
    await page.keyboard.press('u')
    // To its end: Chromium may not answer when a page is closed that has just begun to load.
    await page.waitForURL(/\/admin\/tickets$/)
    await page.close()
  })

  test('a view of the queue is ordered by a head, kept under a name, and goes on being made anew', async () => {
    const page = await enterAsAda()
    await page.goto(`${other.url}/admin/tickets`)
    await page.getByRole('link', { name: desk.age }).click()
    await page.waitForURL(/sort=-opened/)
    await page.getByText(viewWords.en.keep).click()
    await page.locator('#view-name').fill('Newest first')
    await page.getByRole('button', { name: viewWords.en.save, exact: true }).click()
    await page.getByRole('link', { name: 'Newest first' }).waitFor()
    await look(page, 'inbox-view')
    const ticket = await aTicket('And for my brother?')
    await page.locator(`#live-inbox tbody tr:first-child a[href$="${ticket}"]`).waitFor()
    const file = page.waitForEvent('download')
    await page.getByRole('link', { name: listWords.en.export }).click()
    expect((await file).suggestedFilename()).toBe('tickets.csv')
    await page.close()
  })

  test('what is made anew keeps the place and the choice of whoever works there', async () => {
    const [, second] = [await aTicket('The one above?'), await aTicket('The one below?')]
    const page = await enterAsAda()
    await page.goto(`${other.url}/admin/tickets`)
    await page.locator(`form[action$="${second}"] button`).focus()
    const third = await aTicket('A new one?')
    await page.locator(`a[href$="${third}"]`).waitFor()
    const form = 'document.activeElement.closest("form")?.getAttribute("action")'
    expect(await page.evaluate(form)).toContain(second)

    await page.goto(`${other.url}/admin/tickets/${second}`)
    const choice = page.locator('#to')
    await choice.selectOption({ index: 1 })
    const chosen = await choice.inputValue()
    await pool.query(`update shop.ticket set state = 'solved', answer_due_at = null where id = $1`, [second])
    await page.getByRole('button', { name: desk.reopen }).waitFor()
    expect(await choice.inputValue()).toBe(chosen)
    await page.close()
  })

  test('a page is followed again after the shop had no answer for a while', async () => {
    const ticket = await aTicket('Are you there?')
    const page = await enterAsAda()
    let refused = 0
    await page.route('**/admin/tickets/live?**', (route) =>
      ++refused > 2 ? route.continue() : route.fulfill({ status: 502, body: '' }),
    )
    await page.goto(`${other.url}/admin/tickets/${ticket}`)
    await expect.poll(() => refused, { timeout: 20_000 }).toBeGreaterThan(2)
    await ask(ticket, 'And now?')
    await page.getByText('And now?').waitFor()
    await page.close()
  })

  test('a session that is ended ends its stream, and a shop that stops ends them all at once', async () => {
    const page = await enterAsAda()
    const ticket = await aTicket('Still there?')
    await page.goto(`${other.url}/admin/tickets/${ticket}`)
    const present = async () =>
      (await pool.query('select from shop.ticket_presence where ticket_id = $1', [ticket])).rowCount
    await expect.poll(present, { timeout: 20_000 }).toBe(1)
    const start = performance.now()
    await other.end('SIGTERM')
    expect(performance.now() - start).toBeLessThan(2_000)
    expect(await present()).toBe(0)

    const here = await enterAsAda()
    await here.context().addCookies([{ name: 'akm_session', value: ada.token, url: shop.baseUrl }])
    await here.goto(`${shop.baseUrl}/admin/tickets/${ticket}`)
    await expect.poll(present, { timeout: 20_000 }).toBe(1)
    await pool.query('delete from shop.session where account_id = $1', [ada.id])
    await expect.poll(present, { timeout: 20_000 }).toBe(0)
  })
})
