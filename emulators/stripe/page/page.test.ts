import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import type { Browser } from 'playwright-core'
import type Stripe from 'stripe'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { findChromium, openBrowser } from '../../../test/support/browser.ts'
import { type StripeEmulator, startStripeEmulator } from '../index.ts'
import { newSession, sdk } from '../scenarios/bench.ts'

const secretKey = 'sk_test_demo_page'
let emulator: StripeEmulator
let stripe: Stripe
let shopUrl: string
const shop = createServer((_request, response) => response.end('the shop'))

beforeAll(async () => {
  emulator = await startStripeEmulator({ secretKey })
  stripe = sdk(emulator.url, secretKey)
  await new Promise<void>((resolve) => shop.listen(0, '127.0.0.1', resolve))
  const address = shop.address()
  shopUrl = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`
})
afterAll(async () => {
  shop.closeAllConnections()
  shop.close()
  await emulator.stop()
})

async function openSession(params: Stripe.Checkout.SessionCreateParams = {}) {
  const session = await newSession(stripe, {
    locale: 'en',
    success_url: `${shopUrl}/paid?s={CHECKOUT_SESSION_ID}`,
    ...params,
  })
  return { id: session.id, url: session.url ?? '' }
}

function submit(url: string, fields: Record<string, string>) {
  return fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
}

describe('the payment page', () => {
  it('shows the order in the session’s language and says that no money moves', async () => {
    const english = await (await fetch((await openSession()).url)).text()
    expect(english).toContain('Demo payment: no money moves')
    expect(english).toContain('Nightfall Harbour')
    expect(english).toContain('Pay €39.98')
    expect(english).toContain('buyer@example.com')
    const french = await (await fetch((await openSession({ locale: 'fr' })).url)).text()
    expect(french).toContain('<html lang="fr">')
    expect(french).toContain('aucun argent ne circule')
  })

  it('follows the browser’s language when the session leaves it open', async () => {
    const { url } = await openSession({ locale: 'auto' })
    const response = await fetch(url, { headers: { 'accept-language': 'fr-FR,fr;q=0.9' } })
    expect(await response.text()).toContain('<html lang="fr">')
  })

  it('runs no script, and prints a product name as text', async () => {
    const name = '<script>alert(1)</script>"\''
    const price = { currency: 'eur', unit_amount: 500, product_data: { name } }
    const { url } = await openSession({ line_items: [{ quantity: 1, price_data: price }] })
    const response = await fetch(url)
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'; style-src 'self'")
    const text = await response.text()
    expect(text).not.toContain('<script')
    expect(text).not.toContain('style=')
    expect(text).toContain('&lt;script&gt;')
  })

  it('sends the buyer back to the shop with the session’s id', async () => {
    const { id, url } = await openSession()
    const paid = await submit(url, { means: 'card:4242424242424242' })
    expect(paid.status).toBe(303)
    expect(paid.headers.get('location')).toBe(`${shopUrl}/paid?s=${id}`)
    expect((await stripe.checkout.sessions.retrieve(id)).status).toBe('complete')
  })

  it('takes iDEAL at once', async () => {
    const { id, url } = await openSession()
    await submit(url, { means: 'method:ideal' })
    expect((await stripe.checkout.sessions.retrieve(id)).payment_status).toBe('paid')
  })

  it('says why nothing was paid, and lets the buyer try again', async () => {
    const { id, url } = await openSession()
    const declined = await submit(url, { means: 'card:4000000000009995' })
    expect(declined.status).toBe(422)
    expect(await declined.text()).toContain('There is not enough money on this card.')
    expect((await stripe.checkout.sessions.retrieve(id)).status).toBe('open')
    for (const fields of [{}, { means: 'card:1' }, { means: 'method:klarna' }]) {
      expect((await submit(url, fields)).status).toBe(422)
    }
  })

  it('asks for the e-mail address when the shop has not sent it', async () => {
    const session = await stripe.checkout.sessions.create({
      mode: 'payment',
      locale: 'en',
      line_items: [
        {
          quantity: 1,
          price_data: { currency: 'eur', unit_amount: 500, product_data: { name: 'Tidewater' } },
        },
      ],
      success_url: 'https://shop.example/',
    })
    const url = session.url ?? ''
    const missing = await submit(url, { means: 'card:4242424242424242', email: 'nobody' })
    expect(missing.status).toBe(422)
    expect(await missing.text()).toContain('value="nobody"')
    await submit(url, { means: 'card:4242424242424242', email: 'ada@example.com' })
    const { customer_details: details } = await stripe.checkout.sessions.retrieve(session.id)
    expect(details?.email).toBe('ada@example.com')
  })

  it('leads through the bank’s question, either way', async () => {
    const { id, url } = await openSession()
    const asked = await submit(url, { means: 'card:4000002760003184' })
    expect(asked.headers.get('location')).toBe(`/c/pay/${id}/challenge`)
    expect(await (await fetch(`${url}/challenge`)).text()).toContain('Confirm that it is you')
    const failed = await submit(`${url}/challenge`, { answer: 'fail' })
    expect(await failed.text()).toContain('Your bank did not confirm that it is you.')
    await submit(url, { means: 'card:4000002760003184' })
    expect((await submit(`${url}/challenge`, { answer: 'complete' })).status).toBe(303)
  })

  it('does not take money twice, from an expired page, or for nothing', async () => {
    const { id, url } = await openSession()
    await submit(url, { means: 'card:4242424242424242' })
    const again = await submit(url, { means: 'card:4242424242424242' })
    expect(await again.text()).toContain('This order is already paid')
    const { payment_intent: intent } = await stripe.checkout.sessions.retrieve(id)
    expect((await stripe.charges.list({ payment_intent: String(intent) })).data).toHaveLength(1)
    const expired = await openSession()
    await stripe.checkout.sessions.expire(expired.id)
    expect(await (await submit(expired.url, { means: 'card:4242424242424242' })).text()).toContain(
      'has expired',
    )
    expect((await fetch(`${emulator.url}/c/pay/cs_test_none`)).status).toBe(404)
  })
})

const browserPath = findChromium()

describe.skipIf(!browserPath)('in a browser, the payment page', () => {
  let browser: Browser
  const axe = createRequire(import.meta.url).resolve('axe-core')

  beforeAll(async () => {
    browser = await openBrowser(browserPath ?? '')
  })

  for (const colorScheme of ['light', 'dark'] as const) {
    for (const locale of ['en', 'fr'] as const) {
      it(`has no fault that axe finds, ${colorScheme}, ${locale}`, async () => {
        const context = await browser.newContext({
          colorScheme,
          viewport: { width: 390, height: 844 },
          bypassCSP: true,
        })
        const page = await context.newPage()
        const inspect = async () => {
          await page.addScriptTag({ path: axe })
          return page.evaluate('axe.run().then(({ violations }) => violations.map(({ id }) => id))')
        }
        const { id, url } = await openSession({ locale })
        await page.goto(url)
        await page.locator('summary').click()
        expect(await inspect()).toEqual([])
        await page.locator('[value="card:4000000000000002"]').check()
        await page.locator('.bar button').click()
        await page.locator('[role=alert]').waitFor()
        expect(await inspect()).toEqual([])
        await page.locator('[value="card:4000002760003184"]').check()
        await page.locator('.bar button').click()
        await page.locator('[value=complete]').waitFor()
        expect(await inspect()).toEqual([])
        await stripe.checkout.sessions.expire(id)
        await page.reload()
        expect(await inspect()).toEqual([])
        const overflow = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
        expect(overflow).toBe(0)
        await context.close()
      })
    }
  }

  it('works without JavaScript and by keyboard, and its policy lets the buyer return to the shop', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    const { id, url } = await openSession()
    await page.goto(url)
    await page.keyboard.press('Tab')
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('ArrowUp')
    await page.keyboard.press('Enter')
    await page.waitForURL(`${shopUrl}/paid?s=${id}`)
    await context.close()
  })
})
