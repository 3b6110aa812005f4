import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, test, vi } from 'vitest'
import { noteStock } from '../../src/domains/catalog/index.ts'
import { entriesOf, importKeys } from '../../src/domains/keys/index.ts'
import { createKeyring, parseKeyring } from '../../src/platform/crypto/keyring.ts'
import { vaultOver } from '../../src/platform/crypto/vault.ts'
import { importWords } from '../../src/web/admin/products/import-words.ts'
import { productListWords } from '../../src/web/admin/products/list-words.ts'
import { priceWords } from '../../src/web/admin/products/price-words.ts'
import { productWords } from '../../src/web/admin/products/product-words/index.ts'
import { messages } from '../../src/web/ui/messages/index.ts'
import { enterAsOwner } from '../support/back-office.ts'
import { findChromium, newVisitor, openBrowser } from '../support/browser.ts'
import { runningShop } from '../support/running-shop.ts'
import { buyOn, look, numberOn } from '../support/walk.ts'

vi.setConfig({ testTimeout: 360_000 })
const chromium = findChromium()
const keyring = createKeyring()
const shop = await runningShop({ KEYRING: keyring.expose() })
const words = productWords.en
const { states, bulk } = productListWords.en

describe.runIf(chromium)('products in the back office', async () => {
  const browser = await openBrowser(chromium ?? '')

  async function fill(page: Page, texts: Partial<Record<keyof typeof words.fields, string>>) {
    for (const [field, text] of Object.entries(texts)) await page.locator(`#${field}`).fill(text)
  }

  test('one is written, looked at, priced, put on sale, bought, and archived', async () => {
    const page = await enterAsOwner(browser, shop)
    await page.getByRole('link', { name: messages.en.admin.menu.products, exact: true }).first().click()
    await look(page, 'office-products', shop.baseUrl)
    await page.getByRole('link', { name: productListWords.en.newOne }).click()
    await look(page, 'office-product-new', shop.baseUrl)
    await fill(page, {
      ...{ nameEn: 'Copper Lantern', nameFr: 'Lanterne de cuivre', slug: 'copper-lantern' },
      ...{ summaryEn: 'A light for long evenings.', summaryFr: 'Une lumière pour les longues soirées.' },
      ...{ descriptionEn: 'It draws light.\n\nAnd shadow.', descriptionFr: 'Elle dessine la lumière.' },
      ...{ publisher: 'Moss & Sons', price: '24,90' },
    })
    for (const [field, value] of [
      ['category', 'images'],
      ['platform', 'harbour'],
      ['region', 'worldwide'],
      ['kind', 'software'],
      ['nature', 'digital_content'],
    ] as const)
      await page.locator(`#${field}`).selectOption(value)
    // The page follows what is typed, once all of it fits.
    await page.locator('#preview').getByText('Elle dessine la lumière.').waitFor({ state: 'attached' })
    await page.getByRole('button', { name: words.create }).click()
    await page.getByText(words.news.made).waitFor()
    await look(page, 'office-product', shop.baseUrl)
    const here = page.url().split('?')[0] ?? ''

    await page.getByRole('link', { name: words.prices }).click()
    await page.locator('#price-EUR').fill('19.90')
    await page.getByRole('button', { name: priceWords.en.save }).click()
    await page.getByText(priceWords.en.saved).waitFor()
    await look(page, 'office-product-prices', shop.baseUrl)
    await page.goto(here)
    await page.getByRole('button', { name: words.acts.active }).click()
    await page.getByText(words.news.active).waitFor()

    const visitor = await (await newVisitor(browser)).newPage()
    const inShop = async () => {
      const answer = await visitor.goto(`${shop.baseUrl}/products/copper-lantern`)
      return answer?.status()
    }
    await expect.poll(inShop, { timeout: 20_000 }).toBe(200)
    await giveKeys('copper-lantern')
    await expect
      .poll(
        async () =>
          (await inShop()) && visitor.getByRole('button', { name: messages.en.product.add }).count(),
        {
          timeout: 30_000,
        },
      )
      .toBe(1)
    await buyOn(visitor, shop.baseUrl, { slug: 'copper-lantern', email: 'lantern@example.eu' })
    await numberOn(visitor)

    await page.getByRole('button', { name: words.acts.archived }).click()
    await page.getByText(words.news.archived).waitFor()
    await expect.poll(inShop, { timeout: 20_000 }).toBe(404)
    await page.getByRole('link', { name: words.versions }).click()
    await look(page, 'office-product-versions', shop.baseUrl)
  })

  test('two editors: the second sees what the first changed, and loses nothing', async () => {
    const [one, two] = [await enterAsOwner(browser, shop), await enterAsOwner(browser, shop)]
    const { id } = await shop.db
      .selectFrom('product')
      .select('id')
      .where('slug', '=', 'hushwell')
      .executeTakeFirstOrThrow()
    for (const page of [one, two]) await page.goto(`${shop.baseUrl}/admin/products/${id}`)
    await one.locator('#summaryEn').fill('A summary by the first.')
    await one.getByRole('button', { name: words.save, exact: true }).click()
    await one.getByText(words.news.saved).waitFor()
    await two.locator('#summaryEn').fill('A summary by the second.')
    await two.getByRole('button', { name: words.save, exact: true }).click()
    await two.getByRole('heading', { name: words.changedMeanwhile }).waitFor()
    expect(await two.locator('.meanwhile li').allInnerTexts()).toHaveLength(1)
    expect(await two.locator('.meanwhile li').innerText()).toContain('first')
    expect(await two.locator('#summaryEn').inputValue()).toBe('A summary by the second.')
    await look(two, 'office-product-meanwhile')
    await two.getByRole('button', { name: words.saveAnyway }).click()
    await two.getByText(words.news.saved).waitFor()
  })

  test('chosen ones are changed after a look, and taken back, without a script', async () => {
    const page = await enterAsOwner(browser, shop)
    await page.goto(`${shop.baseUrl}/admin/products?sort=-price`)
    const boxes = page.getByRole('checkbox')
    for (const index of [0, 1]) await boxes.nth(index).check()
    await page.locator('#bulk-what').selectOption('percent')
    await page.getByLabel(bulk.percent).fill('-10')
    await page.getByRole('button', { name: bulk.review }).click()
    await look(page, 'office-products-review')
    await page.getByRole('button', { name: /^Change these 2/ }).click()
    await page.getByRole('button', { name: 'Take it back' }).click()
    await page.getByText('2 of 2 products').waitFor()
    await look(page, 'office-products-changed', shop.baseUrl)
  })

  test('a list is taken along, edited, brought back, and its progress followed', async () => {
    const page = await enterAsOwner(browser, shop)
    await page.goto(`${shop.baseUrl}/admin/products/import`)
    await look(page, 'office-products-import', shop.baseUrl)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: importWords.en.export }).click(),
    ])
    const text = await readFile(await download.path(), 'utf8')
    const file = (content: string) => ({
      name: 'products.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(content),
    })
    await page.locator('#file').setInputFiles(file(text.replace(/^reelwright,/m, 'No Slug,')))
    await page.getByRole('button', { name: importWords.en.check }).click()
    await page.getByText(words.wrong.slug).waitFor()
    await look(page, 'office-products-import-refused')
    await page.locator('#file').setInputFiles(file(text.replaceAll('Reelwright', 'Reelwright Two')))
    await page.getByRole('button', { name: importWords.en.check }).click()
    await look(page, 'office-products-import-checked')
    await page.getByRole('button', { name: importWords.en.apply }).click()
    await page.getByText(importWords.en.done).waitFor({ timeout: 60_000 })
    await look(page, 'office-products-import-done', shop.baseUrl)
    const visitor = await (await newVisitor(browser)).newPage()
    await expect
      .poll(async () => (await visitor.goto(`${shop.baseUrl}/products/reelwright`)) && visitor.title(), {
        timeout: 20_000,
      })
      .toContain('Reelwright Two')
  })

  test('a picture is brought and shown in the window, and categories are put in order', async () => {
    const page = await enterAsOwner(browser, shop)
    const { id } = await shop.db
      .selectFrom('product')
      .select('id')
      .where('slug', '=', 'reelwright')
      .executeTakeFirstOrThrow()
    await page.goto(`${shop.baseUrl}/admin/products/${id}`)
    const picture = await page.locator('.cover-section').screenshot()
    await page.locator('#picture').setInputFiles({ name: 'c.png', mimeType: 'image/png', buffer: picture })
    await page.getByRole('button', { name: 'Show this picture' }).click()
    await page.getByText('The picture is shown.').waitFor()
    const address = (await page.locator('.cover-section .cover').getAttribute('src')) ?? ''
    expect(address).toMatch(/^\/pictures\/fil_\w+\.webp$/)
    const served = await fetch(shop.baseUrl + address)
    expect([served.status, served.headers.get('content-type')]).toEqual([200, 'image/webp'])
    expect((await fetch(`${shop.baseUrl}/pictures/fil_00000000000000000000000000.webp`)).status).toBe(404)
    await page.goto(`${shop.baseUrl}/admin/categories`)
    await look(page, 'office-categories', shop.baseUrl)
    const first = await page.locator('tbody th').first().innerText()
    await page.getByRole('button', { name: `Move ${first} down` }).click()
    expect(await page.locator('tbody th').nth(1).innerText()).toBe(first)
  })

  test('everything essential works without a script', async () => {
    const owner = await enterAsOwner(browser, shop)
    const context = await newVisitor(browser, { javaScriptEnabled: false })
    await context.addCookies(await owner.context().cookies())
    const page = await context.newPage()
    await page.goto(`${shop.baseUrl}/admin/products?state=active`)
    expect(await page.locator('tbody tr').count()).toBeGreaterThan(1)
    await page.locator('tbody th a').first().click()
    await page.getByRole('button', { name: words.preview }).click()
    await page.getByRole('heading', { name: words.previewTitle }).waitFor()
    await page.getByRole('button', { name: words.acts.draft }).click()
    await page.getByText(words.news.draft).waitFor()
    expect(await page.getByText(states.draft, { exact: true }).first().count()).toBe(1)
    await page.getByRole('button', { name: words.acts.active }).click()
    await page.getByText(words.news.active).waitFor()
  })
})

async function giveKeys(slug: string): Promise<void> {
  const { db } = shop
  const product = await db
    .selectFrom('product')
    .select('id')
    .where('slug', '=', slug)
    .executeTakeFirstOrThrow()
  const outcome = await importKeys(
    { db, vault: vaultOver(parseKeyring(keyring)), outbox: { emit: async () => undefined } },
    {
      productId: product.id,
      source: { name: 'keys.txt', entries: entriesOf(['AAAA-1111', 'BBBB-2222', 'CCCC-3333']) },
      actor: { kind: 'system' },
    },
  )
  expect(outcome).toMatchObject({ ok: true })
  await noteStock(db, [{ productId: product.id, available: 3 }])
}
