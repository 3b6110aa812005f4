import { randomBytes } from 'node:crypto'
import { describe, expect, test, vi } from 'vitest'
import { type Choice, choiceTokensWith, isInForce } from '../../domains/consent/index.ts'
import { newId } from '../../shared/ids.ts'
import { Secret } from '../../shared/secret.ts'
import { after, days } from '../../shared/time.ts'
import { cookieJar } from '../cookies.ts'
import { sampleStorefront, shopWith } from '../storefront/storefront.fixture.ts'
import { messages } from '../ui/messages/index.ts'
import type { Adapter } from './adapter.ts'
import { google } from './adapters/google.ts'
import { matomo } from './adapters/matomo.ts'
import { meta } from './adapters/meta.ts'
import { plausible } from './adapters/plausible.ts'
import { consentText } from './consent-words.ts'
import { visitorConsent } from './visitor-consent.ts'

const all = [
  plausible({ url: 'https://plausible.io', domain: 'shop.example' }),
  matomo({ url: 'https://stats.example', site: '7' }),
  google({ tagId: 'G-ABC123' }),
  meta({ pixelId: '42' }),
]
const started = new Date('2026-11-25T10:00:00Z')
const textHash = randomBytes(32)
const tokens = choiceTokensWith(new Secret(Buffer.alloc(32, 3)))

const onDay = (day: number) => after(started, days(day))

const choiceOf = (letters: string): Choice => ({
  proofId: newId('cns'),
  allowed: { measurement: letters.includes('m'), advertising: letters.includes('a') },
  textHash,
  at: started,
})
const cookieOf = (letters: string) => `akm_consent=${tokens.tokenFor(choiceOf(letters))}`

/** A shop that asks, with a clock that the test moves. */
function askingShop(adapters: readonly Adapter[] = all) {
  const clock = { now: started }
  const consent = visitorConsent({
    adapters,
    cookies: cookieJar({ secure: false }),
    readChoice(token) {
      const choice = tokens.read(token)
      return choice && isInForce(choice, textHash, clock.now) ? choice : undefined
    },
  })
  const recordChoice = vi.fn(
    async ({ allowed, signal }: { allowed: Choice['allowed']; on: 'banner' | 'page'; signal: boolean }) => {
      const choice = { ...choiceOf(''), ...(!signal && { allowed }), at: clock.now }
      return { token: tokens.tokenFor(choice), allowed: choice.allowed }
    },
  )
  const shop = { ...sampleStorefront().shop, adapters }
  return { clock, recordChoice, ...shopWith({ shop, consent, recordChoice }) }
}

const setCookies = (answer: Response) => answer.headers.getSetCookie()
const hosts = /plausible\.io|stats\.example|googletagmanager|facebook/

describe('the question', () => {
  test('is not asked, and nothing is loaded, in a shop that has nothing to ask for', async () => {
    const { get } = shopWith()
    for (const path of ['/', '/products/iron-meridian', '/cookies', '/cart']) {
      const answer = await get(path)
      expect(answer.headers.get('content-security-policy')).not.toMatch(hosts)
      expect(await answer.text()).not.toMatch(/class="consent"|action="\/consent"|data-adapter/)
    }
    expect(await (await get('/cookies')).text()).toContain('nothing to consent to')
  })

  test.each(['', '/fr'])('stands in the window (%s/), not where nothing would be loaded', async (prefix) => {
    const { get } = askingShop()
    for (const path of [prefix === '' ? '/' : '', '/products', '/products/iron-meridian', '/terms'])
      expect(await (await get(prefix + path)).text(), path).toContain('class="consent"')
    for (const path of ['/cookies', '/cart', '/checkout', '/orders/x', '/find-order'])
      expect(await (await get(prefix + path)).text(), path).not.toContain('class="consent"')
  })

  test('is asked again when its words, a recipient or a cookie changed', () => {
    const text = (adapters: readonly Adapter[]) => JSON.stringify(consentText(adapters, 'en'))
    expect(text(all)).toBe(text([...all]))
    const other = { ...meta({ pixelId: '42' }), cookies: [{ name: '_fbp', maxAgeDays: 91 }] }
    const versions = [all, all.slice(1), [...all.slice(0, 3), other], [google({ tagId: 'AW-1' })]].map(text)
    expect(new Set(versions).size).toBe(versions.length)
  })

  test('is asked again after six months and not a day sooner, whatever was answered', async () => {
    const { get, clock } = askingShop()
    for (const letters of ['', 'ma']) {
      const asks = async () =>
        (await (await get('/', { cookie: cookieOf(letters) })).text()).includes('class="consent"')
      clock.now = onDay(182)
      expect(await asks()).toBe(false)
      clock.now = onDay(184)
      expect(await asks()).toBe(true)
    }
  })
})

describe('what is loaded', () => {
  const scripts = async (answer: Response) =>
    [...(await answer.text()).matchAll(/<script[^>]*?(?:data-adapter="(\w+)"|src="https:\/\/(\w+)\.)/g)].map(
      ([, ours, theirs]) => ours ?? theirs,
    )
  const policy = (answer: Response) => answer.headers.get('content-security-policy') ?? ''

  test.each([
    ['no answer', {}, []],
    ['a refusal', { cookie: cookieOf('') }, []],
    ['measurement', { cookie: cookieOf('m') }, ['plausible', 'matomo', 'google']],
    ['advertising', { cookie: cookieOf('a') }, ['meta']],
    ['both', { cookie: cookieOf('ma') }, ['plausible', 'matomo', 'google', 'meta']],
    ['both, but the browser objects', { cookie: cookieOf('ma'), 'sec-gpc': '1' }, []],
    ['a forged cookie', { cookie: `${cookieOf('ma').slice(0, -3)}AAA` }, []],
    [
      'a cookie signed by somebody else',
      { cookie: `akm_consent=${choiceTokensWith(new Secret(randomBytes(32))).tokenFor(choiceOf('ma'))}` },
      [],
    ],
    [
      'an answer to other words',
      { cookie: `akm_consent=${tokens.tokenFor({ ...choiceOf('ma'), textHash: randomBytes(32) })}` },
      [],
    ],
  ])('with %s', async (_, headers: Record<string, string>, expected) => {
    const { get } = askingShop()
    for (const path of ['/', '/fr', '/products/iron-meridian']) {
      const answer = await get(path, headers)
      expect(hosts.test(policy(answer))).toBe(expected.length > 0)
      expect(policy(answer)).not.toContain('unsafe')
      expect(await scripts(answer)).toEqual(expected)
    }
  })

  test('the policy opens what was allowed, and not what was refused', async () => {
    const { get } = askingShop()
    const measured = policy(await get('/', { cookie: cookieOf('m') }))
    expect(measured).toMatch(/script-src 'self' [^;]*https:\/\/stats\.example/)
    expect(measured).not.toContain('facebook')
    const advertised = policy(await get('/', { cookie: cookieOf('a') }))
    expect(advertised).toContain("script-src 'self' https://connect.facebook.net;")
    expect(advertised).not.toContain('stats.example')
  })

  // A script of others reads the address, which opens an order, and the page, which shows its keys.
  test.each(['/orders/x', '/cart', '/checkout', '/find-order', '/nowhere', '/robots.txt'])(
    'nothing on %s, whatever was allowed',
    async (path) => {
      const answer = await askingShop().get(path, { cookie: cookieOf('ma') })
      expect(policy(answer)).not.toMatch(hosts)
      expect(await scripts(answer)).toEqual([])
    },
  )

  test('Google hears what else was refused', async () => {
    const { get } = askingShop()
    const html = async (letters: string) => (await get('/', { cookie: cookieOf(letters) })).text()
    expect(await html('m')).toMatch(/data-measurement="granted" data-advertising="denied"/)
    expect(await html('ma')).toMatch(/data-measurement="granted" data-advertising="granted"/)
  })
})

describe('an answer', () => {
  const answer = { choice: 'all', on: 'banner', back: '/fr/products?page=2' }

  test('is kept as a proof, remembered, and leads back to where the visitor was', async () => {
    const { post, recordChoice } = askingShop()
    const taken = await post('/fr/consent', answer)
    expect([taken.status, taken.headers.get('location')]).toEqual([303, '/fr/products?page=2'])
    expect(recordChoice).toHaveBeenCalledWith({
      allowed: { measurement: true, advertising: true },
      on: 'banner',
      signal: false,
    })
    expect(setCookies(taken)).toEqual([
      expect.stringMatching(/^akm_consent=[\w~-]+; Max-Age=15811200; Path=\/; HttpOnly; SameSite=Lax$/),
    ])
  })

  test.each([
    [{ choice: 'all' }, true, true],
    [{ choice: 'none' }, false, false],
    [{ choice: 'none', measurement: 'yes' }, false, false],
    [{ choice: 'chosen', measurement: 'yes' }, true, false],
    [{ choice: 'chosen', advertising: 'yes' }, false, true],
    [{ choice: 'chosen' }, false, false],
  ])('%o', async (form, measurement, advertising) => {
    const { post, recordChoice } = askingShop()
    await post('/consent', { on: 'page', ...form } as Record<string, string>)
    expect(recordChoice).toHaveBeenCalledWith({
      allowed: { measurement, advertising },
      on: 'page',
      signal: false,
    })
  })

  test('allows nothing that was not asked for', async () => {
    const { post, recordChoice } = askingShop([matomo({ url: 'https://stats.example', site: '7' })])
    await post('/consent', answer)
    expect(recordChoice.mock.calls[0]?.[0].allowed).toEqual({ measurement: true, advertising: false })
  })

  test('under the signal of the browser is handed on as what it is', async () => {
    const { post, recordChoice } = askingShop()
    await post('/consent', answer, { 'sec-gpc': '1' })
    expect(recordChoice.mock.calls[0]?.[0].signal).toBe(true)
  })

  test.each([
    'https://evil.example/',
    '//evil.example',
    '/\\evil.example',
    '/.//evil.example',
    'javascript:alert(1)',
  ])('leads nowhere else: %s', async (back) => {
    const { location } = Object.fromEntries(
      (await askingShop().post('/consent', { ...answer, back })).headers,
    )
    expect(new URL(location ?? '', 'http://shop.example').host).toBe('shop.example')
  })

  test.each([
    {},
    { choice: 'most', on: 'page' },
    { choice: 'all', on: 'gpc' },
    { choice: 'all', on: 'page', measurement: '1' },
  ])('that no form of ours sends is refused: %o', async (form) => {
    const { post, recordChoice } = askingShop()
    expect((await post('/consent', form as Record<string, string>)).status).toBe(422)
    expect(recordChoice).not.toHaveBeenCalled()
  })

  test('where nothing is asked leaves nothing', async () => {
    const taken = await shopWith().post('/consent', answer)
    expect([taken.status, setCookies(taken)]).toEqual([303, []])
  })
})

describe('a withdrawal', () => {
  const jar = `akm_cart=${'c'.repeat(43)}~2; akm_session=s; _ga=1; _ga_ABC123=2; _pk_id.7.ab=3; _fbp=4; other=5`
  const refuse = { choice: 'none', on: 'page', back: '/' }

  test('expires what it had allowed and clears what was stored, and neither signs out nor empties the cart', async () => {
    const { post } = askingShop()
    const taken = await post('/consent', refuse, { cookie: `${cookieOf('ma')}; ${jar}` })
    expect(taken.headers.get('clear-site-data')).toBe('"cache", "storage"')
    const ended = setCookies(taken).filter((each) => each.includes('Max-Age=0'))
    expect([...new Set(ended.map((each) => each.split('=')[0]))]).toEqual([
      '_ga',
      '_ga_ABC123',
      '_pk_id.7.ab',
      '_fbp',
    ])
    expect(ended).toContain('_ga=; Max-Age=0; Path=/; Domain=shop.example')
    expect(setCookies(taken).join()).not.toMatch(/akm_cart|akm_session|other/)
  })

  test('of one purpose leaves the other alone', async () => {
    const { post } = askingShop()
    const form = { choice: 'chosen', measurement: 'yes', on: 'page', back: '/' }
    const taken = await post('/consent', form, { cookie: `${cookieOf('ma')}; ${jar}` })
    expect(
      setCookies(taken)
        .filter((each) => each.includes('Max-Age=0'))
        .join(),
    ).toMatch(/^_fbp=[^_]*_fbp=[^_]*$/)
  })

  test('an acceptance clears nothing', async () => {
    const taken = await askingShop().post('/consent', { ...refuse, choice: 'all' })
    expect(taken.headers.get('clear-site-data')).toBeNull()
  })

  test.each([
    ['when six months are over', 184, {}],
    ['when the browser begins to object', 1, { 'sec-gpc': '1' }],
  ])('happens by itself %s', async (_, day, headers) => {
    const { get, clock } = askingShop()
    const cookie = `${cookieOf('ma')}; ${jar}`
    expect(setCookies(await get('/', { cookie }))).toEqual([])
    clock.now = onDay(day)
    const ended = setCookies(await get('/', { cookie, ...(headers as Record<string, string>) }))
    expect(ended.join()).toMatch(/^_ga=.*_ga_ABC123=.*_pk_id\.7\.ab=.*_fbp=/)
  })

  test('is one click on every page, as the acceptance was', async () => {
    const { get } = askingShop()
    for (const path of ['/', '/cart', '/orders/x', '/nowhere', '/find-order']) {
      const words = messages.en.consent.withdraw
      expect(await (await get(path, { cookie: cookieOf('a') })).text(), path).toContain(words)
      expect(await (await get(path, { cookie: cookieOf('') })).text(), path).not.toContain(words)
    }
  })
})

describe('the page about cookies', () => {
  const page = async (headers: Record<string, string> = {}) =>
    (await askingShop().get('/cookies', headers)).text()

  test('names every cookie that may be set, by whom and for how long', async () => {
    const html = await page()
    for (const name of [
      'akm_cart',
      'akm_theme',
      'akm_session',
      'akm_device',
      'akm_consent',
      '_pk_id.*',
      '_ga_*',
      '_fbp',
    ])
      expect(html).toContain(`<code>${name}</code>`)
  })

  test('shows what was chosen, and ticks nothing beforehand', async () => {
    const ticked = (html: string) =>
      [...html.matchAll(/name="(\w+)" value="yes" checked/g)].map(([, name]) => name)
    expect(ticked(await page())).toEqual([])
    expect(ticked(await page({ cookie: cookieOf('a') }))).toEqual(['advertising'])
  })

  test('asks nothing of a browser that has objected, and says why', async () => {
    const html = await page({ 'sec-gpc': '1' })
    expect(html).toContain('Global Privacy Control')
    expect(html).not.toContain('value="all"')
  })
})
