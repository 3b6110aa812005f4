/// <reference lib="dom" />
import { describe, expect, test, vi } from 'vitest'
import { messages } from '../../src/web/ui/messages/index.ts'
import { findChromium, newVisitor, openBrowser } from '../support/browser.ts'
import { runningShop } from '../support/running-shop.ts'

vi.setConfig({ testTimeout: 240_000 })
const chromium = findChromium()
const shop = await runningShop()

describe.runIf(chromium)('a bundle, in a real browser', async () => {
  const browser = await openBrowser(chromium ?? '')

  test.each([
    ['en', true],
    ['fr', false],
  ] as const)(
    'is bought once and delivers a sealed key of each part: %s, script %s',
    async (locale, javaScriptEnabled) => {
      const page = await (await newVisitor(browser, { javaScriptEnabled })).newPage()
      const m = messages[locale]
      const at = (path: string) => `${shop.baseUrl}${locale === 'fr' ? '/fr' : ''}${path}`
      await page.goto(at('/products/a-quiet-weekend'))
      const parts = page.locator('.bundle-parts li')
      expect(await parts.count()).toBe(3)
      const apart = {
        en: 'Bought one by one, they cost €31.97 today.',
        fr: 'Achetés un par un, ils coûtent 31,97\u00a0€ aujourd’hui.',
      }
      expect(await page.locator('.product').innerText()).toContain(apart[locale])
      await page.getByRole('button', { name: m.product.add }).click()
      expect(await page.locator('.lines .part-list li').count()).toBe(3)
      await page.getByRole('link', { name: m.cart.checkout }).click()
      expect(await page.locator('.summary .part-list li').count()).toBe(3)
      await page.getByLabel(m.checkout.email).fill(`bundle.${locale}@example.eu`)
      await page.getByLabel(m.checkout.country).selectOption('FR')
      await page.getByRole('button', { name: m.checkout.button }).click()
      const bundle = { en: 'A Quiet Weekend', fr: 'Un week-end tranquille' }[locale]
      expect(await page.locator('body').innerText()).toContain(bundle)
      await page.getByRole('button', { name: /^(Pay|Payer) / }).click()
      await page.waitForURL(/\/orders?\//)
      await vi.waitFor(
        async () => {
          await page.reload()
          expect(await page.locator('.key-card.sealed').count()).toBe(3)
        },
        { timeout: 60_000, interval: 1000 },
      )
      expect(await page.getByText(m.bundle.bought(bundle)).count()).toBe(6)
      expect(await page.locator('.summary .total strong').innerText()).toMatch(/24[.,]99/)
    },
  )
})
