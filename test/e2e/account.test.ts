/// <reference lib="dom" />
import { readFile } from 'node:fs/promises'
import { TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import { describe, expect, test, vi } from 'vitest'
import { auditWords } from '../../src/web/admin/audit/audit-words.ts'
import { breachWords } from '../../src/web/admin/breach/breach-words.ts'
import { securityWords } from '../../src/web/admin/security/security-words.ts'
import { messages } from '../../src/web/ui/messages/index.ts'
import { signInAsOwner } from '../support/back-office.ts'
import { findBarriers, findChromium, newVisitor, openBrowser } from '../support/browser.ts'
import { runningShop } from '../support/running-shop.ts'
import { unzip } from '../support/unzip.ts'

vi.setConfig({ testTimeout: 240_000 })
const chromium = findChromium()
const shop = await runningShop({ BEHIND_PROXY: '1' })

const password = 'correct horse battery staple 7'
const pay = { en: /^Pay /, fr: /^Payer / }
type Locale = 'en' | 'fr'
type Walk = { locale: Locale; page: Page }

const at = (locale: Locale, path: string) => `${shop.baseUrl}${locale === 'fr' ? '/fr' : ''}${path}`

/** The newest letter to an address: its links, and its code where it has one. */
async function letterTo(page: Page, address: string, subject: RegExp) {
  const mailbox = await page.context().newPage()
  for (let look = 0; look < 100; look++) {
    await mailbox.goto(`${shop.baseUrl}/dev/mail`)
    const row = mailbox.getByRole('row').filter({ hasText: address }).filter({ hasText: subject }).first()
    if (await row.count()) {
      await row.getByRole('link').first().click()
      const source = await mailbox.locator('iframe').getAttribute('src')
      const html = await (await mailbox.request.get(`${shop.baseUrl}${source}`)).text()
      await mailbox.close()
      const links = [...html.matchAll(/href="([^"]*)"/g)].map(([, link = '']) =>
        link.replaceAll('&amp;', '&'),
      )
      return { links, code: />\s*(\d{6})\s*</.exec(html)?.[1] ?? '' }
    }
    await mailbox.waitForTimeout(100)
  }
  throw new Error(`no letter to ${address}`)
}

async function buy({ locale, page }: Walk, email?: string): Promise<void> {
  await page.goto(at(locale, '/products/reelwright'))
  await page.getByRole('button', { name: messages[locale].product.add }).click()
  await page.getByRole('link', { name: messages[locale].cart.checkout }).click()
  if (email) await page.getByLabel(messages[locale].checkout.email).fill(email)
  await page.getByLabel(messages[locale].checkout.country).selectOption('FR')
  await page.getByRole('button', { name: messages[locale].checkout.button }).click()
  await page.getByRole('button', { name: pay[locale] }).click()
  await page.getByRole('heading', { level: 1, name: messages[locale].order.fulfilledOne }).waitFor()
}

async function signUp({ locale, page }: Walk, email: string): Promise<void> {
  const words = messages[locale].account
  await page.goto(at(locale, '/sign-up'))
  await page.getByLabel(words.email).fill(email)
  await page.getByLabel(words.password, { exact: true }).fill(password)
  await page.getByRole('button', { name: words.signUp.button }).click()
  await page.getByRole('heading', { level: 1, name: words.mailSent.title }).waitFor()
}

let visitors = 0
const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name }).waitFor()

describe.runIf(chromium)('in a real browser', async () => {
  const browser = await openBrowser(chromium ?? '')

  async function visit(locale: Locale, options: Parameters<typeof newVisitor>[1] = {}) {
    // Everybody comes from an address of their own: the limits count where somebody comes from.
    const address = `10.20.30.${++visitors}`
    const context = await newVisitor(browser, {
      extraHTTPHeaders: { 'x-forwarded-for': address },
      ...options,
    })
    const page = await context.newPage()
    const troubles: string[] = []
    page.on('console', (message) => {
      if (message.type() === 'error' && !/\b(422|410|429)\b/.test(message.text()))
        troubles.push(message.text())
    })
    return { locale, page, troubles }
  }

  test.each([
    ['en', true, { width: 1440, height: 900 }],
    ['fr', false, { width: 390, height: 844 }],
  ] as const)(
    'a guest opens an account later and finds what was bought before (%s, JavaScript %s)',
    async (locale, javaScriptEnabled, viewport) => {
      const walk = await visit(locale, { javaScriptEnabled, viewport })
      const { page, troubles } = walk
      const words = messages[locale].account
      const email = `later-${locale}@example.eu`
      await buy(walk, email)

      await signUp(walk, email)
      const { code } = await letterTo(page, email, /account|address|compte|adresse/i)
      await page.getByLabel(words.code).fill(code)
      await page.getByRole('button', { name: words.mailSent.button }).click()
      await heading(page, words.overview.title)
      await page.getByRole('rowheader', { name: 'Reelwright' }).waitFor()

      // Signed in, the address is known at the till, and the order stands in the account at once.
      await buy(walk)
      await page.goto(at(locale, '/account/orders'))
      expect(await page.getByRole('row').count()).toBe(3)
      await page.goto(at(locale, '/account/keys?q=reelwr'))
      expect(await page.getByRole('rowheader', { name: 'Reelwright' }).count()).toBe(2)
      await page.goto(at(locale, '/account/keys?q=zzz'))
      expect(await page.getByRole('rowheader').count()).toBe(0)

      // What is held, a copy of it, and the way out.
      await page.goto(at(locale, '/account/data'))
      expect(await page.getByRole('rowheader').count()).toBeGreaterThan(5)
      const [copy] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: words.data.copyButton }).click(),
      ])
      const files = await unzip(await readFile(await copy.path()))
      const { data } = JSON.parse(files.get('data.json') ?? '')
      expect(data.account.rows[0].email).toBe(email)
      expect(data.order.rows).toHaveLength(2)
      await page.getByLabel(words.data.eraseConfirm).check()
      await page.getByRole('button', { name: words.data.eraseButton }).click()
      await heading(page, words.data.erasedTitle)
      const { rows } = await shop.pool.query(
        'select (select count(*) from shop.account where email_folded = $1) + (select count(*) from shop.order_contact where email_folded = $1) as left',
        [email],
      )
      expect(rows).toEqual([{ left: 0 }])
      expect(troubles).toEqual([])
    },
  )

  test('the way in by link: at once where it was asked for, after a question elsewhere, and to where one was heading', async () => {
    const walk = await visit('en')
    const { page } = walk
    const words = messages.en.account
    const email = 'by-link@example.eu'
    await signUp(walk, email)
    const confirm = await letterTo(page, email, /Confirm your address/)
    await page.goto(confirm.links.find((link) => link.includes('/sign-in/link/')) ?? '')
    await heading(page, words.overview.title)
    await page.getByRole('button', { name: words.menu.signOut }).click()
    await page.getByText(words.signIn.signedOut).waitFor()

    await page.goto(at('en', '/account/keys?q=anything'))
    await page.getByLabel(words.email).fill(email)
    await page.getByRole('button', { name: words.signIn.mailButton }).click()
    await heading(page, words.mailSent.title)
    const letter = await letterTo(page, email, /Your way in/)
    const link = letter.links.find((each) => each.includes('/sign-in/link/')) ?? ''

    const stranger = await visit('en')
    await stranger.page.goto(link)
    await heading(stranger.page, words.link.title)
    await page.goto(link)
    await heading(page, words.keys.title)
    expect(page.url()).toBe(at('en', '/account/keys?q=anything'))
    await stranger.page.reload()
    await heading(stranger.page, words.link.brokenTitle)
  })

  test('the second step: set up, asked for at sign-in, taken away by a recovery code', async () => {
    const walk = await visit('en')
    const { page } = walk
    const words = messages.en.account
    const email = 'second-step@example.eu'
    await signUp(walk, email)
    const { code } = await letterTo(page, email, /Confirm your address/)
    await page.getByLabel(words.code).fill(code)
    await page.getByRole('button', { name: words.mailSent.button }).click()
    await page.getByRole('link', { name: words.overview.setUp }).click()
    expect(await findBarriers(page)).toEqual([])
    const uri = (await page.locator('input[name=uri]').getAttribute('value')) ?? ''
    const totp = new TOTP({ secret: new URL(uri).searchParams.get('secret') ?? '' })
    await page.getByLabel(words.code).fill(totp.generate())
    await page.getByRole('button', { name: words.enrol.button }).click()
    await heading(page, words.enrol.doneTitle)
    expect(await findBarriers(page)).toEqual([])
    const recovery = await page.locator('.recovery-codes code').first().innerText()
    await page.getByRole('button', { name: words.menu.signOut }).click()

    await page.getByLabel(words.email).fill(email)
    await page.getByLabel(words.password, { exact: true }).fill(password)
    await page.getByRole('button', { name: words.signIn.button, exact: true }).click()
    await heading(page, words.factor.title)
    await page.goto(at('en', '/account/keys'))
    await heading(page, words.factor.title)
    await page.getByLabel(words.factor.label).fill('000000')
    await page.getByRole('button', { name: words.factor.button }).click()
    await page.getByText(words.factor.wrong).waitFor()
    await page.getByLabel(words.factor.label).fill(recovery)
    await page.getByRole('button', { name: words.factor.button }).click()
    await heading(page, words.keys.title)
  })

  test('the owner of the demo enters the back office and invites somebody, who needs a second step to accept', async () => {
    const { page } = await visit('en')
    const { account, admin } = messages.en
    const owner = await signInAsOwner(page, shop)
    await page.getByRole('link', { name: admin.menu.analytics }).click()
    await heading(page, admin.analytics.title)
    expect(await findBarriers(page)).toEqual([])
    await page.getByRole('link', { name: admin.menu.retention }).click()
    await heading(page, admin.retention.title)
    expect(await findBarriers(page), 'retention').toEqual([])
    await page.getByRole('link', { name: admin.menu.dataMap }).click()
    await heading(page, admin.dataMap.title)
    expect(await findBarriers(page), 'data map').toEqual([])
    await page.getByRole('link', { name: admin.menu.staff }).click()
    expect(await findBarriers(page)).toEqual([])
    await page.getByLabel(account.email).fill('new-support@example.eu')
    await page.getByRole('button', { name: admin.staff.invite }).click()
    await page.getByText(admin.staff.invited('new-support@example.eu')).waitFor()

    for (const [entry, title] of [
      [admin.menu.audit, auditWords.en.title],
      [admin.menu.security, securityWords.en.title],
      [admin.menu.breach, breachWords.en.title],
    ] as const) {
      await page.getByRole('link', { name: entry, exact: true }).click()
      await heading(page, title)
      expect(await findBarriers(page), title).toEqual([])
    }
    const { rows: came } = await shop.pool.query(
      `select kind, network, browser ~ '^Chrome [0-9]+$' as family from shop.connection_event e
       join shop.account a on a.id = e.account_id and a.email = $1 where kind <> 'second_factor_failed' order by at`,
      [owner],
    )
    const from = { network: '10.20.30.0/24', family: true }
    expect(came).toEqual([
      { kind: 'second_factor_asked', ...from },
      { kind: 'signed_in', ...from },
    ])
    // The list of the staff was a read of the owner, by the owner.
    const { rows: reads } = await shop.pool.query('select distinct permission from shop.staff_read')
    expect(reads).toEqual(expect.arrayContaining([{ permission: 'staff.manage' }]))

    const invited = (await visit('en')).page
    const letter = await letterTo(invited, 'new-support@example.eu', /invited/)
    await invited.goto(letter.links.find((link) => link.includes('/sign-in/link/')) ?? '')
    await invited.getByRole('button', { name: account.link.button }).click()
    await heading(invited, admin.welcome.title)
    await invited.getByRole('link', { name: admin.welcome.setUp }).waitFor()
    await invited.goto(at('en', '/admin/staff'))
    await heading(invited, messages.en.errors.notFoundTitle)
  })

  test.each([
    ['light', 1440, 'en'],
    ['dark', 390, 'fr'],
  ] as const)('axe finds nothing on the way in and in the account (%s, %i px, %s)', async (...options) => {
    const [colorScheme, width, locale] = options
    const walk = await visit(locale, { colorScheme, viewport: { width, height: 900 } })
    const { page } = walk
    const email = `axe-${width}@example.eu`
    await signUp(walk, email)
    const { code } = await letterTo(page, email, /Confirm/)
    await page.getByLabel(messages[locale].account.code).fill(code)
    await page.getByRole('button', { name: messages[locale].account.mailSent.button }).click()
    await heading(page, messages[locale].account.overview.title)
    await buy(walk)
    for (const path of [
      '/account',
      '/account/keys',
      '/account/orders',
      '/account/profile',
      '/account/security',
      '/account/data',
    ]) {
      await page.goto(at(locale, path))
      expect(await findBarriers(page), path).toEqual([])
      const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
      expect(overflow, `${path} is wider than the screen`).toBeLessThanOrEqual(0)
    }
    await page.getByRole('button', { name: messages[locale].account.menu.signOut }).click()
    for (const path of ['/sign-in', '/sign-up', '/recover', '/dev/authenticator']) {
      await page.goto(`${shop.baseUrl}${path}`)
      expect(await findBarriers(page), path).toEqual([])
    }
  })
})
