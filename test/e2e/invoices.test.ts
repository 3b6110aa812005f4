import type { Page } from 'playwright-core'
import { describe, expect, test, vi } from 'vitest'
import { aDocument } from '../../src/domains/books/books.fixture.ts'
import { closeDays, postDocument } from '../../src/domains/books/index.ts'
import { booksWords } from '../../src/web/admin/books/books-words.ts'
import { marginWords } from '../../src/web/admin/books/margin-words.ts'
import { rateWords } from '../../src/web/admin/books/rate-words.ts'
import { yearWords } from '../../src/web/admin/books/year-words.ts'
import { invoiceDeskWords } from '../../src/web/admin/invoices/invoice-desk-words.ts'
import { companyWords } from '../../src/web/invoices/company-words.ts'
import { invoiceWords } from '../../src/web/invoices/invoice-words.ts'
import { messages } from '../../src/web/ui/messages/index.ts'
import { enterAsOwner } from '../support/back-office.ts'
import { findChromium, newVisitor, openBrowser } from '../support/browser.ts'
import { runningShop } from '../support/running-shop.ts'
import { buyOn, look as lookIn, numberOn } from '../support/walk.ts'

vi.setConfig({ testTimeout: 240_000 })
const chromium = findChromium()
const shop = await runningShop()

describe.runIf(chromium)('invoices', async () => {
  const browser = await openBrowser(chromium ?? '')
  const look = (page: Page, name: string) => lookIn(page, name, shop.baseUrl)

  async function reloadUntil(page: Page, text: string | RegExp): Promise<void> {
    const seen = async () => {
      await page.reload()
      return page.getByText(text).count()
    }
    await expect.poll(seen, { timeout: 60_000 }).toBeGreaterThan(0)
  }

  async function download(page: Page, name: string | RegExp): Promise<{ file: string; begins: string }> {
    const arriving = page.waitForEvent('download')
    await page.getByRole('link', { name }).first().click()
    const arrived = await arriving
    const bytes = (await Array.fromAsync(await arrived.createReadStream())) as Buffer[]
    return { file: arrived.suggestedFilename(), begins: Buffer.concat(bytes).subarray(0, 5).toString() }
  }

  test.each(['en', 'fr'] as const)(
    '%s: whoever bought as a guest has the invoice on the page and by mail',
    async (locale) => {
      const page = await (await newVisitor(browser)).newPage()
      await buyOn(page, shop.baseUrl, { locale, email: `guest-${locale}@example.eu` })
      await numberOn(page)
      await reloadUntil(page, /^F\d{4}-\d{6}$/)
      const number = await page.getByText(/^F\d{4}-\d{6}$/).innerText()
      expect(await download(page, new RegExp(number))).toEqual({
        file: `${number}.pdf`,
        begins: '%PDF-',
      })
      if (locale === 'en') await look(page, 'order-with-invoice')
      const mailbox = await (await newVisitor(browser)).newPage()
      await mailbox.goto(`${shop.baseUrl}/dev/mail`)
      await reloadUntil(mailbox, number)
      await mailbox
        .getByRole('link', { name: new RegExp(number) })
        .first()
        .click()
      await mailbox.getByRole('link', { name: `${number}.pdf` }).waitFor()
    },
  )

  test('an account finds its invoices by year, and nobody else’s', async () => {
    const buyer = await (await newVisitor(browser)).newPage()
    await buyOn(buyer, shop.baseUrl, { email: 'account@example.eu' })
    const number = await numberOn(buyer)
    const page = await enterAsOwner(browser, shop)
    await page.goto(`${shop.baseUrl}/account/invoices`)
    await look(page, 'account-without-invoices')
    await shop.db
      .updateTable('order')
      .set((eb) => ({ account_id: eb.selectFrom('staff').select('account_id').limit(1) }))
      .where('number', '=', number)
      .execute()
    await reloadUntil(page, number)
    const year = new Date().getFullYear()
    await page.goto(`${shop.baseUrl}/account/invoices?year=${year}`)
    expect(await page.getByRole('rowheader').count()).toBe(1)
    await look(page, 'account-invoices')
    expect((await download(page, /^F\d{4}-/)).begins).toBe('%PDF-')
    const id = await shop.db
      .selectFrom('tax_document')
      .select('id')
      .where('order_number', '<>', number)
      .limit(1)
      .executeTakeFirstOrThrow()
    const others = await page.request.get(`${shop.baseUrl}/account/invoices/${id.id}`)
    expect(others.status()).toBe(404)
    await page.goto(`${shop.baseUrl}/account/invoices?year=2019`)
    await page.getByText(invoiceWords.en.noneInYear).waitFor()
  })

  test('the books list, filter and sort them, show that they are whole, and send one again; a refund writes its credit note', async () => {
    const words = invoiceDeskWords.en
    const page = await enterAsOwner(browser, shop)
    await page.getByRole('link', { name: messages.en.admin.menu.invoices, exact: true }).first().click()
    await page.getByRole('heading', { level: 1, name: words.title }).waitFor()
    await look(page, 'invoices')
    await page.getByRole('link', { name: new RegExp(`^${words.number}`) }).click()
    await page.getByRole('rowheader').first().getByRole('link').click()
    await page.getByText(words.whole).waitFor()
    await look(page, 'invoice')
    expect((await download(page, words.download)).begins).toBe('%PDF-')
    await page.getByRole('button', { name: words.send }).click()
    await page.getByText(words.sent).waitFor()
    await page
      .getByRole('link', { name: /^[A-Z2-9]{4}-[A-Z2-9]{4}$/ })
      .first()
      .click()
    await page.getByRole('heading', { name: words.ofOrder, exact: true }).waitFor()
    await page.getByRole('checkbox').first().check()
    await page.getByLabel(messages.en.money.refunds.note).last().fill('Asked for by telephone')
    await page.getByRole('button', { name: messages.en.money.refunds.button }).click()
    await page.getByText(messages.en.money.refunds.requested).waitFor()
    await reloadUntil(page, /^A\d{4}-\d{6}$/)
    await look(page, 'order-with-credit-note')
    await page.getByRole('link', { name: /^A\d{4}-\d{6}$/ }).click()
    await page.getByText(words.whole).waitFor()
    await look(page, 'credit-note')
    await page.goto(`${shop.baseUrl}/admin/invoices?kind=credit_note`)
    expect(await page.getByRole('rowheader').count()).toBe(1)
    // Past the trigger, as somebody with the rights of the owner would.
    const { id } = await shop.db
      .selectFrom('tax_document')
      .select('id')
      .where('kind', '=', 'credit_note')
      .executeTakeFirstOrThrow()
    await shop.pool.query(`begin; set local session_replication_role = replica;
      update shop.tax_document set content = replace(content, '"taxMinor":', '"taxMinor": ') where id = '${id}'; commit`)
    await page.goto(`${shop.baseUrl}/admin/invoices/${id}`)
    await page.getByText(words.broken).waitFor()
    await look(page, 'credit-note-changed')
  })

  test('a company is put on an invoice by its buyer, and by the staff: each time a credit note and a new invoice', async () => {
    const words = companyWords.en
    const buyer = await (await newVisitor(browser)).newPage()
    await buyOn(buyer, shop.baseUrl, { email: 'company@example.eu' })
    const number = await numberOn(buyer)
    await reloadUntil(buyer, /^F\d{4}-\d{6}$/)
    const order = buyer.url()
    await buyer.getByRole('link', { name: words.link }).click()
    await buyer.getByRole('heading', { level: 1, name: words.title }).waitFor()
    await look(buyer, 'order-company')
    const form = [
      ['Company', 'Exempel Verlag SARL'],
      ['Address of the company', '7 rue des Presses\n69001 Lyon'],
    ] as const
    for (const [label, text] of form) await buyer.getByLabel(label, { exact: true }).fill(text)
    await buyer.getByLabel(words.number).fill('DE136695976')
    await buyer.getByRole('button', { name: words.button }).click()
    await buyer.getByText(words.errors.otherCountry('Germany', 'France')).waitFor()
    await lookIn(buyer, 'order-company-wrong')
    await buyer.getByLabel(words.number).fill('FR 83 404 833 048')
    await buyer.getByRole('button', { name: words.button }).click()
    await buyer.getByText(words.done).waitFor()
    await buyer.goto(order.split('?')[0] ?? order)
    await reloadUntil(buyer, /^A\d{4}-\d{6}$/)
    expect(await buyer.getByText(/^F\d{4}-\d{6}$/).count()).toBe(2)
    await look(buyer, 'order-after-company')

    const office = await enterAsOwner(browser, shop)
    await office.goto(`${shop.baseUrl}/admin/orders`)
    await office.getByRole('link', { name: number }).first().click()
    await office.getByRole('link', { name: words.desk.link }).click()
    await office.getByRole('heading', { level: 1, name: words.title }).waitFor()
    expect(await office.getByLabel('Company', { exact: true }).inputValue()).toBe('Exempel Verlag SARL')
    await look(office, 'desk-company')
    await office.getByLabel('Company', { exact: true }).fill('Exempel Éditions SARL')
    await office.getByLabel(messages.en.admin.reason.label).fill('They wrote that the first one was mistyped')
    await office.getByRole('button', { name: words.button }).click()
    await office.getByText(words.desk.done).waitFor()
    const invoices = async () => {
      await office.reload()
      return office.getByRole('link', { name: /^F\d{4}-\d{6}$/ }).count()
    }
    await expect.poll(invoices, { timeout: 60_000 }).toBe(3)
    await office
      .getByRole('link', { name: /^F\d{4}-\d{6}$/ })
      .last()
      .click()
    await office.getByText('Exempel Éditions SARL').waitFor()
    await look(office, 'invoice-of-company')
  })

  test('the books show what was invoiced, and are taken along as files', async () => {
    const buyer = await (await newVisitor(browser)).newPage()
    await buyOn(buyer, shop.baseUrl, { email: 'books@example.eu' })
    await numberOn(buyer)
    const words = booksWords.en
    const office = await enterAsOwner(browser, shop)
    await office.getByRole('link', { name: words.title, exact: true }).click()
    await office.getByRole('heading', { level: 1, name: words.title }).waitFor()
    await reloadUntil(office, '411000')
    await look(office, 'books')
    const fec = await download(office, words.fileNames.fec)
    expect(fec).toEqual({ file: expect.stringMatching(/^\d{9}FEC\d{8}\.txt$/), begins: 'Journ' })
    const balances = await download(office, words.fileNames.balances)
    expect(balances.begins).toBe('accou')
    await office.getByRole('link', { name: marginWords.en.link }).click()
    await office.getByRole('table', { name: marginWords.en.by.products }).waitFor()
    await look(office, 'books-margin')
    await office.getByRole('link', { name: marginWords.en.by.suppliers }).click()
    await office.getByRole('table', { name: marginWords.en.by.suppliers }).waitFor()
    await office.getByRole('link', { name: marginWords.en.by.products }).click()
    expect((await download(office, marginWords.en.file.products)).begins).toBe('name,')
  })

  test('a rate is written down, and a year that is over is closed, once', async () => {
    const year = new Date().getFullYear() - 1
    for (const day of [`${year}-11-27`, `${year}-12-31`]) {
      const document = aDocument({ issuedOn: day })
      await shop.db.transaction().execute((tx) => postDocument(tx, document))
    }
    const office = await enterAsOwner(browser, shop)
    const rates = rateWords.en
    await office.goto(`${shop.baseUrl}/admin/books?year=${year}`)
    // The books of this year are open, and nothing of them is closed by this.
    await office.getByText(yearWords.en.refusals.open_days({ from: '', heldUp: '' })).waitFor()
    await office.getByLabel(rates.fields.currency).selectOption('USD')
    await office.getByLabel(rates.fields.day).fill('27/11/2026')
    await office.getByLabel(rates.fields.rate).fill('1,083')
    await office.getByRole('button', { name: rates.button, exact: true }).click()
    await office.getByText(rates.refusals.day_wrong).waitFor()
    await lookIn(office, 'books-rate-refused')
    await office.getByLabel(rates.fields.day).fill(`${year}-11-27`)
    await office.getByRole('button', { name: rates.button, exact: true }).click()
    await office.getByText(rates.noted).waitFor()
    await closeDays({ db: shop.db, yearEnd: { month: 12, day: 31 } }, `${year}-12-31`, new Date())
    const words = yearWords.en
    await office.goto(`${shop.baseUrl}/admin`)
    await office.getByRole('link', { name: words.work(year) }).click()
    await office.getByRole('button', { name: words.button(year) }).waitFor()
    await look(office, 'books-year-to-close')
    await office.getByLabel(words.confirm, { exact: true }).fill('2019')
    await office.getByRole('button', { name: words.button(year) }).click()
    await office.getByText(words.wrongYear(year)).waitFor()
    await lookIn(office, 'books-year-refused')
    await office.getByLabel(words.confirm, { exact: true }).fill(String(year))
    await office.getByRole('button', { name: words.button(year) }).click()
    await office.getByText(words.done).waitFor()
    expect(await office.getByRole('button', { name: words.button(year) }).count()).toBe(0)
    await look(office, 'books-year-closed')
    await office.goto(`${shop.baseUrl}/fr/admin/books?year=${year}`)
    await office.getByRole('heading', { name: yearWords.fr.title }).waitFor()
    await lookIn(office, 'books-year-closed-fr')
  })
})
