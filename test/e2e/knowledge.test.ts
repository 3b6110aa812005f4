import { describe, expect, test, vi } from 'vitest'
import { articleWords } from '../../src/web/admin/knowledge/article-words.ts'
import { knowledgeWords } from '../../src/web/storefront/knowledge/knowledge-words.ts'
import { messages } from '../../src/web/ui/messages/index.ts'
import { enterAsOwner, takePictures } from '../support/back-office.ts'
import { findBarriers, findChromium, newVisitor, openBrowser } from '../support/browser.ts'
import { runningShop } from '../support/running-shop.ts'
import { pictures } from '../support/walk.ts'

vi.setConfig({ testTimeout: 120_000 })
const chromium = findChromium()
const shop = await runningShop()

describe.runIf(chromium)('help', async () => {
  const browser = await openBrowser(chromium ?? '')

  test('is found by words without a script, and what the staff write is read at once', async () => {
    const visitor = await (await newVisitor(browser, { javaScriptEnabled: false })).newPage()
    await visitor.goto(`${shop.baseUrl}/support`)
    await visitor.getByLabel(knowledgeWords.en.search).fill('it says alredy reedemed')
    await visitor.getByRole('button', { name: knowledgeWords.en.button, exact: true }).click()
    await visitor.getByRole('link', { name: 'The key is said to be used already' }).click()
    await visitor.getByRole('heading', { level: 1, name: 'The key is said to be used already' }).waitFor()

    const words = articleWords.en
    const page = await enterAsOwner(browser, shop)
    await page.getByRole('link', { name: messages.en.admin.menu.help, exact: true }).first().click()
    await page.getByRole('link', { name: words.newOne }).click()
    await page.getByLabel(words.fields.slug, { exact: true }).fill('harbour-error-73')
    for (const [label, text] of [
      [words.fields.titleEn, 'Harbour shows error 73'],
      [words.fields.leadEn, 'The app wants to be started again.'],
      [words.fields.bodyEn, '## What to do\n\nStart **Harbour** again.'],
    ] as const) {
      await page.getByLabel(label, { exact: true }).nth(0).fill(text)
      await page.getByLabel(label, { exact: true }).nth(1).fill(`${text} (fr)`)
    }
    await page.getByLabel(words.fields.platform).selectOption('harbour')
    await page.getByRole('button', { name: words.preview }).click()
    await page.getByRole('heading', { name: 'What to do' }).first().waitFor()
    await page.getByRole('button', { name: words.save }).click()
    await page.getByText(words.saved).waitFor()
    await visitor.goto(`${shop.baseUrl}/help/harbour-error-73`)
    await visitor.getByRole('heading', { level: 1, name: messages.en.errors.notFoundTitle }).waitFor()
    await page.getByRole('button', { name: words.acts.published }).click()
    await page.getByText(words.done.published).waitFor()
    await expect
      .poll(
        async () =>
          (await visitor.goto(`${shop.baseUrl}/help?q=error+73&platform=harbour`)) && visitor.content(),
      )
      .toContain('Harbour shows error 73')
  })

  test('is offered while a question is typed, and stays a link without a script', async () => {
    for (const javaScriptEnabled of [true, false]) {
      const page = await (await newVisitor(browser, { javaScriptEnabled })).newPage()
      await page.goto(`${shop.baseUrl}/support/new`)
      const hints = page.locator('.help-hints')
      await hints.getByRole('link', { name: knowledgeWords.en.back }).waitFor()
      if (!javaScriptEnabled) continue
      await page.locator('#body').fill('Harbour tells me that the key was already redeemed by somebody')
      await hints.getByRole('link', { name: 'The key is said to be used already' }).waitFor()
      expect(await findBarriers(page)).toEqual([])
      for (const width of [1440, 390]) {
        await page.setViewportSize({ width, height: 900 })
        if (pictures) await takePictures(page, pictures, `ticket-hints-en-${width}`)
      }
    }
  })

  test.each(['en', 'fr'] as const)('axe finds nothing, and all of it fits a phone (%s)', async (locale) => {
    const at = (path: string) => `${shop.baseUrl}${locale === 'fr' ? '/fr' : ''}${path}`
    const page = await enterAsOwner(browser, shop)
    const article = await shop.db.selectFrom('help_article').select('id').limit(1).executeTakeFirstOrThrow()
    for (const [name, path] of [
      ['support', '/support'],
      ['help', '/help'],
      ['help-found', '/help?q=region&platform=harbour'],
      ['help-nothing', '/help?q=xqzv'],
      ['help-article', '/help/key-of-another-region'],
      ['office-help', '/admin/help'],
      ['office-help-new', '/admin/help/new'],
      ['office-help-article', `/admin/help/${article.id}`],
      ['office-help-versions', `/admin/help/${article.id}/versions`],
    ] as const) {
      for (const width of [1440, 390]) {
        await page.setViewportSize({ width, height: 900 })
        await page.goto(at(path))
        expect(await findBarriers(page), name).toEqual([])
        const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
        expect(overflow, `${name} is wider than the screen`).toBeLessThanOrEqual(0)
        if (pictures) await takePictures(page, pictures, `${name}-${locale}-${width}`)
      }
    }
  })
})
