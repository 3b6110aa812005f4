import { describe, expect, test, vi } from 'vitest'
import { macroWords } from '../../src/web/admin/replies/macro-words.ts'
import { replyWords } from '../../src/web/admin/replies/reply-words.ts'
import { tagWords } from '../../src/web/admin/replies/tag-words.ts'
import { mergeWords } from '../../src/web/admin/tickets/merge-words.ts'
import { messages } from '../../src/web/ui/messages/index.ts'
import { enterAsOwner } from '../support/back-office.ts'
import { findChromium, openBrowser } from '../support/browser.ts'
import { runningShop } from '../support/running-shop.ts'
import { look as lookIn } from '../support/walk.ts'

vi.setConfig({ testTimeout: 240_000 })
const chromium = findChromium()
const shop = await runningShop()
const [replies, tags, macros] = [replyWords.en, tagWords.en, macroWords.en]
const { desk, form } = messages.en.tickets

describe.runIf(chromium)('what the staff keep for tickets', async () => {
  const browser = await openBrowser(chromium ?? '')

  test('a saved reply, a tag and a macro are made, and a ticket is answered with them', async () => {
    const page = await enterAsOwner(browser, shop)
    const look = (name: string) => lookIn(page, name, shop.baseUrl)
    await page.goto(`${shop.baseUrl}/account/tickets/new`)
    await page.getByLabel(form.subject).selectOption('account')
    await page.getByLabel(form.body).fill('How do I change my address?')
    await page.getByRole('button', { name: form.send }).click()
    await page.getByText(messages.en.tickets.thread.news.opened).waitFor()

    await page.goto(`${shop.baseUrl}/admin/replies/new`)
    await page.getByLabel(replies.fields.name).fill('Change of address')
    await page.getByLabel(replies.fields.bodyEn).fill('Hello {{customr}}')
    await page.getByLabel(replies.fields.bodyFr).fill('Bonjour, c’est {{shop}}.')
    await page.getByRole('button', { name: replies.save }).click()
    await page.getByText(replies.unknown('{{customr}}')).waitFor()
    await lookIn(page, 'reply-refused')
    await page.getByLabel(replies.fields.bodyEn).fill('Look at {{ticket}} for order {{order}}.')
    await page.getByRole('button', { name: replies.save }).click()
    await page.getByText(replies.news.saved).waitFor()
    await page.goto(`${shop.baseUrl}/admin/replies`)
    await look('replies')

    await page.goto(`${shop.baseUrl}/admin/tags`)
    await page.getByLabel(tags.en).fill('Address')
    await page.getByLabel(tags.fr).fill('Adresse')
    await page.getByRole('button', { name: tags.add }).click()
    await page.getByText(tags.news.created).waitFor()
    await look('tags')
    await page.goto(`${shop.baseUrl}/admin/macros`)
    await page.getByLabel(macros.fields.name).fill('Says where')
    await page.getByLabel(macros.fields.tag).selectOption('address')
    await page.getByRole('button', { name: macros.add }).click()
    await page.getByText(macros.news.created).waitFor()
    await look('macros')

    await page.goto(`${shop.baseUrl}/admin/tickets?view=all&text=address`)
    await page.getByRole('link', { name: messages.en.tickets.subjects.account }).first().click()
    await page.getByLabel(desk.answer).fill('Hello.')
    await page.getByLabel(replies.choose).selectOption({ label: 'Change of address' })
    await page.getByRole('button', { name: replies.fill }).click()
    await page.getByText(/\(\{\{order\}\}\)/).waitFor()
    expect(await page.getByLabel(desk.answer).inputValue()).toMatch(/^Hello\.\n\nLook at T-/)
    await page.getByLabel(tags.choose).selectOption('address')
    await page.getByRole('button', { name: tags.put, exact: true }).click()
    await page.getByText(desk.saved).waitFor()
    await look('ticket-with-tools')
    await page.getByText('Says where', { exact: true }).click()
    await lookIn(page, 'ticket-macro-unfolded')
    await page.goto(page.url().replace(shop.baseUrl, `${shop.baseUrl}/fr`))
    await page.getByText('Says where', { exact: true }).click()
    await lookIn(page, 'ticket-macro-unfolded-fr')
    await page.goto(`${shop.baseUrl}/admin/tickets?view=all&tag=address`)
    await look('inbox-by-tag')
  })

  test('two tickets of one customer stand beside each other, and become one', async () => {
    const page = await enterAsOwner(browser, shop)
    const words = mergeWords.en
    for (const body of ['My key does not arrive.', 'And here is the number that I forgot.']) {
      await page.goto(`${shop.baseUrl}/account/tickets/new`)
      await page.getByLabel(form.subject).selectOption('account')
      await page.getByLabel(form.body).fill(body)
      await page.getByRole('button', { name: form.send }).click()
      await page.getByText(messages.en.tickets.thread.news.opened).waitFor()
    }
    await page.goto(`${shop.baseUrl}/admin/tickets?view=all&text=forgot`)
    await page.getByRole('link', { name: messages.en.tickets.subjects.account }).first().click()
    await page.getByRole('heading', { name: words.section }).waitFor()
    await lookIn(page, 'ticket-with-others')
    await page.getByRole('link', { name: words.compare }).first().click()
    await page.getByRole('heading', { level: 1, name: words.title }).waitFor()
    await lookIn(page, 'merge', shop.baseUrl)
    await page.getByRole('button', { name: words.button, exact: true }).click()
    await page.getByText(words.merged).waitFor()
    await page.getByText('And here is the number that I forgot.').first().waitFor()
    await lookIn(page, 'merged')
  })
})
