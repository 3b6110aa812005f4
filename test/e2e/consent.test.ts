/// <reference lib="dom" />
import type { BrowserContext, Page } from 'playwright-core'
import { describe, expect, test, vi } from 'vitest'
import { locales } from '../../src/shared/locale.ts'
import { mayLoadOthers } from '../../src/web/consent/visitor-consent.ts'
import { inLocale, pages } from '../../src/web/routes.ts'
import { messages } from '../../src/web/ui/messages/index.ts'
import { findBarriers, findChromium, newVisitor, openBrowser } from '../support/browser.ts'
import { startOthers } from '../support/others.ts'
import { runningShop } from '../support/running-shop.ts'

vi.setConfig({ testTimeout: 240_000 })
const chromium = findChromium()
const others = await startOthers()
const shop = await runningShop({
  PLAUSIBLE_DOMAIN: 'shop.example',
  MATOMO_URL: 'https://stats.example',
  MATOMO_SITE: '7',
  GOOGLE_TAG_ID: 'G-ABC123',
  META_PIXEL_ID: '42',
})
const { consent: words } = messages.en

/** Every route, and those that load something in French too. */
const routes = Object.values(pages).flatMap((pattern) => {
  const path = pattern
    .replace('/products/:slug', '/products/reelwright')
    .replace('/documents/:document', '/documents/terms')
    .replace(/:\w+/g, 'x')
  return mayLoadOthers(path) ? locales.map((locale) => inLocale(locale, path)) : [path]
})

/** What is the same in every run: the ports of this machine are not. */
const steady = (text: string) => text.replace(/127\.0\.0\.1:\d+/g, 'THIS-MACHINE')

async function storageOf(page: Page): Promise<string[]> {
  return page.evaluate(async () => [
    ...Object.keys(localStorage).map((name) => `local ${name}`),
    ...Object.keys(sessionStorage).map((name) => `session ${name}`),
    ...(await indexedDB.databases()).map(({ name }) => `database ${name}`),
  ])
}

/** Waits until the page's scripts have said all that they say: one report of each, and none comes after. */
async function quiet(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle')
}

async function crawl(context: BrowserContext): Promise<string> {
  const page = await context.newPage()
  const lines: string[] = []
  const policies = new Map<string, string>()
  others.heard()
  for (const path of routes) {
    const answer = await context.request.get(shop.baseUrl + path)
    const policy = steady(answer.headers()['content-security-policy'] ?? 'none')
    // What leads elsewhere is walked where it leads to, and what is not there has nothing of its own.
    const isItself = answer.url() === shop.baseUrl + path && answer.status() === 200
    if (isItself || !policies.has(policy)) await page.goto(shop.baseUrl + path, { waitUntil: 'load' })
    if (/https:/.test(policy)) await quiet(page)
    const name = policies.get(policy) ?? `policy ${policies.size + 1}`
    policies.set(policy, name)
    const heard = others.heard()
    lines.push(`${path}: ${answer.status()}, ${name}${heard.length > 0 ? `, ${heard.join(', ')}` : ''}`)
  }
  await page.goto(`${shop.baseUrl}/cart`)
  const cookies = (await context.cookies()).map(({ name }) => name).toSorted()
  return [
    ...[...policies].map(([policy, name]) => `${name}: ${policy}`),
    `cookies: ${cookies.join(', ') || 'none'}`,
    `storage: ${(await storageOf(page)).toSorted().join(', ') || 'none'}`,
    ...lines,
    '',
  ].join('\n')
}

describe.runIf(chromium)('consent in a browser', async () => {
  const browser = await openBrowser(chromium ?? '', others.browserArguments)
  const visitor = (options = {}) => newVisitor(browser, { ignoreHTTPSErrors: true, ...options })
  const press = (page: Page, name: string) =>
    Promise.all([page.waitForEvent('load'), page.getByRole('button', { name, exact: true }).click()])

  describe('every route in the four states', () => {
    const states: [name: string, reach: (page: Page) => Promise<unknown>][] = [
      ['none', async () => undefined],
      ['rejected', (page) => press(page, words.rejectAll)],
      ['accepted', (page) => press(page, words.acceptAll)],
      [
        'withdrawn',
        async (page) => {
          await press(page, words.acceptAll)
          await quiet(page)
          expect(await storageOf(page)).toContain('local _ga')
          await press(page, words.withdraw)
        },
      ],
    ]

    test.each(states)('%s: cookies, storage, requests and policies are these', async (name, reach) => {
      const context = await visitor()
      const page = await context.newPage()
      await page.goto(shop.baseUrl)
      await reach(page)
      await page.close()
      await expect(await crawl(context)).toMatchFileSnapshot(`consent-golden/${name}.txt`)
      await context.close()
    })
  })

  test('both answers are equal: one element, one size, one look, one click', async () => {
    for (const [width, colorScheme] of [
      [1280, 'light'],
      [1280, 'dark'],
      [390, 'light'],
      [320, 'dark'],
    ] as const) {
      for (const locale of locales) {
        const context = await visitor({ viewport: { width, height: 800 }, colorScheme })
        const page = await context.newPage()
        await page.goto(shop.baseUrl + inLocale(locale, '/'))
        const { acceptAll, rejectAll } = messages[locale].consent
        const [accept, reject] = await Promise.all([acceptAll, rejectAll].map((name) => looksOf(page, name)))
        const where = `${width} ${colorScheme} ${locale}`
        expect(Math.abs((accept?.box.width ?? 0) - (reject?.box.width ?? 99)), where).toBeLessThanOrEqual(1)
        expect(Math.abs((accept?.box.height ?? 0) - (reject?.box.height ?? 99)), where).toBeLessThanOrEqual(1)
        expect(accept?.look, where).toEqual(reject?.look)
        expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth), where).toBe(0)
        await context.close()
      }
    }
  })

  test('without JavaScript it is asked, answered, changed and withdrawn', async () => {
    const context = await visitor({ javaScriptEnabled: false })
    const page = await context.newPage()
    const banner = page.locator('.consent')
    await page.goto(`${shop.baseUrl}/products?page=2`)
    await press(page, words.rejectAll)
    expect(page.url()).toBe(`${shop.baseUrl}/products?page=2`)
    expect(await banner.count()).toBe(0)
    await page.getByRole('link', { name: messages.en.footer.cookies }).click()
    await page.getByRole('checkbox', { name: words.purposes.measurement.name }).check()
    await press(page, words.save)
    expect(await page.textContent('.notice')).toContain(words.standing.m)
    await press(page, words.withdraw)
    expect(await page.textContent('.notice')).toContain(words.standing.refused)
    const { rows } = await shop.pool.query(
      'select measurement, advertising, how from shop.consent_proof order by at desc, id desc limit 3',
    )
    expect(rows.map((row) => Object.values(row).join(' '))).toEqual([
      'false false page',
      'true false page',
      'false false banner',
    ])
    const { rows: texts } = await shop.pool.query(
      `select count(*) as count from shop.consent_proof p
       where not exists (select from shop.document_version d where d.document = 'consent' and d.hash = p.text_hash)`,
    )
    expect(texts).toEqual([{ count: 0 }])
    await context.close()
  })

  test('a withdrawal keeps cart and session, and going back brings nobody back', async () => {
    const context = await visitor()
    const page = await context.newPage()
    await page.goto(`${shop.baseUrl}/products/reelwright`)
    await press(page, words.acceptAll)
    await quiet(page)
    await press(page, 'Add to cart')
    await page.goto(`${shop.baseUrl}/products/reelwright`)
    await quiet(page)
    await page.getByRole('link', { name: messages.en.footer.cookies }).click()
    await quiet(page)
    await press(page, words.rejectAll)
    const names = (await context.cookies()).map(({ name }) => name)
    expect(names.toSorted()).toEqual(['akm_cart', 'akm_consent'])
    others.heard()
    await page.goBack({ waitUntil: 'load' })
    await page.goBack({ waitUntil: 'load' })
    await quiet(page)
    expect(others.heard()).toEqual([])
    expect(await storageOf(page)).toEqual([])
    await context.close()
  })

  test('a browser that objects is asked nothing and loads nothing, whatever it allowed before', async () => {
    const context = await visitor()
    const page = await context.newPage()
    await page.goto(shop.baseUrl)
    await press(page, words.acceptAll)
    await quiet(page)
    await context.setExtraHTTPHeaders({ 'sec-gpc': '1' })
    others.heard()
    await page.goto(shop.baseUrl)
    await quiet(page)
    expect(await page.locator('.consent').count()).toBe(0)
    expect(others.heard()).toEqual([])
    expect((await context.cookies()).map(({ name }) => name)).toEqual(['akm_consent'])
    await context.close()
  })

  test('axe finds nothing on the banner and on the page, at either width', async () => {
    for (const [width, colorScheme] of [
      [1280, 'light'],
      [390, 'dark'],
    ] as const) {
      const context = await visitor({ viewport: { width, height: 800 }, colorScheme })
      const page = await context.newPage()
      for (const path of ['/', '/fr/cookies', '/cookies']) {
        await page.goto(shop.baseUrl + path)
        expect(await findBarriers(page), path).toEqual([])
      }
      await context.close()
    }
  })

  test('the banner is the first that a keyboard reaches, and hides nothing that has the focus', async () => {
    const context = await visitor({ viewport: { width: 390, height: 700 } })
    const page = await context.newPage()
    await page.goto(`${shop.baseUrl}/terms`)
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(words.acceptAll)
    const hidden: string[] = []
    for (let i = 0; i < 60; i += 1) {
      await page.keyboard.press('Tab')
      const covered = await page.evaluate(() => {
        const [focused, banner] = [document.activeElement, document.querySelector('.consent')]
        if (!focused || !banner || banner.contains(focused) || focused === document.body) return null
        const isCovered = focused.getBoundingClientRect().top >= banner.getBoundingClientRect().top
        return isCovered && innerHeight > focused.getBoundingClientRect().top ? focused.textContent : null
      })
      if (covered !== null) hidden.push(covered)
    }
    expect(hidden).toEqual([])
    await context.close()
  })
})

async function looksOf(page: Page, name: string) {
  const button = page.locator('.consent').getByRole('button', { name, exact: true })
  const box = await button.boundingBox()
  if (!box) throw new Error(`${name} is not to be seen`)
  const look = await button.evaluate((element) => {
    const style = getComputedStyle(element)
    const { color, backgroundColor, backgroundImage, borderColor, borderWidth, borderRadius } = style
    const { fontSize, fontWeight, fontFamily, opacity, textDecoration, cursor } = style
    return {
      ...{
        color,
        backgroundColor,
        backgroundImage,
        borderColor,
        borderWidth,
        borderRadius,
        fontSize,
        fontWeight,
      },
      ...{ fontFamily, opacity, textDecoration, cursor, tag: element.tagName, classes: element.className },
    }
  })
  return { box, look }
}
