import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { TOTP } from 'otpauth'
import { type PlainBrowser, plainBrowser } from '../support/plain-browser.ts'

/** Letters alone, so that no rule about numbers leaves it out somewhere. */
const mark = randomBytes(8)
  .toString('hex')
  .replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)] ?? '')

/** Somebody of whom every trait stands nowhere else, as they are typed and sent. */
export const canary = {
  mark,
  email: `Canary.${mark}@Example.eu`,
  newEmail: `elsewhere.${mark}@example.eu`,
  password: `pass ${mark} horse battery`,
  name: `Nora ${mark}`,
  search: `search ${mark}`,
  address: '198.51.100.77',
  network: '198.51.100.',
  agent: `Mozilla/5.0 (X11; ${mark}) Firefox/177.0`,
  browser: 'Firefox 177',
}

/** Does everything that a customer of the shop can do, on two devices, and returns the first of them, signed in. */
export async function liveAsCanary(shopUrl: string): Promise<PlainBrowser> {
  const device = () =>
    plainBrowser(shopUrl, { 'user-agent': canary.agent, 'x-forwarded-for': canary.address })
  const [first, second, guest] = [device(), device(), device()]
  const { email, password, name } = canary

  await first.submit('/cookies', /consent/, { choice: 'all' })
  await first.open(`/products?q=${encodeURIComponent(canary.search)}`)
  await first.open(`/suggest?q=${encodeURIComponent(canary.search)}`)
  await first.submit('/sign-up', /sign-up/, { email, password })
  await first.send('/sign-in/code', { email, code: await codeFor(first), purpose: 'confirm_email' })
  await first.submit('/account/profile', /profile/, { name, language: 'fr', country: 'FR' })
  const recoveryCode = await enrolSecondFactor(first)
  await first.submit('/account/security', /security\/email/, { email: canary.newEmail })
  await reveal(first, await buy(first, {}))

  // From the second device: wrong passwords, letters that are never opened, and in by password and recovery code.
  for (const wrong of [`not ${password}`, name]) await second.send('/sign-in', { email, password: wrong })
  await second.send('/sign-in/mail', { email })
  await second.send('/recover', { email })
  await second.submit('/sign-in', /sign-in$/, { email, password })
  await second.submit('/sign-in/second-factor', /second-factor/, { code: recoveryCode })
  await second.open('/account/data')

  // As a guest with the same address, which no account has claimed yet.
  const order = await buy(guest, { email, name, company_name: '' })
  await reveal(guest, order)
  await guest.submit('/find-order', /find-order/, { number: order.number, email })

  // Asking for help, with the account and without.
  const body = `A question of ${mark}`
  await first.submit('/account/tickets/new', /tickets\/new/, { subject: 'other', about: '', body })
  await guest.submit('/support/new', /support\/new/, { number: order.number, email, subject: 'key', body })
  return first
}

async function codeFor(browser: PlainBrowser): Promise<string> {
  for (let look = 0; look < 100; look++) {
    const { text } = await browser.open('/dev/mail')
    const [, letter] = text.includes(mark) ? (/href="(\/dev\/mail\/[^"]+)"/.exec(text) ?? []) : []
    const [, code] = letter
      ? (/>\s*(\d{6})\s*</.exec((await browser.open(`${letter}/letter`)).text) ?? [])
      : []
    if (code) return code
    await sleep(50)
  }
  throw new Error('no code came')
}

async function enrolSecondFactor(browser: PlainBrowser): Promise<string> {
  const path = '/account/security/second-factor'
  const values = await browser.formOf(path, /second-factor$/)
  const code = new TOTP({ secret: values.secret ?? '' }).generate()
  const page = await browser.send(path, { ...values, code })
  const [recoveryCode] = /\b\w{5}-\w{5}\b/.exec(page.text.replace(/<[^>]+>/g, ' ')) ?? []
  if (!recoveryCode) throw new Error('no recovery code')
  return recoveryCode
}

type Bought = { path: string; number: string }

/** Buys one key, sealed, and waits until it is there. */
async function buy(browser: PlainBrowser, filled: Record<string, string>): Promise<Bought> {
  await browser.submit('/products/reelwright', /cart\/lines/, { quantity: '1' })
  const { location } = await browser.send('/checkout', {
    ...(await browser.formOf('/checkout', /checkout/)),
    country: 'FR',
    // The network of the canary is somewhere else, so they are asked.
    asked_country: 'FR',
    confirmed_country: 'yes',
    ...filled,
  })
  const back = await browser.submit(location, /\/c\/pay\//)
  const path = back.path.replace(/\?.*/, '')
  for (let look = 0; look < 100; look++) {
    const { text } = await browser.open(path)
    if (text.includes('/reveal')) return { path, number: /\b[0-9A-Z]{4}-[0-9A-Z]{4}\b/.exec(text)?.[0] ?? '' }
    await sleep(50)
  }
  throw new Error('no key came')
}

async function reveal(browser: PlainBrowser, { path }: Bought): Promise<void> {
  const page = await browser.submit(`${path}/reveal`, /reveal/, { express: 'yes', acknowledge: 'yes' })
  if (!page.text.includes('key-text')) throw new Error('no key was shown')
}
