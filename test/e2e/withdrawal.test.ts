/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import { describe, expect, test, vi } from 'vitest'
import { withdrawalDeskWords } from '../../src/web/admin/withdrawals/withdrawal-words.ts'
import { withdrawalReceiptWords } from '../../src/web/letters/withdrawal-receipt-words.ts'
import { withdrawalWords } from '../../src/web/storefront/withdrawal/withdrawal-words.ts'
import { messages } from '../../src/web/ui/messages/index.ts'
import { enterAsOwner } from '../support/back-office.ts'
import { findChromium, newVisitor, openBrowser } from '../support/browser.ts'
import { runningShop } from '../support/running-shop.ts'
import { addressIn, buyOn, look, numberOn } from '../support/walk.ts'

vi.setConfig({ testTimeout: 240_000 })
const chromium = findChromium()
const shop = await runningShop()
type Locale = 'en' | 'fr'

const at = (locale: Locale, path: string) => addressIn(shop.baseUrl, locale, path)

describe.runIf(chromium)('the buyer changes their mind before revealing', async () => {
  const browser = await openBrowser(chromium ?? '')

  async function buy(page: Page, locale: Locale, email: string): Promise<string> {
    await buyOn(page, shop.baseUrl, { locale, email })
    await page.getByText(messages[locale].key.sealedText).first().waitFor()
    return numberOn(page)
  }

  const stateOf = async (number: string) =>
    (await shop.db.selectFrom('order').select('state').where('number', '=', number).executeTakeFirst())?.state

  /** The letter about it, and the file that is enclosed. */
  async function findReceipt(page: Page, locale: Locale, email: string): Promise<void> {
    const { subject } = withdrawalReceiptWords[locale]
    const words = subject('')
      .replace(/^.*?[:\u00a0] ?/, '')
      .slice(-20)
    await expect
      .poll(
        async () => {
          await page.goto(`${shop.baseUrl}/dev/mail`)
          return page.getByRole('row').filter({ hasText: email }).filter({ hasText: words }).count()
        },
        { timeout: 30_000 },
      )
      .toBe(1)
  }

  test.each([
    ['en', true],
    ['fr', false],
  ] as const)(
    'as a guest, from the foot of a page (%s, JavaScript %s)',
    async (locale, javaScriptEnabled) => {
      const words = withdrawalWords[locale]
      const email = `mind-${locale}@example.eu`
      const page = await (await newVisitor(browser, { javaScriptEnabled })).newPage()
      const number = await buy(page, locale, email)
      await page.context().clearCookies()
      await page.goto(at(locale, '/products'))
      await page.getByRole('contentinfo').getByRole('link', { name: words.title }).click()
      if (javaScriptEnabled) await look(page, `withdraw-form-${locale}`)
      await page.getByLabel(words.name).fill('Ada Martin')
      await page.getByLabel(words.number).fill(number.toLowerCase().replace('-', ' '))
      await page.getByLabel(words.email).fill(email)
      await page.getByRole('button', { name: words.next }).click()
      await page.getByRole('heading', { level: 1, name: words.confirmTitle }).waitFor()
      if (javaScriptEnabled) await look(page, `withdraw-confirm-${locale}`)
      await page.getByRole('button', { name: words.confirm }).click()
      await page.getByRole('heading', { level: 1, name: words.received }).waitFor()
      if (javaScriptEnabled) await look(page, `withdraw-received-${locale}`)
      await page.getByText(words.neutral).waitFor()
      await expect.poll(() => stateOf(number), { timeout: 30_000 }).toBe('refunded')
      await findReceipt(page, locale, email)
    },
  )

  test.each([
    ['fr', true],
    ['en', false],
  ] as const)('with the order’s link (%s, JavaScript %s)', async (locale, javaScriptEnabled) => {
    const words = withdrawalWords[locale]
    const email = `link-${locale}@example.eu`
    const page = await (await newVisitor(browser, { javaScriptEnabled })).newPage()
    const number = await buy(page, locale, email)
    await page.getByRole('main').getByRole('link', { name: messages[locale].order.withdrawLink }).click()
    await page.getByRole('heading', { level: 1, name: words.ofOrder(number) }).waitFor()
    if (javaScriptEnabled) await look(page, `withdraw-order-${locale}`)
    await page.getByLabel(words.name).fill('Ada Martin')
    await page.getByRole('button', { name: words.next }).click()
    if (javaScriptEnabled) await look(page, `withdraw-order-confirm-${locale}`)
    await page.getByRole('button', { name: words.confirm }).click()
    await page.getByText(words.answers.taken_back).waitFor()
    if (javaScriptEnabled) await look(page, `withdraw-order-received-${locale}`)
    await page.getByRole('link', { name: words.back }).click()
    await expect.poll(() => stateOf(number), { timeout: 30_000 }).toBe('refunded')
  })

  test('a pair that nobody knows reaches the staff, who find the order', async () => {
    const words = withdrawalWords.en
    const desk = withdrawalDeskWords.en
    const page = await (await newVisitor(browser)).newPage()
    const number = await buy(page, 'en', 'pen@example.eu')
    await page.goto(at('en', '/withdraw'))
    await page.getByLabel(words.name).fill('Ada Martin')
    await page.getByLabel(words.number).fill(number)
    await page.getByLabel(words.email).fill('penn@example.eu')
    await page.getByRole('button', { name: words.next }).click()
    await page.getByRole('button', { name: words.confirm }).click()
    await page.getByText(words.neutral).waitFor()
    expect(await stateOf(number)).toBe('fulfilled')

    const office = await enterAsOwner(browser, shop)
    await office.getByRole('link', { name: /A withdrawal needs an answer/ }).click()
    await office.getByText(desk.needed.order_unknown).waitFor()
    await look(office, 'desk-withdrawals')
    await office.getByRole('link', { name: /^W-/ }).click()
    await look(office, 'desk-withdrawal')
    await office.getByLabel(desk.number).fill('AAAA-AAAA')
    await office.getByRole('button', { name: desk.findButton }).click()
    await office.getByRole('alert').getByText(desk.refusals.unknown_order).waitFor()
    await office.getByLabel(desk.number).fill(number)
    await office.getByRole('button', { name: desk.findButton }).click()
    await office.getByText(desk.found).waitFor()
    await office.getByText(desk.answers.taken_back).waitFor()
    await look(office, 'desk-withdrawal-found')
    await expect.poll(() => stateOf(number), { timeout: 30_000 }).toBe('refunded')
  })

  test('whoever is signed in chooses from their orders', async () => {
    const words = withdrawalWords.en
    const page = await enterAsOwner(browser, shop)
    const address = await page.evaluate('document.querySelector(".lead")?.textContent ?? ""')
    const email = /\S+@\S+\.\w+/.exec(String(address))?.[0] ?? ''
    const number = await buy(page, 'en', email)
    await page.goto(at('en', '/withdraw'))
    await page.getByRole('heading', { name: words.yours }).waitFor()
    await look(page, 'withdraw-own-orders')
    await page.getByRole('link', { name: words.yoursLink(number) }).click()
    await page.getByLabel(words.name).fill('Ada Martin')
    await page.getByRole('button', { name: words.next }).click()
    await page.getByRole('button', { name: words.confirm }).click()
    await page.getByText(words.answers.taken_back).waitFor()
    await expect.poll(() => stateOf(number), { timeout: 30_000 }).toBe('refunded')
    await page.goto(at('en', '/withdraw'))
    expect(await page.getByRole('link', { name: words.yoursLink(number) }).count()).toBe(0)
  })
})
