import { expect, test, vi } from 'vitest'
import { type ApiKey, lifeDays, scopes } from '../../../domains/api-keys/index.ts'
import { roles } from '../../../domains/staff/index.ts'
import type { Endpoint } from '../../../domains/webhooks/index.ts'
import { newId } from '../../../shared/ids.ts'
import { Secret } from '../../../shared/secret.ts'
import { asksForProof, sampleSession, siteWith } from '../../account/account.fixture.ts'
import { sampleStorefront } from '../../storefront/storefront.fixture.ts'
import { messages } from '../../ui/messages/index.ts'
import type { AdminDeps } from '../deps.ts'
import { apiKeyForm, parseApiKey } from './key-form.ts'
import { apiKeyWords } from './key-words.ts'
import { webhookWords } from './webhook-words.ts'

const now = sampleStorefront().clock.now()
const hostile = '<script>alert("x")</script>'

function officeOf(change: Partial<AdminDeps> = {}, role: (typeof roles)[number] = 'owner', proved = now) {
  const session = sampleSession({ assurance: 2, provedAt: proved, seenAt: now })
  return siteWith(
    { openSession: async () => session },
    { findStaff: async (accountId) => ({ accountId, role, since: now }), ...change },
  )
}

const apiKey: ApiKey = {
  ...{ id: newId('apk'), name: hostile, shown: 'abcdefgh', scopes: ['orders.read'] },
  ...{ createdAt: now, expiresAt: new Date(now.getTime() + 86_400_000), lastUsedAt: null, revokedAt: null },
}
const endpoint: Endpoint = {
  ...{
    id: newId('whk'),
    name: hostile,
    url: 'https://hooks.example.com/in',
    events: ['order.paid'],
    state: 'on',
  },
  ...{ previousUntil: null, failingSince: null, createdAt: now, changedAt: now },
}
const keyPath = `/admin/api/keys/${apiKey.id}`
const endpointPath = `/admin/api/webhooks/${endpoint.id}`
const deliveryPath = `/admin/api/deliveries/${newId('dlv')}`
const keyForm = { name: 'Robot', scope: 'stock.read', life: '90' }
const hookForm = { name: 'Till', url: 'https://hooks.example.com', event: 'order.paid' }

test.each(roles)('keys and webhooks are for the owner alone: %s', async (role) => {
  const office = officeOf({ findApiKey: async () => apiKey, findWebhookEndpoint: async () => endpoint }, role)
  const paths = [
    '/admin/api/keys',
    '/admin/api/keys/new',
    keyPath,
    '/admin/api/webhooks',
    '/admin/api/webhooks/new',
  ]
  for (const path of [...paths, endpointPath, '/admin/api/deliveries'])
    expect((await office.get(path)).status, path).toBe(role === 'owner' ? 200 : 403)
})

test('every act asks for a proof of the last ten minutes', async () => {
  const done = vi.fn()
  const office = officeOf(
    {
      createApiKey: done,
      revokeApiKey: done,
      addWebhookEndpoint: done,
      changeWebhookEndpoint: done,
      replayWebhook: done,
    },
    'owner',
    new Date(now.getTime() - 11 * 60_000),
  )
  for (const [path, form] of [
    ['/admin/api/keys/new', keyForm],
    [keyPath, { note: 'lost' }],
    ['/admin/api/webhooks/new', hookForm],
    [endpointPath, hookForm],
    [deliveryPath, {}],
  ] as const)
    expect(await asksForProof(await office.post(path, form)), path).toBe(true)
  expect(done).not.toHaveBeenCalled()
})

test('a key stands on the page that makes it and nowhere else, and nobody keeps that page', async () => {
  const createApiKey = vi.fn<AdminDeps['createApiKey']>(async () => ({
    id: apiKey.id,
    token: new Secret('akm_sk_shown'),
  }))
  const office = officeOf({ createApiKey, listApiKeys: async () => ({ rows: [apiKey], total: 1 }) })
  const made = await office.post('/admin/api/keys/new', keyForm)
  expect(await made.text()).toContain('akm_sk_shown')
  expect(made.headers.get('cache-control')).toBe('no-store')
  expect(createApiKey).toHaveBeenCalledWith(expect.anything(), {
    name: 'Robot',
    scopes: ['stock.read'],
    lifeDays: 90,
  })
  const list = await (await office.get('/admin/api/keys')).text()
  expect(list).toContain('akm_sk_abcdefgh…')
  expect(list).not.toContain('akm_sk_shown')
  expect(list).not.toContain(hostile)
})

test.each([
  [{ name: '' }, 'name'],
  [{ name: 'x'.repeat(81) }, 'name'],
  [{ scope: '' }, 'scopes'],
  [{ scope: 'everything' }, 'scopes'],
  [{ life: '9999' }, 'life'],
] as const)('a key that cannot be is asked for again: %j', async (change, wrong) => {
  const createApiKey = vi.fn<AdminDeps['createApiKey']>()
  const answer = await officeOf({ createApiKey }).post('/fr/admin/api/keys/new', { ...keyForm, ...change })
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain(apiKeyWords.fr.wrong[wrong])
  expect(createApiKey).not.toHaveBeenCalled()
})

test('every scope and every life that the form shows is understood', () => {
  for (const life of lifeDays)
    expect(parseApiKey(apiKeyForm.parse({ name: 'x', scope: [...scopes], life: String(life) }))).toEqual({
      ok: true,
      key: { name: 'x', scopes: [...scopes], lifeDays: life },
    })
})

test('a key is revoked with a reason, and not without', async () => {
  const revokeApiKey = vi.fn<AdminDeps['revokeApiKey']>(async () => true)
  const office = officeOf({ revokeApiKey, findApiKey: async () => apiKey })
  const without = await office.post(keyPath, { note: ' ' })
  expect([without.status, revokeApiKey.mock.calls.length]).toEqual([422, 0])
  expect(await without.text()).toContain(apiKeyWords.en.reasonMissing)
  const ended = await office.post(keyPath, { note: 'lost' })
  expect([ended.status, ended.headers.get('location')]).toEqual([303, `${keyPath}?news=revoked`])
  expect(revokeApiKey).toHaveBeenCalledWith(expect.anything(), { id: apiKey.id, reason: 'lost' })
})

test('what is forged is not there', async () => {
  const office = officeOf()
  for (const path of ['/admin/api/keys/1', keyPath, '/admin/api/webhooks/x', endpointPath, deliveryPath])
    expect((await office.get(path)).status, path).toBe(404)
  expect((await office.post(endpointPath, hookForm)).status).toBe(404)
})

test('the lists are taken along as files, in which nothing runs', async () => {
  const formula = { ...apiKey, name: '=HYPERLINK("x")' }
  const pages = [[formula], []]
  const office = officeOf({ listApiKeys: async () => ({ rows: pages.shift() ?? [], total: 1 }) })
  const file = await office.get('/admin/api/keys?as=csv')
  expect(file.headers.get('content-type')).toContain('text/csv')
  expect(await file.text()).toContain(`'=HYPERLINK`)
})

test('endpoints are narrowed, ordered and paged by their address, and a file of the same', async () => {
  const named = (name: string, change: Partial<Endpoint> = {}): Endpoint => ({
    ...{ ...endpoint, id: newId('whk'), name, url: `https://${name.replace(/\W/g, '')}.example.com` },
    ...change,
  })
  const endpoints = [
    named('Till', { createdAt: new Date('2026-11-03') }),
    named('=cmd', { state: 'off', createdAt: new Date('2026-11-02') }),
    named('Archive', { state: 'disabled', createdAt: new Date('2026-11-04') }),
  ]
  const office = officeOf({ listWebhookEndpoints: async () => endpoints })
  const on = async (query: string) => {
    const html = await (await office.get(`/admin/api/webhooks${query}`)).text()
    const file = await (await office.get(`/admin/api/webhooks?as=csv&${query.slice(1)}`)).text()
    const shown = [...html.matchAll(/api\/webhooks\/whk_[^"]+">([^<]+)</g)].map(([, name]) => name)
    const taken = file.trim().split('\r\n').slice(1)
    expect(taken.map((line) => line.split(',')[1])).toEqual(shown.map((name) => name?.replace('=', "'=")))
    return shown
  }
  expect(await on('')).toEqual(['Archive', 'Till', '=cmd'])
  expect(await on('?sort=name')).toEqual(['=cmd', 'Archive', 'Till'])
  expect(await on('?sort=-state')).toEqual(['Archive', '=cmd', 'Till'])
  expect(await on('?state=off')).toEqual(['=cmd'])
  expect(await on('?text=TILL.example')).toEqual(['Till'])
  expect(await on('?text=nothing')).toEqual([])
  const many = Array.from({ length: 51 }, (_, index) => named(`Till ${index}`))
  const html = await (
    await officeOf({ listWebhookEndpoints: async () => many }).get('/fr/admin/api/webhooks?sort=name&page=2')
  ).text()
  expect(html).toContain('Till 9<')
  expect(html).not.toContain('Till 50<')
  expect(html).toContain('href="/fr/admin/api/webhooks?sort=name&amp;as=csv"')
})

test.each([
  ['private_address', 'private_address'],
  ['not_https', 'not_https'],
  ['too_many', 'too_many'],
] as const)('an endpoint that is refused is told why: %s', async (reason, word) => {
  const addWebhookEndpoint: AdminDeps['addWebhookEndpoint'] = async () => ({ ok: false, reason })
  const answer = await officeOf({ addWebhookEndpoint }).post('/admin/api/webhooks/new', hookForm)
  expect(answer.status).toBe(422)
  expect(await answer.text()).toContain(webhookWords.en.wrong[word])
})

test('an edit that is stale saves nothing, and what was typed stands there with the way to what others saved', async () => {
  const changeWebhookEndpoint = vi.fn<AdminDeps['changeWebhookEndpoint']>(async () => ({
    ok: false,
    reason: 'changed_meanwhile',
  }))
  const office = officeOf({ changeWebhookEndpoint, findWebhookEndpoint: async () => endpoint })
  const typed = { ...hookForm, name: 'My own words', act: 'save', seen: 'forged' }
  const answer = await office.post(endpointPath, typed)
  expect(answer.status).toBe(409)
  const text = await answer.text()
  expect(text).toContain(messages.en.admin.savedMeanwhile.text)
  expect(text).toContain(`<a href="${endpointPath}" target="_blank"`)
  expect(text).toContain('value="My own words"')
  expect(text).toContain(`name="seen" value="${endpoint.changedAt.toISOString()}"`)
  expect(text).not.toContain(hostile)
  expect(changeWebhookEndpoint.mock.calls[0]?.[1].seen).toEqual(new Date(0))
})

test('where webhooks are off the page says how they are turned on, and offers none', async () => {
  const text = await (await officeOf({ webhooksAreOn: false }).get('/fr/admin/api/webhooks')).text()
  expect(text).toContain('WEBHOOKS_PROCESSOR')
  expect(text).not.toContain('/fr/admin/api/webhooks/new')
})

test('the form of a new secret that is pressed again changes nothing, and says so', async () => {
  const rotateWebhookSecret = vi.fn<AdminDeps['rotateWebhookSecret']>(async () => ({
    ok: false,
    reason: 'changed_meanwhile',
  }))
  const office = officeOf({ rotateWebhookSecret, findWebhookEndpoint: async () => endpoint })
  const seen = endpoint.changedAt.toISOString()
  expect(await (await office.get(endpointPath)).text()).toContain(`name="seen" value="${seen}"`)
  const answer = await office.post(endpointPath, { act: 'rotate', seen })
  expect(answer.status).toBe(409)
  expect(await answer.text()).toContain(webhookWords.en.notRotated.slice(0, 60))
  expect(rotateWebhookSecret.mock.calls[0]?.[1]).toEqual({ id: endpoint.id, seen: endpoint.changedAt })
})
