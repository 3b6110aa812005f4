import { Transformer } from '@napi-rs/image'
import type { Page } from 'playwright-core'
import { describe, expect, test, vi } from 'vitest'
import { messages } from '../../src/web/ui/messages/index.ts'
import { enterAsOwner } from '../support/back-office.ts'
import { findChromium, newVisitor, openBrowser } from '../support/browser.ts'
import { runningShop } from '../support/running-shop.ts'
import { buyOn, look as lookIn } from '../support/walk.ts'

vi.setConfig({ testTimeout: 240_000 })
const chromium = findChromium()
const shop = await runningShop({
  MAIL_IN_ADDRESS: 'help@in.shop.example',
  MAIL_IN_SECRET: 'the secret of the webhook',
  // So that each visitor comes from an address of their own.
  BEHIND_PROXY: '1',
})
const { admin, tickets } = messages.en
const { desk, form, thread, rating } = tickets

const pixels = new Uint8Array(60 * 40 * 4).map((_, at) => (at % 4 === 3 ? 255 : at % 200))
const picture = await Transformer.fromRgbaPixels(pixels, 60, 40).png()
const withFile = (name: string, buffer: Buffer, mimeType = 'image/png') => ({ name, mimeType, buffer })

describe.runIf(chromium)('tickets', async () => {
  const browser = await openBrowser(chromium ?? '')

  let visitors = 0

  async function buy(javaScriptEnabled = true): Promise<Page> {
    visitors += 1
    const extraHTTPHeaders = { 'x-forwarded-for': `10.51.100.${visitors}` }
    const page = await (await newVisitor(browser, { javaScriptEnabled, extraHTTPHeaders })).newPage()
    await buyOn(page, shop.baseUrl)
    await page.getByRole('link', { name: tickets.ask }).waitFor()
    return page
  }

  const look = (page: Page, name: string) => lookIn(page, name, shop.baseUrl)

  /** The latest letter with these words in its subject, as it is shown. */
  async function letterAbout(page: Page, words: string, count: number): Promise<string> {
    const rows = page.getByRole('link', { name: words })
    await expect
      .poll(
        async () => {
          await page.goto(`${shop.baseUrl}/dev/mail`)
          return rows.count()
        },
        { timeout: 60_000 },
      )
      .toBe(count)
    const href = await rows.first().getAttribute('href')
    const answer = await page.request.get(`${shop.baseUrl}${href}/letter`)
    return answer.text()
  }

  test('a question about a key, with a picture, is answered from the queue, and the answer rated from its letter', async () => {
    const page = await buy()
    await page.getByRole('link', { name: tickets.ask }).click()
    await look(page, 'order-ticket')
    await page.getByLabel(form.subject).selectOption('key')
    await page.getByLabel(form.whichKey).selectOption({ index: 1 })
    await page.getByLabel(form.body).fill('It says: “already used”.\nThe picture shows it.')
    await page.getByLabel(form.files).setInputFiles(withFile('evil.svg', Buffer.from('<svg onload="x()"/>')))
    await page.getByRole('button', { name: form.send }).click()
    await page.getByText(form.refused.type('evil.svg')).waitFor()
    await page.getByLabel(form.files).setInputFiles(withFile('the message.png', picture))
    await page.getByRole('button', { name: form.send }).click()
    await page.getByText(thread.news.opened).waitFor()
    await page.getByText('The picture shows it.').waitFor()
    await look(page, 'thread-open')
    const threadUrl = page.url().replace(/\?.*/, '')
    const reference = await page.locator('.ticket-head .number').innerText()

    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'the message.png' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('the message.png')

    const office = await enterAsOwner(browser, shop)
    await office.getByRole('link', { name: /questions? to answer/i }).click()
    await look(office, 'inbox')
    const row = office.getByRole('row').filter({ hasText: reference })
    await row.getByRole('link', { name: tickets.subjects.key }).click()
    await office.getByText('The picture shows it.').waitFor()
    await look(office, 'desk-ticket')
    await office.getByLabel(desk.noteField).fill('The batch is fine.')
    await office.getByRole('button', { name: desk.noteButton }).click()
    await office.getByText(desk.saved).waitFor()
    // The customer writes while the answer is typed.
    await office.getByLabel(desk.answer).fill('Which region is your account in?')
    await page.getByLabel(thread.message).fill('I have tried it twice.')
    await page.getByRole('button', { name: thread.send }).click()
    await page.getByText(thread.news.sent).waitFor()
    await office.getByRole('button', { name: desk.answerAsk }).click()
    await office.getByText(desk.movedOn).waitFor()
    expect(await office.getByLabel(desk.answer).inputValue()).toBe('Which region is your account in?')
    await office.getByRole('button', { name: desk.answerSolve }).click()
    await office.getByText(desk.answered).waitFor()
    await look(office, 'desk-answered')

    await page.goto(threadUrl)
    await page.getByText('Which region is your account in?').waitFor()
    expect(await page.getByText('The batch is fine.').count()).toBe(0)
    await look(page, 'thread-solved')

    const letter = await letterAbout(page, 'A key that does not work', 2)
    const [, link = ''] = /href="([^"]*rating\?answer=good)"/.exec(letter) ?? []
    await page.goto(link.replaceAll('&amp;', '&'))
    await look(page, 'rating')
    await office.reload()
    // Opening the link says nothing: programs do that before people.
    expect(await office.getByText(desk.ratings.good).count()).toBe(0)
    await page.getByRole('button', { name: rating.good }).click()
    await page.getByText(rating.thanks).waitFor()
    await office.reload()
    await office.getByText(desk.ratings.good).waitFor()
  })

  test('everything goes without scripts: the guest’s form with number and address, and the thread of its letter', async () => {
    const page = await buy(false)
    const number = /[A-Z2-9]{4}-[A-Z2-9]{4}/.exec(await page.locator('main').innerText())?.[0] ?? ''
    await page.goto(`${shop.baseUrl}/support`)
    await page.getByRole('link', { name: tickets.ask }).click()
    const ask = async (typed: string) => {
      await page.getByLabel(form.number).fill(typed)
      await page.getByLabel(form.email).fill('buyer@example.eu')
      await page.getByLabel(form.subject).selectOption('invoice')
      await page.getByLabel(form.body).fill('I need a copy of the invoice.')
      await page.getByRole('button', { name: form.send }).click()
      await page.getByText(form.sent).waitFor()
    }
    await ask('2222-2222')
    await page.goto(`${shop.baseUrl}/support/new`)
    await ask(number)
    const letter = await letterAbout(page, 'An invoice', 1)
    const [, link = ''] = /href="([^"]*\/tickets\/[^"?]*)"/.exec(letter) ?? []
    await page.goto(link)
    await page.getByText('I need a copy of the invoice.').waitFor()
    await page.getByLabel(thread.message).fill('For my company.')
    await page.getByRole('button', { name: thread.send }).click()
    await page.getByText(thread.news.sent).waitFor()
    // More than the last letter, of which some bits mean nothing.
    const forged = `${link.slice(0, -6)}${link.endsWith('AAAAAA') ? 'BBBBBB' : 'AAAAAA'}`
    await page.goto(forged)
    await page.getByText(tickets.lost.title).waitFor()

    // How it looks: what is examined needs scripts, the pages do not.
    const looking = await (await newVisitor(browser)).newPage()
    await looking.goto(`${shop.baseUrl}/support/new`)
    await look(looking, 'guest-ticket')
    await looking.goto(forged)
    await look(looking, 'lost-link')
  })

  test('with an account, questions are listed, and somebody else’s is not there', async () => {
    const page = await enterAsOwner(browser, shop)
    await page.goto(`${shop.baseUrl}/account/tickets`)
    await look(page, 'account-none')
    await page.getByRole('link', { name: tickets.ask }).click()
    await look(page, 'account-new')
    await page.getByLabel(form.subject).selectOption('account')
    await page.getByLabel(form.body).fill('How do I change my address?')
    await page.getByRole('button', { name: form.send }).click()
    await page.getByText(thread.news.opened).waitFor()
    await look(page, 'account-thread')
    await page.goto(`${shop.baseUrl}/account/tickets`)
    await page.getByRole('link', { name: tickets.subjects.account }).waitFor()
    await look(page, 'account-list')
    const { rows } = await shop.pool.query('select id from shop.ticket where account_id is null limit 1')
    const answer = await page.goto(`${shop.baseUrl}/account/tickets/${rows[0].id}`)
    expect(answer?.status()).toBe(404)
    await page.goto(`${shop.baseUrl}/admin`)
    await page.getByRole('link', { name: admin.menu.tickets }).first().waitFor()
  })
})
