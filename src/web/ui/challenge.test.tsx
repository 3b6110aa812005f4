import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { build } from 'esbuild'
import { afterAll, describe, expect, test } from 'vitest'
import { findBarriers, findChromium, newVisitor, openBrowser } from '../../../test/support/browser.ts'
import { altchaChallenges } from '../../platform/challenge/altcha-challenges.ts'
import { type Locale, locales } from '../../shared/locale.ts'
import { Secret } from '../../shared/secret.ts'
import { after, minutes } from '../../shared/time.ts'
import { contentSecurityPolicy } from '../security.ts'
import { Challenge, WaitNotice } from './challenge.tsx'
import { messages } from './messages/index.ts'

const challenges = altchaChallenges(new Secret(Buffer.alloc(32, 3)))
const now = new Date()
const assets = { url: (name: string) => `/assets/${name}`, read: () => undefined }
const until = after(now, minutes(1))

const field = (locale: Locale, challenge: string) => (
  <Challenge visit={{ m: messages[locale], assets }} {...{ challenge, until, now }} />
)

describe('without scripts', () => {
  test('the form says how long to wait, and its button works', () => {
    const html = String(field('en', '{}'))
    expect(html).toContain('Without JavaScript: please wait 60 seconds')
    expect(html).toContain('name="proof"')
    expect(html).not.toContain('disabled')
  })

  test.each([
    [0, '1 second,'],
    [400, '1 second,'],
    [59_001, '60 seconds,'],
    [90_000, '90 seconds,'],
    [90_001, '2 minutes,'],
    [600_000, '10 minutes,'],
  ])('%i milliseconds are told as %s rounded up', (millis, told) => {
    expect(String(<WaitNotice m={messages.en} until={after(now, millis)} now={now} />)).toContain(told)
  })
})

const chromium = findChromium()

describe.skipIf(!chromium)('in a browser under the policy of the shop', async () => {
  const island = await build({
    entryPoints: ['src/web/islands/challenge.ts'],
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
  })
  const browser = await openBrowser(chromium ?? '')
  const baseUrl = await serve(island.outputFiles[0]?.text ?? '')

  test('the island stays small', () => {
    expect(island.outputFiles[0]?.contents.length).toBeLessThan(1500)
  })

  test.each(locales)('the sum is solved, told and sent (%s)', async (locale) => {
    const page = await (await newVisitor(browser)).newPage()
    const troubles: string[] = []
    page.on('console', (message) => troubles.push(message.text()))
    page.on('pageerror', (error) => troubles.push(error.message))
    const words = messages[locale].challenge
    await page.addInitScript(noteChanges)
    await page.goto(`${baseUrl}/?locale=${locale}`)
    const button = page.getByRole('button')
    await page.getByRole('status').filter({ hasText: words.done }).waitFor()
    expect(await button.isEnabled()).toBe(true)
    const told: string[] = await page.evaluate(() => Reflect.get(globalThis, 'told'))
    expect(told.slice(-2)).toEqual([`${words.working} (button off)`, `${words.done} (button on)`])
    expect(await findBarriers(page)).toEqual([])
    await button.click()
    expect(await page.textContent('body')).toBe('proved')
    expect(troubles).toEqual([])
  })

  test('the page can be used while the sum is being solved', async () => {
    const page = await (await newVisitor(browser)).newPage()
    await page.goto(`${baseUrl}/?locale=en`)
    const { gap, whole } = await page.evaluate(async (done) => {
      const began = performance.now()
      let [before, gap] = [began, 0]
      while (document.querySelector('[role=status]')?.textContent !== done) {
        await new Promise((resolve) => setTimeout(resolve, 4))
        gap = Math.max(gap, performance.now() - before)
        before = performance.now()
      }
      return { gap, whole: before - began }
    }, messages.en.challenge.done)
    // A slow machine may stop the page for a moment as well; a sum on the page's own thread would stop it all the while.
    expect(gap).toBeLessThan(Math.max(200, whole / 4))
  })

  test('a sum that cannot be solved leaves the form as it is without scripts', async () => {
    const page = await (await newVisitor(browser)).newPage()
    await page.goto(`${baseUrl}/?locale=en&broken`)
    await page.getByRole('status').filter({ hasText: 'please wait 60 seconds' }).waitFor()
    expect(await page.getByRole('button').isEnabled()).toBe(true)
    await page.getByRole('button').click()
    expect(await page.textContent('body')).toBe('not proved')
  })

  test('without scripts it is sent without a proof', async () => {
    const page = await (await newVisitor(browser, { javaScriptEnabled: false })).newPage()
    await page.goto(`${baseUrl}/?locale=fr`)
    expect(await page.textContent('[role=status]')).toContain('60 secondes')
    await page.getByRole('button').click()
    expect(await page.textContent('body')).toBe('not proved')
  })
})

/** Runs in the page before anything else: writes down what the status says, and whether the button works then. */
function noteChanges(): void {
  const told: string[] = []
  Object.assign(globalThis, { told })
  new MutationObserver((changes) => {
    const status = changes.map(({ target }) => target).find((node) => node instanceof Element && node.role)
    const isOff = document.querySelector('button')?.disabled
    if (status) told.push(`${status.textContent} (button ${isOff ? 'off' : 'on'})`)
  }).observe(document, { childList: true, subtree: true })
}

/** One form with a challenge; answers whether what comes back proves the work. */
async function serve(island: string): Promise<string> {
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', 'http://localhost')
    if (url.pathname.startsWith('/assets/')) {
      return response.setHeader('content-type', 'text/javascript').end(island)
    }
    if (request.method === 'POST') {
      const form = new URLSearchParams(Buffer.concat(await Array.fromAsync(request)).toString())
      const solved = await challenges.read(form.get('proof') ?? '', new Date())
      return response.end(solved ? 'proved' : 'not proved')
    }
    response.setHeader('content-type', 'text/html; charset=utf-8')
    const policy = contentSecurityPolicy({ paymentOrigins: [], baseUrl: 'http://localhost' })
    response.setHeader('content-security-policy', policy)
    const locale = url.searchParams.get('locale') === 'fr' ? 'fr' : 'en'
    const challenge = url.searchParams.has('broken')
      ? '{"parameters":{}}'
      : await challenges.create(new Date())
    return response.end(
      `<!doctype html>${
        (
          // The icon of the tab is asked for by the browser itself.
          <html lang={locale}>
            <head>
              <title>Form</title>
              <link rel="icon" href="data:," />
            </head>
            <body>
              <main>
                <h1>Form</h1>
                <form method="post">
                  {field(locale, challenge)}
                  <button type="submit">OK</button>
                </form>
              </main>
            </body>
          </html>
        )
      }`,
    )
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  afterAll(() => {
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
