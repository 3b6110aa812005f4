import { describe, expect, test, vi } from 'vitest'
import { customerWords } from '../../src/web/admin/customers/customer-words.ts'
import { listWords } from '../../src/web/admin/list/list-words.ts'
import { orderDeskWords } from '../../src/web/admin/orders/order-desk-words.ts'
import { messages } from '../../src/web/ui/messages/index.ts'
import { enterAsOwner } from '../support/back-office.ts'
import { findChromium, newVisitor, openBrowser } from '../support/browser.ts'
import { runningShop } from '../support/running-shop.ts'
import { buyOn, look as lookIn, numberOn } from '../support/walk.ts'

vi.setConfig({ testTimeout: 480_000 })
const chromium = findChromium()
const shop = await runningShop()

describe.runIf(chromium)('orders and customers in the back office', async () => {
  const browser = await openBrowser(chromium ?? '')
  const { admin, money } = messages.en
  const words = orderDeskWords.en
  const customers = customerWords.en

  test('an order is found, noted on, held and let go; a present is made; a customer is looked at', async () => {
    const buyer = await (await newVisitor(browser)).newPage()
    await buyOn(buyer, shop.baseUrl, { slug: 'reelwright', email: 'ada@example.eu' })
    const number = await numberOn(buyer)
    const page = await enterAsOwner(browser, shop)
    const look = (name: string) => lookIn(page, name, shop.baseUrl)
    const unfold = (title: string) => page.locator('summary').filter({ hasText: title }).click()

    await page.getByRole('link', { name: admin.menu.orders, exact: true }).first().click()
    await page.getByLabel(money.orders.search).fill('nobody@example.eu')
    await page.getByRole('button', { name: money.orders.find }).click()
    await page.getByText(money.orders.nothing).waitFor()
    await page.getByLabel(money.orders.search).fill('ADA@example.eu')
    await page.getByRole('button', { name: money.orders.find }).click()
    await page.getByText(words.list.ofCustomer).waitFor()
    expect(page.url()).not.toContain('ada')
    await page.getByLabel(money.orders.state, { exact: true }).selectOption('fulfilled')
    await page.getByRole('button', { name: admin.filter }).click()
    await page.getByText(words.list.ofCustomer).waitFor()
    await look('order-list')
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: listWords.en.export }).click(),
    ])
    expect(file.suggestedFilename()).toBe('orders.csv')

    await page.getByRole('link', { name: number }).click()
    await unfold(words.acts.note.title)
    await page.getByLabel(words.acts.note.label).fill('Called back.\n<b>All is well.</b>')
    await page.getByRole('button', { name: words.acts.note.button }).click()
    await page.getByText(words.acts.note.done).waitFor()
    await page.getByText('<b>All is well.</b>').waitFor()
    await unfold(words.acts.hold.title)
    await page.getByLabel(words.acts.reason).last().fill('The address is strange')
    await page.getByRole('button', { name: words.acts.hold.button }).click()
    await page.getByText(words.acts.hold.held).waitFor()
    await page.getByText(money.orders.heldText.staff).waitFor()
    await look('order-held-by-staff')
    await unfold(words.acts.hold.releaseTitle)
    await page.getByLabel(words.acts.reason).last().fill('It was fine')
    await page.getByRole('button', { name: words.acts.hold.releaseButton }).click()
    await page.getByText(words.acts.hold.released).waitFor()
    for (const summary of await page.locator('main section summary').all()) await summary.click()
    await look('order-acts')

    await page.goto(`${shop.baseUrl}/admin/orders/new`)
    // Before it is filled in: a look in both languages opens it anew.
    await look('order-made')
    await page.getByLabel(words.make.product, { exact: true }).fill('reelwright')
    await page.getByLabel(words.make.email).fill('grace@example.eu')
    await page.getByLabel(words.make.country).selectOption('FR')
    await page.getByLabel(words.make.free).check()
    await page.getByLabel(words.acts.reason).fill('Won at the fair')
    await page.getByRole('button', { name: words.make.button }).click()
    await page.getByText(words.make.done).waitFor()
    await page.getByText(words.story.placedByStaff).waitFor()

    await page.getByRole('link', { name: admin.menu.customers, exact: true }).first().click()
    await page.getByText('grace@example.eu').waitFor()
    await look('customers')
    await page.getByLabel(customers.search).fill('ada@example.eu')
    await page.getByRole('button', { name: customers.find }).click()
    await page.getByRole('link', { name: 'ada@example.eu' }).click()
    await page.getByRole('heading', { level: 1, name: 'ada@example.eu' }).waitFor()
    expect(page.url()).not.toContain('ada')
    await look('customer')
  })
})
