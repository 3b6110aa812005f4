import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { messages } from '../../src/web/ui/messages/index.ts'
import { takePictures } from './back-office.ts'
import { findBarriers } from './browser.ts'

type Locale = 'en' | 'fr'

/** A folder for pictures of every page of a walk; none are taken without it. */
export const { PICTURES: pictures } = process.env

export const addressIn = (baseUrl: string, locale: Locale, path: string) =>
  `${baseUrl}${locale === 'fr' ? '/fr' : ''}${path}`

type Purchase = { slug?: string; locale?: Locale; email?: string; card?: RegExp; atOnce?: boolean }

/** From the product to the paid order; what comes then is for the walk to wait for. */
export async function buyOn(
  page: Page,
  baseUrl: string,
  { slug = 'reelwright', locale = 'en', email = 'buyer@example.eu', card = /4242/, atOnce }: Purchase = {},
): Promise<void> {
  const { product, cart, checkout } = messages[locale]
  await page.goto(addressIn(baseUrl, locale, `/products/${slug}`))
  await page.getByRole('button', { name: product.add }).click()
  await page.getByRole('link', { name: cart.checkout }).click()
  await page.getByLabel(checkout.email).fill(email)
  await page.getByLabel(checkout.country).selectOption('FR')
  if (atOnce) {
    await page.getByRole('radio', { name: checkout.atOnce }).check()
    for (const box of await page.getByRole('checkbox').all()) await box.check()
  }
  await page.getByRole('button', { name: buttons[locale] }).click()
  await page.getByRole('radio', { name: card }).check()
  await page.getByRole('button', { name: /^(Pay|Payer) / }).click()
}

// As the law has them, not as the messages do.
const buttons = { en: 'Order and pay', fr: 'Commander avec obligation de paiement' }

/** The number of the order on the page, as soon as it stands there. */
export async function numberOn(page: Page): Promise<string> {
  const number = /[A-Z2-9]{4}-[A-Z2-9]{4}/
  await page.getByText(number).first().waitFor()
  return number.exec(await page.locator('main').innerText())?.[0] ?? ''
}

/**
 * Nothing keeps anybody out of the page, and it fits a phone and a desk. `inBoth`: the shop's address, for pictures in both
 * languages of a page that was opened in English.
 */
export async function look(page: Page, name: string, inBoth?: string): Promise<void> {
  expect(await findBarriers(page), name).toEqual([])
  expect(await wordless(page), name).toEqual([])
  const size = page.viewportSize()
  await lookAtWidths(page, inBoth ? `${name}-en` : name)
  if (pictures && inBoth) {
    const address = page.url()
    await page.goto(address.replace(inBoth, `${inBoth}/fr`))
    await lookAtWidths(page, `${name}-fr`)
    await page.goto(address)
  }
  if (size) await page.setViewportSize(size)
}

/** What a timeline tells by its name in the code, because nobody gave it words. */
async function wordless(page: Page): Promise<string[]> {
  const told = await page.locator('.moments li > p:first-child').allInnerTexts()
  return told.filter((text) => /^[a-z]+\.[a-z_]+$/.test(text.trim()))
}

async function lookAtWidths(page: Page, name: string): Promise<void> {
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 900 })
    const isWider = await page.evaluate(`document.documentElement.scrollWidth > ${width}`)
    expect(isWider, `${name} is wider than ${width}`).toBe(false)
    if (pictures) await takePictures(page, pictures, `${name}-${width}`)
  }
}
