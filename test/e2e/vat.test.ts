import type { Page } from 'playwright-core'
import { describe, expect, test, vi } from 'vitest'
import { vatDeskWords } from '../../src/web/admin/vat/vat-desk-words.ts'
import { messages } from '../../src/web/ui/messages/index.ts'
import { vatWords } from '../../src/web/ui/vat-words.ts'
import { enterAsOwner } from '../support/back-office.ts'
import { findChromium, newVisitor, openBrowser } from '../support/browser.ts'
import { runningShop } from '../support/running-shop.ts'
import { addressIn, look } from '../support/walk.ts'

vi.setConfig({ testTimeout: 240_000 })
const chromium = findChromium()
// Behind a proxy, so that a visitor may come from somewhere.
const shop = await runningShop({ BEHIND_PROXY: '1' })

type Locale = 'en' | 'fr'
const button = { en: 'Order and pay', fr: 'Commander avec obligation de paiement' }
const german = { 'x-forwarded-for': '85.214.132.117' }

describe.runIf(chromium)('VAT at the till', async () => {
  const browser = await openBrowser(chromium ?? '')

  async function toTheTill(page: Page, locale: Locale): Promise<void> {
    const { product, cart } = messages[locale]
    await page.goto(addressIn(shop.baseUrl, locale, '/products/reelwright'))
    await page.getByRole('button', { name: product.add }).click()
    await page.getByRole('link', { name: cart.checkout }).click()
  }
  const textOf = async (page: Page) => (await page.locator('main').innerText()).replaceAll(/\s/gu, ' ')
  const pay = async (page: Page) => {
    await page.getByRole('radio', { name: /4242/ }).check()
    await page.getByRole('button', { name: /^(Pay|Payer) / }).click()
  }

  test.each([
    ['en', false],
    ['fr', true],
  ] as const)(
    'a business of another country pays without it, once its number is checked (%s, JavaScript %s)',
    async (locale, javaScriptEnabled) => {
      const words = vatWords[locale]
      const { checkout, order } = messages[locale]
      const page = await (await newVisitor(browser, { javaScriptEnabled })).newPage()
      await toTheTill(page, locale)
      expect(await textOf(page)).toContain(words.includedOfCountry.replaceAll(/\s/gu, ' '))
      await page.getByLabel(checkout.email).fill(`business-${locale}@example.eu`)
      await page.getByLabel(checkout.country).selectOption('DE')
      await page.getByText(checkout.business).click()
      await page.getByLabel(checkout.companyName, { exact: true }).fill('Muster GmbH')
      await page.getByLabel(checkout.companyAddress).fill('Musterstraße 1\n10115 Berlin')
      await page.getByLabel(words.number).fill('DE 136 695 977')
      await page.getByRole('button', { name: button[locale] }).click()
      await page.getByText(words.errors.unreadable).first().waitFor()
      if (javaScriptEnabled) await look(page, `till-wrong-number-${locale}`)
      await page.getByLabel(words.number).fill('DE 136 695 976')
      await page.getByRole('button', { name: words.check }).click()
      await page.getByText(words.checked.valid).waitFor()
      expect(await textOf(page)).toContain(words.totalWithout)
      if (javaScriptEnabled) await look(page, `till-reverse-charge-${locale}`)
      await page.getByRole('button', { name: button[locale] }).click()
      await pay(page)
      await page.getByText(messages[locale].key.sealedText).first().waitFor()
      const text = await textOf(page)
      expect(text).toContain('DE136695976')
      expect(text).toContain(words.none.reverse_charge.replaceAll(/\s/gu, ' '))
      expect(text).toContain(order.company)
      if (javaScriptEnabled) await look(page, `order-reverse-charge-${locale}`)
    },
  )

  test.each([
    ['en', true],
    ['fr', false],
  ] as const)(
    'who seems to be elsewhere says it once more, is asked when the card says the same, and somebody decides (%s, JavaScript %s)',
    async (locale, javaScriptEnabled) => {
      const words = vatWords[locale]
      const { checkout } = messages[locale]
      const options = { javaScriptEnabled, extraHTTPHeaders: german }
      const page = await (await newVisitor(browser, options)).newPage()
      await toTheTill(page, locale)
      await page.getByLabel(checkout.email).fill(`elsewhere-${locale}@example.eu`)
      await page.getByLabel(checkout.country).selectOption('FR')
      await page.getByRole('button', { name: button[locale] }).click()
      const box = page.getByLabel(words.confirm.box('France'))
      await box.waitFor()
      expect(await box.isChecked()).toBe(false)
      if (javaScriptEnabled) await look(page, `till-confirm-${locale}`)
      await box.check()
      await page.getByRole('button', { name: button[locale] }).click()
      await pay(page)
      // The order went on; the card of the emulator is from the United States.
      await page.getByText(messages[locale].key.sealedText).first().waitFor()
      await expect
        .poll(
          async () => {
            await page.reload()
            return page.getByRole('heading', { name: words.asked.title }).count()
          },
          { timeout: 30_000 },
        )
        .toBe(1)
      if (javaScriptEnabled) await look(page, `order-asked-${locale}`, undefined)
      await page.getByRole('button', { name: 'France' }).click()
      await page.getByText(words.asked.thanks).waitFor()
      expect(await page.getByRole('heading', { name: words.asked.title }).count()).toBe(0)
    },
  )

  test('the back office lists what contradicts itself, and finance decides with a reason', async () => {
    const words = vatDeskWords.en
    const page = await enterAsOwner(browser, shop)
    await page.goto(`${shop.baseUrl}/admin/vat`)
    await page.getByRole('heading', { level: 1, name: words.title }).waitFor()
    await look(page, 'desk-vat', shop.baseUrl)
    await page.goto(`${shop.baseUrl}/admin/vat?show=answered`)
    await page.locator('a.number').first().click()
    await look(page, 'desk-vat-order', shop.baseUrl)
    await page.getByLabel(words.country, { exact: true }).selectOption('FR')
    await page.getByLabel(words.reason).fill('Moved last week, by ticket')
    await page.getByRole('button', { name: words.button }).click()
    await page.getByText(words.isDecided).waitFor()
    await page.getByRole('link', { name: words.openOrder }).click()
    await look(page, 'desk-order-vat', shop.baseUrl)
    await page.goto(`${shop.baseUrl}/admin/vat?show=decided`)
    expect(await page.locator('a.number').count()).toBe(1)
  })
})
