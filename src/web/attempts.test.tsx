import { Hono } from 'hono'
import { expect, test, vi } from 'vitest'
import { attemptGate, type Limits } from './attempts.tsx'
import { storefrontGate } from './storefront/gate.ts'
import { sampleStorefront } from './storefront/storefront.fixture.ts'

const storefront = sampleStorefront()
const gate = storefrontGate(storefront)

function siteWith(limits: Partial<Limits>, behindProxy: boolean) {
  const all: Limits = {
    checkAttempt: async () => ({ kind: 'free' }),
    noteSuccess: async () => undefined,
    ...limits,
  }
  const attempts = attemptGate(all, { behindProxy, clock: storefront.clock })
  return new Hono().post('/try', async (c) => {
    const tried = { action: 'sign_in', account: 'person@example.eu', proof: undefined } as const
    const hurdle = await attempts.hurdle(c, gate.visit(c), tried)
    return c.html(hurdle ? String(hurdle) : 'free')
  })
}
// What a server hands over beside the request: the connection that it came by.
const env = { incoming: { socket: { remoteAddress: '198.51.100.9', remotePort: 1, remoteFamily: 'IPv4' } } }
const from = (forwarded: string) => ({ method: 'POST', headers: { 'x-forwarded-for': forwarded } })

test.each([
  ['a visitor cannot say to be somebody else', false, '203.0.113.7', '198.51.100.9'],
  ['behind a proxy its word counts', true, '203.0.113.7', '203.0.113.7'],
  [
    'and of several only the last, which the proxy itself has seen',
    true,
    '10.0.0.1, 203.0.113.7',
    '203.0.113.7',
  ],
] as const)('%s', async (_, behindProxy, forwarded, counted) => {
  const checkAttempt = vi.fn<Limits['checkAttempt']>(async () => ({ kind: 'free' }))
  await siteWith({ checkAttempt }, behindProxy).request('/try', from(forwarded), env)
  expect(checkAttempt.mock.calls[0]?.[0].keys).toMatchObject({
    account: 'person@example.eu',
    address: counted,
  })
})

test('who must wait is told until when, and who must work gets the sum', async () => {
  const until = new Date(storefront.clock.now().getTime() + 61_000)
  const wait = await siteWith({ checkAttempt: async () => ({ kind: 'wait', until }) }, false).request(
    '/try',
    from(''),
    env,
  )
  expect(await wait.text()).toContain('Please wait 61 seconds')
  const challenge = '{"parameters":{}}'
  const sum = await siteWith(
    { checkAttempt: async () => ({ kind: 'challenge', challenge, until }) },
    false,
  ).request('/try', from(''), env)
  const html = await sum.text()
  expect(html).toContain('name="proof"')
  expect(html).toContain('challenge.js')
})
