import { once } from 'node:events'
import { createServer } from 'node:http'
import { Webhook } from 'standardwebhooks'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { newId } from '../../src/shared/ids.ts'
import { deliveryWords } from '../../src/web/admin/api/delivery-words.ts'
import { apiKeyWords } from '../../src/web/admin/api/key-words.ts'
import { webhookWords } from '../../src/web/admin/api/webhook-words.ts'
import { enterAsOwner } from '../support/back-office.ts'
import { findChromium, newVisitor, openBrowser } from '../support/browser.ts'
import { runningShop } from '../support/running-shop.ts'
import { buyOn, look, numberOn } from '../support/walk.ts'

// A program of the seller, from the making of its key to what it is told of a purchase, by pages and HTTP alone.
vi.setConfig({ testTimeout: 300_000 })
const received: { headers: Record<string, string>; body: string }[] = []
let status = 500
const program = createServer(async (request, response) => {
  let body = ''
  for await (const piece of request) body += piece
  received.push({ headers: request.headers as Record<string, string>, body })
  response.writeHead(status).end()
})
program.listen(0, '127.0.0.1')
await once(program, 'listening')
const address = program.address()
const port = typeof address === 'object' && address ? address.port : 0

const shop = await runningShop({
  WEBHOOKS_PROCESSOR: 'Till House; FR',
  WEBHOOKS_PRIVATE: '1',
  BEHIND_PROXY: '1',
})
afterAll(() => {
  program.closeAllConnections()
  program.close()
})
const chromium = findChromium()
const keys = apiKeyWords.en
const hooks = webhookWords.en
const log = deliveryWords.en

describe.runIf(chromium)('programs of the seller', async () => {
  const browser = await openBrowser(chromium ?? '')
  const fromElsewhere = { extraHTTPHeaders: { 'x-forwarded-for': '10.61.7.1' } }

  test('a key is made, used, and revoked', async () => {
    const page = await enterAsOwner(browser, shop)
    await page.goto(`${shop.baseUrl}/admin/api/keys`)
    await page.getByText(keys.none).waitFor()
    await look(page, 'api-keys-none', shop.baseUrl)
    await page.getByRole('link', { name: keys.add }).click()
    await page.getByLabel(keys.fields.name, { exact: true }).fill('Till')
    await page.getByRole('button', { name: keys.make }).click()
    await page.getByText(keys.wrong.scopes).waitFor()
    await look(page, 'api-key-refused')
    await page.getByRole('checkbox', { name: keys.scopes['orders.read'] }).check()
    await page.getByRole('checkbox', { name: keys.scopes['products.read'] }).check()
    await page.getByRole('button', { name: keys.make }).click()
    await page.getByRole('heading', { name: keys.madeTitle }).waitFor()
    const token = await page.locator('.shown-once code').innerText()
    expect(token).toMatch(/^akm_sk_[0-9a-hjkmnp-tv-z]{47}$/)
    await look(page, 'api-key-made')
    const ask = (path: string) =>
      fetch(`${shop.baseUrl}/api/v1${path}`, { headers: { authorization: `Bearer ${token}` } })
    const products = await ask('/products?limit=2')
    expect([products.status, (await products.json()).data.length]).toEqual([200, 2])
    expect((await ask('/customers')).status).toBe(403)
    await page.getByRole('link', { name: keys.copied }).click()
    await look(page, 'api-keys', shop.baseUrl)
    await page.getByRole('link', { name: 'Till', exact: true }).click()
    await look(page, 'api-key', shop.baseUrl)
    await page.getByLabel(keys.reason).fill('The till is sold.')
    await page.getByRole('button', { name: keys.revoke }).click()
    await page.getByText(keys.revoked).waitFor()
    const after = await ask('/products')
    expect([after.status, after.headers.get('content-type')]).toEqual([401, 'application/problem+json'])
    await page.close()
  })

  test('an endpoint is told of a purchase, signed; what failed is sent again from the log', async () => {
    const page = await enterAsOwner(browser, shop)
    await page.goto(`${shop.baseUrl}/admin/api/webhooks`)
    await look(page, 'webhooks-none', shop.baseUrl)
    await page.getByRole('link', { name: hooks.add }).click()
    await page.getByLabel(hooks.fields.name, { exact: true }).fill('Till')
    await page.getByLabel(hooks.fields.url).fill('ftp://till')
    await page.getByRole('checkbox', { name: hooks.events['order.paid'] }).check()
    await page.getByRole('button', { name: hooks.addButton }).click()
    await page.getByText(hooks.wrong.no_url).waitFor()
    await look(page, 'webhook-refused')
    await page.getByLabel(hooks.fields.url).fill(`http://127.0.0.1:${port}/in`)
    await page.getByRole('button', { name: hooks.addButton }).click()
    await page.getByRole('heading', { name: hooks.madeTitle }).waitFor()
    const secret = await page.locator('.shown-once code').innerText()
    await look(page, 'webhook-made')
    await page.getByRole('link', { name: hooks.toEndpoint }).click()
    await page.getByRole('button', { name: hooks.test, exact: true }).click()
    await page.getByText(hooks.tested).waitFor()
    await expect.poll(() => received.length, { timeout: 20_000 }).toBeGreaterThan(0)
    await look(page, 'webhook', shop.baseUrl)
    // Also a long address has its place on a phone.
    const url = `https://hooks.example.com/${'x'.repeat(90)}`
    await shop.pool.query(
      `insert into shop.webhook_endpoint (id, name, url, events, state, secret_sealed, failing_since, created_at, changed_at)
       select $1, 'Archive', $2, events, 'off', secret_sealed, now(), now(), now() from shop.webhook_endpoint`,
      [newId('whk'), url],
    )
    await page.goto(`${shop.baseUrl}/admin/api/webhooks?sort=name`)
    await look(page, 'webhooks', shop.baseUrl)

    const buyer = await (await newVisitor(browser, fromElsewhere)).newPage()
    await buyOn(buyer, shop.baseUrl)
    const number = await numberOn(buyer)
    const paid = () => received.filter(({ body }) => body.includes('"order.paid"'))
    await expect.poll(() => paid().length, { timeout: 60_000 }).toBeGreaterThan(0)
    await buyer.close()
    const [message] = paid()
    const told = new Webhook(secret).verify(message?.body ?? '', message?.headers ?? {})
    expect(told).toMatchObject({ type: 'order.paid', data: { order: { number } } })
    expect(message?.body).not.toContain('buyer@example.eu')

    status = 204
    await page.goto(`${shop.baseUrl}/admin/api/deliveries`)
    await look(page, 'deliveries', shop.baseUrl)
    await page.getByRole('link', { name: hooks.sent['order.paid'] }).first().click()
    await page.getByText(log.answered(500)).first().waitFor()
    await look(page, 'delivery', shop.baseUrl)
    await shop.pool.query(
      `update shop.webhook_delivery set state = 'failed', next_try_at = null where state = 'waiting'`,
    )
    await page.reload()
    const before = paid().length
    await page.getByRole('button', { name: log.replay }).click()
    await page.getByText(log.replays.queued).waitFor()
    await expect.poll(() => paid().length, { timeout: 20_000 }).toBe(before + 1)
    expect(new Set(paid().map(({ headers }) => headers['webhook-id'])).size).toBe(1)
    await expect
      .poll(async () => {
        await page.reload()
        return page.getByText(log.answered(204)).count()
      })
      .toBeGreaterThan(0)
    await page.close()
  })

  test('the reference is readable by everybody, in both languages', async () => {
    const page = await (await newVisitor(browser)).newPage()
    await page.goto(`${shop.baseUrl}/api/v1/reference`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await look(page, 'api-reference', shop.baseUrl)
    await page.close()
  })
})

test('the policy names who receives webhooks', async () => {
  expect(await (await fetch(`${shop.baseUrl}/privacy`)).text()).toContain('Till House')
})
