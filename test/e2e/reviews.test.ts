import type { Page } from 'playwright-core'
import { describe, expect, test, vi } from 'vitest'
import { reviewDeskWords } from '../../src/web/admin/reviews/review-desk-words.ts'
import { reasonWords } from '../../src/web/letters/review-words.ts'
import { reviewWords } from '../../src/web/storefront/reviews/review-words.ts'
import { enterAsOwner } from '../support/back-office.ts'
import { findChromium, newVisitor, openBrowser } from '../support/browser.ts'
import { runningShop } from '../support/running-shop.ts'
import { addressIn, buyOn, look as lookIn } from '../support/walk.ts'

vi.setConfig({ testTimeout: 240_000 })
const chromium = findChromium()
// So that each visitor comes from an address of their own.
const shop = await runningShop({ BEHIND_PROXY: '1' })
const desk = reviewDeskWords.en
const slug = 'reelwright'
type Locale = 'en' | 'fr'

describe.runIf(chromium)('reviews', async () => {
  const browser = await openBrowser(chromium ?? '')
  const look = (page: Page, name: string) => lookIn(page, name, shop.baseUrl)
  let visitors = 0

  /** Buys and opens a key, and follows its link to the form. */
  async function buyAndReview(locale: Locale, javaScriptEnabled: boolean): Promise<Page> {
    visitors += 1
    const extraHTTPHeaders = { 'x-forwarded-for': `10.51.100.${visitors}` }
    const page = await (await newVisitor(browser, { javaScriptEnabled, extraHTTPHeaders })).newPage()
    await buyOn(page, shop.baseUrl, { slug, locale, email: `buyer${visitors}@example.eu`, atOnce: true })
    await page.getByRole('link', { name: reviewWords[locale].write }).first().click({ timeout: 60_000 })
    await page.getByRole('heading', { level: 1, name: /reelwright/i }).waitFor()
    return page
  }

  async function fill(page: Page, locale: Locale, given: { stars: number; title: string; body: string }) {
    const { form } = reviewWords[locale]
    await page.getByRole('radio', { name: form.starNames[given.stars as 5] }).check()
    await page.getByLabel(form.head, { exact: true }).fill(given.title)
    await page.getByLabel(form.body, { exact: true }).fill(given.body)
    await page.getByRole('radio', { name: form.namings.initial }).check()
    await page.getByLabel(form.name, { exact: true }).fill('Nora')
  }

  async function decide(title: string, act: (office: Page) => Promise<void>): Promise<Page> {
    const office = await enterAsOwner(browser, shop)
    await office.goto(`${shop.baseUrl}/admin/reviews`)
    await office.getByRole('link', { name: title }).click()
    await act(office)
    return office
  }

  const productPage = (locale: Locale) => addressIn(shop.baseUrl, locale, `/products/${slug}`)

  test('who opened a key writes, the staff read it, and then everybody does; a key in it is not taken', async () => {
    const page = await buyAndReview('en', true)
    const { form } = reviewWords.en
    await look(page, 'review-form')
    await fill(page, 'en', {
      stars: 2,
      title: 'Slow <b>on</b> my machine',
      body: 'My key was AB12C-DE34F-GH56J.',
    })
    await page.getByRole('button', { name: form.send }).click()
    await page.getByText(form.errors.key).waitFor()
    await look(page, 'review-form-key')
    const body = 'It starts slowly.\nSee https://elsewhere.example/ for more. <script>alert(1)</script>'
    // To look at it in both languages is to open it anew.
    await fill(page, 'en', { stars: 2, title: 'Slow <b>on</b> my machine', body })
    await page.getByRole('button', { name: form.send }).click()
    await page.getByText(form.news.sent).waitFor()
    await look(page, 'review-waiting')

    const visitor = await (await newVisitor(browser, { javaScriptEnabled: false })).newPage()
    await visitor.goto(productPage('en'))
    await visitor.getByText(reviewWords.en.noneTitle).waitFor()
    expect(await visitor.content()).not.toContain('aggregateRating')

    const office = await decide('Slow <b>on</b> my machine', async (office) => {
      await look(office, 'review-desk')
      await office.getByRole('button', { name: desk.publish }).click()
      await office.getByText(desk.news.published).waitFor()
      await office.getByLabel(desk.answer).fill('Version 2 starts faster.')
      await office.getByRole('button', { name: desk.answerSave }).click()
      await office.getByText(desk.news.answered).waitFor()
    })
    await look(office, 'review-desk-published')

    await expect
      .poll(async () => (await visitor.goto(productPage('en'))) && visitor.content(), { timeout: 20_000 })
      .toContain('Slow &lt;b&gt;on&lt;/b&gt; my machine')
    const html = await visitor.content()
    expect(html).toContain('"ratingValue":"2.0","reviewCount":1')
    const review = visitor.locator('.review')
    expect(await review.getByRole('link').count()).toBe(1)
    await review.getByText('N.', { exact: true }).waitFor()
    await visitor.getByText('Version 2 starts faster.').waitFor()
  })

  test('in French and without a script: refused for a reason of the list, changed, published, reported, taken back', async () => {
    const say = reviewWords.fr
    const page = await buyAndReview('fr', false)
    const title = 'Voici mon numéro'
    await fill(page, 'fr', { stars: 5, title, body: 'Appelez Paul au 01 99 00 00 00.' })
    await page.getByRole('button', { name: say.form.send }).click()
    await page.getByText(say.form.news.sent).waitFor()
    await decide(title, async (office) => {
      await office.getByLabel(desk.refuseTitle).selectOption({ label: reasonWords.en.personal_data })
      await office.getByRole('button', { name: desk.refuse, exact: true }).click()
      await office.getByText(desk.news.refused).waitFor()
    })
    await page.reload()
    await page.getByText(reasonWords.fr.personal_data).waitFor()
    await page.getByLabel(say.form.head, { exact: true }).fill('Très bien')
    await page.getByLabel(say.form.body, { exact: true }).fill('Rien à dire.')
    await page.getByRole('button', { name: say.form.again }).click()
    await page.getByText(say.form.news.sent).waitFor()
    await decide('Très bien', async (office) => {
      await office.getByRole('button', { name: desk.publish }).click()
      await office.getByText(desk.news.published).waitFor()
    })

    const visitor = await (await newVisitor(browser, { javaScriptEnabled: false })).newPage()
    await expect
      .poll(async () => (await visitor.goto(productPage('fr'))) && visitor.content(), { timeout: 20_000 })
      .toContain('Rien à dire.')
    const own = visitor.locator('.review').filter({ hasText: 'Rien à dire.' })
    await own.getByText(/modifié le/).waitFor()
    await visitor.getByRole('link', { name: say.all(2) }).click()
    await visitor.getByLabel(say.sortedBy).selectOption('lowest')
    await visitor.getByRole('button', { name: say.show }).click()
    expect(new URL(visitor.url()).searchParams.get('sort')).toBe('lowest')
    expect(await visitor.locator('.review-title').allInnerTexts()).toEqual([
      'Slow <b>on</b> my machine',
      'Très bien',
    ])

    const looker = await (await newVisitor(browser)).newPage()
    await looker.goto(productPage('en'))
    await look(looker, 'product-reviewed')
    await looker.goto(`${productPage('en')}/reviews`)
    await look(looker, 'product-reviews')
    await looker.goto(`${shop.baseUrl}/reviews`)
    await look(looker, 'review-rules')

    await visitor.getByRole('link', { name: say.reportOf('Très bien') }).click()
    await looker.goto(visitor.url().replace('/fr/', '/'))
    await look(looker, 'review-report')
    const { reporting } = say
    await visitor.getByRole('radio', { name: reasonWords.fr.not_genuine }).check()
    await visitor.getByLabel(reporting.words, { exact: true }).fill('C’est le vendeur qui écrit.')
    await visitor.getByLabel(reporting.name, { exact: true }).fill('Ada')
    await visitor.getByLabel(reporting.email, { exact: true }).fill('ada@example.eu')
    await visitor.getByRole('button', { name: reporting.send }).click()
    await visitor.getByText(reporting.errors.goodFaith).waitFor()
    await visitor.getByRole('checkbox').check()
    await visitor.getByRole('button', { name: reporting.send }).click()
    await visitor.getByRole('heading', { level: 1, name: reporting.sentTitle }).waitFor()
    const office = await enterAsOwner(browser, shop)
    await office.getByRole('link', { name: desk.reported(1) }).click()
    await look(office, 'review-desk-list')
    await office.getByRole('link', { name: 'Très bien' }).click()
    await office.getByText('C’est le vendeur qui écrit.').waitFor()
    await look(office, 'review-desk-reported')
    await office.getByRole('button', { name: desk.keep }).click()
    await office.getByText(desk.news.kept).waitFor()

    // What was said to whom: published, refused, published, answered, and the report's receipt and decision.
    const mailbox = await (await newVisitor(browser)).newPage()
    await expect
      .poll(
        async () => {
          await mailbox.goto(`${shop.baseUrl}/dev/mail`)
          return mailbox.getByRole('link', { name: /Votre signalement|Your review|Votre avis/ }).count()
        },
        { timeout: 60_000 },
      )
      .toBe(6)

    await page.reload()
    await page.getByRole('button', { name: say.form.delete }).click()
    await page.getByText(say.form.news.deleted).waitFor()
    await expect
      .poll(async () => (await visitor.goto(productPage('fr'))) && visitor.content(), { timeout: 20_000 })
      .not.toContain('Rien à dire.')
  })
})
