import { randomBytes } from 'node:crypto'
import { describe, expect, test, vi } from 'vitest'
import { batchWords } from '../../src/web/admin/keys/batch-words.ts'
import { importWords } from '../../src/web/admin/keys/import-words.ts'
import { keyWords } from '../../src/web/admin/keys/key-words.ts'
import { stockWords } from '../../src/web/admin/keys/stock-words.ts'
import { messages } from '../../src/web/ui/messages/index.ts'
import { enterAsOwner } from '../support/back-office.ts'
import { findBarriers, findChromium, openBrowser } from '../support/browser.ts'
import { runningShop } from '../support/running-shop.ts'
import { look } from '../support/walk.ts'

vi.setConfig({ testTimeout: 300_000 })
const chromium = findChromium()
const shop = await runningShop()
const slug = 'reelwright'

/** Like the demo's own keys of that product. */
async function keysLikeTheirs(count: number): Promise<string[]> {
  const { key_pattern: pattern } = await shop.db
    .selectFrom('product')
    .select('key_pattern')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow()
  const groups = /\{(\d+)\}.*\{(\d+)\}/.exec(pattern ?? '')
  const [length, more] = groups ? [Number(groups[1]), Number(groups[2])] : [5, 2]
  const group = () =>
    Array.from(randomBytes(length), (byte) => 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789'[byte % 32]).join('')
  return Array.from({ length: count }, () => Array.from({ length: more + 1 }, group).join('-'))
}

describe.runIf(chromium)('keys in the back office', async () => {
  const browser = await openBrowser(chromium ?? '')

  test('keys are pasted, checked, sent once more, stored, found, set aside and undone', async () => {
    const words = importWords.en
    const page = await enterAsOwner(browser, shop)
    await page.getByRole('link', { name: messages.en.admin.menu.stock, exact: true }).first().click()
    await page.getByRole('heading', { level: 1, name: stockWords.en.title }).waitFor()
    await look(page, 'keys-stock', shop.baseUrl)
    await page.getByRole('link', { name: messages.en.admin.menu.keyImport, exact: true }).first().click()
    await look(page, 'keys-import', shop.baseUrl)

    const keys = await keysLikeTheirs(3)
    await page.getByLabel(words.product, { exact: true }).fill(slug)
    await page.getByLabel(words.text).fill([...keys, keys[0]].join('\n'))
    await page.getByRole('button', { name: words.check }).click()
    await page.getByRole('heading', { name: words.result }).waitFor()
    await page.getByText('line 4 (first: line 1)').waitFor()
    expect(await page.content()).not.toContain(keys[0])
    await look(page, 'keys-checked', shop.baseUrl)
    await page.getByRole('button', { name: words.drop }).click()
    await page.getByText(words.news.dropped).waitFor()

    await page.getByLabel(words.product, { exact: true }).fill(slug)
    await page.getByLabel(words.file, { exact: true }).setInputFiles({
      name: 'spring.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(['Nr,Code', ...keys.map((key, index) => `${index},${key}`)].join('\n')),
    })
    await page.getByLabel(batchWords.en.supplier).fill('Northern Keys')
    await page.getByLabel(batchWords.en.cost).fill('4.20')
    await page.getByRole('button', { name: words.check }).click()
    await page.getByRole('heading', { name: words.mapping }).waitFor()
    await look(page, 'keys-mapping', shop.baseUrl)
    await page.getByLabel(words.columns.key, { exact: true }).selectOption('Code')
    await page.getByLabel(words.columns.reference).selectOption('Nr')
    await page.getByRole('button', { name: words.readAgain }).click()
    await page.getByRole('button', { name: words.store('3 keys') }).click()
    await page.getByRole('link', { name: words.toBatch }).click()
    await page.getByText('Northern Keys').or(page.locator('input[value="Northern Keys"]')).first().waitFor()
    await look(page, 'keys-batch', shop.baseUrl)
    const batch = page.url()

    await page.goto(`${shop.baseUrl}/admin/keys/search`)
    await page.getByLabel(keyWords.en.text).fill(keys[1]?.slice(-5).toLowerCase() ?? '')
    await page.getByRole('button', { name: keyWords.en.find }).click()
    await page.getByText(keyWords.en.found.tail(1)).waitFor()
    expect(await page.content()).not.toContain(keys[1]?.slice(-5))
    expect(await findBarriers(page)).toEqual([])
    await page.locator('.rows a.mono-id').first().click()
    await page.getByText(keyWords.en.verdicts.whole).waitFor()
    await page.getByLabel(keyWords.en.reason).fill('The supplier asks')
    await page.getByRole('button', { name: keyWords.en.takeOutButton }).click()
    await page.getByText(keyWords.en.news.out).waitFor()
    await look(page, 'keys-ledger', shop.baseUrl)
    await page.getByLabel(keyWords.en.reason).fill('Cleared')
    await page.getByRole('button', { name: keyWords.en.putBackButton }).click()
    await page.getByText(keyWords.en.news.back).waitFor()

    await page.goto(batch)
    await page.locator('#undo-reason').fill('Only tried')
    await page.getByRole('button', { name: batchWords.en.undoButton }).click()
    await page.getByText(batchWords.en.news.undone).waitFor()
    await look(page, 'keys-batches', shop.baseUrl)
    for (const key of keys) {
      await page.goto(`${shop.baseUrl}/admin/keys/search`)
      await page.getByLabel(keyWords.en.text).fill(key)
      await page.getByRole('button', { name: keyWords.en.find }).click()
      await page.getByText(keyWords.en.nothing.whole).waitFor()
    }
  })

  test('pictures of keys are sent several at once, named where they are wrong, and stored', async () => {
    const words = importWords.en
    const page = await enterAsOwner(browser, shop)
    await page.goto(`${shop.baseUrl}/admin/keys/import?product=${slug}`)
    const png = (text: string) => Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.from(text)])
    const picture = (name: string, buffer: Buffer) => ({ name, mimeType: 'image/png', buffer })
    const unseen = randomBytes(8).toString('hex')
    await page
      .getByLabel(words.file, { exact: true })
      .setInputFiles([
        picture('card-1.png', png(unseen)),
        picture('card-2.png', png(`${unseen}2`)),
        picture('card-3.png', png(unseen)),
      ])
    await page.getByRole('button', { name: words.check }).click()
    await page.getByRole('heading', { name: words.result }).waitFor()
    await page.getByText('card-3.png (first: card-1.png)').waitFor()
    await look(page, 'keys-pictures', shop.baseUrl)
    await page.getByRole('button', { name: words.storeGood('2 keys') }).click()
    await page.getByRole('link', { name: words.toBatch }).click()
    await page.locator('#undo-reason').fill('Only tried')
    await page.getByRole('button', { name: batchWords.en.undoButton }).click()
    await page.getByText(batchWords.en.news.undone).waitFor()
  })

  test('exports and whoever holds the keys of a batch are looked at', async () => {
    const page = await enterAsOwner(browser, shop)
    const { id } = await shop.db.selectFrom('key_batch').select('id').limit(1).executeTakeFirstOrThrow()
    for (const [name, path] of [
      ['keys-exports', '/admin/keys/exports'],
      ['keys-holders', `/admin/keys/batches/${id}/holders`],
      ['keys-search', '/admin/keys/search'],
      ['keys-stock-low', '/admin/keys/stock?level=low'],
      ['keys-stock-found', '/admin/keys/stock?text=reelwright'],
    ] as const) {
      await page.goto(`${shop.baseUrl}${path}`)
      await look(page, name, shop.baseUrl)
    }
  })
})
