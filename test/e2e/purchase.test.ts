/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import { describe, expect, test, vi } from 'vitest'
import { messages } from '../../src/web/ui/messages/index.ts'
import { findChromium, newVisitor, openBrowser } from '../support/browser.ts'
import { runningShop } from '../support/running-shop.ts'

vi.setConfig({ testTimeout: 240_000 })
const chromium = findChromium()
const shop = await runningShop()

const button = { en: 'Order and pay', fr: 'Commander avec obligation de paiement' }
const pay = { en: /^Pay /, fr: /^Payer / }

type Walk = { locale: 'en' | 'fr'; page: Page }

const at = (locale: 'en' | 'fr', path: string) => `${shop.baseUrl}${locale === 'fr' ? '/fr' : ''}${path}`

async function fillCart({ locale, page }: Walk, slug: string): Promise<void> {
  await page.goto(at(locale, `/products/${slug}`))
  await page.getByRole('button', { name: messages[locale].product.add }).click()
  await page.getByRole('link', { name: messages[locale].cart.checkout }).click()
}

async function fillForm({ locale, page }: Walk, email: string, country = 'FR'): Promise<void> {
  await page.getByLabel(messages[locale].checkout.email).fill(email)
  await page.getByLabel(messages[locale].checkout.country).selectOption(country)
}

async function order({ locale, page }: Walk): Promise<void> {
  await page.getByRole('button', { name: button[locale] }).click()
}

/** On the demo's payment page, with the card that is chosen there, or another one. */
async function payOnPage({ locale, page }: Walk, card?: RegExp): Promise<void> {
  if (card) await page.getByRole('radio', { name: card }).check()
  await page.getByRole('button', { name: pay[locale] }).click()
}

/** Every letter that lies in the demo's mailbox for an address. */
async function lettersTo(page: Page, address: string): Promise<string[]> {
  await page.goto(`${shop.baseUrl}/dev/mail`)
  return page.getByRole('row').filter({ hasText: address }).allInnerTexts()
}

describe.runIf(chromium)('in a real browser', async () => {
  const browser = await openBrowser(chromium ?? '')

  async function visit(
    locale: 'en' | 'fr',
    options: Parameters<typeof newVisitor>[1] = {},
  ): Promise<Walk & { troubles: string[] }> {
    const context = await newVisitor(browser, options)
    const page = await context.newPage()
    const troubles: string[] = []
    page.on('console', (message) => {
      // A form that comes back with its errors is a 422, which Chromium reports as if a file were missing.
      if (message.type() === 'error' && !message.text().includes('422')) troubles.push(message.text())
    })
    page.on('request', (request) => {
      const { hostname } = new URL(request.url())
      if (hostname !== '127.0.0.1') troubles.push(`request to ${hostname}`)
    })
    return { locale, page, troubles }
  }

  test.each([
    ['en', true, { width: 1440, height: 900 }],
    ['en', false, { width: 390, height: 844 }],
    ['fr', true, { width: 390, height: 844 }],
    ['fr', false, { width: 1440, height: 900 }],
  ] as const)(
    'a guest buys and opens a sealed key (%s, JavaScript %s)',
    async (locale, javaScriptEnabled, viewport) => {
      const walk = await visit(locale, { javaScriptEnabled, viewport })
      const { page, troubles } = walk
      const email = `sealed-${locale}-${javaScriptEnabled}@example.eu`
      await fillCart(walk, 'reelwright')
      await fillForm(walk, email)
      await order(walk)
      await payOnPage(walk)
      await page.getByRole('heading', { level: 1, name: messages[locale].order.fulfilledOne }).waitFor()

      await page.getByRole('link', { name: messages[locale].key.openLabel('Reelwright') }).click()
      const boxes = page.getByRole('checkbox')
      expect(await boxes.evaluateAll((all) => all.map((box) => (box as HTMLInputElement).checked))).toEqual([
        false,
        false,
      ])
      for (const box of await boxes.all()) await box.check()
      await page.getByRole('button', { name: messages[locale].reveal.button }).click()
      const key = page.locator('.key-text').first()
      await key.waitFor()
      expect((await key.innerText()).replaceAll(/\s/g, '')).toMatch(/^[A-Z0-9-]{10,}$/)

      expect(troubles).toEqual([])
      // The confirmation, the invoice, the receipt of the two answers, and the key.
      await expect.poll(() => lettersTo(page, email).then((all) => all.length), { timeout: 60_000 }).toBe(4)
      await page.context().close()
    },
  )

  test('a guest has the key at once, and loses nothing by a declined card and a refused 3-D Secure', async () => {
    const walk = await visit('en')
    const { page, troubles } = walk
    await fillCart(walk, 'reelwright')
    await fillForm(walk, 'at-once@example.eu')
    await page.getByRole('radio', { name: messages.en.checkout.atOnce }).check()
    await order(walk)
    // Both answers are missing: the form stays, with what was written.
    expect(await page.getByLabel(messages.en.checkout.email).inputValue()).toBe('at-once@example.eu')
    for (const box of await page.getByRole('checkbox').all()) await box.check()
    await order(walk)
    await payOnPage(walk, /0002/)
    await payOnPage(walk, /3184/)
    await page.getByRole('button', { name: /No, refuse/ }).click()
    await payOnPage(walk, /4242/)
    await page.getByRole('heading', { level: 1, name: messages.en.order.fulfilledOne }).waitFor()
    await page.locator('.key-text').first().waitFor()
    expect(troubles).toEqual([])
    await page.context().close()
  })

  test('a product that cannot be activated where the buyer lives is refused before payment', async () => {
    const walk = await visit('en')
    await fillCart(walk, 'reelwright')
    await fillForm(walk, 'region@example.eu', 'US')
    await order(walk)
    const alert = await walk.page
      .getByText(/cannot be activated/)
      .first()
      .innerText()
    expect(alert).toContain('Reelwright')
    expect(walk.page.url()).toContain('/checkout')
    await walk.page.context().close()
  })

  test('an order can be cancelled on its page, and its keys are free again', async () => {
    const walk = await visit('en')
    const { page } = walk
    await fillCart(walk, 'reelwright')
    await fillForm(walk, 'cancel@example.eu')
    await order(walk)
    await page
      .getByRole('link', { name: /Cancel and go back/ })
      .or(page.getByRole('button', { name: /Cancel and go back/ }))
      .click()
    await page.getByRole('heading', { level: 1, name: messages.en.order.states.awaiting_payment }).waitFor()
    await page.getByRole('button', { name: messages.en.order.cancel }).click()
    const { rows } = await shop.pool.query(
      `select o.state, count(u.key_id) as held from shop.order o join shop.order_contact c on c.order_id = o.id
       join shop.unit u on u.order_id = o.id where c.email = 'cancel@example.eu' group by o.state`,
    )
    expect(rows).toEqual([{ state: 'cancelled', held: 0 }])
    await page.context().close()
  })

  test('an address that the mail server refuses is said on the order page, and can be corrected', async () => {
    const walk = await visit('en')
    const { page } = walk
    await fillCart(walk, 'reelwright')
    await fillForm(walk, 'refused@example.eu')
    await order(walk)
    await payOnPage(walk)
    await page.getByRole('heading', { level: 1, name: messages.en.order.fulfilledOne }).waitFor()
    await expect
      .poll(
        async () => {
          await page.reload()
          return page.getByText(messages.en.order.emailRefused).count()
        },
        { timeout: 60_000 },
      )
      .toBeGreaterThan(0)
    await page.getByLabel(messages.en.order.newEmail).fill('corrected@example.eu')
    await page.getByLabel(messages.en.order.proofs.card.label).fill('0000')
    await page.getByRole('button', { name: messages.en.order.correctEmail }).click()
    await page.getByText(messages.en.order.emailErrors.proof).first().waitFor()
    await page.getByLabel(messages.en.order.proofs.card.label).fill('4242')
    await page.getByLabel(messages.en.order.newEmail).fill('corrected@example.eu')
    await page.getByRole('button', { name: messages.en.order.correctEmail }).click()
    await page.getByText(messages.en.order.emailCorrected).waitFor()
    await expect
      .poll(() => lettersTo(page, 'corrected@example.eu').then((all) => all.length), { timeout: 60_000 })
      .toBeGreaterThan(0)
    await page.context().close()
  })

  test('whoever lost the link asks for it with number and address, and learns nothing with wrong ones', async () => {
    const walk = await visit('en')
    const { page } = walk
    await fillCart(walk, 'reelwright')
    await fillForm(walk, 'finder@example.eu')
    await order(walk)
    await payOnPage(walk)
    await page.getByRole('heading', { level: 1, name: messages.en.order.fulfilledOne }).waitFor()
    const number = /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(await page.locator('main').innerText())?.[0] ?? ''
    const ask = async (givenNumber: string, email: string): Promise<string> => {
      await page.goto(at('en', '/find-order'))
      await page.getByLabel(/number/i).fill(givenNumber)
      await page.getByLabel(/e-mail/i).fill(email)
      await page.locator('main').getByRole('button').click()
      return page.locator('main').innerText()
    }
    const before = (await lettersTo(page, 'finder@example.eu')).length
    const right = await ask(number.toLowerCase().replace('-', ' '), 'Finder@Example.eu')
    const wrong = await ask('AAAA-BBBB', 'finder@example.eu')
    expect(right).toBe(wrong)
    await expect
      .poll(() => lettersTo(page, 'finder@example.eu').then((all) => all.length), { timeout: 60_000 })
      .toBeGreaterThan(before)
    await page.context().close()
  })
})
