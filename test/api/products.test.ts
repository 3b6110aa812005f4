import { expect, test } from 'vitest'
import { productTextMax } from '../../src/domains/catalog/index.ts'
import { testApi } from './api.fixture.ts'

const { shop, ask, aKey, errors } = await testApi()
await shop.aProduct(0)
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
  const same = { listPrice: { minor: 1200, currency: 'EUR' } }
  expect((await put(same, { 'if-match': `"x", ${now}` })).status).toBe(200)
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

test('a bundle is made of products by their slugs, keeps them unsaid, and is refused in words', async () => {
  const key = await aKey()
  const put = (slug: string, change: object = {}) =>
    ask('PUT', `/products/${slug}`, { key, body: { ...aProduct, ...change } })
  for (const part of ['part-one', 'part-two']) expect((await put(part)).status).toBe(201)
  const parts = ['part-one', 'part-two', 'part-one']
  expect(await (await put('bundle', { parts })).json()).toMatchObject({ parts })
  expect(await (await put('bundle', { publisher: 'Others' })).json()).toMatchObject({ parts })
  for (const [slug, change, reason] of [
    ['other', { parts: ['part-one', 'nowhere'] }, 'unknown_part'],
    ['other', { parts: ['part-one', 'bundle'] }, 'unknown_part'],
    ['part-one', { parts: ['part-two', 'part-two'] }, 'is_part'],
    ['bundle', { releaseAt: '2031-01-01T00:00:00Z' }, 'bundle_has_release'],
    ['bundle', { legalNature: 'voucher', voucherPurpose: 'multi' }, 'bundle_is_voucher'],
  ] as const)
    expect(await (await put(slug, change)).json(), reason).toMatchObject({ status: 422, reason })
  expect((await put('other', { parts: ['part-one'] })).status).toBe(422)
  expect(await (await put('bundle', { parts: [] })).json()).toMatchObject({ parts: [] })
  expect(errors).toEqual([])
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
  expect(errors).toEqual([])
})
