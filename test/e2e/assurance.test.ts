/// <reference lib="dom" />
import { describe, expect, test, vi } from 'vitest'
import { letterDeskWords } from '../../src/web/admin/letters/letter-words.ts'
import { wrongAddressWords } from '../../src/web/storefront/help/wrong-address-words.ts'
import { orderLetterWords } from '../../src/web/storefront/orders/letters-words.ts'
import { messages } from '../../src/web/ui/messages/index.ts'
import { enterAsOwner } from '../support/back-office.ts'
import { findChromium, newVisitor, openBrowser } from '../support/browser.ts'
import { runningShop } from '../support/running-shop.ts'
import { addressIn, look, numberOn } from '../support/walk.ts'

vi.setConfig({ testTimeout: 240_000 })
const chromium = findChromium()
const shop = await runningShop()
const { cart, checkout, emailQuestion, key, product } = messages.en
const at = (path: string) => addressIn(shop.baseUrl, 'en', path)

describe.runIf(chromium)('a buyer who mistypes the address', async () => {
  const browser = await openBrowser(chromium ?? '')

  test('is asked, insists, finds the way back, and a human corrects it', async () => {
    const page = await (await newVisitor(browser, { javaScriptEnabled: false })).newPage()
    await page.goto(at('/products/reelwright'))
    await page.getByRole('button', { name: product.add }).click()
    await page.getByRole('link', { name: cart.checkout }).click()
    await page.getByLabel(checkout.email).fill('refused@gmial.com')
    await page.getByLabel(checkout.country).selectOption('FR')
    await page.getByRole('button', { name: 'Order and pay' }).click()
    await page.getByText(emailQuestion.ask('refused@gmail.com')).waitFor()
    await look(page, 'email-question')
    await page.getByLabel(checkout.email).fill('ada@gmial.com')
    await page.getByRole('button', { name: 'Order and pay' }).click()
    await page.getByText(emailQuestion.ask('ada@gmail.com')).waitFor()
    await page.getByRole('button', { name: 'Order and pay' }).click()
    await page.getByRole('radio', { name: /4242/ }).check()
    await page.getByRole('button', { name: /^Pay / }).click()
    await page.getByText(key.sealedText).first().waitFor()
    const number = await numberOn(page)
    await page.getByText(orderLetterWords.en.wrong).click()
    await look(page, 'order-letters', shop.baseUrl)

    const words = wrongAddressWords.en
    const row = await shop.db
      .selectFrom('order')
      .select(['gross_minor', 'paid_at', 'id'])
      .where('number', '=', number)
      .executeTakeFirstOrThrow()
    await page.goto(at('/find-order'))
    await page.getByRole('link', { name: words.link }).click()
    await page.getByLabel(words.email).fill('ada@gmail.com')
    await page.getByLabel(words.day).fill((row.paid_at ?? new Date()).toISOString().slice(0, 10))
    await page.getByLabel(words.amount).fill((row.gross_minor / 100).toFixed(2))
    await page.getByLabel(words.last4).fill('4242')
    await look(page, 'wrong-address', shop.baseUrl)
    await page.goto(at('/find-order/wrong-address'))
    await page.getByLabel(words.email).fill('ada@gmail.com')
    await page.getByLabel(words.day).fill((row.paid_at ?? new Date()).toISOString().slice(0, 10))
    await page.getByLabel(words.amount).fill((row.gross_minor / 100).toFixed(2))
    await page.getByLabel(words.last4).fill('4242')
    await page.getByRole('button', { name: words.button }).click()
    await page.getByText(words.sent).waitFor()

    const desk = letterDeskWords.en
    await shop.db
      .updateTable('mail')
      .set({ state: 'bounced', reported_at: new Date(), report_code: '5.1.1' })
      .where('order_id', '=', row.id)
      .where('kind', '=', 'order_confirmation')
      .execute()
    const office = await enterAsOwner(browser, shop)
    await office.goto(at('/admin/letters'))
    await office
      .getByText(desk.cameBack.kinds.order_confirmation ?? '')
      .first()
      .waitFor()
    await look(office, 'desk-came-back', shop.baseUrl)
    await office.goto(at('/admin/unviewed'))
    await office.getByText(number).waitFor()
    await look(office, 'desk-unviewed', shop.baseUrl)
    await office.goto(at('/admin/address-claims'))
    await look(office, 'desk-address-claims')
    await office.getByRole('link', { name: number }).click()
    await look(office, 'desk-address-claim', shop.baseUrl)
    await office.goto(at('/admin/address-claims'))
    await office.getByRole('link', { name: number }).click()
    await office.getByLabel(desk.claims.confirm).check()
    await office.getByRole('button', { name: desk.claims.correctButton }).click()
    await office.getByText(desk.claims.corrected).waitFor()
    const contact = shop.db.selectFrom('order_contact').select('email').where('order_id', '=', row.id)
    expect(await contact.executeTakeFirst()).toEqual({ email: 'ada@gmail.com' })
  })
})
