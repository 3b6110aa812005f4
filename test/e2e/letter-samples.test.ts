import { describe, expect, test, vi } from 'vitest'
import { sampleWords } from '../../src/web/admin/letters/sample-words.ts'
import { enterAsOwner } from '../support/back-office.ts'
import { findChromium, openBrowser } from '../support/browser.ts'
import { runningShop } from '../support/running-shop.ts'
import { look as lookIn } from '../support/walk.ts'

vi.setConfig({ testTimeout: 240_000 })
const chromium = findChromium()
const shop = await runningShop()
const words = sampleWords.en

describe.runIf(chromium)('what the shop writes can be looked at', async () => {
  const browser = await openBrowser(chromium ?? '')

  test('from the list to a letter, in both languages and colours, and into the own mailbox', async () => {
    const page = await enterAsOwner(browser, shop)
    const faults: string[] = []
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
    await page.goto(`${shop.baseUrl}/admin/samples`)
    await page.getByRole('heading', { level: 1, name: words.title }).waitFor()
    await lookIn(page, 'samples', shop.baseUrl)
    await page.locator('#order_confirmation a').first().click()
    const letter = page.frameLocator('iframe.letter')
    await letter.getByRole('heading', { level: 1 }).waitFor()
    await lookIn(page, 'sample', shop.baseUrl)
    await page.getByRole('link', { name: 'Français', exact: true }).click()
    await page.getByRole('link', { name: words.looks.dark }).click()
    await letter.locator('html[lang=fr]').waitFor()
    const ground = () => letter.locator('body').evaluate((body) => getComputedStyle(body).backgroundColor)
    await expect.poll(ground).toMatch(/^rgb\((\d|[1-3]\d), /)
    await lookIn(page, 'sample-dark')
    // Nothing opens, and nothing is left: the frame may do neither.
    const before = page.url()
    await letter.getByRole('link').first().click({ noWaitAfter: true })
    expect(page.url()).toBe(before)
    expect(page.context().pages()).toHaveLength(1)
    // What the browser says of the link that it did not open, and of the eyes of this test in the frame.
    expect(faults.filter((fault) => !/sandboxed|allow-popups/.test(fault))).toEqual([])
    await page.getByRole('button', { name: words.send }).click()
    await page.getByText(/^Sent to /).waitFor()
    await page.goto(`${shop.baseUrl}/dev/mail`)
    await page.getByRole('link', { name: /^\[Exemple\] / }).waitFor()
    await page.close()
  })
})
