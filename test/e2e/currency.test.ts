import type { Page } from 'playwright-core'
import { describe, expect, test, vi } from 'vitest'
import { messages } from '../../src/web/ui/messages/index.ts'
import { enterAsOwner, takePictures } from '../support/back-office.ts'
import { findChromium, newVisitor, openBrowser } from '../support/browser.ts'
import { runningShop } from '../support/running-shop.ts'
import { look as lookIn, pictures } from '../support/walk.ts'

vi.setConfig({ testTimeout: 120_000 })
const chromium = findChromium()
const shop = await runningShop()

const button = { en: 'Order and pay', fr: 'Commander avec obligation de paiement' }
const pay = { en: /^Pay /, fr: /^Payer / }

describe.runIf(chromium)('prices in another currency', async () => {
  const browser = await openBrowser(chromium ?? '')

  async function look(page: Page, name: string, hasScripts = true): Promise<void> {
    // What looks for barriers is a script itself.
    if (!hasScripts) return
    await lookIn(page, name)
  }

  async function choose(page: Page, locale: 'en' | 'fr', currency: string): Promise<void> {
    await page.getByRole('button', { name: /: (prices in|prix en)/ }).click()
    if (pictures) await takePictures(page, pictures, `menu-${locale}`)
    await page.getByRole('button', { name: new RegExp(`^${currency} `) }).click()
    await page.getByRole('button', { name: locale === 'en' ? /: prices in/ : /: prix en/ }).waitFor()
  }

  test.each([
    ['en', false, 'JPY', 'JP¥4,000', 'JP¥8,000'],
    ['fr', true, 'GBP', '21,49 £GB', '42,98 £GB'],
  ] as const)(
    'somebody who reads them (%s, JavaScript %s, %s) sees, pays and keeps that currency to the end',
    async (locale, javaScriptEnabled, currency, each, both) => {
      const m = messages[locale]
      const at = (path: string) => `${shop.baseUrl}${locale === 'fr' ? '/fr' : ''}${path}`
      const context = await newVisitor(browser, { javaScriptEnabled, viewport: { width: 390, height: 844 } })
      const page = await context.newPage()
      const shown = async () => (await page.locator('main').innerText()).replaceAll(/\s/gu, ' ')
      await page.goto(at('/products/salt-and-rosemary'))
      await choose(page, locale, currency)
      expect(page.url()).toBe(at('/products/salt-and-rosemary'))
      expect(await shown()).toContain(each)
      await look(page, `product-${locale}`, javaScriptEnabled)
      await page.goto(at('/products?sort=price_up'))
      await look(page, `catalogue-${locale}`, javaScriptEnabled)
      await page.goto(at('/products/reelwright'))
      await page.getByText(/no price in|pas de prix en/).waitFor()
      await look(page, `unpriced-${locale}`, javaScriptEnabled)

      // One product without a price in it takes the cart to euros, and says so.
      await page.getByRole('button', { name: m.product.add }).click()
      await page.goto(at('/products/salt-and-rosemary'))
      await page.getByLabel(m.product.quantity).selectOption('2')
      await page.getByRole('button', { name: m.product.add }).click()
      await page.getByText(/whole cart is in euros|tout le panier est donc en euros/).waitFor()
      await look(page, `mixed-cart-${locale}`, javaScriptEnabled)
      await page.getByRole('button', { name: m.cart.removeLabel('Reelwright') }).click()
      expect(await shown()).toContain(both)
      await look(page, `cart-${locale}`, javaScriptEnabled)
      await page.getByRole('link', { name: m.cart.checkout }).click()
      await page.getByLabel(m.checkout.email).fill(`${currency.toLowerCase()}@example.eu`)
      await page.getByLabel(m.checkout.country).selectOption('FR')
      await look(page, `checkout-${locale}`, javaScriptEnabled)
      await page.getByRole('button', { name: button[locale] }).click()
      await page.getByRole('button', { name: pay[locale] }).waitFor()
      expect(await shown()).toContain(locale === 'en' ? '8,000' : '42,98')
      await page.getByRole('button', { name: pay[locale] }).click()
      await page
        .getByText(/[A-Z2-9]{4}-[A-Z2-9]{4}/)
        .first()
        .waitFor()
      await expect
        .poll(
          async () => {
            await page.reload()
            return shown()
          },
          { timeout: 60_000 },
        )
        .toContain(both)
      await look(page, `order-${locale}`, javaScriptEnabled)
      // The confirmation, not the invoice, which may come before it.
      const confirmation = page
        .getByRole('row')
        .filter({ hasText: `${currency.toLowerCase()}@` })
        .filter({ hasNotText: /F\d{4}-\d{6}/ })
      await expect
        .poll(
          async () => {
            await page.goto(`${shop.baseUrl}/dev/mail`)
            return confirmation.count()
          },
          { timeout: 60_000 },
        )
        .toBeGreaterThan(0)
      await confirmation.getByRole('link').first().click()
      const letter = page.frameLocator('iframe').locator('body')
      expect((await letter.innerText()).replaceAll(/\s/gu, ' ')).toContain(both)
    },
  )

  test('the staff see what was paid, and what it made in euros', async () => {
    const row = await shop.db
      .selectFrom('payment')
      .innerJoin('order', 'order.id', 'payment.order_id')
      .select(['order.number', 'payment.settled_minor', 'order.eur_total_minor'])
      .where('payment.currency', '=', 'JPY')
      .where('payment.captured_minor', '=', 8000)
      .executeTakeFirstOrThrow()
    expect(row.eur_total_minor).toBe(4998)
    const page = await enterAsOwner(browser, shop)
    await page.goto(`${shop.baseUrl}/admin/orders?text=${row.number}`)
    await page.getByRole('link', { name: row.number }).click()
    const euros = `€${((row.settled_minor ?? 0) / 100).toFixed(2)}`
    await page.getByText(euros).first().waitFor()
    await look(page, 'office-order')
    await page.getByLabel(messages.en.money.refunds.gesture('Japanese yen')).fill('500')
    await page.getByLabel(messages.en.money.refunds.note).fill('A gesture in whole yen.')
    await page.getByRole('button', { name: messages.en.money.refunds.button }).click()
    await page.getByText('JP¥500').first().waitFor()
    await look(page, 'office-refunded')
    await page.goto(`${shop.baseUrl}/admin/coupons`)
    await look(page, 'office-coupons')
  })
})
