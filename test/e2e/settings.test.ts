import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test, vi } from 'vitest'
import { setUpWords } from '../../src/web/admin/set-up/set-up-words.ts'
import { settingWords } from '../../src/web/admin/settings/setting-words.ts'
import { enterAsOwner } from '../support/back-office.ts'
import { findBarriers, findChromium, openBrowser } from '../support/browser.ts'
import { freePort, freshFolder, startShopProcess } from '../support/shop-process.ts'
import { look } from '../support/walk.ts'

vi.setConfig({ testTimeout: 240_000 })
const chromium = findChromium()

describe.runIf(chromium)('settings in the back office', async () => {
  const browser = await openBrowser(chromium ?? '')
  const dataDir = await freshFolder()
  const shop = await startShopProcess({ PORT: String(await freePort()), DATA_DIR: dataDir })
  const words = settingWords.en

  test('a name is set, the shop starts again by itself, and it stands in the legal notice', async () => {
    const page = await enterAsOwner(browser, { baseUrl: shop.url, dataDir })
    await page.goto(`${shop.url}/admin/set-up`)
    await look(page, 'set-up', shop.url)
    await page.goto(`${shop.url}/admin/settings`)
    await look(page, 'settings', shop.url)
    expect(await findBarriers(page)).toEqual([])
    await page.getByLabel(words.labels.SELLER_HOST).fill('A host alone')
    const seller = page.locator('form', { has: page.getByLabel(words.labels.SELLER_NAME) })
    await seller.getByRole('button', { name: words.save }).click()
    await page.getByText(words.wrong).waitFor()
    await look(page, 'settings-refused', shop.url)
    await page.getByLabel(words.labels.SELLER_HOST).fill('Hearth\n1 rue du Port\n+33 1 23 45 67 89')
    await page.getByLabel(words.labels.SELLER_NAME).fill('Brass & Sons')
    await seller.getByRole('button', { name: words.save }).click()
    await page.getByText(words.saved).waitFor()

    await expect.poll(() => shop.said(), { timeout: 60_000 }).toContain('the shop starts again')
    await expect.poll(() => shop.said().match(/^Shop\s/gm)?.length, { timeout: 60_000 }).toBe(2)
    await page.goto(`${shop.url}/admin/settings`)
    await look(page, 'settings-changed', shop.url)
    await page.goto(`${shop.url}/legal-notice`)
    await page.getByText('Brass & Sons').first().waitFor()
    await page.goto(`${shop.url}/admin/set-up`)
    await page.getByRole('button', { name: setUpWords.en.read }).click()
    await page.getByText(setUpWords.en.confirmed).waitFor()
    expect(await page.getByRole('button', { name: setUpWords.en.read }).count()).toBe(0)
    await look(page, 'set-up-begun', shop.url)
    // Once: what holds already is no change.
    await sleep(5_000)
    expect(shop.said().match(/^Shop\s/gm)).toHaveLength(2)
    expect((await shop.end('SIGTERM')).code).toBe(0)
  })
})
