import { randomBytes } from 'node:crypto'
import Ajv from 'ajv/dist/2020.js'
import { expect, test } from 'vitest'
import { scopes } from '../../src/domains/api-keys/index.ts'
import { newId } from '../../src/shared/ids.ts'
import { openApiDocument } from '../../src/web/api/openapi.ts'
import { operations } from '../../src/web/api/operations.ts'
import { problems } from '../../src/web/api/problem.ts'
import { testApi } from './api.fixture.ts'

const { shop, ask, aKey, errors } = await testApi()
const document = openApiDocument('en', { baseUrl: 'http://shop.example', version: '1' })
const ajv = new Ajv({ strict: false, validateFormats: false })
ajv.addSchema({ $id: 'api', components: document.components })

const product = await shop.aProduct(3)
const { slug } = await shop.db
  .selectFrom('product')
  .select('slug')
  .where('id', '=', product)
  .executeTakeFirstOrThrow()
const order = await shop.anOrder(product)
await shop.pay(order)
await shop.advance(order)

async function aCustomer() {
  const id = newId('acc')
  const email = `${id}@example.eu`
  await shop.db
    .insertInto('account')
    .values({
      id,
      provider: 'local',
      subject: id,
      email,
      email_folded: email,
      locale: 'fr',
      display_name: 'Ada',
    })
    .execute()
  return { id, email }
}
const customer = await aCustomer()

const written = {
  ...{ status: 'draft', family: null, category: 'tools', platform: 'harbour', region: 'world' },
  ...{ kind: 'software', legalNature: 'digital_content', edition: null, publisher: 'Test Works' },
  name: { en: 'Made', fr: 'Fait' },
  summary: { en: 'Made', fr: 'Fait' },
  description: { en: 'Made', fr: 'Fait' },
  features: { en: ['One'], fr: ['Un'] },
  listPrice: { minor: 1990, currency: 'EUR' },
  releaseAt: null,
}
const endpoint = { name: 'Till', url: 'https://hooks.example.com/in', events: ['order.paid'] }
const someKeys = (count = 2) =>
  Array.from({ length: count }, () => randomBytes(8).toString('hex').toUpperCase())

/** A request of each operation that goes well, and one that names nothing of ours. */
async function requestOf(id: string, key: string) {
  const made = async () =>
    (await (await ask('POST', '/webhook-endpoints', { key, body: endpoint })).json()).id
  const paths: Record<string, () => Promise<{ path: string; body?: unknown; status: number }>> = {
    listProducts: async () => ({ path: '/products?limit=2&status=active', status: 200 }),
    readProduct: async () => ({ path: `/products/${slug}`, status: 200 }),
    writeProduct: async () => ({
      path: `/products/made-${randomBytes(3).toString('hex')}`,
      body: written,
      status: 201,
    }),
    listStock: async () => ({ path: '/stock', status: 200 }),
    readStock: async () => ({ path: `/stock/${slug}`, status: 200 }),
    listOrders: async () => ({ path: '/orders?state=fulfilled', status: 200 }),
    readOrder: async () => ({ path: `/orders/${order}`, status: 200 }),
    listCustomers: async () => ({ path: '/customers', status: 200 }),
    readCustomer: async () => ({ path: `/customers/${customer.id}`, status: 200 }),
    importKeys: async () => ({
      path: '/key-batches',
      body: { product: slug, keys: someKeys() },
      status: 201,
    }),
    listWebhookEndpoints: async () => ({ path: '/webhook-endpoints', status: 200 }),
    addWebhookEndpoint: async () => ({ path: '/webhook-endpoints', body: endpoint, status: 201 }),
    readWebhookEndpoint: async () => ({ path: `/webhook-endpoints/${await made()}`, status: 200 }),
    changeWebhookEndpoint: async () => ({
      path: `/webhook-endpoints/${await made()}`,
      body: endpoint,
      status: 200,
    }),
    removeWebhookEndpoint: async () => ({ path: `/webhook-endpoints/${await made()}`, status: 204 }),
    rotateWebhookSecret: async () => ({ path: `/webhook-endpoints/${await made()}/secret`, status: 201 }),
    listWebhookDeliveries: async () => ({
      path: `/webhook-endpoints/${await made()}/deliveries`,
      status: 200,
    }),
    replayWebhookDelivery: async () => ({
      path: `/webhook-deliveries/${await aDelivery()}/replay`,
      status: 202,
    }),
  }
  const found = paths[id]
  if (!found) throw new Error(`no request for ${id}`)
  return found()
}

async function aDelivery() {
  const [whk, evt, dlv, at] = [newId('whk'), newId('evt'), newId('dlv'), new Date()]
  const { db } = shop
  await db
    .insertInto('webhook_endpoint')
    .values({ ...endpoint, id: whk, secret_sealed: randomBytes(8), created_at: at, changed_at: at })
    .execute()
  await db.insertInto('webhook_event').values({ id: evt, type: 'order.paid', body: '{}', at }).execute()
  await db
    .insertInto('webhook_delivery')
    .values({ id: dlv, event_id: evt, endpoint_id: whk, state: 'failed', at })
    .execute()
  return dlv
}

const described = (path: string, method: string) =>
  document.paths[path]?.[method] as {
    responses: Record<string, { content?: Record<string, { schema: object }> }>
  }

const judge = (schema: object) =>
  ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('#/components/', 'api#/components/')))

test.each(operations.map(({ id, method, path }) => [id, method, path] as const))(
  'what %s answers is what the document says',
  async (id, method, path) => {
    const key = await aKey()
    const request = await requestOf(id, key)
    const answer = await ask(method.toUpperCase(), request.path, { key, body: request.body })
    const text = await answer.text()
    expect([answer.status, text], text).toEqual([request.status, expect.anything()])
    const told = described(path, method).responses[String(request.status)]
    const schema = told?.content?.['application/json']?.schema
    if (!schema) expect(text).toBe('')
    else {
      expect(answer.headers.get('content-type')).toBe('application/json')
      const isAsSaid = judge(schema)
      expect(isAsSaid(JSON.parse(text)), JSON.stringify(isAsSaid.errors)).toBe(true)
    }
    expect(answer.headers.get('cache-control')).toBe('no-store')
    expect(answer.headers.get('access-control-allow-origin')).toBeNull()
    expect(answer.headers.get('ratelimit')).toMatch(/^"default";r=\d+;t=\d+$/)
    expect(errors).toEqual([])
  },
)

test.each(operations.map(({ id, method, scope }) => [id, method, scope] as const))(
  '%s takes its scope and no other',
  async (id, method, scope) => {
    const { path, body } = await requestOf(id, await aKey())
    const send = (key?: string) => ask(method.toUpperCase(), path, { key, body })
    const others = scopes.filter((each) => each !== scope)
    const refused = await send(await aKey(others))
    expect(refused.status).toBe(403)
    expect(refused.headers.get('www-authenticate')).toBe(
      `Bearer error="insufficient_scope", scope="${scope}"`,
    )
    expect(await refused.json()).toMatchObject({
      status: 403,
      reason: scope,
      instance: expect.stringContaining('/api/v1/'),
    })
    const strangers = [undefined, 'nonsense', `akm_sk_${'0'.repeat(47)}`]
    for (const key of strangers) {
      const answer = await send(key)
      expect([key, answer.status]).toEqual([key, 401])
      expect(answer.headers.get('content-type')).toBe('application/problem+json')
      expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/)
    }
    expect((await send(await aKey([scope]))).status).toBeLessThan(300)
  },
)

test('every operation is in the document, and every problem that it may end with has words', () => {
  for (const { path, method } of operations) {
    const { responses } = described(path, method)
    expect(Object.keys(responses)).toEqual(expect.arrayContaining(['401', '403', '429', '500', '503']))
  }
  for (const { title } of Object.values(problems)) expect([title.en, title.fr].every(Boolean)).toBe(true)
})

test.each([
  '/products/no-such-thing',
  '/products/..%2Fadmin',
  '/stock/no-such-thing',
  `/orders/${newId('ord')}`,
  '/orders/1',
  `/orders/${newId('acc')}`,
  "/orders/' or 1=1",
  `/customers/${newId('acc')}`,
  `/customers/${order}`,
  `/webhook-endpoints/${newId('whk')}`,
  `/webhook-endpoints/${newId('whk')}/deliveries`,
  '/nothing/here',
])('what a forged address names is not there: %s', async (path) => {
  const answer = await ask('GET', path, { key: await aKey() })
  expect(answer.status).toBe(404)
  expect(await answer.json()).toMatchObject({ type: '/api/v1/reference#not_found', status: 404 })
})

test('methods that there are not are named beside those that there are', async () => {
  const answer = await ask('DELETE', `/orders/${order}`, { key: await aKey() })
  expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD'])
  const preflight = await ask('OPTIONS', '/orders', {
    headers: { origin: 'https://evil.example', 'access-control-request-method': 'GET' },
  })
  expect(preflight.status).toBe(405)
  expect([...preflight.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([])
})

test('pages of a list neither repeat nor miss what was there, however much is added meanwhile', async () => {
  const key = await aKey()
  const there = new Set<string>()
  for (let more = 0; more < 7; more += 1) there.add(await shop.aProduct(0))
  const seen: string[] = []
  let cursor: string | null = ''
  do {
    const answer: Response = await ask('GET', `/products?limit=3${cursor && `&cursor=${cursor}`}`, { key })
    const page: { data: { id: string }[]; next: string | null } = await answer.json()
    expect(page.data.length).toBeLessThanOrEqual(3)
    seen.push(...page.data.map(({ id }) => id))
    cursor = page.next
    await shop.aProduct(0)
  } while (cursor)
  expect(new Set(seen).size).toBe(seen.length)
  for (const id of there) expect(seen).toContain(id)
  expect(seen).toEqual(seen.toSorted().toReversed())
})

test.each([
  'x',
  'MTpvcmRfeA',
  Buffer.from(`1:${newId('ord')}`).toString('base64url'),
  Buffer.from(`2:${newId('prd')}`).toString('base64url'),
])('a cursor of nothing, of another list or of another time is refused: %s', async (cursor) => {
  const answer = await ask('GET', `/products?cursor=${cursor}`, { key: await aKey() })
  expect([answer.status, (await answer.json()).type]).toEqual([400, '/api/v1/reference#bad_cursor'])
})

test.each([
  ['limit=0'],
  ['limit=101'],
  ['limit=many'],
  ['status=stolen'],
  ['updatedSince=yesterday'],
  ['unknown=1'],
])('a question that is not understood is refused with what is wrong: %s', async (query) => {
  const answer = await ask('GET', `/products?${query}`, { key: await aKey() })
  expect(answer.status).toBe(422)
  expect((await answer.json()).errors).toHaveLength(1)
})

test('the stock tells from how many keys on the staff want to hear of a product', async () => {
  const key = await aKey(['stock.read'])
  const read = async () => (await ask('GET', `/stock/${slug}`, { key })).json()
  expect(await read()).toMatchObject({ slug, threshold: null })
  await shop.db
    .insertInto('stock_watch')
    .values({ product_id: product, threshold: 5, changed_by: newId('acc') })
    .execute()
  expect(await read()).toMatchObject({ slug, threshold: 5 })
})
