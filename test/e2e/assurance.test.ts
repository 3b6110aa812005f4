import type { Page } from 'playwright-core'
import { describe, expect, test, vi } from 'vitest'
import { cameBackWords } from '../../src/web/admin/letters/came-back-words.ts'
import { claimWords } from '../../src/web/admin/letters/claim-words.ts'
import { letterDeskWords } from '../../src/web/admin/letters/letter-words.ts'
import { wrongAddressWords } from '../../src/web/storefront/help/wrong-address-words.ts'
import { orderLetterWords } from '../../src/web/storefront/orders/letters-words.ts'
import { messages } from '../../src/web/ui/messages/index.ts'
import { enterAsOwner } from '../support/back-office.ts'
import { findChromium, newVisitor, openBrowser } from '../support/browser.ts'
import { runningShop } from '../support/running-shop.ts'
import { addressIn, buyOn, look as lookIn, numberOn } from '../support/walk.ts'

vi.setConfig({ testTimeout: 240_000 })
const chromium = findChromium()
const shop = await runningShop()
const { cart, checkout, emailQuestion, key, order, product } = messages.en
const words = wrongAddressWords.en
const at = (path: string) => addressIn(shop.baseUrl, 'en', path)

describe.runIf(chromium)('a buyer who mistypes the address', async () => {
  const browser = await openBrowser(chromium ?? '')

  /** Asked about the address, and sure of it; on the page of the paid order. */
  async function insists(page: Page, typed: string, look: typeof lookIn): Promise<void> {
    await page.goto(at('/products/reelwright'))
    await page.getByRole('button', { name: product.add }).click()
    await page.getByRole('link', { name: cart.checkout }).click()
    await page.getByLabel(checkout.email, { exact: true }).fill(typed)
    await page.getByLabel(checkout.country, { exact: true }).selectOption('FR')
    await page.getByRole('button', { name: checkout.button }).click()
    await page.getByText(emailQuestion.ask(typed.replace('gmial', 'gmail'))).waitFor()
    await look(page, 'email-question')
    await page.getByRole('button', { name: checkout.button }).click()
    await page.getByRole('radio', { name: /4242/ }).check()
    await page.getByRole('button', { name: /^Pay / }).click()
    await page.getByText(key.sealedText).first().waitFor()
  }

  const paid = (number: string) =>
    shop.db
      .selectFrom('order')
      .select(['gross_minor', 'paid_at', 'id'])
      .where('number', '=', number)
      .executeTakeFirstOrThrow()

  async function claims(page: Page, email: string, number: string, look: typeof lookIn): Promise<void> {
    const { paid_at: paidAt, gross_minor: minor } = await paid(number)
    await page.goto(at('/find-order'))
    await page.getByRole('link', { name: words.link }).click()
    await look(page, 'wrong-address', shop.baseUrl)
    await page.getByLabel(words.email).fill(email)
    await page.getByLabel(words.day).fill((paidAt ?? new Date()).toISOString().slice(0, 10))
    await page.getByLabel(words.amount).fill((minor / 100).toFixed(2))
    await page.getByLabel(words.number).fill(number)
    await page.getByLabel(words.last4).fill('424')
    await page.getByRole('button', { name: words.button }).click()
    await page.getByText(words.errors.last4).waitFor()
    await look(page, 'wrong-address-refused')
    await page.getByLabel(words.last4).fill('4242')
    await page.getByRole('button', { name: words.button }).click()
    await page.getByText(words.sent).waitFor()
    await look(page, 'wrong-address-sent')
  }

  test('is asked, insists, and finds the way back without a script', async () => {
    const page = await (await newVisitor(browser, { javaScriptEnabled: false })).newPage()
    const unseen = async () => {}
    await insists(page, 'grace@gmial.com', unseen)
    const number = await numberOn(page)
    await claims(page, 'grace@gmail.com', number, unseen)
    const claim = shop.db.selectFrom('address_claim').select('email').where('email', '=', 'grace@gmail.com')
    expect(await claim.execute()).toHaveLength(1)
  })

  test('sees on the order page that a letter came back, and a human corrects the address', async () => {
    const page = await (await newVisitor(browser)).newPage()
    await insists(page, 'ada@gmial.com', lookIn)
    const number = await numberOn(page)
    const orderPage = page.url()
    await page.getByText(orderLetterWords.en.wrong).click()
    await lookIn(page, 'order-letters')
    const { id } = await paid(number)
    await shop.db
      .updateTable('order_contact')
      .set({ email_refused_at: new Date() })
      .where('order_id', '=', id)
      .execute()
    await page.goto(orderPage)
    await page.getByText(order.emailRefused).waitFor()
    await lookIn(page, 'order-came-back', shop.baseUrl)
    await claims(page, 'ada@gmail.com', number, lookIn)

    await shop.db
      .updateTable('mail')
      .set({ state: 'bounced', reported_at: new Date(), report_code: '5.1.1' })
      .where('order_id', '=', id)
      .where('kind', '=', 'order_confirmation')
      .execute()
    const office = await enterAsOwner(browser, shop)
    await office.goto(at('/admin/letters'))
    await office.getByText(letterDeskWords.en.kinds.order_confirmation).first().waitFor()
    await lookIn(office, 'desk-came-back', shop.baseUrl)
    await office.goto(at('/admin/letters?show=all&state=dead'))
    await office.getByText(cameBackWords.en.noneSuch).waitFor()
    await lookIn(office, 'desk-came-back-none')
    await office.goto(at('/admin/unviewed'))
    await office.getByText(number).waitFor()
    await lookIn(office, 'desk-unviewed', shop.baseUrl)
    await office.goto(at('/admin/address-claims'))
    await lookIn(office, 'desk-address-claims', shop.baseUrl)
    await office.getByRole('link', { name: number }).click()
    await lookIn(office, 'desk-address-claim', shop.baseUrl)
    await office.getByRole('button', { name: claimWords.en.correctButton }).click()
    await office.getByText(claimWords.en.confirmMissing).waitFor()
    await lookIn(office, 'desk-address-claim-unconfirmed')
    await office.getByLabel(claimWords.en.confirm).check()
    await office.getByRole('button', { name: claimWords.en.correctButton }).click()
    await office.getByText(claimWords.en.corrected).waitFor()
    await lookIn(office, 'desk-address-claim-corrected')
    const contact = shop.db.selectFrom('order_contact').select('email').where('order_id', '=', id)
    expect(await contact.executeTakeFirst()).toEqual({ email: 'ada@gmail.com' })
  })

  test('once keys are open, a human sees what was wrong before and may refuse', async () => {
    const page = await (await newVisitor(browser)).newPage()
    await buyOn(page, shop.baseUrl, { email: 'opened@example.eu', atOnce: true })
    await page.locator('.key-text').first().waitFor()
    const number = await numberOn(page)
    const { paid_at: paidAt, gross_minor: minor } = await paid(number)
    const send = async (last4: string) => {
      await page.goto(at('/find-order/wrong-address'))
      await page.getByLabel(words.email).fill('somebody.else@example.eu')
      await page.getByLabel(words.day).fill((paidAt ?? new Date()).toISOString().slice(0, 10))
      await page.getByLabel(words.amount).fill((minor / 100).toFixed(2))
      await page.getByLabel(words.number).fill(number)
      await page.getByLabel(words.last4).fill(last4)
      await page.getByRole('button', { name: words.button }).click()
      await page.getByText(words.sent).waitFor()
    }
    for (const last4 of ['0000', '0001', '4242']) await send(last4)
    const office = await enterAsOwner(browser, shop)
    await office.goto(at('/admin/address-claims'))
    await office.getByRole('link', { name: number }).click()
    await office.getByText(claimWords.en.opened).waitFor()
    await office.getByText('2 tries with day and amount and another card').waitFor()
    await lookIn(office, 'desk-address-claim-opened', shop.baseUrl)
    await office.getByLabel(claimWords.en.note).fill('No')
    await office.getByRole('button', { name: claimWords.en.refuseButton }).click()
    await office.getByText(claimWords.en.noteMissing).waitFor()
    await lookIn(office, 'desk-address-claim-no-note')
    await office.getByLabel(claimWords.en.note).fill('Not a slip of the other address.')
    await office.getByRole('button', { name: claimWords.en.refuseButton }).click()
    await office.getByText(claimWords.en.refused).waitFor()
    await lookIn(office, 'desk-address-claim-refused', shop.baseUrl)
  })
})
