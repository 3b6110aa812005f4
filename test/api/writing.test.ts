import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { productTextMax } from '../../src/domains/catalog/index.ts'
import { newId } from '../../src/shared/ids.ts'
import { operations } from '../../src/web/api/operations.ts'
import { quota } from '../../src/web/api/rate-limit.ts'
import { testApi } from './api.fixture.ts'

const { shop, ask, aKey, errors, pass, app, deps } = await testApi()
const product = await shop.aProduct(0)
const { slug } = await shop.db
  .selectFrom('product')
  .select('slug')
  .where('id', '=', product)
  .executeTakeFirstOrThrow()
const aCode = () => randomBytes(8).toString('hex').toUpperCase()
const batch = (keys: unknown[] = [aCode(), aCode()], more: object = {}) => ({ product: slug, keys, ...more })
const importing = (key: string, body: unknown, once?: string) =>
  ask('POST', '/key-batches', { key, body, ...(once && { once }) })
const inStock = async () =>
  (await shop.db.selectFrom('key').select('id').where('product_id', '=', product).execute()).length

test('keys come into stock, sealed, and no answer and no row tells one of them', async () => {
  const codes = [aCode(), 'LINE-ONE\nLINE-TWO']
  const before = await inStock()
  const answer = await importing(await aKey(), batch(codes))
  const text = await answer.text()
  expect([answer.status, JSON.parse(text)]).toMatchObject([201, { read: 2, good: 2, flaws: [] }])
  expect(await inStock()).toBe(before + 2)
  const rows: unknown[] = []
  for (const table of ['api_answer', 'audit_event', 'key_batch', 'key'])
    rows.push((await shop.pool.query(`select t::text from shop.${table} t`)).rows)
  for (const code of [codes[0] ?? '', 'LINE-ONE']) {
    expect(text).not.toContain(code)
    expect(JSON.stringify(rows)).not.toContain(code)
    expect(JSON.stringify(rows)).not.toContain(Buffer.from(code).toString('hex'))
  }
  const { rows: history } = await shop.pool.query(
    `select actor_kind, actor_id from shop.audit_event where action = 'keys.imported' order by id desc limit 1`,
  )
  expect(history).toEqual([{ actor_kind: 'system', actor_id: expect.stringMatching(/^apk_/) }])
})

test('a dry run stores nothing, a bad key refuses all, and skipBad lets the good ones in', async () => {
  const key = await aKey()
  const twice = aCode()
  const before = await inStock()
  expect((await importing(key, batch([aCode()], { dryRun: true }))).status).toBe(200)
  const refused = await importing(key, batch([twice, aCode(), twice]))
  expect(refused.status).toBe(422)
  expect(await refused.json()).toMatchObject({ reason: 'bad_lines', errors: [{ pointer: '/keys/2' }] })
  expect(await inStock()).toBe(before)
  const some = await importing(key, batch([twice, twice], { skipBad: true }))
  expect([some.status, await some.json()]).toMatchObject([201, { read: 2, good: 1 }])
  const known = await importing(key, batch([twice]))
  expect(known.status).toBe(422)
  expect(JSON.stringify(await known.json())).not.toContain(twice)
  expect((await importing(key, { ...batch(), product: 'nothing' })).status).toBe(422)
})

test('of many requests with one Idempotency-Key at once one is carried out, and all hear the same', async () => {
  const key = await aKey()
  const before = await inStock()
  const body = batch([aCode(), aCode(), aCode()])
  const answers = await Promise.all(Array.from({ length: 12 }, () => importing(key, body, 'at-once')))
  const statuses = answers.map(({ status }) => status)
  expect(statuses.filter((status) => status === 201).length).toBeGreaterThan(0)
  expect(statuses.every((status) => status === 201 || status === 409)).toBe(true)
  expect(await inStock()).toBe(before + 3)
  const first = await answers.find(({ status }) => status === 201)?.text()
  const again = await importing(key, body, 'at-once')
  expect([again.status, await again.text()]).toEqual([201, first])
  expect(again.headers.get('idempotency-replayed')).toBe('true')
  const quoted = await importing(key, body, '"at-once"')
  expect(await quoted.text(), 'as a string of structured fields').toBe(first)
  expect(await inStock()).toBe(before + 3)
})

test('what was done is never done again, whatever failed after it', async () => {
  const key = await aKey()
  const form = { name: 'Once', url: 'https://hooks.example.com', events: ['order.paid'] }
  const { id } = await (await ask('POST', '/webhook-endpoints', { key, body: form })).json()
  const [evt, dlv, at] = [newId('evt'), newId('dlv'), new Date()]
  await shop.db.insertInto('webhook_event').values({ id: evt, type: 'order.paid', body: '{}', at }).execute()
  await shop.db
    .insertInto('webhook_delivery')
    .values({ id: dlv, event_id: evt, endpoint_id: id, state: 'failed', at })
    .execute()
  const bodies: Record<string, unknown> = {
    '/key-batches': batch(),
    '/webhook-endpoints': form,
    '/webhook-endpoints/{endpoint}/secret': undefined,
    '/webhook-deliveries/{delivery}/replay': undefined,
  }
  const acts = async () => (await shop.pool.query('select from shop.audit_event')).rowCount ?? 0
  const keep = deps.keepAnswer
  for (const { path } of operations.filter(({ method }) => method === 'post')) {
    const post = () =>
      ask('POST', path.replace('{endpoint}', id).replace('{delivery}', dlv), {
        ...{ key, body: bodies[path], once: `once ${path}` },
      })
    const before = await acts()
    deps.keepAnswer = (claimed, answer, tx) =>
      tx ? keep(claimed, answer, tx) : Promise.reject(new Error('lost its connection'))
    await post()
    deps.keepAnswer = keep
    const again = await post()
    expect([again.status, again.headers.get('idempotency-replayed')], path).toEqual([
      path.endsWith('replay') ? 202 : 201,
      'true',
    ])
    expect(await acts(), path).toBe(before + 1)
  }
  const imported = deps.importKeys
  const body = batch()
  deps.importKeys = async (...asked) => {
    await imported(...asked)
    throw new Error('lost its connection after the commit')
  }
  expect((await importing(key, body, 'after')).status).toBe(500)
  deps.importKeys = imported
  const again = await importing(key, body, 'after')
  expect([again.status, await again.json()]).toMatchObject([201, { good: 2 }])
  expect(errors.splice(0)).toHaveLength(1)
})

test('the same Idempotency-Key with another request is refused, also at another address', async () => {
  const key = await aKey()
  expect((await importing(key, batch(), 'other')).status).toBe(201)
  const other = await importing(key, batch(), 'other')
  expect([other.status, (await other.json()).type]).toEqual([422, '/api/v1/reference#other_request'])
  const body = { name: 'x', url: 'https://hooks.example.com', events: ['order.paid'] }
  expect((await ask('POST', '/webhook-endpoints', { key, body, once: 'other' })).status).toBe(422)
  expect((await importing(await aKey(), batch(), 'other')).status, 'of another key').toBe(201)
})

test('a refusal is repeated, and what was never carried out is not', async () => {
  const key = await aKey()
  const code = aCode()
  const bad = batch([code, code])
  const [first, second] = [await importing(key, bad, 'refusal'), await importing(key, bad, 'refusal')]
  expect([first.status, second.status]).toEqual([422, 422])
  expect(await second.text()).toBe(await first.text())
  expect(second.headers.get('content-type')).toBe('application/problem+json')
  expect((await importing(key, { nonsense: 1 }, 'mended')).status).toBe(422)
  expect((await importing(key, batch(), 'mended')).status, 'what was not understood used nothing up').toBe(
    201,
  )
})

test('without an Idempotency-Key nothing is done, and a bad one is refused', async () => {
  const key = await aKey()
  for (const [once, type] of [
    ['', 'idempotency_key_missing'],
    ['x'.repeat(300), 'unreadable'],
  ] as const) {
    const answer = await ask('POST', '/key-batches', {
      key,
      body: batch(),
      headers: { 'idempotency-key': once },
    })
    expect([answer.status, (await answer.json()).type]).toEqual([400, `/api/v1/reference#${type}`])
  }
})

test('the secret of an endpoint is told once, and to who repeats the very request, for a day', async () => {
  const key = await aKey()
  const body = { name: 'Till', url: 'https://hooks.example.com/in', events: ['order.paid'] }
  const add = async () => (await ask('POST', '/webhook-endpoints', { key, body, once: 'add' })).json()
  const { id, secret } = await add()
  expect(secret).toMatch(/^whsec_/)
  expect(await (await ask('GET', `/webhook-endpoints/${id}`, { key })).json()).not.toHaveProperty('secret')
  expect((await add()).secret).toBe(secret)
  const { rows } = await shop.pool.query(`select t::text from shop.api_answer t`)
  expect(JSON.stringify(rows)).not.toContain(Buffer.from(secret).toString('hex'))
})

test.each([
  'http://hooks.example.com',
  'https://127.0.0.1/',
  'https://[::1]/',
  'https://169.254.169.254/',
  'https://localhost/',
  'https://a:b@hooks.example.com/',
])('no endpoint leads into the house: %s', async (url) => {
  const key = await aKey()
  const form = { name: 'x', url, events: ['order.paid'] }
  const answer = await ask('POST', '/webhook-endpoints', { key, body: form })
  expect([answer.status, (await answer.json()).type]).toEqual([422, '/api/v1/reference#refused'])
  const good = await (
    await ask('POST', '/webhook-endpoints', { key, body: { ...form, url: 'https://hooks.example.com' } })
  ).json()
  expect((await ask('PUT', `/webhook-endpoints/${good.id}`, { key, body: form })).status).toBe(422)
})

const both = (text: string) => ({ en: text, fr: text })
const aProduct = {
  ...{ status: 'draft', family: null, category: 'tools', platform: 'harbour', region: 'world' },
  ...{ kind: 'game', legalNature: 'digital_content', edition: null, publisher: 'Works', releaseAt: null },
  ...{ name: both('<script>alert(1)</script>'), summary: both('S'), description: both('D') },
  ...{ features: { en: [], fr: [] }, listPrice: { minor: 1500, currency: 'EUR' } },
}

test('a product is made, replaced as it was read, and not when it was changed since', async () => {
  const key = await aKey()
  const put = (change: object = {}, headers: Record<string, string> = {}) =>
    ask('PUT', '/products/made-here', { key, body: { ...aProduct, ...change }, headers })
  const made = await put()
  expect(made.status).toBe(201)
  const etag = made.headers.get('etag') ?? ''
  const changed = await put({ listPrice: { minor: 1200, currency: 'EUR' } }, { 'if-match': etag })
  expect([changed.status, await changed.json()]).toMatchObject([200, { price: { minor: 1200 } }])
  expect((await put({}, { 'if-match': etag })).status).toBe(412)
  expect((await put({}, { 'if-match': '"nonsense"' })).status).toBe(412)
  const now = changed.headers.get('etag') ?? ''
  expect(
    (await put({ listPrice: { minor: 1200, currency: 'EUR' } }, { 'if-match': `"x", ${now}` })).status,
  ).toBe(200)
  // A star asks whether there is one at all.
  expect((await put({}, { 'if-match': '*' })).status).toBe(200)
  const none = { key, body: aProduct, headers: { 'if-match': '*' } }
  expect((await ask('PUT', '/products/never-made', none)).status).toBe(412)
  for (const [change, reason] of [
    [{ category: 'nothing' }, 'unknown_category'],
    [{ platform: 'nothing' }, 'unknown_platform'],
    [{ region: 'nothing' }, 'unknown_region'],
  ] as const)
    expect(await (await put(change)).json()).toMatchObject({ status: 422, reason })
  for (const change of [
    { listPrice: { minor: 0, currency: 'EUR' } },
    { listPrice: { minor: 100, currency: 'USD' } },
    { name: both('') },
    { id: 'prd_forged' },
    { keyPattern: '.*' },
    { kind: 'weapon' },
  ])
    expect((await put(change)).status, JSON.stringify(change)).toBe(422)
  const { rows } = await shop.pool.query(
    `select action, actor_id from shop.audit_event where subject_kind = 'product'`,
  )
  expect(rows).toEqual([
    { action: 'product.created', actor_id: expect.stringMatching(/^apk_/) },
    { action: 'product.changed', actor_id: expect.stringMatching(/^apk_/) },
    { action: 'product.changed', actor_id: expect.stringMatching(/^apk_/) },
    { action: 'product.changed', actor_id: expect.stringMatching(/^apk_/) },
  ])
})

test('what a body leaves out of a product stays as it is, and can be said', async () => {
  const key = await aKey()
  const put = async (change: object = {}) =>
    (await ask('PUT', '/products/kept', { key, body: { ...aProduct, ...change } })).json()
  const said = { related: ['made-here', 'other'], seoTitle: both('Title'), seoDescription: both('More') }
  const unsaid = { voucherPurpose: null, related: [], seoTitle: null, seoDescription: null }
  expect(await put()).toMatchObject(unsaid)
  expect(await put(said)).toMatchObject(said)
  expect(await put({ publisher: 'Others' })).toMatchObject({ ...said, publisher: 'Others' })
  expect(await put({ related: ['one', 'one'], seoTitle: null })).toMatchObject({
    ...said,
    related: ['one'],
    seoTitle: null,
  })
  expect(await put({ related: [], seoDescription: null })).toMatchObject(unsaid)
})

test('a voucher says its purpose once, and what is none has none', async () => {
  const key = await aKey()
  const put = (change: object) => ask('PUT', '/products/bon', { key, body: { ...aProduct, ...change } })
  const refusal = { reason: 'voucher_purpose', errors: [{ pointer: '/voucherPurpose' }] }
  const voucher = { legalNature: 'voucher' }
  for (const change of [voucher, { ...voucher, voucherPurpose: null }, { voucherPurpose: 'single' }]) {
    const answer = await put(change)
    expect([answer.status, await answer.json()], JSON.stringify(change)).toMatchObject([422, refusal])
  }
  for (const [change, voucherPurpose] of [
    [{ ...voucher, voucherPurpose: 'multi' }, 'multi'],
    [voucher, 'multi'],
    [{}, null],
  ] as const)
    expect(await (await put(change)).json()).toMatchObject({ voucherPurpose })
  expect(errors).toEqual([])
})

test('a product is as long as the back office lets it be, and every sign of it fits the database', async () => {
  const key = await aKey()
  const put = (change: object, path = 'long') =>
    ask('PUT', `/products/${path}`, { key, body: { ...aProduct, ...change } })
  const long = (length: number) => both('x'.repeat(length))
  for (const [field, most] of [
    ['name', productTextMax.name],
    ['edition', productTextMax.edition],
    ['summary', productTextMax.summary],
    ['description', productTextMax.description],
    ['seoTitle', productTextMax.seoTitle],
    ['seoDescription', productTextMax.seoDescription],
  ] as const) {
    expect((await put({ [field]: long(most) })).ok, field).toBe(true)
    expect((await put({ [field]: long(most + 1) })).status, field).toBe(422)
  }
  for (const change of [
    { publisher: 'x'.repeat(productTextMax.publisher + 1) },
    { family: 'x'.repeat(productTextMax.family + 1) },
    { features: { en: ['One'], fr: [] } },
    { features: { en: ['x'.repeat(productTextMax.feature + 1)], fr: ['Un'] } },
    { related: Array.from({ length: productTextMax.related + 1 }, (_, n) => `p-${n}`) },
    { related: ['No Slug'] },
    { name: both('   ') },
    { name: both('a\u0000b') },
    { description: both('half \ud800 a sign') },
    { listPrice: { minor: 2 ** 31, currency: 'EUR' } },
  ])
    expect((await put(change)).status, JSON.stringify(change).slice(0, 60)).toBe(422)
  expect((await put({}, 'x'.repeat(productTextMax.slug + 1))).status).toBe(404)
  expect((await ask('GET', '/stock/a%00b', { key })).status).toBe(404)
  expect((await ask('GET', '/customers?email=a%00b', { key })).status).toBe(422)
  for (const since of ['0000-01-01T00:00:00Z', '0019-01-01T00:00:00Z'])
    expect((await ask('GET', `/orders?placedSince=${since}`, { key })).status).toBe(422)
  expect((await ask('GET', '/products?updatedSince=0000-01-01T00:00:00Z', { key })).status).toBe(422)
  for (const change of [{ category: 'a\u0000b' }, { releaseAt: '0000-01-01T00:00:00Z' }]) {
    const answer = await put(change)
    expect([answer.status, await answer.json()]).toMatchObject([
      422,
      { errors: [{ pointer: `/${Object.keys(change)[0]}` }] },
    ])
  }
  for (const change of [
    { supplier: 'a\u0000b' },
    { product: 'a\u0000b' },
    { expiresOn: '0000-01-01' },
    { unitCost: { minor: 2 ** 31, currency: 'EUR' } },
    { keys: ['HALF-\ud800-A-SIGN'] },
  ])
    expect((await importing(key, batch([aCode()], change))).status).toBe(422)
  expect(errors).toEqual([])
})

test('a body that is no JSON, too large, or not understood is refused in a word, and never quoted', async () => {
  const key = await aKey()
  const canary = 'CANARY-CODE-1'
  const cases: [body: string, headers: Record<string, string>, status: number][] = [
    [`{"keys": ["${canary}"`, {}, 400],
    [`{"keys": ["${canary}"]}`, { 'content-type': 'text/plain' }, 415],
    [`{"product": "${slug}", "keys": ["${canary}\\u0007"]}`, {}, 422],
    [`{"product": "${slug}", "keys": [{"text": "${canary}"}]}`, {}, 422],
    [JSON.stringify(batch([canary], { unitCost: { minor: 1, currency: 'XXX' } })), {}, 422],
    [JSON.stringify(batch([canary], { expiresOn: '2027-02-31' })), {}, 422],
    [JSON.stringify(batch([`${canary}${'x'.repeat(3 * 1024 * 1024)}`])), {}, 413],
    ['[]', {}, 422],
    ['null', {}, 422],
  ]
  for (const [body, headers, status] of cases) {
    const answer = await ask('POST', '/key-batches', { key, body, headers })
    const text = await answer.text()
    expect([answer.status, body.slice(0, 60)], text).toEqual([status, body.slice(0, 60)])
    expect(text).not.toContain(canary)
  }
  expect(errors).toEqual([])
})

test('100 MB end the request when the limit is reached, whatever length was said', async () => {
  let sent = 0
  const body = new ReadableStream({
    pull(controller) {
      if (sent > 100_000_000) return controller.close()
      sent += 65_536
      controller.enqueue(new Uint8Array(65_536).fill(32))
    },
  })
  const answer = await app.request('http://shop.example/api/v1/key-batches', {
    method: 'POST',
    headers: {
      authorization: `Bearer ${await aKey()}`,
      'content-type': 'application/json',
      'idempotency-key': 'big',
    },
    body,
    duplex: 'half',
  } as RequestInit)
  expect(answer.status).toBe(413)
  expect(sent).toBeLessThan(4_000_000)
})

test('past its turns a key is told when to come again, and others go on', async () => {
  const [key, other] = [await aKey(), await aKey()]
  let last = new Response()
  for (let turn = 0; turn < quota.turns; turn += 1) last = await ask('GET', '/stock?limit=1', { key })
  expect(last.status).toBe(200)
  expect(last.headers.get('ratelimit-policy')).toBe('"default";q=120;w=60')
  const refused = await ask('GET', '/stock?limit=1', { key })
  expect([refused.status, (await refused.json()).type]).toEqual([429, '/api/v1/reference#too_many'])
  expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  expect(refused.headers.get('ratelimit')).toMatch(/^"default";r=0;t=\d+$/)
  expect((await ask('GET', '/stock?limit=1', { key: other })).status).toBe(200)
  pass(60_000)
  expect((await ask('GET', '/stock?limit=1', { key })).status).toBe(200)
})
