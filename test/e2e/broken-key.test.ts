/// <reference lib="dom" />
import type { Page } from 'playwright-core'
import { describe, expect, test, vi } from 'vitest'
import { messagesOf } from '../../src/domains/replacement/index.ts'
import { batchWords } from '../../src/web/admin/keys/batch-words.ts'
import { replacementDeskWords } from '../../src/web/admin/replacements/replacement-words.ts'
import { brokenWords } from '../../src/web/storefront/broken/broken-words.ts'
import { messages } from '../../src/web/ui/messages/index.ts'
import { enterAsOwner } from '../support/back-office.ts'
import { findChromium, newVisitor, openBrowser } from '../support/browser.ts'
import { runningShop } from '../support/running-shop.ts'
import { addressIn, buyOn, look } from '../support/walk.ts'

vi.setConfig({ testTimeout: 240_000 })
const chromium = findChromium()
const shop = await runningShop()
type Locale = 'en' | 'fr'

const at = (locale: Locale, path: string) => addressIn(shop.baseUrl, locale, path)

describe.runIf(chromium)('the key does not work', async () => {
  const browser = await openBrowser(chromium ?? '')

  async function buyAtOnce(page: Page, locale: Locale, email: string): Promise<string> {
    await buyOn(page, shop.baseUrl, { locale, email, atOnce: true })
    await page.locator('.key-text').first().waitFor()
    return keyOn(page)
  }

  const keyOn = async (page: Page) =>
    (await page.locator('.key-text').first().innerText()).replaceAll(/\s/g, '')

  const platformOf = async () =>
    (
      await shop.db
        .selectFrom('product')
        .select('platform_code')
        .where('slug', '=', 'reelwright')
        .executeTakeFirstOrThrow()
    ).platform_code

  async function sayThat(page: Page, locale: Locale, problem: string, name?: string): Promise<void> {
    const said = messagesOf(await platformOf()).find((message) => message.problem === problem)
    await page.getByRole('link', { name: messages[locale].key.broken }).click()
    if (name) await look(page, `${name}-messages`)
    await page.getByLabel(said?.text[locale] ?? '').check()
    await page.getByRole('button', { name: brokenWords[locale].next }).click()
    await page.getByRole('heading', { name: brokenWords[locale].checkTitle }).waitFor()
    if (name) await look(page, `${name}-advice`)
  }

  test.each([
    ['en', true],
    ['en', false],
    ['fr', true],
    ['fr', false],
  ] as const)(
    'another one comes at once, on the page and by e-mail (%s, JavaScript %s)',
    async (locale, script) => {
      const words = brokenWords[locale]
      const email = `broken-${locale}-${script}@example.eu`
      const page = await (await newVisitor(browser, { javaScriptEnabled: script })).newPage()
      const before = await buyAtOnce(page, locale, email)
      await sayThat(page, locale, 'already_used', script ? `broken-${locale}` : undefined)
      await page.getByRole('button', { name: words.still }).click()
      await page.getByText(words.replaced).waitFor()
      const after = await keyOn(page)
      expect(after).not.toBe(before)
      if (script) await look(page, `broken-${locale}-replaced`)
      await expect
        .poll(
          async () => {
            await page.goto(`${shop.baseUrl}/dev/mail`)
            const row = page.getByRole('row').filter({ hasText: email })
            return row.filter({ hasText: locale === 'en' ? 'another key' : 'une autre clé' }).count()
          },
          { timeout: 30_000 },
        )
        .toBe(1)
    },
  )

  test('what no rule replaces is answered by the staff, in two presses', async () => {
    const desk = replacementDeskWords.en
    const page = await (await newVisitor(browser)).newPage()
    const before = await buyAtOnce(page, 'en', 'norway@example.eu')
    const order = page.url()
    await sayThat(page, 'en', 'other')
    await look(page, 'broken-other-advice')
    await page.getByLabel(brokenWords.en.words).fill('My account is in Norway.')
    await page.getByRole('button', { name: brokenWords.en.ask }).click()
    await page.getByRole('heading', { name: brokenWords.en.state.staff.title }).waitFor()
    await look(page, 'broken-staff')

    const office = await enterAsOwner(browser, shop)
    await office.getByRole('link', { name: /does not work waits for an answer/ }).click()
    await office.getByText(desk.states.staff).waitFor()
    await look(office, 'desk-broken')
    await office.getByRole('link', { name: /^[A-Z2-9]{4}-[A-Z2-9]{4}$/ }).click()
    await office.getByText('My account is in Norway.').waitFor()
    await look(office, 'desk-broken-one')
    await office.getByRole('button', { name: desk.replaceButton }).click()
    await office.getByText(desk.news.replaced).waitFor()

    await page.goto(order)
    expect(await keyOn(page)).not.toBe(before)
    await office.goto(`${shop.baseUrl}/admin/replacements/batches`)
    await office.getByRole('heading', { level: 1, name: desk.batches }).waitFor()
    await look(office, 'desk-batches')
    await office.getByRole('link', { name: new RegExp(`^${desk.takeOut}`) }).click()
    await office.locator('#out-reason').fill('It fails too often')
    await office.getByRole('button', { name: batchWords.en.takeOutButton }).click()
    await office.getByText(batchWords.en.news.moved).waitFor()
    await office.goto(`${shop.baseUrl}/admin/replacements/batches`)
    await office.getByRole('button', { name: new RegExp(`^${desk.claimRest}`) }).click()
    await office.getByText(desk.news.claimed).waitFor()
    await look(office, 'desk-batches-claimed')
    await office.getByRole('link', { name: /owed$/ }).click()
    await look(office, 'desk-claims')
    // The first of them failed with a buyer: what is left of the batch comes back into the shop.
    const answer = office.getByRole('table', { name: desk.claims, exact: true }).locator('details').first()
    await answer.locator('summary').click()
    await answer.getByLabel(messages.en.admin.reason.label).fill('Credit note 17')
    await answer.getByRole('button', { name: new RegExp(`^${desk.credited}`) }).click()
    await office.getByText(desk.news.settled).waitFor()
    await office.getByRole('link', { name: desk.batches }).click()
    await office.getByRole('link', { name: new RegExp(`^${desk.putBack}`) }).click()
    await office.locator('#back-reason').fill('The rest is good')
    await office.getByRole('button', { name: batchWords.en.putBackButton }).click()
    await office.getByText(batchWords.en.news.moved).waitFor()
  })

  test('when none is left the customer chooses, and has the money back', async () => {
    const words = brokenWords.en
    const page = await (await newVisitor(browser)).newPage()
    const { id } = await shop.db
      .selectFrom('product')
      .select('id')
      .where('slug', '=', 'reelwright')
      .executeTakeFirstOrThrow()
    // What was put back just now is counted in a moment.
    await expect
      .poll(async () => {
        await page.goto(at('en', '/products/reelwright'))
        return page.getByRole('button', { name: messages.en.product.add }).count()
      })
      .toBeGreaterThan(0)
    await buyAtOnce(page, 'en', 'last@example.eu')
    await shop.db
      .updateTable('key')
      .set({ state: 'quarantined' })
      .where('product_id', '=', id)
      .where('state', '=', 'available')
      .execute()
    await sayThat(page, 'en', 'already_used')
    await page.getByRole('button', { name: words.still }).click()
    await page.getByRole('heading', { name: words.state.choosing.title }).waitFor()
    await look(page, 'broken-choosing')
    await page.getByRole('button', { name: words.wait }).click()
    await page.getByRole('heading', { name: words.state.waiting.title }).waitFor()
    await look(page, 'broken-waiting')
    await page.getByRole('button', { name: words.refund }).click()
    await page.getByRole('heading', { name: words.state.refunded.title }).waitFor()
    await look(page, 'broken-refunded')
  })
})
