import { mkdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { messages } from '../../src/web/ui/messages/index.ts'
import { newVisitor } from './browser.ts'

const { account, admin } = messages.en

/** The owner of the demo, signed in with both steps, on the overview of the back office. */
export async function enterAsOwner(
  browser: Browser,
  { baseUrl, dataDir }: { baseUrl: string; dataDir: string },
): Promise<Page> {
  const owner = JSON.parse(await readFile(join(dataDir, 'demo-owner.json'), 'utf8'))
  const page = await (await newVisitor(browser)).newPage()
  await page.goto(`${baseUrl}/admin`)
  await page.getByLabel(account.email).fill(owner.email)
  await page.getByLabel(account.password, { exact: true }).fill(owner.password)
  await page.getByRole('button', { name: account.signIn.button, exact: true }).click()
  const phone = await page.context().newPage()
  // The code of the half minute in which the demo was made was used to set it up.
  for (let tries = 0; ; tries++) {
    await phone.goto(`${baseUrl}/dev/authenticator`)
    await page.getByLabel(account.factor.label).fill(await phone.locator('.shown-code').innerText())
    await page.getByRole('button', { name: account.factor.button }).click()
    if (!(await page.getByText(account.factor.wrong).count())) break
    if (tries > 1) throw new Error('the demo’s own code is refused')
    await page.waitForTimeout(30_500)
  }
  await phone.close()
  await page.getByRole('heading', { level: 1, name: admin.title }).waitFor()
  return page
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
