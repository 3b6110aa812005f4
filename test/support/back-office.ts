import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { messages } from '../../src/web/ui/messages/index.ts'
import { newVisitor } from './browser.ts'

const { account, admin } = messages.en

type Shop = { baseUrl: string; dataDir: string }

const browsers = new Map<string, Promise<BrowserContext>>()

/**
 * A page of the owner of the demo on the overview of the back office. One sign-in with both steps for a shop: a code is good
 * for once, and the next is half a minute away.
 */
export async function enterAsOwner(browser: Browser, shop: Shop): Promise<Page> {
  const entered = browsers.get(shop.baseUrl) ?? signedIn(browser, shop)
  browsers.set(shop.baseUrl, entered)
  const page = await (await entered).newPage()
  await page.goto(`${shop.baseUrl}/admin`)
  await page.getByRole('heading', { level: 1, name: admin.title }).waitFor()
  return page
}

async function signedIn(browser: Browser, shop: Shop): Promise<BrowserContext> {
  const context = await newVisitor(browser)
  const page = await context.newPage()
  await signInAsOwner(page, shop)
  await page.close()
  return context
}

/** Signs the owner of the demo in, with the code that the demo's own authenticator shows. @returns the owner's e-mail address. */
export async function signInAsOwner(page: Page, { baseUrl, dataDir }: Shop): Promise<string> {
  const owner = JSON.parse(await readFile(join(dataDir, 'demo-owner.json'), 'utf8'))
  await page.goto(`${baseUrl}/admin`)
  await page.getByLabel(account.email).fill(owner.email)
  await page.getByLabel(account.password, { exact: true }).fill(owner.password)
  await page.getByRole('button', { name: account.signIn.button, exact: true }).click()
  await page.getByRole('heading', { level: 1, name: account.factor.title }).waitFor()
  const phone = await page.context().newPage()
  // The code of the half minute in which the demo was made was used to set it up.
  for (let tries = 0; ; tries++) {
    await phone.goto(`${baseUrl}/dev/authenticator`)
    await page.getByLabel(account.factor.label).fill(await phone.locator('.shown-code').innerText())
    const answer = page.waitForResponse((response) => response.request().method() === 'POST')
    await page.getByRole('button', { name: account.factor.button }).click()
    if ((await answer).status() === 303) break
    if (tries > 1) throw new Error('the demo’s own code is refused')
    await page.waitForTimeout(30_500)
  }
  await phone.close()
  await page.getByRole('heading', { level: 1, name: admin.title }).waitFor()
  return owner.email
}

/** Pictures of a page as it stands, light and dark: `<folder>/<name>-light.png`. */
export async function takePictures(page: Page, folder: string, name: string): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.screenshot({ path: join(folder, `${name}-${colorScheme}.png`), fullPage: true })
  }
  await page.emulateMedia({ colorScheme: null })
}
