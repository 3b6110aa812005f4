import type { Page } from 'playwright-core'
import { describe, expect, test, vi } from 'vitest'
import { createControl } from '../../emulators/stripe/control.ts'
import { newId } from '../../src/shared/ids.ts'
import { disputeReason } from '../../src/web/admin/disputes/reason-words.ts'
import { reconciliationWords } from '../../src/web/admin/reconciliation/reconciliation-words.ts'
import { riskWords } from '../../src/web/admin/risk/words/index.ts'
import { messages } from '../../src/web/ui/messages/index.ts'
import { enterAsOwner } from '../support/back-office.ts'
import { findChromium, newVisitor, openBrowser } from '../support/browser.ts'
import { runningShop } from '../support/running-shop.ts'
import { buyOn, look as lookIn, numberOn } from '../support/walk.ts'

vi.setConfig({ testTimeout: 240_000 })
const chromium = findChromium()
const shop = await runningShop()

describe.runIf(chromium)('money in the back office', async () => {
  const browser = await openBrowser(chromium ?? '')
  const { order, admin, money } = messages.en

  async function buy(slug: string, card: RegExp): Promise<Page> {
    const page = await (await newVisitor(browser)).newPage()
    await buyOn(page, shop.baseUrl, { slug, card })
    return page
  }

  const look = (page: Page, name: string) => lookIn(page, name, shop.baseUrl)

  /** From the list to the bank: drafted, looked over, sent once. */
  async function answerTheBank(page: Page): Promise<void> {
    const words = messages.en.disputeDesk
    await page.getByRole('link', { name: admin.menu.disputes, exact: true }).first().click()
    await page.getByRole('link', { name: disputeReason('fraudulent', 'en') }).click()
    await page.getByText('Digital licence keys, delivered electronically').waitFor()
    await look(page, 'dispute-draft')
    await page.getByLabel(words.words).fill('The customer wrote to us.\nWe answered the same day.')
    await page.getByRole('button', { name: words.review }).click()
    await page.getByText(words.saved).waitFor()
    await look(page, 'dispute-review')
    await page.getByRole('button', { name: words.step.send }).click()
    await page.getByText(words.step.confirmMissing).waitFor()
    await page.getByLabel(words.step.confirm).check()
    await page.getByRole('button', { name: words.step.send }).click()
    await page.getByText(words.sentLead).waitFor()
    await page.getByText(money.disputes.states.under_review, { exact: true }).waitFor()
    await look(page, 'dispute-sent')
    await appeal(page)
  }

  /** The bank refuses, and takes an appeal: the provider tells of it. */
  async function appeal(page: Page): Promise<void> {
    const words = messages.en.disputeDesk
    const { session_url, provider_id } = await shop.db
      .selectFrom('dispute')
      .innerJoin('payment', 'payment.order_id', 'dispute.order_id')
      .select(['session_url', 'dispute.provider_id'])
      .executeTakeFirstOrThrow()
    await createControl(new URL(session_url ?? '').origin).disputes.escalate(provider_id ?? '', 'appeal')
    await expect
      .poll(
        async () => {
          await page.goto(page.url().replace(/\?.*/, ''))
          return page.getByText(words.again.appeal).count()
        },
        { timeout: 60_000 },
      )
      .toBe(1)
    await page.getByText(words.earlier).waitFor()
    await look(page, 'dispute-appeal')
    await page.getByText(new RegExp(`${words.stages.chargeback} · ${words.answers.sent}`)).click()
    await page.getByText('We answered the same day.').waitFor()
    await look(page, 'dispute-appeal-earlier')
    await page.getByLabel(words.words).fill('The log shows that the key was opened.')
    await page.getByRole('button', { name: words.review }).click()
    await page.getByRole('heading', { name: words.step.title }).waitFor()
    await look(page, 'dispute-appeal-review')
  }

  test('a key is paid back, and a dispute holds an order', async () => {
    const good = await buy('reelwright', /4242/)
    const goodNumber = await numberOn(good)
    const disputed = await buy('reelwright', /0259/)
    const disputedNumber = await numberOn(disputed)
    await expect
      .poll(
        async () => {
          await disputed.reload()
          return disputed.getByText(messages.en.key.withheld).count()
        },
        { timeout: 60_000 },
      )
      .toBeGreaterThan(0)
    await look(disputed, 'held-order')

    const page = await enterAsOwner(browser, shop)
    await page.getByRole('link', { name: /dispute needs an answer/ }).waitFor()
    await look(page, 'overview')
    await page.getByRole('link', { name: /dispute needs an answer/ }).click()
    await page.getByText(money.disputes.states.needs_response).waitFor()
    await look(page, 'disputes')
    await page.getByRole('link', { name: disputedNumber }).click()
    await page.getByText(money.orders.heldText.dispute).waitFor()
    await page.getByText(money.refunds.disputed).waitFor()
    await look(page, 'order-held')

    await answerTheBank(page)
    await page.getByRole('link', { name: admin.menu.orders, exact: true }).first().click()
    await look(page, 'orders')
    await page.getByLabel(money.orders.search).fill(goodNumber.toLowerCase().replace('-', ' '))
    await page.getByRole('button', { name: money.orders.find }).click()
    await page.getByRole('link', { name: goodNumber }).click()
    await look(page, 'order')
    await page.getByRole('button', { name: money.refunds.button }).click()
    // The browser asks for the reason; without what to refund the form comes back.
    await page.getByLabel(money.refunds.note).last().fill('Asked for by telephone')
    await page.getByRole('button', { name: money.refunds.button }).click()
    await page.getByText(money.refunds.nothingChosen).waitFor()
    await page.getByRole('checkbox').first().check()
    await page.getByRole('button', { name: money.refunds.button }).click()
    await page.getByText(money.refunds.requested).waitFor()
    await look(page, 'order-refunded')

    await good.reload()
    await good
      .getByText(/refunded/i)
      .first()
      .waitFor()
    expect(order.states.refunded).toBe('Refunded')
  })

  test('what does not agree is repaired, answered for, and compared anew', async () => {
    const words = reconciliationWords.en
    const number = await numberOn(await buy('reelwright', /4242/))
    const order = await shop.db
      .selectFrom('order')
      .select(['id', 'number'])
      .where('number', '=', number)
      .executeTakeFirstOrThrow()
    // As a run would have left them, of objects that are gone at the provider by now.
    const found = { found_at: new Date(), seen_at: new Date() }
    await shop.db
      .insertInto('reconciliation_finding')
      .values([
        {
          ...found,
          id: newId('fnd'),
          kind: 'refund_unknown',
          object_id: 're_3PQ0aB2eZvKYlo2C0x1y2z3A',
          order_id: order.id,
          actual_minor: 2490,
          detail: 'succeeded, –',
        },
        {
          ...found,
          id: newId('fnd'),
          kind: 'payment_unknown',
          object_id: 'pi_3PQ0aB2eZvKYlo2C0x1y2z3B',
          actual_minor: 4980,
          detail: 'captured',
        },
        {
          ...found,
          id: newId('fnd'),
          kind: 'books_differ',
          object_id: '2026-11-20',
          expected_minor: 2490,
          actual_minor: 4980,
        },
      ])
      .execute()
    const page = await enterAsOwner(browser, shop)
    await page.getByRole('link', { name: /3 differences between/ }).click()
    await page.getByRole('heading', { name: words.kinds.payment_unknown }).waitFor()
    await look(page, 'reconciliation-open')

    await page.getByRole('button', { name: new RegExp(`Repair.*${order.number}`) }).click()
    await page.getByText(words.news.repair).waitFor()
    await page.getByText(words.accept).first().click()
    await page.getByLabel(words.note).first().fill('Paid by another till of the same account')
    await page.getByRole('button', { name: words.accept }).first().click()
    await page.getByText(words.news.accept).waitFor()
    await page.getByRole('button', { name: words.now }).click()
    await page.getByText(words.news.asked).waitFor()
    await expect
      .poll(
        async () => {
          await page.goto(`${shop.baseUrl}/admin/reconciliation`)
          return page
            .getByRole('table', { name: words.runs })
            .getByText(/All agrees|\d found/)
            .count()
        },
        { timeout: 90_000, interval: 2_000 },
      )
      .toBeGreaterThan(0)
    await look(page, 'reconciliation-done')
  })

  test('a payment that rules hold waits for a person, who lets it through', async () => {
    const words = riskWords.en
    const held = await buy('reelwright', /9235/)
    await held.getByRole('heading', { level: 1, name: order.states.in_review }).waitFor()
    expect(await held.locator('main').innerText()).toContain('Nothing is charged before')
    const number = await numberOn(held)
    await look(held, 'buyer-in-review')

    const page = await enterAsOwner(browser, shop)
    await page.getByRole('link', { name: /payment to look at, the first by/ }).click()
    await page.getByRole('heading', { level: 1, name: words.title }).waitFor()
    await look(page, 'risk-cases')
    await page.getByRole('link', { name: words.toLists }).click()
    await page.getByLabel(words.lists.value).fill('203.0.113.0/24')
    await page.getByLabel(words.lists.reason).fill('Many stolen cards in October')
    await page.getByRole('button', { name: words.lists.add }).click()
    await page.getByText(words.lists.wrong).waitFor()
    await page.locator('#kind').selectOption('network')
    await page.getByRole('button', { name: words.lists.add }).click()
    await page.getByText(words.lists.added).waitFor()
    await look(page, 'risk-lists')

    await page.goto(`${shop.baseUrl}/admin/risk/rules`)
    await look(page, 'risk-rules')
    await page.getByLabel(words.thresholds.holdFrom[0]).fill('200')
    await page.getByRole('button', { name: words.tryOut }).click()
    await page.getByText(words.triedChanged(1)).waitFor()
    await look(page, 'risk-tried')
    await page.getByLabel(words.thresholds.holdFrom[0]).fill('61')
    await page.getByRole('button', { name: words.save }).click()
    await page.getByText(words.saved).waitFor()

    await page.goto(`${shop.baseUrl}/admin/risk`)
    await page.getByRole('link', { name: number }).click()
    await page.getByText(words.rules.provider_doubts[1]).waitFor()
    await look(page, 'risk-case')
    await page.getByRole('button', { name: words.allow }).click()
    await page.getByText(words.noteMissing).waitFor()
    await page.getByLabel(words.note).fill('Called back, all is well')
    await page.getByRole('button', { name: words.allow }).click()
    await page.getByText(words.done.allow).waitFor()
    await look(page, 'risk-decided')
    await held.getByRole('heading', { level: 1, name: order.fulfilledOne }).waitFor()
  })
})
