import { describe, expect, test, vi } from 'vitest'
import type { Attempt } from '../../domains/limits/index.ts'
import { newId } from '../../shared/ids.ts'
import { minutes } from '../../shared/time.ts'
import type { Limits } from '../attempts.tsx'
import { sampleStorefront } from '../storefront/storefront.fixture.ts'
import { sampleAccounts, sampleSession, sessionToken, siteWith } from './account.fixture.ts'
import type { AccountDeps } from './deps.ts'

const cookiesOf = (answer: Response) => answer.headers.getSetCookie()
const locationOf = (answer: Response) => answer.headers.get('location')
const ago = (millis: number) => new Date(sampleSession().provedAt.getTime() - millis)

describe('without a session', () => {
  test.each([
    '/account',
    '/account/keys',
    '/account/orders',
    '/account/profile',
    '/account/security',
    '/admin',
  ])('%s asks to sign in, and comes back', async (path) => {
    const answer = await siteWith().get(`/fr${path}?x=1`, '')
    expect(answer.status).toBe(303)
    expect(locationOf(answer)).toBe(`/fr/sign-in?to=${encodeURIComponent(`/fr${path}?x=1`)}`)
  })

  test('a cookie that opens nothing is taken away', async () => {
    const answer = await siteWith().get('/account', `akm_session=${'x'.repeat(43)}`)
    expect(cookiesOf(answer).some((line) => line.startsWith('akm_session=; Max-Age=0'))).toBe(true)
  })
})

describe('signing in', () => {
  test('sets a cookie that scripts cannot read, and leads to where the visitor was heading', async () => {
    const form = { email: 'person@example.eu', password: 'x', to: '/account/keys?q=a' }
    const answer = await siteWith().post('/sign-in', form, '')
    expect(locationOf(answer)).toBe('/account/keys?q=a')
    const cookie = cookiesOf(answer).find((line) => line.startsWith('akm_session='))
    expect(cookie).toMatch(/HttpOnly; SameSite=Lax/)
    expect(cookie).toContain('Path=/')
  })

  test.each([
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example',
    '/.//evil.example',
    'javascript:alert(1)',
    '\t//evil.example',
    'evil.example',
  ])('never leads to %s', async (to) => {
    const form = { email: 'person@example.eu', password: 'x', to }
    const location = locationOf(await siteWith().post('/sign-in', form, '')) ?? ''
    expect(new URL(location, 'http://shop.example').origin).toBe('http://shop.example')
    expect(location.startsWith('//')).toBe(false)
  })

  test('says the same for a wrong password as for an unknown address, and keeps what was typed but the password', async () => {
    const site = siteWith({ signIn: async () => ({ ok: false, reason: 'wrong' }) })
    const answer = await site.post('/sign-in', { email: 'Per<son@example.eu', password: 'my secret' }, '')
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(html).not.toContain('my secret')
    expect(html).toContain('Per&lt;son@example.eu')
  })

  test('an unconfirmed address gets its letter again', async () => {
    const askForProof = vi.fn(async () => undefined)
    const site = siteWith({ askForProof, signIn: async () => ({ ok: false, reason: 'unconfirmed' }) })
    await site.post('/sign-in', { email: 'person@example.eu', password: 'x' }, '')
    expect(askForProof).toHaveBeenCalledWith(expect.objectContaining({ purpose: 'confirm_email' }))
  })

  test('a second factor that is awaited opens one page only', async () => {
    const site = siteWith({ openSession: async () => sampleSession({ awaitsFactor: true }) })
    for (const path of ['/account', '/account/keys', '/account/security', '/admin']) {
      expect(locationOf(await site.get(path))).toBe(`/sign-in/second-factor?to=${encodeURIComponent(path)}`)
    }
    expect((await site.get('/sign-in/second-factor')).status).toBe(200)
  })
})

describe('a link of a letter', () => {
  test('opened in another browser asks first, and uses nothing up', async () => {
    const finishByLink = vi.fn()
    const answer = await siteWith({ finishByLink }).get('/sign-in/link/prf_x/token', '')
    expect(answer.status).toBe(200)
    expect(await answer.text()).toContain('Sign in here?')
    expect(finishByLink).not.toHaveBeenCalled()
  })

  test('that confirms an address elsewhere asks for the password that was chosen', async () => {
    const { finishByLink: finish, openRequest: open } = sampleAccounts()
    const finishByLink = vi.fn<AccountDeps['finishByLink']>(async (answer, seen) =>
      answer.password === 'the right one' ? finish(answer, seen) : { ok: false, reason: 'password' },
    )
    const site = siteWith({
      finishByLink,
      async openRequest(...asked) {
        const opened = await open(...asked)
        return opened && { ...opened, purpose: 'confirm_email', asksPassword: true }
      },
    })
    const path = '/sign-in/link/prf_x/token'
    expect(await (await site.get(path, '')).text()).toContain('Confirm this address?')
    expect(finishByLink).not.toHaveBeenCalled()
    const wrong = await site.post(path, { password: 'another' }, '')
    expect(wrong.status).toBe(422)
    expect(await wrong.text()).toContain('This is not the password that was chosen.')
    expect(locationOf(await site.post(path, { password: 'the right one' }, ''))).toBe('/account')
  })

  test('that is used or too old says so and leads to a new one', async () => {
    const site = siteWith({ openRequest: async () => undefined })
    for (const path of ['/sign-in/link/prf_x/t', '/recover/prf_x/t', '/change-email/prf_x/t']) {
      const answer = await site.get(path, '')
      expect([answer.status, path]).toEqual([410, path])
    }
  })

  test('is in no page that a search engine, a cache or the next site gets to know', async () => {
    const answer = await siteWith().get('/sign-in/link/prf_x/token', '')
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('referrer-policy')).toBe('same-origin')
    expect(await answer.text()).toContain('noindex')
  })
})

describe('dangerous acts', () => {
  const stale = sampleSession({ provedAt: ago(minutes(11)) })
  test.each([
    ['/account/security/email', { email: 'new@example.eu' }],
    ['/account/security/second-factor', { code: '123456', factor: 'f' }],
    ['/account/security/second-factor/off', {}],
    ['/account/security/sessions', { session: 'others' }],
  ])('%s wants a proof of the last ten minutes', async (path, form) => {
    const act = vi.fn()
    const site = siteWith({
      openSession: async () => stale,
      startEmailChange: act,
      confirmFactor: act,
      removeFactor: act,
      endOtherSessions: act,
    })
    const answer = await site.post(path, form)
    expect(locationOf(answer)).toMatch(/^\/account\/prove\?to=/)
    expect(act).not.toHaveBeenCalled()
  })
})

test('letters to an address that somebody wants cost what other letters cost', async () => {
  const attempts: Attempt[] = []
  const startEmailChange = vi.fn(async () => undefined)
  const limits: Limits = {
    async checkAttempt(attempt) {
      attempts.push(attempt)
      return { kind: 'wait', until: sampleStorefront().clock.now() }
    },
    noteSuccess: async () => undefined,
  }
  const site = siteWith({ startEmailChange }, {}, { limits })
  const answer = await site.post('/account/security/email', { email: 'Wanted@example.eu' })
  expect(answer.status).toBe(429)
  expect(await answer.text()).toContain('value="Wanted@example.eu"')
  expect(attempts).toMatchObject([{ action: 'recovery', keys: { account: 'wanted@example.eu' } }])
  expect(startEmailChange).not.toHaveBeenCalled()
})

test('the account is nobody else’s business: no page of it is kept by a cache or found by a search engine', async () => {
  for (const path of [
    '/account',
    '/account/keys',
    '/account/orders',
    '/account/profile',
    '/account/security',
  ]) {
    const answer = await siteWith().get(path)
    expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store'])
    expect(await answer.text()).toContain('noindex')
  }
})

test('names are shown as text, whatever they contain', async () => {
  const account = { ...sampleSession().account, displayName: '<script>alert(1)</script>' }
  const site = siteWith({ openSession: async () => sampleSession({ account }) })
  expect(await (await site.get('/account')).text()).not.toContain('<script>alert')
})

describe('the back office', () => {
  const owner = { accountId: newId('acc'), role: 'owner', since: new Date() } as const
  const support = { ...owner, role: 'support' } as const
  const guarded = sampleSession({ assurance: 2 })

  test('is not there for whoever is no staff', async () => {
    for (const path of ['/admin', '/admin/staff', '/admin/welcome']) {
      expect((await siteWith().get(path)).status).toBe(404)
    }
  })

  test('asks staff for a second factor before every page', async () => {
    const site = siteWith({}, { findStaff: async () => owner })
    for (const path of ['/admin', '/admin/staff']) {
      expect(locationOf(await site.get(path))).toBe('/admin/welcome')
    }
  })

  test('denies what the role does not include, in words', async () => {
    const site = siteWith({ openSession: async () => guarded }, { findStaff: async () => support })
    expect((await site.get('/admin')).status).toBe(200)
    expect((await site.get('/admin/staff')).status).toBe(403)
    const inviteStaff = vi.fn()
    const trying = siteWith(
      { openSession: async () => guarded },
      { findStaff: async () => support, inviteStaff },
    )
    const answer = await trying.post('/admin/staff/invitations', { email: 'me@example.eu', role: 'owner' })
    expect(answer.status).toBe(403)
    expect(inviteStaff).not.toHaveBeenCalled()
  })

  test('wants a fresh proof before it changes the staff', async () => {
    const removeStaff = vi.fn()
    const session = sampleSession({ assurance: 2, provedAt: ago(minutes(11)) })
    const site = siteWith({ openSession: async () => session }, { findStaff: async () => owner, removeStaff })
    const answer = await site.post(`/admin/staff/${newId('acc')}`, { act: 'remove', reason: 'because' })
    expect(await answer.text()).toContain('/account/prove?to=%2Fadmin%2Fstaff"')
    expect(removeStaff).not.toHaveBeenCalled()
  })

  test('ends a session that was idle for an hour or began twelve hours ago', async () => {
    for (const change of [{ seenAt: ago(minutes(61)) }, { createdAt: ago(minutes(12 * 60 + 1)) }]) {
      const session = sampleSession({ assurance: 2, ...change })
      const site = siteWith({ openSession: async () => session }, { findStaff: async () => owner })
      expect(locationOf(await site.get('/admin'))).toBe('/sign-in?to=%2Fadmin')
    }
  })

  test('says what is wrong with a change that has no reason or would leave no owner', async () => {
    const changeRole = async () => ({ ok: false, reason: 'last_owner' }) as const
    const site = siteWith({ openSession: async () => guarded }, { findStaff: async () => owner, changeRole })
    const path = `/admin/staff/${newId('acc')}`
    expect((await site.post(path, { act: 'change', role: 'support', reason: '' })).status).toBe(422)
    const answer = await site.post(path, { act: 'change', role: 'support', reason: 'less work' })
    expect(await answer.text()).toContain('This is the last owner')
  })
})

test('a session’s cookie is rotated by every proof', async () => {
  const answer = await siteWith().post('/account/prove', { password: 'x', to: '/account/security' })
  expect(cookiesOf(answer)[0]).toContain(`akm_session=${sessionToken}`)
  expect(locationOf(answer)).toBe('/account/security')
})
