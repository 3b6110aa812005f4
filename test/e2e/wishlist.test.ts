import type { Page } from 'playwright-core'
import { describe, expect, test, vi } from 'vitest'
import { noteStock } from '../../src/domains/catalog/index.ts'
import { messages } from '../../src/web/ui/messages/index.ts'
import { wishWords } from '../../src/web/wishlist/wish-words.ts'
import { findChromium, newVisitor, openBrowser } from '../support/browser.ts'
import { runningShop } from '../support/running-shop.ts'
import { addressIn, look as lookIn } from '../support/walk.ts'

vi.setConfig({ testTimeout: 240_000 })
const chromium = findChromium()
// So that each visitor comes from an address of their own.
const shop = await runningShop({ BEHIND_PROXY: '1' })
const soldOut = 'velodrome-nights'
const tell = { en: 'Tell me when it is back', fr: 'M’avertir de son retour' }
const put = { en: /^Put on my wishlist/, fr: /^Ajouter à mes envies/ }
type Locale = 'en' | 'fr'

describe.runIf(chromium)('wishlists', async () => {
  const browser = await openBrowser(chromium ?? '')
  const look = (page: Page, name: string) => lookIn(page, name, shop.baseUrl)
  let visitors = 0

  async function visit(javaScriptEnabled = true): Promise<Page> {
    visitors += 1
    const extraHTTPHeaders = { 'x-forwarded-for': `10.51.100.${visitors}` }
    return (await newVisitor(browser, { javaScriptEnabled, extraHTTPHeaders })).newPage()
  }

  /** The one letter to an address with these words in its subject: its links, and its code where it has one. */
  async function letterTo(address: string, subject: RegExp): Promise<{ links: string[]; code: string }> {
    const mailbox = await visit()
    const row = mailbox.getByRole('row').filter({ hasText: address }).filter({ hasText: subject })
    await expect
      .poll(
        async () => {
          await mailbox.goto(`${shop.baseUrl}/dev/mail`)
          return row.count()
        },
        { timeout: 100_000, interval: 1000 },
      )
      .toBe(1)
    await row.getByRole('link').first().click()
    const source = await mailbox.locator('iframe').getAttribute('src')
    const html = await (await mailbox.request.get(`${shop.baseUrl}${source}`)).text()
    await mailbox.close()
    const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, link = '']) => link.replaceAll('&amp;', '&'))
    return { links, code: />\s*(\d{6})\s*</.exec(html)?.[1] ?? '' }
  }

  async function setStock(slug: string, available: number): Promise<void> {
    const { id } = await shop.db
      .selectFrom('product')
      .select('id')
      .where('slug', '=', slug)
      .executeTakeFirstOrThrow()
    await noteStock(shop.db, [{ productId: id, available }])
  }

  test('whoever is asked in vain says so with one click of their mail program, and is asked no more', async () => {
    const email = 'never.asked@example.eu'
    const ask = async () => {
      const page = await visit()
      await page.goto(addressIn(shop.baseUrl, 'en', `/products/${soldOut}/tell-me`))
      await page.getByLabel(wishWords.en.tellMe.email).fill(email)
      await page.getByRole('button', { name: wishWords.en.tellMe.send }).click()
      await page.getByRole('heading', { level: 1, name: wishWords.en.tellMe.sentTitle }).waitFor()
    }
    await ask()
    const { links } = await letterTo(email, /Shall we tell you/)
    const stop = links.find((link) => link.endsWith('/stop')) ?? ''
    const page = await visit()
    await page.goto(stop)
    await page.getByText('Somebody typed your address').waitFor()
    await lookIn(page, 'tell-me-stop-asked', shop.baseUrl)
    const answer = await fetch(stop, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': '10.51.100.201' },
      body: 'List-Unsubscribe=One-Click',
    })
    expect(await answer.text()).toContain('whoever types your address here')
    await ask()
    const wishes = shop.db.selectFrom('wish').select('id').where('email_folded', '=', email)
    expect(await wishes.execute()).toEqual([])
  })

  test('whoever has no account asks, confirms from the mailbox, is told once, and ends it without a page', async () => {
    const asked: [Locale, boolean, string][] = [
      ['en', true, 'guest.en@example.eu'],
      ['fr', false, 'guest.fr@example.eu'],
    ]
    for (const [locale, scripts, email] of asked) {
      const words = wishWords[locale]
      const page = await visit(scripts)
      await page.goto(addressIn(shop.baseUrl, locale, `/products/${soldOut}`))
      if (locale === 'en') await look(page, 'product-sold-out')
      await page.getByRole('link', { name: tell[locale] }).click()
      if (locale === 'en') await look(page, 'tell-me')
      await page.getByLabel(words.tellMe.email).fill(email)
      await page.getByRole('button', { name: words.tellMe.send }).click()
      await page.getByRole('heading', { level: 1, name: words.tellMe.sentTitle }).waitFor()
      const { links } = await letterTo(email, /Velodrome|vélodrome/)
      await page.goto(links.find((link) => link.includes('/tell-me/')) ?? '')
      if (locale === 'en') await look(page, 'tell-me-confirm')
      await page.getByRole('button', { name: words.confirm.button }).click()
      await page.getByRole('heading', { level: 1, name: words.confirm.doneTitle }).waitFor()
    }
    await setStock(soldOut, 5)
    const { links: english } = await letterTo('guest.en@example.eu', /is back in stock/)
    await letterTo('guest.fr@example.eu', /est de retour en stock/)
    const stop = english.find((link) => link.endsWith('/stop')) ?? ''
    const page = await visit()
    await page.goto(stop)
    await lookIn(page, 'tell-me-stop', shop.baseUrl)
    // As a mail program does it: a form without cookies, from no page.
    const answer = await fetch(stop, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-forwarded-for': '10.51.100.200' },
      body: 'List-Unsubscribe=One-Click',
    })
    expect(answer.status).toBe(200)
    await page.reload()
    await page.getByRole('heading', { level: 1, name: wishWords.en.lost.title }).waitFor()
    // No other address is let in without an origin.
    const elsewhere = await fetch(stop.replace(/\/stop$/, ''), { method: 'POST', body: '' })
    expect(elsewhere.status).toBe(403)
  })

  test.each([
    ['en', true],
    ['fr', false],
  ] as const)(
    '%s, scripts %s: a wishlist is filled from cards and pages, and says what to tell of',
    async (locale, scripts) => {
      const words = wishWords[locale]
      const { account } = messages[locale]
      const email = `wishes.${locale}@example.eu`
      const page = await visit(scripts)
      await page.goto(addressIn(shop.baseUrl, locale, '/sign-up'))
      await page.getByLabel(account.email).fill(email)
      await page.getByLabel(account.password, { exact: true }).fill('correct horse battery staple 7')
      await page.getByRole('button', { name: account.signUp.button }).click()
      await page.getByRole('heading', { level: 1, name: account.mailSent.title }).waitFor()

      // From a card, before anybody is signed in.
      const stranger = await visit(scripts)
      await stranger.goto(addressIn(shop.baseUrl, locale, '/products'))
      if (locale === 'en') await look(stranger, 'catalogue-with-hearts')
      await stranger.getByRole('button', { name: put[locale] }).first().click()
      await stranger.getByRole('button', { name: account.signIn.button, exact: true }).waitFor()
      expect(new URL(stranger.url()).searchParams.get('to')).toContain('/account/wishlist?add=prd_')

      const { code } = await letterTo(email, /./)
      await page.getByLabel(account.code).fill(code)
      await page.getByRole('button', { name: account.mailSent.button }).click()
      await page.getByRole('heading', { level: 1, name: account.overview.title }).waitFor()
      await page.goto(addressIn(shop.baseUrl, locale, '/account/wishlist'))
      await page.getByRole('heading', { name: words.emptyTitle }).waitFor()
      if (locale === 'en') await look(page, 'wishlist-empty')
      await page.goto(new URL(stranger.url()).searchParams.get('to')?.replace(/^/, shop.baseUrl) ?? '')
      await page
        .locator('main')
        .getByRole('button', { name: /wishlist|envies/ })
        .click()
      await page.getByText(words.news.added).waitFor()

      await page.goto(addressIn(shop.baseUrl, locale, '/products/reelwright'))
      await page.locator('.offer').getByRole('button', { name: put[locale] }).click()
      await page.getByText(words.news.added).waitFor()
      const line = page.locator('.wish').filter({ hasText: 'Reelwright' })
      await line.getByLabel(words.stock).check()
      await line.getByLabel(words.price).check()
      await line.getByLabel(words.atMost).fill('cheap')
      await line.getByRole('button', { name: words.save }).click()
      await page.getByText(words.errors.amount).waitFor()
      await line.getByLabel(words.price).check()
      await line.getByLabel(words.atMost).fill('12,50')
      await line.getByRole('button', { name: words.save }).click()
      await page.getByText(words.news.saved).waitFor()
      expect(await line.getByLabel(words.atMost).inputValue()).toBe(locale === 'fr' ? '12,50' : '12.50')
      expect(await line.getByLabel(words.price).isChecked()).toBe(true)
      if (locale === 'en') await look(page, 'wishlist')
      await line.getByRole('button', { name: words.remove }).click()
      await page.getByText(words.news.removed).waitFor()
      expect(await page.locator('.wish').count()).toBe(1)
    },
  )
})
