import { createServer, type IncomingMessage, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import type { IdentityProvider, Subject, Who } from '../../domains/identity/index.ts'
import { Secret } from '../../shared/secret.ts'
import { findWrongSettings } from './settings.ts'
import { supabaseIdentity } from './supabase-identity.ts'

const subject = 'a3d5c0de-0000-4000-8000-000000000001' as Subject
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
const accessToken = (exp: number) => `${part({ alg: 'HS256' })}.${part({ exp })}.signature`
const whose = (exp: number): Who => ({
  subject,
  session: new Secret(JSON.stringify({ access_token: accessToken(exp), refresh_token: 'token' })),
})
const who = whose(Date.now() / 1000 + 3600)

let stop = async () => {}
afterEach(() => stop())

async function against(
  answer: RequestListener,
  options: { clientAddress?: () => string } = {},
): Promise<{ provider: IdentityProvider; seen: IncomingMessage[]; url: string }> {
  const seen: IncomingMessage[] = []
  const server = createServer((request, response) => {
    seen.push(request)
    answer(request, response)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  stop = async () => {
    server.closeAllConnections()
    server.close()
  }
  const { port } = server.address() as AddressInfo
  const url = `http://127.0.0.1:${port}`
  const provider = supabaseIdentity({
    authUrl: url,
    secretKey: new Secret('sb_secret_demo'),
    issuer: 'Demo shop',
    evenMillis: 0,
    timeoutMillis: 250,
    ...options,
  })
  return { provider, seen, url }
}

const troubles: Record<string, RequestListener> = {
  'never answers': () => {},
  'begins to answer and stops': (_, response) => void response.writeHead(200).write('{'),
  'fails with JSON': (_, response) => void response.writeHead(500).end('{"code":"unexpected_failure"}'),
  'is down behind its gateway': (_, response) => void response.writeHead(503).end('<html>'),
  'has had too many requests': (_, response) =>
    void response.writeHead(429).end('{"error_code":"over_request_rate_limit"}'),
  'shows a page instead': (_, response) => void response.writeHead(200).end('<html>welcome</html>'),
  'answers an empty object': (_, response) => void response.writeHead(200).end('{}'),
  'refuses the key': (_, response) => void response.writeHead(401).end('{"message":"Invalid API key"}'),
  'leads elsewhere': (_, response) => void response.writeHead(302, { location: '/elsewhere' }).end(),
}

const verbs: Record<string, (provider: IdentityProvider) => Promise<unknown>> = {
  register: (p) => p.register('person@example.eu', 'a pass-phrase of some length'),
  invite: (p) => p.invite('person@example.eu'),
  startProof: (p) => p.startProof('sign_in', 'person@example.eu'),
  finishProof: (p) => p.finishProof('sign_in', { email: 'person@example.eu', code: '123456' }),
  signIn: (p) => p.signIn('person@example.eu', 'a pass-phrase of some length'),
  setPassword: (p) => p.setPassword(subject, 'a pass-phrase of some length'),
  startEmailChange: (p) => p.startEmailChange(subject, 'next@example.eu'),
  enrolTotp: (p) => p.enrolTotp(who),
  checkTotp: (p) => p.checkTotp(who, '123456'),
  removeTotp: (p) => p.removeTotp(subject),
  ban: (p) => p.ban(subject),
  unban: (p) => p.unban(subject),
  delete: (p) => p.delete(subject),
  importUser: (p) => p.importUser({ email: 'person@example.eu', passwordHash: null }),
}

describe.each(Object.entries(troubles))('a server that %s', (_, answer) => {
  test.each(Object.entries(verbs))('makes %s unavailable within the time', async (_, ask) => {
    const { provider } = await against(answer)
    const began = performance.now()
    await expect(ask(provider)).rejects.toMatchObject({ name: 'AppError', code: 'unavailable' })
    expect(performance.now() - began).toBeLessThan(2000)
  })
})

test.each([
  'fails with JSON',
  'is down behind its gateway',
  'has had too many requests',
  'shows a page instead',
  'begins to answer and stops',
])('a renewal is asked for once when the server %s', async (trouble) => {
  const { provider, seen } = await against(troubles[trouble] ?? (() => {}))
  await expect(provider.enrolTotp(whose(1))).rejects.toMatchObject({ code: 'unavailable' })
  expect(seen.map(({ url }) => url)).toEqual(['/token?grant_type=refresh_token'])
})

test('the key goes nowhere else', async () => {
  const { provider, seen } = await against(troubles['leads elsewhere'] ?? (() => {}))
  await expect(provider.startProof('sign_in', 'person@example.eu')).rejects.toThrow()
  expect(seen.map(({ url }) => url)).toEqual(['/admin/generate_link'])
})

test('two who hold the same session renew it by one call', async () => {
  const { provider, seen } = await against((_, response) => {
    setTimeout(() => response.writeHead(400).end('{"error_code":"refresh_token_not_found"}'), 50)
  })
  for (const one of await Promise.allSettled([
    provider.enrolTotp(whose(1)),
    provider.checkTotp(whose(1), '123456'),
  ])) {
    expect(one).toMatchObject({ reason: { code: 'not_allowed' } })
  }
  expect(seen.length).toBe(1)
})

test('a session of another provider is over, before anybody is asked', async () => {
  const { provider, seen } = await against(() => {})
  const other = { subject, session: new Secret('a mark of accounts in the shop') }
  await expect(provider.checkTotp(other, '123456')).rejects.toMatchObject({ code: 'not_allowed' })
  expect(seen).toEqual([])
})

test('nobody is there', async () => {
  const provider = supabaseIdentity({
    authUrl: 'http://127.0.0.1:9',
    secretKey: new Secret('sb_secret_demo'),
    issuer: 'Demo shop',
  })
  await expect(provider.signIn('person@example.eu', 'x')).rejects.toMatchObject({ code: 'unavailable' })
})

test('the server learns for whom it is asked when the shop says so', async () => {
  const refuse: RequestListener = (_, response) =>
    void response.writeHead(400).end('{"error_code":"invalid_credentials"}')
  const silent = await against(refuse)
  await silent.provider.signIn('person@example.eu', 'x')
  expect(silent.seen[0]?.headers).toMatchObject({
    apikey: 'sb_secret_demo',
    authorization: 'Bearer sb_secret_demo',
  })
  expect(silent.seen[0]?.headers['sb-forwarded-for']).toBeUndefined()
  await stop()
  const telling = await against(refuse, { clientAddress: () => '192.0.2.7' })
  await telling.provider.signIn('person@example.eu', 'x')
  expect(telling.seen[0]?.headers['sb-forwarded-for']).toBe('192.0.2.7')
})

test('codes of another length are refused with what to do', async () => {
  const { provider } = await against((_, response) => {
    const link = { action_link: 'http://127.0.0.1/verify?token=t', hashed_token: 't', email_otp: '12345678' }
    const person = { id: subject, email: 'person@example.eu', email_confirmed_at: 'now', app_metadata: {} }
    response.writeHead(200).end(JSON.stringify({ ...person, ...link }))
  })
  await expect(provider.startProof('sign_in', 'person@example.eu')).rejects.toThrow(
    /length of e-mail OTPs to 6/,
  )
})

test('settings on which the shop cannot stand are named', async () => {
  const wrong = { external: { email: false }, mailer_autoconfirm: true }
  const { url } = await against((_, response) => void response.writeHead(200).end(JSON.stringify(wrong)))
  const options = { authUrl: url, secretKey: new Secret('sb_secret_demo') }
  expect(await findWrongSettings(options)).toEqual([
    expect.stringContaining('e-mail provider'),
    expect.stringContaining('Confirm email'),
  ])
  await stop()
  await expect(findWrongSettings(options)).rejects.toMatchObject({ code: 'unavailable' })
})
