/// <reference lib="dom" />
import { describe, expect, test, vi } from 'vitest'
import { forecastWords } from '../../src/web/admin/forecast/forecast-words.ts'
import { homeWords } from '../../src/web/admin/home/home-words.ts'
import { keysWords } from '../../src/web/admin/keyboard/keys-words.ts'
import { searchWords } from '../../src/web/admin/search/search-words.ts'
import { viewWords } from '../../src/web/admin/views/view-words.ts'
import { messages } from '../../src/web/ui/messages/index.ts'
import { enterAsOwner } from '../support/back-office.ts'
import { findBarriers, findChromium, openBrowser } from '../support/browser.ts'
import { runningShop } from '../support/running-shop.ts'
import { buyOn, look as lookIn, numberOn } from '../support/walk.ts'

vi.setConfig({ testTimeout: 240_000 })
const chromium = findChromium()
const shop = await runningShop()
const { menu } = messages.en.admin
const [home, views, keys, search] = [homeWords.en, viewWords.en, keysWords.en, searchWords.en]

describe.runIf(chromium)('the back office is worked from the keyboard', async () => {
  const browser = await openBrowser(chromium ?? '')
  const buyer = await browser.newContext({ extraHTTPHeaders: { 'x-forwarded-for': '10.2.3.4' } })
  const counter = await buyer.newPage()
  await buyOn(counter, shop.baseUrl, { atOnce: true, email: 'ada@example.eu' })
  const number = await numberOn(counter)
  await counter.close()

  test('the overview shows figures, a line that is looked at from closer, and what is to be ordered', async () => {
    const page = await enterAsOwner(browser, shop)
    const faults: string[] = []
    page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
    page.on('pageerror', (error) => faults.push(error.message))
    await page.goto(`${shop.baseUrl}/admin?range=30`)
    await page.locator('.uplot canvas').first().waitFor()
    await lookIn(page, 'overview', shop.baseUrl)
    const zoomed = page.locator('section:has(#orders-a-day) .chart-zoom button').first()
    await zoomed.focus()
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: home.ranges.year }).click()
    await page.waitForURL(/range=year/)
    expect(await page.getByRole('link', { name: home.ranges.year }).getAttribute('aria-current')).toBe('true')
    await page.getByText(home.meaning).click()
    await lookIn(page, 'overview-year')
    expect(faults).toEqual([])
    await page.close()
  })

  test('Ctrl and K finds an order by its number and a page by its name, with arrows and Enter', async () => {
    const page = await enterAsOwner(browser, shop)
    await page.keyboard.press('Control+k')
    const field = page.getByRole('combobox', { name: search.label })
    await field.waitFor()
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true)
    expect(await page.getByRole('option').count()).toBeGreaterThan(20)
    expect(await findBarriers(page)).toEqual([])
    await page.keyboard.type(number)
    await page.getByRole('option', { name: number }).waitFor()
    await lookIn(page, 'palette')
    await field.press('Enter')
    await page.waitForURL(/ord_/)
    await page.keyboard.press('Control+k')
    // Pages are there at once, whatever the shop has still to say.
    await page.keyboard.type('alert')
    const offered = () => page.locator('#palette [role=option]').allInnerTexts()
    await expect.poll(async () => (await offered())[0]).toContain(menu.security)
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await page.waitForURL(/admin\/security/)
    await page.keyboard.press('Control+k')
    await page.keyboard.press('Escape')
    expect(await field.isVisible()).toBe(false)
    const { rows } = await shop.pool.query(
      `select count(*)::int as count from shop.staff_read where permission = 'orders.read'`,
    )
    expect(rows[0].count).toBeGreaterThan(0)
    await page.close()
  })

  test('letters lead to pages and along rows, a sheet tells them, and they can be turned off', async () => {
    const page = await enterAsOwner(browser, shop)
    await page.keyboard.press('g')
    await page.keyboard.press('o')
    await page.waitForURL(/admin\/orders$/)
    await page.keyboard.press('j')
    expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe(number)
    await page.keyboard.press('/')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('text')
    // In a field they are letters.
    await page.keyboard.type('go?')
    expect(await page.locator('#text').inputValue()).toBe('go?')
    await page.keyboard.press('Escape')
    await page.keyboard.press('?')
    await page.getByRole('heading', { name: keys.title }).waitFor()
    await lookIn(page, 'keys')
    await page.getByRole('button', { name: keys.turnOff }).click()
    await page.waitForLoadState()
    await page.keyboard.press('g')
    await page.keyboard.press('t')
    await page.keyboard.press('?')
    expect(page.url()).toMatch(/admin\/orders$/)
    expect(await page.getByRole('heading', { name: keys.title }).count()).toBe(0)
    await page.getByRole('button', { name: keys.open }).click()
    await page.getByRole('button', { name: keys.turnOn }).click()
    await page.waitForLoadState()
    // The second letter belongs to the first, also where it means something by itself.
    await page.goto(`${shop.baseUrl}/admin/tickets`)
    await page.keyboard.press('g')
    await page.keyboard.press('a')
    await page.waitForURL(/admin\/security/)
    await page.close()
  })

  test('without scripts the search is a page, and a view of a list is kept, renamed and deleted', async () => {
    const signedIn = await enterAsOwner(browser, shop)
    const state = await signedIn.context().storageState()
    await signedIn.close()
    const plain = await browser.newContext({ storageState: state, javaScriptEnabled: false })
    const page = await plain.newPage()
    await page.goto(`${shop.baseUrl}/admin`)
    await page.getByRole('link', { name: search.title, exact: true }).click()
    await page.locator('#search-text').fill(number)
    await page.locator('main').getByRole('button', { name: search.button }).click()
    await page.getByRole('link', { name: number }).waitFor()

    await page.goto(`${shop.baseUrl}/admin/forecast`)
    await page.locator('#filter-text').fill('ada@example.eu')
    await page.getByRole('button', { name: messages.en.admin.filter }).click()
    const keep = async (name: string) => {
      await page.getByText(views.keep).click()
      await page.locator('#view-name').fill(name)
      await page.getByLabel(views.share).check()
      await page.getByRole('button', { name: views.save, exact: true }).click()
    }
    await keep('Ada')
    await page.getByText(views.news.names_somebody).waitFor()
    await page.locator('#filter-text').fill('')
    await page.locator('#filter-state').selectOption('ending')
    await page.getByRole('button', { name: messages.en.admin.filter }).click()
    await keep('What ends')
    await page.getByText(views.news.kept).waitFor()
    const chip = page.getByRole('navigation', { name: views.label }).getByRole('link', { name: 'What ends' })
    expect(await chip.getAttribute('aria-current')).toBe('page')
    await page.getByText(views.change('What ends')).click()
    await page.locator('#view-name').fill('Ends soon')
    await page.getByRole('button', { name: views.rename }).click()
    await page.getByText(views.news.renamed).waitFor()
    await plain.close()

    const again = await enterAsOwner(browser, shop)
    await again.goto(`${shop.baseUrl}/admin/forecast`)
    await again.getByRole('link', { name: 'Ends soon' }).click()
    await again.waitForURL(/state=ending/)
    await again.getByText(views.change('Ends soon')).click()
    await lookIn(again, 'forecast', shop.baseUrl)
    const remove = again.getByRole('button', { name: views.delete })
    // Looked at in another language, the page was opened anew.
    if (!(await remove.isVisible())) await again.getByText(views.change('Ends soon')).click()
    await remove.click()
    await again.getByText(views.news.deleted).waitFor()

    await again.getByLabel(forecastWords.en.leadDays).fill('many')
    await again.getByRole('button', { name: forecastWords.en.save }).first().click()
    await again.getByText(forecastWords.en.wrong).waitFor()
    await again.getByLabel(forecastWords.en.leadDays).fill('12')
    await again.getByRole('button', { name: forecastWords.en.save }).first().click()
    await again.getByText(forecastWords.en.saved).waitFor()
    await again.close()
  })
})
