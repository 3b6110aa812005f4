/// <reference lib="dom" />
import { describe, expect, test, vi } from 'vitest'
import { menuFor } from '../../src/web/admin/menu.ts'
import { type PageName, pages } from '../../src/web/routes.ts'
import { messages } from '../../src/web/ui/messages/index.ts'
import { signInAsOwner } from '../support/back-office.ts'
import { findBarriers, findChromium, newVisitor, openBrowser } from '../support/browser.ts'
import { runningShop } from '../support/running-shop.ts'

vi.setConfig({ testTimeout: 240_000 })
const chromium = findChromium()
const shop = await runningShop()

const paths = [
  ...[
    '/',
    '/products',
    '/products?q=fotografy',
    '/products?q=zzzzzz',
    '/products/reelwright',
    '/cart',
    '/find-order',
  ],
  ...[
    '/withdraw',
    '/support',
    '/privacy',
    '/cookies',
    '/terms',
    '/legal-notice',
    '/no-such-page',
    '/dev/mail',
  ],
]

describe.runIf(chromium)('axe finds nothing', async () => {
  const browser = await openBrowser(chromium ?? '')

  test.each([
    ['light', 1440],
    ['dark', 390],
  ] as const)('on any page, in both languages (%s, %i px)', async (colorScheme, width) => {
    const context = await newVisitor(browser, { colorScheme, viewport: { width, height: 900 } })
    const page = await context.newPage()
    for (const path of paths) {
      for (const prefix of path.startsWith('/dev') ? [''] : ['', '/fr']) {
        await page.goto(`${shop.baseUrl}${prefix}${path}`)
        expect(await findBarriers(page), `${prefix}${path}`).toEqual([])
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        expect(overflow, `${prefix}${path} is wider than the screen`).toBeLessThanOrEqual(0)
      }
    }
    await context.close()
  })

  test('on any page of the back office or about data, and each fits a phone', async () => {
    const context = await newVisitor(browser, { viewport: { width: 390, height: 844 } })
    const page = await context.newPage()
    await signInAsOwner(page, shop)
    const offices = (Object.keys(pages) as PageName[]).map((name) => pages[name])
    // What is told as it happens, a part of a page, or written to a file is no page.
    const shown = offices.filter(
      (path) => /^\/admin\b/.test(path) && !/:|\.(md|csv|env)$|\/(live|presence)$/.test(path),
    )
    const visited = new Set<string>()
    for (const path of [...shown, '/privacy', '/privacy/versions', '/privacy/your-data', '/account/data']) {
      for (const [prefix, colorScheme] of [
        ['', 'light'],
        ['/fr', 'dark'],
      ] as const) {
        await page.emulateMedia({ colorScheme })
        const answer = await page.goto(`${shop.baseUrl}${prefix}${path}`)
        // Addresses that are only posted to have nothing to show; some lead back to their form.
        if ([404, 405].includes(answer?.status() ?? 0)) continue
        expect(answer?.status(), path).toBe(200)
        visited.add(new URL(page.url()).pathname)
        expect(await findBarriers(page), `${prefix}${path}`).toEqual([])
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        expect(overflow, `${prefix}${path} is wider than the screen`).toBeLessThanOrEqual(0)
      }
    }
    const menu = menuFor('owner').flatMap(({ entries }) => entries.map(([, name]) => pages[name]))
    const meant = [...menu, '/admin/requests/new', '/privacy', '/privacy/your-data', '/account/data']
    expect(meant.filter((path) => !visited.has(path) || !visited.has(`/fr${path}`))).toEqual([])
    await context.close()
  })

  test('on the way through a purchase', async () => {
    const context = await newVisitor(browser)
    const page = await context.newPage()
    const check = async (where: string) => expect(await findBarriers(page), where).toEqual([])
    await page.goto(`${shop.baseUrl}/products/reelwright`)
    await page.getByRole('button', { name: 'Add to cart' }).click()
    await check('cart')
    await page.getByRole('link', { name: 'Go to checkout' }).click()
    await check('checkout')
    await page.getByRole('button', { name: 'Order and pay' }).click()
    await check('checkout with errors')
    await page.getByLabel('E-mail address').fill('axe@example.eu')
    await page.getByLabel('Country where you live').selectOption('FR')
    await page.getByRole('button', { name: 'Order and pay' }).click()
    await check('payment page')
    await page.getByRole('button', { name: /^Pay / }).click()
    await page.getByRole('heading', { level: 1, name: 'Your key is here' }).waitFor()
    await check('order, sealed')
    await page.getByRole('link', { name: 'Open the key for Reelwright' }).click()
    await check('the two questions')
    for (const box of await page.getByRole('checkbox').all()) await box.check()
    await page.getByRole('button', { name: messages.en.reveal.button }).click()
    await page.locator('.key-text').first().waitFor()
    await check('order, open')
    await context.close()
  })

  test('and a purchase can be made with the keyboard alone', async () => {
    const context = await newVisitor(browser)
    const page = await context.newPage()
    await page.goto(`${shop.baseUrl}/products/reelwright`)
    const tabTo = async (name: RegExp) => {
      for (let i = 0; i < 80; i++) {
        await page.keyboard.press('Tab')
        const focused = await page.evaluate(() => {
          const element = document.activeElement as HTMLElement | null
          const label = element?.id ? document.querySelector(`label[for="${element.id}"]`)?.textContent : ''
          return `${element?.innerText ?? ''} ${element?.getAttribute('aria-label') ?? ''} ${label ?? ''}`
        })
        if (name.test(focused)) return
      }
      throw new Error(`the keyboard never reached ${name}`)
    }
    await tabTo(/Add to cart/)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/cart/)
    await tabTo(/Go to checkout/)
    await page.keyboard.press('Enter')
    await page.waitForURL(/\/checkout/)
    await tabTo(/E-mail address/)
    await page.keyboard.type('keyboard@example.eu')
    await tabTo(/Country/)
    await page.keyboard.type('France')
    await tabTo(/Order and pay/)
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: /^Pay / }).waitFor()
    await context.close()
  })
})
