import { afterAll, describe, expect, test, vi } from 'vitest'
import { linkHistory } from '../../src/platform/audit/chain.ts'
import { auditWords } from '../../src/web/admin/audit/audit-words.ts'
import { enterAsOwner } from '../support/back-office.ts'
import { findBarriers, findChromium, openBrowser } from '../support/browser.ts'
import { runningShop } from '../support/running-shop.ts'

vi.setConfig({ testTimeout: 240_000 })
const chromium = findChromium()
const shop = await runningShop()
const words = auditWords.en

describe.skipIf(!chromium)('a check of the history', async () => {
  const browser = await openBrowser(chromium ?? '')
  afterAll(() => browser.close())

  test('is asked for with a press, and the page says by itself what it came to', async () => {
    await linkHistory(shop.db)
    const page = await enterAsOwner(browser, shop)
    await page.goto(`${shop.baseUrl}/admin/audit`)
    await page.getByText(words.neverChecked).waitFor()
    await page.getByRole('button', { name: words.check }).click()
    await page.getByText(/All [1-9][\d,]* lines hold\..*asked for by/).waitFor()
    expect(await findBarriers(page)).toEqual([])
  })

  test('that a worker left is taken up, and the page follows it', async () => {
    await shop.pool.query(
      `insert into shop.history_check (id, begun_at, seen_at, links, links_of)
       values ('hck_left', now(), now() + interval '1 hour', 40000, 123456)`,
    )
    const page = await enterAsOwner(browser, shop)
    await page.goto(`${shop.baseUrl}/admin/audit`)
    await page.getByText(words.progress('40,000', '123,456')).waitFor()
    expect(await findBarriers(page)).toEqual([])
    await shop.pool.query(
      `update shop.history_check set seen_at = now() - interval '1 hour' where id = 'hck_left'`,
    )
    await page.getByText(/as every night/).waitFor({ timeout: 90_000 })
  })
})
