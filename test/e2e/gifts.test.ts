import type { Page } from 'playwright-core'
import { describe, expect, test, vi } from 'vitest'
import { deskGiftWords } from '../../src/web/admin/orders/gift-section.tsx'
import { giftWords } from '../../src/web/storefront/gifts/gift-words.ts'
import { messages } from '../../src/web/ui/messages/index.ts'
import { enterAsOwner } from '../support/back-office.ts'
import { findChromium, newVisitor, openBrowser } from '../support/browser.ts'
import { runningShop } from '../support/running-shop.ts'
import { addressIn, buyOn, look, numberOn } from '../support/walk.ts'

vi.setConfig({ testTimeout: 240_000 })
const chromium = findChromium()
const shop = await runningShop()
type Locale = 'en' | 'fr'
const both = ['en', 'fr'] as const

describe.runIf(chromium)('a key for somebody else', async () => {
  const browser = await openBrowser(chromium ?? '')

  async function writeCard(page: Page, locale: Locale, email: string): Promise<void> {
    const words = giftWords[locale]
    await page.getByLabel(words.recipient, { exact: true }).fill('Grace')
    await page.getByLabel(words.sender, { exact: true }).fill('Ada')
    await page.getByLabel(words.email).fill(email)
    await page.getByLabel(words.message).fill('Happy birthday!\nSee you <b>soon</b>.')
    await page.getByLabel(words.country).selectOption('FR')
    await page.locator('#gift_express').check()
    await page.locator('#gift_acknowledge').check()
  }

  /** The address behind the button of the letter that came for somebody. */
  async function linkFor(page: Page, email: string, picture?: string): Promise<string> {
    const row = page.getByRole('row').filter({ hasText: email })
    await expect
      .poll(
        async () => {
          await page.goto(`${shop.baseUrl}/dev/mail`)
          return row.count()
        },
        { timeout: 30_000 },
      )
      .toBeGreaterThan(0)
    await row.first().getByRole('link').first().click()
    const frame = page.frameLocator('iframe').first()
    const link = frame.getByRole('link', { name: /^(Open my gift|Ouvrir mon cadeau)$/ })
    const address = await link.getAttribute('href')
    expect(await frame.locator('body').innerText()).toContain('<b>soon</b>')
    if (picture) await look(page, picture)
    return address ?? ''
  }

  test.each(both.flatMap((locale) => [true, false].map((script) => [locale, script] as const)))(
    'is given from the order page, opened by its link, and no longer the buyer’s to see (%s, JavaScript %s)',
    async (locale, script) => {
      const words = giftWords[locale]
      const [buyer, friend] = [`ada-${locale}-${script}@example.eu`, `grace-${locale}-${script}@example.eu`]
      const page = await (await newVisitor(browser, { javaScriptEnabled: script })).newPage()
      await buyOn(page, shop.baseUrl, { locale, email: buyer })
      await page.getByRole('link', { name: /^(Give it away|Offrir cette clé)/u }).waitFor()
      const order = page.url()
      if (script) await look(page, `gift-order-sealed-${locale}`)
      await page.getByRole('link', { name: /^(Give it away|Offrir cette clé)/u }).click()
      await page.getByRole('heading', { name: words.title }).waitFor()
      await page.getByRole('button', { name: words.button }).click()
      await page.getByText(words.errors.recipient).first().waitFor()
      if (script) await look(page, `gift-form-wrong-${locale}`)
      await writeCard(page, locale, friend)
      if (script) await look(page, `gift-form-${locale}`)
      await page.getByRole('button', { name: words.button }).click()
      await page.getByText(words.news.made).waitFor()

      const theirs = await (await newVisitor(browser, { javaScriptEnabled: script })).newPage()
      const link = await linkFor(theirs, friend, script ? `gift-letter-${locale}` : undefined)
      await theirs.goto(link)
      await theirs.getByRole('heading', { level: 1, name: words.page.title('Grace') }).waitFor()
      expect(await theirs.locator('main').innerText()).not.toMatch(/€/)
      if (script) await look(theirs, `gift-sealed-${locale}`)
      await page.goto(order)
      await page.getByText(words.face.title('Grace')).waitFor()
      if (script) await look(page, `gift-order-sent-${locale}`)

      await theirs.getByRole('button', { name: words.page.open }).click()
      await theirs.locator('.key-text').waitFor()
      if (script) await look(theirs, `gift-open-${locale}`)
      await theirs.reload()
      await theirs.locator('.key-text').waitFor()

      await page.goto(order)
      await page.getByText(locale === 'en' ? /^Opened on / : /^Ouvert le /).waitFor()
      expect(await page.locator('.key-text').count()).toBe(0)
      if (script) await look(page, `gift-order-opened-${locale}`)
    },
  )

  test.each(both)('is recalled by the buyer, and its link says that it is over (%s)', async (locale) => {
    const words = giftWords[locale]
    const friend = `joan-${locale}@example.eu`
    const page = await (await newVisitor(browser)).newPage()
    await buyOn(page, shop.baseUrl, { locale, email: `recall-${locale}@example.eu` })
    await page.getByRole('link', { name: /^(Give it away|Offrir cette clé)/u }).click()
    await writeCard(page, locale, friend)
    await page.getByRole('button', { name: words.button }).click()
    await page.getByText(words.news.made).waitFor()
    const theirs = await (await newVisitor(browser)).newPage()
    const link = await linkFor(theirs, friend)
    await page.reload()
    await page.getByRole('link', { name: words.face.manageSent }).click()
    await look(page, `gift-sent-${locale}`)
    await page.getByRole('button', { name: words.recall }).click()
    await page.getByText(words.news.recalled).waitFor()
    await page
      .getByRole('link', { name: /^(Open|Ouvrir)/ })
      .first()
      .waitFor()
    await theirs.goto(link)
    await theirs.getByRole('heading', { name: words.over.gone.title }).waitFor()
    await look(theirs, `gift-gone-${locale}`)
  })

  test.each(both)('goes back when it is declined, and when nobody opened it in time (%s)', async (locale) => {
    const words = giftWords[locale]
    const page = await (await newVisitor(browser)).newPage()
    const theirs = await (await newVisitor(browser)).newPage()
    const give = async (friend: string) => {
      await page.getByRole('link', { name: /^(Give it away|Offrir cette clé)/u }).click()
      await writeCard(page, locale, friend)
      await page.getByRole('button', { name: words.button }).click()
      await page.getByText(words.news.made).waitFor()
      return linkFor(theirs, friend)
    }
    await buyOn(page, shop.baseUrl, { locale, email: `declined-${locale}@example.eu` })
    await theirs.goto(await give(`no-thanks-${locale}@example.eu`))
    await theirs.getByText(words.page.decline).click()
    await look(theirs, `gift-decline-${locale}`)
    await theirs.getByRole('button', { name: words.page.declineButton }).click()
    await theirs.getByRole('heading', { level: 1, name: words.over.declined.title }).waitFor()
    await look(theirs, `gift-declined-${locale}`)
    await page.reload()
    await page.getByText(words.face.came.declined ?? '').waitFor()
    await look(page, `gift-order-declined-${locale}`)

    const link = await give(`late-${locale}@example.eu`)
    const { id } = await shop.db
      .updateTable('gift')
      .set({ state: 'ended', reason: 'expired', over_at: new Date() })
      .where('recipient_email', '=', `late-${locale}@example.eu`)
      .returning('unit_id as id')
      .executeTakeFirstOrThrow()
    await shop.db.updateTable('unit').set({ given_at: null }).where('id', '=', id).execute()
    await page.reload()
    await page.getByText(words.face.came.expired ?? '').waitFor()
    await look(page, `gift-order-expired-${locale}`)
    await theirs.goto(link)
    await theirs.getByRole('heading', { name: words.over.gone.title }).waitFor()
    await look(theirs, `gift-expired-${locale}`)
  })

  test.each([
    ['en', true],
    ['fr', false],
  ] as const)(
    'is ordered as a gift for another day, changed, and seen by the staff (%s, JavaScript %s)',
    async (locale, script) => {
      const words = giftWords[locale]
      const { product, cart, checkout } = messages[locale]
      const page = await (await newVisitor(browser, { javaScriptEnabled: script })).newPage()
      await page.goto(addressIn(shop.baseUrl, locale, '/products/reelwright'))
      await page.getByRole('button', { name: product.add }).click()
      await page.getByRole('link', { name: cart.checkout }).click()
      await page.getByLabel(checkout.email, { exact: true }).fill(`till-${locale}@example.eu`)
      await page.getByLabel(checkout.country, { exact: true }).selectOption('FR')
      await page.getByRole('radio', { name: words.choice }).check()
      await writeCard(page, locale, `later-${locale}@example.eu`)
      const day = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10)
      await page.getByLabel(words.day).fill(day)
      if (script) await look(page, `gift-checkout-${locale}`)
      await page.getByRole('button', { name: checkout.button }).click()
      await page.getByRole('radio', { name: /4242/ }).check()
      await page.getByRole('button', { name: /^(Pay|Payer) / }).click()
      await page.getByRole('heading', { name: words.orderTitle }).waitFor()
      const number = await numberOn(page)
      // Nothing is delivered before its day.
      expect(await page.locator('.timeline .reached').last().innerText()).toContain(
        messages[locale].order.steps.paid,
      )
      expect(await page.locator('.timeline').innerText()).toContain(messages[locale].order.steps.given)
      if (script) await look(page, `gift-order-scheduled-${locale}`)
      await page.getByRole('link', { name: words.face.manage }).click()
      await page.getByLabel(words.recipient, { exact: true }).fill('Joan')
      if (script) await look(page, `gift-change-${locale}`)
      await page.getByRole('button', { name: words.changeButton }).click()
      await page.getByText(words.face.title('Joan')).waitFor()

      if (locale !== 'en') return
      const office = await enterAsOwner(browser, shop)
      await office.goto(`${shop.baseUrl}/admin/orders?text=${number}`)
      await office.getByRole('link', { name: number }).click()
      await office.getByRole('heading', { name: deskGiftWords.en.title }).waitFor()
      await office.getByText(deskGiftWords.en.states.scheduled).waitFor()
      await look(office, 'gift-desk')
    },
  )
})
